import type {Site} from "../../story/story.js";
import type {Table} from "../../../loaders/schema/table.js";
import {listedTables} from "../../../loaders/schema/tables.js";
import {capital, formatDate, pluralize, READ_WORDS} from "../../ui/format.js";
import type {Source} from "../../../loaders/schema/tables/sources.js";
import {type Html, html} from "../../ui/html.js";
import {addressOf} from "../../record/addresses.js";
import {noteText} from "../../record/cited.js";
import {unchecked} from "../../record/sourcelinks.js";

/** A row that cites a source. */
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

/** What cites each source: rows by the id of the source; the observations of a series as one. */
export function citedBy(site: Site): Map<string, CitingRow[]> {
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

const SHOWN = 3;
const GROUPS = [
  ["events", "Behind an event"],
  ["orders", "Behind an order"],
  ["cases", "Behind a case"],
  ["laws", "Behind a law"],
  ["claims", "Behind a verdict"],
  ["series", "Behind a series"]
] as const;

const host = (url: string) => new URL(url).host.replace(/^www\./, "");
const citingList = (site: Site, rows: readonly CitingRow[]) =>
  html`<ul>${rows.map(({table, id, title, alone}) => html`<li><span class="kind">${table === "series" ? "Series" : capital(table.slice(0, -1))}</span> <a href="${addressOf(site, table, id)}">${title}</a>${alone && table !== "series" && html` <span class="alone">its only source</span>`}</li>`)}</ul>`;

function entry(site: Site, source: Source, citing: readonly CitingRow[], checked: boolean): Html {
  const only = citing.filter((row) => row.alone && row.table !== "series").length;
  const address = source.url ?? source.copy_url;
  const classes = [
    "source",
    ...new Set(citing.map(({table}) => `for-${table}`)),
    only > 0 && "for-alone",
    citing.length === 0 && "for-none"
  ]
    .filter(Boolean)
    .join(" ");
  const rest =
    citing.length <= SHOWN
      ? citingList(site, citing)
      : html`<details><summary>${pluralize(citing.length, "row")} cite it${only > 0 && html`, <span class="alone">${only} as their only source</span>`}</summary>${citingList(site, citing)}</details>`;
  return html`<li id="${source.id}" class="${classes}"><h3 class="title">${address === null ? source.title : html`<a href="${address}" rel="noreferrer">${source.title}</a>`}</h3><p class="when">${source.publisher ?? "publisher not known"}${source.date !== null && html` · ${formatDate(source.date)}`}${source.url !== null && html` · ${host(source.url)}${unchecked(source.address)}`}${source.read !== null && html` · ${READ_WORDS[source.read]}`}</p>${source.copy_url !== null && html`<p class="soft">Read in a copy: <a href="${source.copy_url}" rel="noreferrer">${host(source.copy_url)}</a></p>`}${noteText(source.note)}<div class="citing">${citing.length ? rest : html`<p>${checked ? "Coverage whose claims are checked; no row cites it." : "No row cites it."}</p>`}</div></li>`;
}

/** Every source with what rests on it, those first on which most rests; and the rows that have one source alone. */
export function sourceIndex(site: Site): Html {
  const {sources, claims} = site.tables;
  const rows = citedBy(site);
  const of = (id: string) => rows.get(id) ?? [];
  const articles = new Set(claims.map(({appears_in}) => appears_in));
  const sorted = [...sources].sort((a, b) => of(b.id).length - of(a.id).length || a.title.localeCompare(b.title, "en"));
  const single = citedAlone(site);
  const behind = (name: string, words: string, rests: (row: CitingRow) => boolean) => ({
    name,
    words,
    rows: sources.filter(({id}) => of(id).some(rests))
  });
  const groups = [
    ...GROUPS.map(([table, words]) => behind(table, words, (row) => row.table === table)),
    behind("alone", "A row’s only source", (row) => row.alone && row.table !== "series")
  ].filter((group) => group.rows.length > 0);
  return html`<nav class="choices" aria-label="Sources by what cites them"><ul><li><a href="#show-all">All <b>${sources.length}</b></a></li>${groups.map(({name, words, rows: {length}}) => html`<li><a href="#show-${name}">${words} <b>${length}</b></a></li>`)}<li><a href="#one-source">Rows with one source</a></li></ul></nav>
<form class="find" role="search" hidden><label for="find-source">Find a source by title, publisher or what cites it</label><input id="find-source" type="search" autocomplete="off" spellcheck="false"><output for="find-source"></output></form>
<h2 id="every">Every source</h2>
<section class="filtered" aria-label="Sources"><p class="shown" id="show-all">All ${pluralize(sources.length, "source")}.</p>${groups.map(({name, words, rows: {length}}) => html`<p class="shown" id="show-${name}">${words}: ${pluralize(length, "source")}. <a href="#show-all">Show all ${sources.length}</a></p>`)}<ol class="cards sources-all" data-count="${sources.length}">${sorted.map((source) => entry(site, source, of(source.id), articles.has(source.id)))}</ol></section>
<h2 id="one-source">Rows with one source</h2><p class="soft">A row with one source is known from that source alone. Every figure of a series is read from one source, its publisher’s where that was read; its grade says so, and it is not counted here.</p>
${single.filter((group) => group.rows.length > 0).map(({table, of: all, rows: list}) => html`<details class="single"><summary>${capital(table)}: ${list.length} of ${all}</summary><ul>${list.map(({id, title, source_id}) => html`<li><a href="${addressOf(site, table, id)}">${title}</a> <span class="soft">cites only <a href="#${source_id}">${sources.find((source) => source.id === source_id)?.title}</a></span></li>`)}</ul></details>`)}`;
}
