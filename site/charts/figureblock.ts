import type {Row} from "../../loaders/schema/table.js";
import {en} from "../words/en.js";
import {words} from "../words/words.js";
import {formatDate, formatNumber} from "../ui/format.js";
import {type Figure, type FigureColumn, NARROW, WIDE} from "./figure.js";
import {type Html, html, inEnglish, trusted} from "../ui/html.js";
import {wrap} from "./textwidth.js";
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
const figureTable = ({title, columns, rows}: Pick<Figure, "title" | "columns" | "rows">): Html =>
  html`<div class="scroll" role="region" aria-label="${words().figure.data(title)}" tabindex="0"><table><caption>${title}</caption><thead><tr>${columns.map(head)}</tr></thead><tbody>${rows.map((row) => line(row, columns))}</tbody></table></div>`;

interface FigureBlockOptions {
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

/** The room for what a mark says, in the wide and in the narrow layout of a figure, and the size of its letters, in pixels. */
const SAYS = {wide: 700, narrow: 330, size: 15.3};

/** A publisher's name as short as a reader knows it by. */
const briefly = (name: string) => name.replace(/ \([^)]*\)$/, "");

/** How many publishers are named under a figure on paper. */
const NAMED = 2;

/**
 * The sources of a figure by their publishers, each once, in the one order that page, paper and picture name them in: the publisher of the
 * number that the title is about, then those whose numbers the rows are, and of the others those that most of the rows rest on.
 */
export function publishersOf(
  {source_ids, origins = {}, makers = [], headline}: Pick<Figure, "source_ids" | "origins" | "makers" | "headline">,
  sources: readonly Source[]
): {name: string; ids: readonly string[]}[] {
  const known = new Map(sources.map((source) => [source.id, source]));
  const publishers = new Map<string, string[]>();
  for (const id of source_ids) {
    const {publisher = null, title = id} = known.get(id) ?? {};
    const name = publisher ?? title;
    publishers.set(name, [...(publishers.get(name) ?? []), id]);
  }
  const first = Object.values(origins);
  const own = makers.map(briefly);
  const rank = (name: string) => (own.includes(briefly(name)) ? own.indexOf(briefly(name)) : own.length);
  const main = headline === undefined ? undefined : origins[headline];
  return [...publishers]
    .map(([name, ids]) => ({
      name,
      ids,
      main: main !== undefined && ids.includes(main),
      rows: first.filter((id) => ids.includes(id)).length
    }))
    .sort((a, b) => Number(b.main) - Number(a.main) || rank(a.name) - rank(b.name) || b.rows - a.rows);
}

/** What stands under a picture before anything is opened: the publisher that comes first, and how many more there are. */
function sourceLine(figure: Figure, sources: readonly Source[]): Html {
  const say = words().figure;
  const [most, ...others] = publishersOf(figure, sources);
  if (!most) return html`${say.about}`;
  const name = briefly(most.name);
  const rest =
    others.length > 0 && html`<span class="more" data-more="${others.length}">${say.andMore("", others.length)}</span>`;
  return html`<span><span>${say.source(1 + others.length)} <span class="publisher">${inEnglish(name)}</span>${rest}</span><span> · ${say.about}</span></span>`;
}

