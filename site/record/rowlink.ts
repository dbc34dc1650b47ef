import type {Site} from "../story/story.js";
import type {TableName} from "../../loaders/schema/tables.js";
import {html, type Html} from "../ui/html.js";
import {addressOf} from "./addresses.js";
import {dateInWords, numberInWords} from "../ui/format.js";

interface Named {
  id: string;
  title?: string;
  citation?: string;
  short_caption?: string;
  date?: string | null;
}

const TABLES = ["events", "orders", "cases", "laws", "series", "sources"] as const satisfies TableName[];
const KINDS: Record<(typeof TABLES)[number], string> = {
  events: "Event",
  orders: "Order",
  cases: "Case",
  laws: "Law",
  series: "Series",
  sources: "Source"
};

/** A row of any table as a link: what it is, what it is called, and when. */
export function rowLink(site: Site, id: string): Html {
  const {tables} = site;
  for (const table of TABLES) {
    const row = (tables[table] as readonly Named[]).find((candidate) => candidate.id === id);
    if (row)
      return html`<span class="kind">${KINDS[table]}</span> <a href="${addressOf(site, table, id)}">${row.title ?? row.citation ?? row.short_caption}</a>${row.date && html` <span class="soft">${dateInWords(row.date)}</span>`}`;
  }
  const value = tables.observations.find((candidate) => candidate.id === id);
  if (!value) throw new RangeError(`no row has the id ${id}`);
  const series = tables.series.find((candidate) => candidate.id === value.series_id);
  const unit = tables.units.find((candidate) => candidate.id === value.unit);
  return html`<span class="kind">Figure</span> <a href="${addressOf(site, "observations", id)}">${series?.title}: ${value.bound === "exact" ? "" : `${value.bound.replace("-", " ")} `}${numberInWords(value.value)} ${unit?.title ?? value.unit}</a> <span class="soft">${dateInWords(value.period)}</span>`;
}
