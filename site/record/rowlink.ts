import type {Site} from "../story/story.js";
import type {Row} from "../../loaders/schema/table.js";
import {listedTables} from "../../loaders/schema/tables.js";
import {html, type Html} from "../ui/html.js";
import {addressOf} from "./addresses.js";
import {capital} from "./names.js";
import {dateInWords, numberInWords} from "../ui/format.js";

/**
 * A row of any table as a link: what it is, what it is called, and when.
 * @throws RangeError for an id that no row has, or none of a table whose rows have a title and an address
 */
export function rowLink(site: Site, id: string): Html {
  const {tables} = site;
  for (const {name, one = name, rowTitle, address} of listedTables()) {
    if (rowTitle === undefined || address === undefined) continue;
    const row = (tables[name as keyof typeof tables] as readonly Row[]).find((candidate) => candidate["id"] === id);
    if (row)
      return html`<span class="kind">${capital(one)}</span> <a href="${addressOf(site, name, id)}">${String(row[rowTitle])}</a>${typeof row["date"] === "string" && html` <span class="soft">${dateInWords(row["date"])}</span>`}`;
  }
  const value = tables.observations.find((candidate) => candidate.id === id);
  if (!value) throw new RangeError(`no row has the id ${id}`);
  const series = tables.series.find((candidate) => candidate.id === value.series_id);
  const unit = tables.units.find((candidate) => candidate.id === value.unit);
  return html`<span class="kind">Figure</span> <a href="${addressOf(site, "observations", id)}">${series?.title}: ${value.bound === "exact" ? "" : `${value.bound.replace("-", " ")} `}${numberInWords(value.value)} ${unit?.title ?? value.unit}</a> <span class="soft">${dateInWords(value.period)}</span>`;
}
