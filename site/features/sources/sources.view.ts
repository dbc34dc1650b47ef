import {words} from "../../words/words.js";
import type {Site} from "../../story/story.js";
import type {Table} from "../../../loaders/schema/table.js";
import {listedTables} from "../../../loaders/schema/tables.js";
import {capital, formatDate, formatNumber, pluralize} from "../../ui/format.js";
import type {Source} from "../../../loaders/schema/tables/sources.js";
import {type Html, html} from "../../ui/html.js";
import {listTable, type ListRow} from "../../ui/listtable.js";
import {addressOf} from "../../record/addresses.js";
import {noteText} from "../../record/cited.js";
import {copyHost, howFound, sourceAddress} from "../../record/sourcelinks.js";
import {namedPages} from "../../record/namedpages.js";

/** A row that cites a source, or a page whose text does: one of the table `pages`, with its address as its id. */
export interface CitingRow {
  table: string;
  id: string;
  title: string;
  /** The row names no other source. */
  alone: boolean;
}

interface Sourced {
  id: string;
  source_ids: readonly string[];
}

/** The rows of the tables whose rows name their sources one by one, those first that readers look at first. */
function* sourcedRows({
  tables
}: Site): Generator<{table: Table; rows: readonly Sourced[]; title: (row: Sourced) => string}> {
  for (const table of listedTables()) {
    const {name, columns, rowTitle = "id", fullTitle = rowTitle} = table;
    if (!columns.some((column) => column.name === "source_ids")) continue;
    const rows = tables[name as keyof typeof tables] as unknown as readonly Sourced[];
    yield {table, rows, title: (row) => String((row as unknown as Record<string, unknown>)[fullTitle])};
  }
}

/** What cites each source, by its id: rows, the observations of a series as one, and pages. `root` is the folder of the pages. */
export function citedBy(site: Site, root = "src"): Map<string, CitingRow[]> {
  const {tables} = site;
  const found = new Map<string, CitingRow[]>(tables.sources.map(({id}) => [id, []]));
  for (const {table, rows, title} of sourcedRows(site)) {
    for (const row of rows)
      for (const source of row.source_ids)
        found.get(source)?.push({table: table.name, id: row.id, title: title(row), alone: row.source_ids.length === 1});
  }
  const counts = new Map<string, Map<string, number>>();
  for (const {source_id, series_id} of tables.observations) {
    const series = counts.get(source_id) ?? new Map<string, number>();
    counts.set(source_id, series.set(series_id, (series.get(series_id) ?? 0) + 1));
  }
  const titles = new Map(tables.series.map(({id, title}) => [id, title]));
  for (const [source, series] of counts) {
    for (const [id, count] of series)
      found
        .get(source)
        ?.push({table: "series", id, title: `${titles.get(id) ?? id} (${pluralize(count, "figure")})`, alone: true});
  }
  for (const {address, name, cited} of namedPages(site.story, root))
    for (const source of cited) found.get(source)?.push({table: "pages", id: address, title: name, alone: false});
  return found;
}

/** The rows that name one source and no other, by table. Every observation names one, and so counts for none here. */
export const citedAlone = (
  site: Site
): {table: string; of: number; rows: {id: string; title: string; source_id: string}[]}[] =>
  [...sourcedRows(site)].map(({table, rows, title}) => ({
    table: table.name,
    of: rows.length,
    rows: rows.flatMap((row) =>
      row.source_ids.length === 1 ? [{id: row.id, title: title(row), source_id: row.source_ids[0] ?? ""}] : []
    )
  }));

const GROUPS = [
  ["events", "Behind an event"],
  ["orders", "Behind an order"],
  ["cases", "Behind a case"],
  ["laws", "Behind a law"],
  ["claims", "Behind a verdict"],
  ["series", "Behind a series"]
] as const;

const citingList = (site: Site, rows: readonly CitingRow[]) =>
  html`<ul>${rows.map(({table, id, title, alone}) => html`<li><span class="kind">${table === "series" ? "Series" : capital(table.slice(0, -1))}</span> <a href="${table === "pages" ? id : addressOf(site, table, id)}">${title}</a>${alone && table !== "series" && html` <span class="alone">its only source</span>`}</li>`)}</ul>`;

