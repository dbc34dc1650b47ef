import type {Row} from "../../loaders/schema/table.js";
import {formatDate, formatNumber} from "../ui/format.js";
import {type Figure, type FigureColumn, NARROW, WIDE} from "./figure.js";
import {type Html, html, trusted} from "../ui/html.js";
import type {Source} from "../../loaders/schema/tables/sources.js";

const DATE = /^\d{4}(-\d{2}){0,2}[~?%]?(\/(\d{4}(-\d{2}){0,2}[~?%]?|\.\.))?$/;

/** A cell of a figure's data table as a reader sees it: numbers with separators, dates in words, nothing where nothing is known. */
export function formatCell(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "number") return formatNumber(value);
  if (typeof value === "string") return DATE.test(value) ? formatDate(value) : value;
  return JSON.stringify(value);
}

const head = ({title, unit, numeric}: FigureColumn) =>
  html`<th scope="col"${numeric && html` class="number"`}>${title}${unit && ` (${unit})`}</th>`;

function line(row: Row, columns: readonly FigureColumn[]): Html {
  return html`<tr>${columns.map(({name, numeric}, index) => {
    const text = formatCell(row[name]);
    if (index === 0) return html`<th scope="row">${text}</th>`;
    return numeric ? html`<td class="number">${text}</td>` : html`<td>${text}</td>`;
  })}</tr>`;
}

/** The rows behind a picture as a table, in their order. */
export const figureTable = ({title, columns, rows}: Pick<Figure, "title" | "columns" | "rows">): Html =>
  html`<div class="scroll" role="region" aria-label="Data: ${title}" tabindex="0"><table><caption>${title}</caption><thead><tr>${columns.map(head)}</tr></thead><tbody>${rows.map((row) => line(row, columns))}</tbody></table></div>`;

export interface FigureBlockOptions {
  document: Document;
  /** The record's sources, for their titles. */
  sources: readonly Source[];
  /** The site's root as seen from the page, with a closing slash: `/` where addresses are made relative later, `../` one folder down. */
  root?: string;
  /** That the title is the heading of its page: where the figure stands alone. */
  alone?: boolean;
  /** That the picture is folded under its title, which says what it shows. */
  folded?: boolean;
  /** More ways out than the files of the figure. */
  ways?: Html;
}

const FORMATS = ["csv", "svg", "png", "json"] as const;

/** Figures know the site from its root; a page may lie elsewhere. */
const from = (root: string, markup: string): Html => trusted(markup.replaceAll('href="/', `href="${root}`));

/** A text browser prints a drawing's words as they stand in the page: each on a line of its own. */
const spaced = (markup: string): string => markup.replace(/<\/(?:text|title|desc)>/g, "$&\n");

function sourceLinks(figure: Figure, {sources, root = "/"}: FigureBlockOptions): Html {
  const known = new Map(sources.map((source) => [source.id, source]));
  const link = (id: string) =>
    html`<a href="${root}sources#${id}">${known.get(id)?.title ?? id}</a>${known.get(id)?.publisher && html` (${known.get(id)?.publisher})`}`;
  const ids = figure.source_ids;
  // On paper, where no link leads on, publishers stand for their texts.
  const publishers = [...new Set(ids.map((id) => known.get(id)?.publisher ?? known.get(id)?.title ?? id))];
  // A record that has just begun has none.
  if (!ids.length) return html``;
  return html`<p class="figure-sources"><b>Source${ids.length === 1 ? "" : "s"}:</b> ${ids.map((id, index) => html`${index ? "; " : ""}${link(id)}`)}.</p><p class="figure-publishers"><b>Source${publishers.length === 1 ? "" : "s"}:</b> ${publishers.join("; ")}.</p>`;
}

const WEAK = /^(single|secondary|unverified)/;

/** A whole figure: its message, the drawing for wide and for narrow columns, what it rests on and lacks, and the ways out. */
export function figureBlock(figure: Figure, options: FigureBlockOptions): Html {
  const {document, root = "/", alone = false, folded = false, ways} = options;
  const drawn = (width: number) => from(root, spaced(figure.draw({document, width}).outerHTML));
  const {id, title, subtitle, unit, grade, missing, body, answer, data} = figure;
  const weak = grade
    .split("; ")
    .filter((one) => WEAK.test(one))
    .join("; ");
  const picture = body
    ? html`<div class="figure-body scroll" role="region" aria-label="${title}" tabindex="0">${from(root, body.text)}</div>`
    : html`<div class="figure-wide">${drawn(WIDE)}</div><div class="figure-narrow">${drawn(NARROW)}</div>`;
  const about = html`<details class="about-chart"><summary>About this chart</summary><p><b>Unit:</b> ${unit}.${weak && html` <b>Weaker rows:</b> ${weak}.`}</p><p>${missing}</p>${sourceLinks(figure, options)}
<details class="figure-data"><summary>The data as a table</summary>${figureTable(figure)}</details>
<p class="figure-ways">${FORMATS.map((format) => html`<a href="${root}figure/${id}.${format}" aria-label="${format.toUpperCase()} of: ${title}">${format.toUpperCase()}</a>`)}<a href="${root}embed/${id}" aria-label="Embed: ${title}">Embed</a>${!alone && html`<a href="#figure-${id}" aria-label="Link to: ${title}">Link</a>`}${ways && from(root, ways.text)}</p></details>`;
  // Marks that say their value get a line to say it in.
  const says = picture.text.includes("data-says=");
  const shown = html`<div class="figure-picture">${picture}</div>${says && !alone && html`<p class="figure-says" role="status" data-hint="Point, tap or press arrow keys to read values."></p>`}
${
  answer !== undefined &&
  html`<div class="figure-answer">${from(root, answer.text)}</div>
`
}<figcaption>${about}</figcaption>`;
  return html`<figure class="figure${folded && " figure-folded"}" id="figure-${id}" aria-labelledby="figure-${id}-title" data-figure-id="${id}"${data !== undefined && html` data-figure-data="${JSON.stringify(data)}"`}>
<div class="figure-head">${alone ? html`<h1 class="figure-title" id="figure-${id}-title">${title}</h1>` : html`<h3 class="figure-title" id="figure-${id}-title">${title}</h3>`}${!folded && html`<p>${subtitle}</p>`}</div>
${folded ? html`<details class="figure-fold"><summary>Show the chart</summary><p>${subtitle}</p>${shown}</details>` : shown}
</figure>`;
}
