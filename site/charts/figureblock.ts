import type {Source} from "../../loaders/schema/tables/sources.js";
import {NARROW, WIDE, type Figure} from "./figure.js";
import {figureTable} from "./figuretable.js";
import {html, trusted, type Html} from "../ui/html.js";

export interface FigureBlockOptions {
  document: Document;
  /** The record's sources, for their titles. */
  sources: readonly Source[];
  /** The site's root as seen from the page, with a closing slash: `/` where addresses are made relative later, `../` one folder down. */
  root?: string;
  /** That the title is the heading of its page: where the figure stands alone. */
  alone?: boolean;
}

/** More sources than these are folded away, where they do not push the story off the screen. */
const SHOWN = 4;
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
  // A record that has just begun has none.
  if (!ids.length) return html``;
  if (ids.length <= SHOWN)
    return html`<p><b>Source${ids.length === 1 ? "" : "s"}:</b> ${ids.map((id, index) => html`${index ? "; " : ""}${link(id)}`)}.</p>`;
  return html`<details><summary>${ids.length} sources</summary><ul>${ids.map((id) => html`<li>${link(id)}</li>`)}</ul></details>`;
}

/** A whole figure: its message, the drawing for wide and for narrow columns, what it rests on and lacks, and the ways out. */
export function figureBlock(figure: Figure, options: FigureBlockOptions): Html {
  const {document, root = "/", alone = false} = options;
  const drawn = (width: number) => from(root, spaced(figure.draw({document, width}).outerHTML));
  const {id, title, subtitle, unit, grade, missing, body, answer, data} = figure;
  const picture = body
    ? html`<div class="figure-body scroll" role="region" aria-label="${title}" tabindex="0">${from(root, body.text)}</div>`
    : html`<div class="figure-wide">${drawn(WIDE)}</div><div class="figure-narrow">${drawn(NARROW)}</div>`;
  return html`<figure class="figure" id="figure-${id}" aria-labelledby="figure-${id}-title" data-figure-id="${id}"${data !== undefined && html` data-figure-data="${JSON.stringify(data)}"`}>
<div class="figure-head"><p class="figure-title" id="figure-${id}-title"${alone && html` role="heading" aria-level="1"`}>${title}</p><p>${subtitle}</p></div>
<div class="figure-picture">${picture}</div>
${
  answer !== undefined &&
  html`<div class="figure-answer"><p>${answer}</p></div>
`
}<figcaption><p><b>Unit:</b> ${unit}.${grade && html` <b>Grade:</b> ${grade}.`}</p><p>${missing}</p>${sourceLinks(figure, options)}
<details><summary>The data as a table</summary>${figureTable(figure)}</details>
<p class="figure-ways">${FORMATS.map((format) => html`<a href="${root}figure/${id}.${format}">${format.toUpperCase()}</a>`)}<a href="${root}embed/${id}">Embed</a></p></figcaption>
</figure>`;
}