/** What cites a source, with its note, folded; a link to the source opens it. */
function citing(site: Site, {note}: Source, rows: readonly CitingRow[], checked: boolean): Html {
  const only = rows.filter(isAlone).length;
  const pages = rows.filter(({table}) => table === "pages").length;
  const counts = [
    rows.length > pages && pluralize(rows.length - pages, "row"),
    pages > 0 && `the text of ${pluralize(pages, "page")}`
  ].filter(Boolean);
  const words = counts.length
    ? html`Cited by ${counts.join(" and ")}${only > 0 && html`, <span class="alone">the only source of ${only}</span>`}`
    : checked
      ? "Its claims are checked; no row cites it"
      : "No row and no page’s text cites it";
  return html`<details class="citing"><summary>${words}</summary><div>${noteText(note)}${citingList(site, rows)}</div></details>`;
}

const isAlone = ({alone, table}: CitingRow) => alone && table !== "series";

function line(site: Site, source: Source, rows: readonly CitingRow[], checked: boolean): ListRow {
  const address = sourceAddress(source);
  return {
    headId: source.id,
    classes: [
      "source",
      ...new Set(rows.map(({table}) => `for-${table}`)),
      ...(rows.some(isAlone) ? ["for-alone"] : []),
      ...(rows.length ? [] : ["for-none"])
    ],
    cells: {
      title: {
        body: html`${address === null ? source.title : html`<a href="${address}" rel="noreferrer">${source.title}</a>`}${howFound(source, address === source.copy_url)}${source.copy_url !== null && address !== source.copy_url && html`<p class="soft">Read in a copy: ${copyHost(source.copy_url)}</p>`}${citing(site, source, rows, checked)}`,
        sort: source.title
      },
      publisher: {body: source.publisher ?? "not known", sort: source.publisher},
      date: {body: source.date === null ? "not dated" : formatDate(source.date), sort: source.date},
      read: source.read === null ? null : capital(words().reads[source.read]),
      cited: {body: formatNumber(rows.length), sort: rows.length}
    }
  };
}

/** How much of the story rests on a source: its figures in series count last, of which one bulletin can have many. */
const weigh = (rows: readonly CitingRow[]) => rows.filter(({table}) => table !== "series").length + rows.length / 1000;

/** Every source with what rests on it, those first on which most of the story rests; and the rows that have one source alone. */
export function sourceIndex(site: Site): Html {
  const {sources, claims} = site.tables;
  const rows = citedBy(site);
  const of = (id: string) => rows.get(id) ?? [];
  const articles = new Set(claims.map(({appears_in}) => appears_in));
  const sorted = [...sources].sort((a, b) => weigh(of(b.id)) - weigh(of(a.id)) || a.title.localeCompare(b.title, "en"));
  const single = citedAlone(site);
  const behind = (name: string, words: string, rests: (row: CitingRow) => boolean) => ({
    name,
    words,
    classes: [`for-${name}`],
    count: sources.filter(({id}) => of(id).some(rests)).length
  });
  const choices = [
    ...GROUPS.map(([table, words]) => behind(table, words, (row) => row.table === table)),
    behind("alone", "A row’s only source", isAlone)
  ];
  return html`${listTable({
    id: "every",
    caption: "Sources",
    noun: ["source", "sources"],
    columns: [
      {name: "title", title: "Source"},
      {name: "publisher", title: "Publisher", filter: true},
      {name: "date", title: "Date"},
      {name: "read", title: "How much was read", filter: true},
      {name: "cited", title: "Cited by", numeric: true}
    ],
    rows: sorted.map((source) => line(site, source, of(source.id), articles.has(source.id))),
    choices
  })}
<h2 id="one-source">Rows with one source</h2><p class="soft">A row with one source is known from that source alone. Every figure in a series is read from one source, its publisher’s own where that was read; its grade says so, and it is not counted here.</p>
${single.filter((group) => group.rows.length > 0).map(({table, of: all, rows: list}) => html`<details class="single"><summary>${capital(table)}: ${list.length} of ${all}</summary><ul>${list.map(({id, title, source_id}) => html`<li><a href="${addressOf(site, table, id)}">${title}</a> <span class="soft">cites only <a href="#${source_id}">${sources.find((source) => source.id === source_id)?.title}</a></span></li>`)}</ul></details>`)}`;
}
