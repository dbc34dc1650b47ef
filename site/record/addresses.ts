import type {Row} from "../../loaders/schema/table.js";
import {listedTables, tableOf} from "../../loaders/schema/tables.js";
import type {Site, Story} from "../story/story.js";
import {words} from "../words/words.js";
import {type Html, html, inEnglish} from "../ui/html.js";
import {capital, formatDate, formatNumber} from "../ui/format.js";

type WithPlaces = {story: Pick<Story, "places">};

const filled = (pattern: string, {story}: WithPlaces, id: string) => {
  // An observation's id begins with its series.
  const values: Record<string, string> = {...story.places, id, series_id: id.split("@")[0] ?? id};
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
};

/** The address of a row, from the site's root: a page of its own, or its place on a page that lists it; null for a table whose rows have none. */
export function addressOf(site: WithPlaces, table: string, id: string): string | null {
  const pattern = tableOf(table)?.address;
  return pattern === undefined ? null : filled(pattern, site, id);
}

/** The address of the list of a table's rows, from the site's root; null for a table whose rows have none. */
export function listAddressOf(site: WithPlaces, table: string): string | null {
  const {listAddress, address} = tableOf(table) ?? {};
  const pattern = listAddress ?? address?.replace(/#?\{id\}$/, "");
  return pattern === undefined ? null : filled(pattern, site, "");
}

/**
 * A row of any table as a link: what it is, what it is called, and when.
 * @throws RangeError for an id that no row has, or none of a table whose rows have a title and an address
 */
export function rowLink(site: Site, id: string): Html {
  const {tables} = site;
  for (const {name, one = name, rowTitle, address, translate = []} of listedTables()) {
    if (rowTitle === undefined || address === undefined) continue;
    const row = (tables[name as keyof typeof tables] as readonly Row[]).find((candidate) => candidate["id"] === id);
    if (!row) continue;
    const title = String(row[rowTitle]);
    return html`<span class="kind">${capital(words().record.one[one] ?? one)}</span> <a href="${addressOf(site, name, id)}">${translate.includes(rowTitle) ? title : inEnglish(title)}</a>${typeof row["date"] === "string" && html` <span class="soft">${formatDate(row["date"])}</span>`}`;
  }
  const value = tables.observations.find((candidate) => candidate.id === id);
  if (!value) throw new RangeError(`no row has the id ${id}`);
  const series = tables.series.find((candidate) => candidate.id === value.series_id);
  const unit = tables.units.find((candidate) => candidate.id === value.unit);
  return html`<span class="kind">${words().record.figure}</span> <a href="${addressOf(site, "observations", id)}">${series?.title}: ${words().number.bounds[value.bound]}${formatNumber(value.value)} ${unit?.title ?? value.unit}</a> <span class="soft">${formatDate(value.period)}</span>`;
}
