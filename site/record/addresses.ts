import type {Story} from "../story/story.js";

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
