import type {Site} from "../../story/story.js";
import type {Grade, Read} from "../../../loaders/schema/common.js";
import type {Row} from "../../../loaders/schema/table.js";
import {listedTables} from "../../../loaders/schema/tables.js";
import {filledIn} from "../../record/rowtext.js";
import {formatValue} from "../../ui/value.js";
import {say, words} from "../../words/words.js";
import {formatDate, formatGrade, gradeName} from "../../ui/format.js";
import type {Source} from "../../../loaders/schema/tables/sources.js";
import {addressOf} from "../../record/addresses.js";
import {howFound, sourceAddress} from "../../record/sourcelinks.js";
import {textRead, type Sourced} from "../../record/textread.js";
import {type Html, html, inEnglish} from "../../ui/html.js";

/** A row as a reader checks a citation of it. */
export interface CitedRow {
  table: string;
  /** What it says, in a line. */
  says: string;
  /** What the line leaves out. */
  detail: string | null;
  /** Null for a table whose rows have none. */
  grade: Grade | null;
  /** How much of its text was read; null where nobody noted it. */
  read: Read | null;
  /** Where in the source, where that is known. */
  locator: string | null;
  source_ids: readonly string[];
  /** Its sources do not say the same; its own place says what each says. */
  disagree: boolean;
}

const disagreed = (row: object): boolean =>
  "disagreements" in row && Array.isArray(row.disagreements) && row.disagreements.length > 0;

const joined = (...parts: (string | null | false)[]) =>
  parts.filter((part) => part !== null && part !== false && part !== "").join(", ");

/**
 * A row of the record by its id, as a citation shows it.
 * @throws RangeError where no table that can be cited has it
 */
export function citedRow({tables, edition}: Site, id: string): CitedRow {
  const read = (row: Sourced) => textRead(row, tables.sources);
  const value = tables.observations.find((row) => row.id === id);
  if (value) {
    const {period, series_id, dimension, geography, grade, locator, source_id} = value;
    const unit = tables.units.find((row) => row.id === value.unit) ?? {id: value.unit, title: value.unit};
    const series = tables.series.find((row) => row.id === series_id)?.title ?? series_id;
    const which = joined(dimension !== null && say(dimension), geography !== edition.geography && geography);
    return {
      table: "observations",
      says: `${formatDate(period)}: ${formatValue(value, unit)}`,
      detail: which ? `${series}: ${which}` : series,
      grade,
      read: read(value),
      locator,
      source_ids: [source_id],
      disagree: false
    };
  }
  for (const table of listedTables()) {
    if (!table.cite) continue;
    const row = (tables[table.name as keyof typeof tables] as readonly Row[]).find((known) => known["id"] === id);
    if (!row) continue;
    const {says = `{${table.rowTitle ?? "id"}}`, detail} = table.cite;
    return {
      table: table.name,
      says: filledIn(table, row, says),
      detail: detail === undefined ? null : (row[detail] as string | null),
      grade: (row["grade"] as Grade | undefined) ?? null,
      read: row["grade"] === undefined ? null : read(row),
      locator: null,
      // A source stands for itself.
      source_ids: table.name === "sources" ? [id] : ((row["source_ids"] as string[] | undefined) ?? []),
      // An order's page has what the sources of its event differ about, too.
      disagree:
        disagreed(row) ||
        (table.name === "orders" && tables.events.some((event) => event.order_ids.includes(id) && disagreed(event)))
    };
  }
  throw new RangeError(`no row that can be cited has the id ${id}`);
}

/** The anchor of a cited row's entry among the sources of a page. */
export const anchorOf = (id: string): string => `source-${id}`;
/** The anchor of the place in the text that cites a row first. */
export const citedAnchor = (id: string): string => `cited-${id}`;

/** A source as a reader looks it up: title, publisher and date; it links to the original or its copy, or to ours about it where neither is known. */
const sourceLine = (source: Source): Html => {
  const {id, title, publisher, date} = source;
  const address = sourceAddress(source);
  return html`<li><a href="${address ?? `/sources#${id}`}"${address !== null && html` rel="noreferrer"`}>${title}</a>${publisher !== null && html`, ${inEnglish(publisher)}`}${date !== null && html`, ${formatDate(date)}`}${howFound(source)}</li>`;
};

/** More than this many are folded away, so that the list stays one that a reader looks through. */
const SHOWN = 3;

