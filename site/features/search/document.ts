/** What can be found, one row of the record. */
export interface SearchDocument {
  /** `table/id`. */
  id: string;
  /** The name of its table. */
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
  /** How much more than others it counts; 1 when left out. */
  weight?: number;
}
