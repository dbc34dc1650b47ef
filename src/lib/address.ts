import {PAGE_OF} from "../story/places.js";

/** Where the rows of a table are shown: a page of their own, or an anchor on a page that lists them. */
const PAGES: Record<string, (id: string) => string> = {
  cases: (id) => `/cases/${id}`,
  orders: (id) => `/orders/${id}`,
  events: (id) => `/chronology#${id}`,
  laws: (id) => `${PAGE_OF.laws}#${id}`,
  claims: (id) => `/claims#${id}`,
  series: (id) => `${PAGE_OF.series}#${id}`,
  observations: (id) => `${PAGE_OF.series}#${id.split("@")[0] ?? id}`,
  sources: (id) => `/sources#${id}`,
  corrections: (id) => `/methods#${id}`,
  checks: () => "/methods#rechecks",
  agencies: (id) => `/methods#${id}`,
  courts: (id) => `/methods#${id}`,
  flows: (id) => `/methods#${id}`,
  units: (id) => `/methods#${id}`
};

/** The address of a row, from the site's root; null for a table whose rows have none. */
export const addressOf = (table: string, id: string): string | null => PAGES[table]?.(id) ?? null;