function sourceLines(sources: readonly Source[]): Html {
  // One left over takes no less room folded away.
  const shown = sources.length === SHOWN + 1 ? sources.length : SHOWN;
  const rest = sources.slice(shown);
  return html`<ul class="cite-sources">${sources.slice(0, shown).map(sourceLine)}</ul>${
    rest.length > 0 &&
    html`<details class="cite-rest"><summary>${words().citations.moreSources(rest.length)}</summary><ul class="cite-sources">${rest.map(sourceLine)}</ul></details>`
  }`;
}

/** One cited row: what it says, how well it is known, where in its sources, and the sources. */
function entry(site: Site, id: string): Html {
  const say = words().citations;
  const {table, says, detail, grade, read, locator, source_ids, disagree} = citedRow(site, id);
  const known = new Map(site.tables.sources.map((source) => [source.id, source]));
  const address = addressOf(site, table, id);
  const sources = source_ids.map((source) => known.get(source)).filter((source) => source !== undefined);
  // A source's own line below has its title, and leads out of the site.
  if (table === "sources")
    return html`<li id="${anchorOf(id)}"><div class="cite-entry">${sourceLines(sources)}${sources.some((source) => sourceAddress(source) !== null) && html`<p class="cite-about"><a href="/sources#${id}">${say.aboutSource}</a></p>`}</div>
<a class="cite-back" href="#${citedAnchor(id)}" aria-label="${say.back(says)}">${say.text}</a></li>`;
  return html`<li id="${anchorOf(id)}"><div class="cite-entry"><p class="cite-says">${address === null ? says : html`<a href="${address}">${says}</a>`}${detail !== null && html`<span class="cite-detail"><br>${detail}</span>`}</p>
<p class="cite-how">${grade !== null && say.grade(gradeName(grade), formatGrade(grade, read))}${table === "observations" && grade === "secondary" && say.oneSource}${disagree && html`<br>${table === "orders" ? html`<a href="${address}#called">${words().record.disagree}</a>` : words().record.disagree}`}${locator !== null && html`${grade !== null && html`<br>`}${say.inTheSource}${inEnglish(locator)}`}</p>
${sourceLines(sources)}</div>
<a class="cite-back" href="#${citedAnchor(id)}" aria-label="${say.back(says)}">${say.text}</a></li>`;
}

/** "Sources for this page": each cited row once, in the order of the text, folded. Citations link to its entries, which opens them; a script shows them as cards. */
export const sourcesForPage = (site: Site, ids: readonly string[]): Html =>
  html`<section class="page-sources" aria-labelledby="sources-for-this-page" data-card="${words().citations.restsOn("{0}")}" data-shut="${words().citations.shut}"><h2 id="sources-for-this-page">${words().citations.title}</h2>
<details><summary>${words().citations.facts(ids.length)}</summary><p>${words().citations.about}<a href="/methods#grades">${words().citations.grades}</a>.</p>
<ol>${ids.map((id) => entry(site, id))}</ol></details></section>`;

/** More sources than these of a paragraph are only counted. */
const BESIDE = 4;

/**
 * Who says what a paragraph says: the first source of each row that it cites. Names and days stand in the margin beside it; the sources
 * themselves are folded behind them, one stop of the keyboard a paragraph. Null where the record names none.
 */
export function sourcesBeside(site: Site, ids: readonly string[]): Html | null {
  const known = new Map(site.tables.sources.map((source) => [source.id, source]));
  const first = ids.flatMap((id) => known.get(citedRow(site, id).source_ids[0] ?? "") ?? []);
  // Two texts of one publisher and day read as one line.
  const line = ({publisher, title, date}: Source) => `${publisher ?? title} ${date}`;
  const sources = [...new Map([...first].reverse().map((source) => [line(source), source])).values()].reverse();
  if (!sources.length) return null;
  const rest = sources.length - BESIDE;
  const shown = sources.slice(0, rest === 1 ? undefined : BESIDE);
  const {citations, figure} = words();
  const more = rest > 1 && citations.moreSources(rest);
  const named = shown.map(
    ({publisher, title, date}, index) =>
      html`${index > 0 && "; "}${inEnglish(publisher ?? title)}${date !== null && `, ${formatDate(date)}`}`
  );
  const links = shown.map(
    ({id, url, copy_url, title}) =>
      html`<li><a href="${sourceAddress({url, copy_url}) ?? `/sources#${id}`}" rel="noreferrer">${title}</a></li>`
  );
  return html`<details class="beside"><summary>${figure.source(sources.length)} ${named}${more && `; ${more}`}</summary><ul>${links}${more && html`<li><a href="#sources-for-this-page">${more}</a></li>`}</ul></details>`;
}
