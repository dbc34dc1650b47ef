import type {TableName} from "../../loaders/schema/tables.js";
import {addressOf} from "../lib/address.js";
import {counted, dateInWords} from "../lib/words.js";
import type {Site} from "../site/site.js";
import {noteText} from "./cited.js";
import {html, type Html} from "../components/html.js";

interface Resting {
  table: TableName;
  id: string;
  title: string;
  /** The row names no other source. */
  alone: boolean;
}

/** What rests on each source: rows by the id of the source. */
export function rowsBySource({tables}: Site): Map<string, Resting[]> {
  const found = new Map<string, Resting[]>();
  const add = (source: string, row: Resting) => found.set(source, [...(found.get(source) ?? []), row]);
  for (const table of ["cases", "orders", "events", "laws", "claims"] as const) {
    for (const row of tables[table]) {
      const title = "title" in row ? row.title : "citation" in row ? row.citation : "claim" in row ? row.claim : row.caption;
      for (const source of row.source_ids) add(source, {table, id: row.id, title, alone: row.source_ids.length === 1});
    }
  }
  const series = new Map<string, Map<string, number>>();
  for (const {source_id, series_id} of tables.observations) {
    const counts = series.get(source_id) ?? new Map<string, number>();
    series.set(source_id, counts.set(series_id, (counts.get(series_id) ?? 0) + 1));
  }
  const titles = new Map(tables.series.map(({id, title}) => [id, title]));
  for (const [source, counts] of series) {
    for (const [id, count] of counts) add(source, {table: "series", id, title: `${titles.get(id) ?? id} (${counted(count, "observation")})`, alone: false});
  }
  return found;
}

/** Every source with what rests on it. */
export function sourceIndex(site: Site): Html {
  const rows = rowsBySource(site);
  const articles = new Set(site.tables.claims.map(({appears_in}) => appears_in));
  return html`<ul class="cards" data-count="${site.tables.sources.length}">${site.tables.sources.map((source) => {
    const resting = rows.get(source.id) ?? [];
    return html`<li id="${source.id}"><h2 class="title">${source.url === null ? source.title : html`<a href="${source.url}" rel="noreferrer">${source.title}</a>`}</h2><p class="when">${source.publisher ?? "publisher not known"}${source.date !== null && html` · ${dateInWords(source.date)}`}</p>${source.read_via !== null && html`<p class="soft">Read via ${source.read_via}</p>`}${noteText(source.note)}
${resting.length ? html`<details><summary>${counted(resting.length, "row")} ${resting.length === 1 ? "rests" : "rest"} on it</summary><ul>${resting.map(({table, id, title, alone}) => html`<li><a href="${addressOf(table, id)}">${title}</a>${alone && html` <span class="soft">(its only source)</span>`}</li>`)}</ul></details>` : html`<p class="soft">${articles.has(source.id) ? "Coverage whose claims are checked." : "No row rests on it."}</p>`}</li>`;
  })}</ul>`;
}