/** Who says what a picture shows: each publisher once, with the days of what it published; the title is where a link leads. */
function sourceLinks(figure: Figure, {sources, root = "/"}: FigureBlockOptions): Html {
  const known = new Map(sources.map((source) => [source.id, source]));
  const ids = figure.source_ids;
  // A record that has just begun has none.
  if (!ids.length) return html``;
  const named = publishersOf(figure, sources).map(({name, ids: own}, index) => {
    // Of several of one publisher each is told by its day; where one has none, by the day or year that its title names last.
    const dated = own.length === 1 || own.every((id) => known.get(id)?.date);
    const links = own.map((id, at) => {
      const {title = name, date = null} = known.get(id) ?? {};
      const year = dated ? null : title.match(/\b(?:[A-Z][a-z]+\.? \d{1,2}, )?(?:19|20)\d{2}\b/g)?.at(-1);
      const part = year ?? (date === null ? null : formatDate(date));
      // A link by itself says whose text it leads to; in the line the publisher stands once.
      const says =
        at === 0
          ? html`${inEnglish(name)}${part !== null && `, ${part}`}`
          : html`<span class="unseen">${inEnglish(name)}, </span>${part ?? `${at + 1}`}`;
      return html`${at > 0 && ", "}<a href="${root}sources#${id}">${says}</a>`;
    });
    return html`${index > 0 && "; "}${links}`;
  });
  // On paper there is a line of them, and where the others are.
  const more = named.length - NAMED;
  const file = `figure/${figure.id}.json`;
  const rest =
    more > 0 &&
    html`<span class="figure-rest" data-more="${words().figure.andMoreAt(more, file)}">${named.slice(NAMED)}</span>`;
  return html`<p class="figure-sources"><b>${words().figure.source(ids.length)}</b> ${named.slice(0, NAMED)}${rest}.</p>`;
}

/** What stands for the site's own address in the code to copy, until the build or the reader's browser knows it. */
export const SITE_ADDRESS = "SITE/";

/**
 * What the host page does when a frame says its height: it gives the frame that height, and tells it whether the page is light or dark, which
 * not every browser tells frames of another origin; of a page that is both, the reader's system decides.
 */
const HOST_SCRIPT = `addEventListener("message",e=>{const h=e.data?.docketbook?.height;if(h>0)for(const f of document.querySelectorAll("iframe"))if(f.contentWindow===e.source){f.height=h;const s=getComputedStyle(f).colorScheme;e.source.postMessage({docketbook:{theme:/dark/.test(s)?/light/.test(s)?"":"dark":"light"}},"*")}})`;

/** The code that another site frames a figure with, sized by what the frame says, and the code for the picture alone. */
export function embedCode({id, title}: Pick<Figure, "id" | "title">, height: number): {frame: string; image: string} {
  const {code} = words();
  const site = code === en.code ? SITE_ADDRESS : `${SITE_ADDRESS}${code}/`;
  const link = html`<a href="${site}embed/${id}"><img src="${site}figure/${id}.png" alt="${title}" style="max-width:100%"></a>`;
  return {
    frame: `${html`<iframe src="${site}embed/${id}" title="${title}" width="100%" height="${height}" loading="lazy" style="border:0"></iframe>`.text}
<script>${HOST_SCRIPT}</script>`,
    image: link.text
  };
}

const copyable = (label: string, code: string): Html =>
  html`<pre role="region" aria-label="${label}" tabindex="0" data-embed>${code}</pre>`;

function embedFold(figure: Figure, height: number): Html {
  const say = words().embed;
  const {frame, image} = embedCode(figure, height);
  return html`<details class="figure-embed"><summary>${say.code}</summary><p>${say.frame[0]}<code>?theme=dark</code>${say.frame[1]}<code>?theme=light</code>${say.frame[2]}</p>${copyable(say.frameOf(figure.title), frame)}<p>${say.picture}</p>${copyable(say.pictureOf(figure.title), image)}<p class="embed-site">${say.site}<code>SITE</code>.</p></details>`;
}

/**
 * A whole figure: its message, the drawing for wide and for narrow columns, what it rests on and lacks, and the ways out.
 * @throws RangeError for a column that no row has: a name is no word to be translated
 */
