/** What can be found, one row of the record. */
export interface SearchDocument {
  /** `table/id`. */
  id: string;
  kind: string;
  title: string;
  /** What else it is found by: docket numbers, names, publishers. */
  names: string;
  /** What it says; the first of the words around a hit are shown. */
  text: string;
  /** When, in words; empty where it has no date. */
  when: string;
  /** Its address, from the site's root. */
  address: string;
  /** Listed among the leads: never stated as fact. */
  lead: boolean;
}

/** The kinds of rows that can be found, in the order in which they are offered. */
export const KINDS = {
  events: "Events",
  orders: "Orders",
  cases: "Cases",
  laws: "Laws",
  claims: "Claims",
  series: "Series",
  sources: "Sources"
} as const;
export type Kind = keyof typeof KINDS;
