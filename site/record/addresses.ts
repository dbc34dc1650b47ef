import type {Site, Story} from "../story/story.js";
import type {TableName} from "../../loaders/schema/tables.js";
import {type Html, html} from "../ui/html.js";
import {formatDate, formatNumber} from "../ui/format.js";

/** Where the rows of a table are shown: a page of their own, or an anchor on a page that lists them. */
const ADDRESSES: Record<string, (id: string, places: Story["places"]) => string> = {
  cases: (id) => `/cases/${id}`,
  orders: (id) => `/orders/${id}`,
  events: (id) => `/chronology#${id}`,
  laws: (id, {laws}) => `${laws}#${id}`,
  claims: (id) => `/claims#${id}`,
  series: (id, {series}) => `${series}#${id}`,
  observations: (id, {series}) => `${series}#${id.split("@")[0] ?? id}`,
  sources: (id) => `/sources#${id}`,
  corrections: (id) => `/methods#${id}`,
  checks: () => "/methods#rechecks",
  agencies: (id) => `/methods#${id}`,
  courts: (id) => `/methods#${id}`,
  flows: (id) => `/methods#${id}`,
  units: (id) => `/methods#${id}`
};

/** The address of a row, from the site's root; null for a table whose rows have none. */
export const addressOf = ({story}: {story: Pick<Story, "places">}, table: string, id: string): string | null =>
  ADDRESSES[table]?.(id, story.places) ?? null;

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
      return html`<span class="kind">${KINDS[table]}</span> <a href="${addressOf(site, table, id)}">${row.title ?? row.citation ?? row.short_caption}</a>${row.date && html` <span class="soft">${formatDate(row.date)}</span>`}`;
  }
  const value = tables.observations.find((candidate) => candidate.id === id);
  if (!value) throw new RangeError(`no row has the id ${id}`);
  const series = tables.series.find((candidate) => candidate.id === value.series_id);
  const unit = tables.units.find((candidate) => candidate.id === value.unit);
  return html`<span class="kind">Figure</span> <a href="${addressOf(site, "observations", id)}">${series?.title}: ${value.bound === "exact" ? "" : `${value.bound.replace("-", " ")} `}${formatNumber(value.value)} ${unit?.title ?? value.unit}</a> <span class="soft">${formatDate(value.period)}</span>`;
}