export function figureBlock(figure: Figure, options: FigureBlockOptions): Html {
  const {document, root = "/", alone = false, folded = false, ways} = options;
  const {id, title, subtitle, unit, weaker = "", missing, body, answer, data, columns, rows, origins = {}} = figure;
  const empty = rows.length > 0 && columns.find(({name}) => !rows.some((row) => name in row));
  if (empty) throw new RangeError(`figure ${id}: no row has its column ${empty.name}`);
  // Each mark carries the source of the first of its rows that has one.
  const sourced = (markup: string) =>
    markup.replace(/data-rows="([^"]+)"/g, (marked, rows: string) => {
      const source = rows.split(" ").flatMap((row) => origins[row] ?? [])[0];
      return source === undefined ? marked : `${marked} data-source="${source}"`;
    });
  const say = words().figure;
  const drawn = (width: number) => from(root, spaced(sourced(figure.draw({document, width}).outerHTML)));
  const published = new Map(options.sources.map((source) => [source.id, source]));
  const named = (id: string) => {
    const {publisher = null, title = id, date = null} = published.get(id) ?? {};
    return `${publisher ?? title}${date === null ? "" : `, ${formatDate(date)}`}`;
  };
  // Alone in a frame of another site a picture stands without the style of the story's page.
  const picture =
    body && !alone
      ? html`<div class="figure-body scroll" role="region" aria-label="${title}" tabindex="0">${from(root, body.text)}</div>`
      : html`<div class="figure-wide">${drawn(WIDE)}</div><div class="figure-narrow">${drawn(NARROW)}</div>`;
  const high = Math.ceil((Number(/ height="(\d+)"/.exec(picture.text)?.[1] ?? 300) + 190) / 10) * 10;
  const about = html`<details class="about-chart"><summary>${sourceLine(figure, options.sources)}</summary><p><b>${say.unit}</b> ${unit}.${weaker && html` <b>${say.weaker}</b> ${weaker}.`}</p><p>${missing}</p><details class="figure-data"><summary>${say.table}</summary>${figureTable(figure)}</details>
${sourceLinks(figure, options)}
<p class="figure-ways">${FORMATS.map((format) => html`<a href="${root}figure/${id}.${format}" aria-label="${say.of(format.toUpperCase(), title)}">${format.toUpperCase()}</a>`)}<a href="${root}embed/${id}" aria-label="${say.embed}: ${title}">${say.embed}</a>${!alone && html`<a href="#figure-${id}" aria-label="${say.linkTo(title)}">${say.link}</a>`}${ways && from(root, ways.text)}</p>${!alone && embedFold(figure, high)}</details>`;
  // Marks that say their value get the lines that the longest takes, so that the figure does not grow.
  const says = picture.text.includes("data-says=");
  const told = [...picture.text.matchAll(/<[^>]*\bdata-says="([^"]*)"[^>]*>/g)].map(([mark, what = ""]) => {
    const source = /\bdata-source="([^"]*)"/.exec(mark)?.[1];
    return `${what}. ${say.source(1)} ${source === undefined ? "" : named(source).replaceAll(" ", "\u00a0")}`;
  });
  const [wide, narrow] = [SAYS.wide, SAYS.narrow].map((room) =>
    Math.max(1, ...told.map((text) => wrap(text, room, {size: SAYS.size}).length))
  );
  const shown = html`<div class="figure-shown"><div class="figure-picture">${picture}</div>${says && html`<p class="figure-says" data-wide="${wide}" data-narrow="${narrow}"></p>`}</div>
${
  answer !== undefined &&
  html`<div class="figure-answer">${from(root, answer.text)}</div>
`
}<figcaption>${about}</figcaption>`;
  return html`<figure class="figure${folded && " figure-folded"}" id="figure-${id}" aria-labelledby="figure-${id}-title" data-figure-id="${id}"${data !== undefined && html` data-figure-data="${JSON.stringify(data)}"`}>
<div class="figure-head">${alone ? html`<h1 class="figure-title" id="figure-${id}-title">${title}</h1>` : html`<h3 class="figure-title" id="figure-${id}-title">${title}</h3>`}${!folded && html`<p>${subtitle}</p>`}</div>
${folded ? html`<details class="figure-fold"><summary>${say.show}</summary><p>${subtitle}</p>${shown}</details>` : shown}
</figure>`;
}
