import type {StatusOnDay} from "./statuson.js";

/** The names that a sentence needs; ids are printed where a name is missing. */
export interface StatusNames {
  flow: string;
  agency: (id: string) => string;
  court: (id: string) => string;
  /** How many orders on the flow the record knows. Of none it follows nothing, and the sentence says so. */
  known?: number;
}

const day = new Intl.DateTimeFormat("en-GB", {day: "numeric", month: "long", year: "numeric", timeZone: "UTC"});
/** A day in words: `21 November 2025`. */
export const formatDay = (date: string): string => day.format(new Date(`${date}T00:00:00Z`));

const and = new Intl.ListFormat("en-GB", {type: "conjunction"});
const COUNTS = ["no court", "one court", "two courts", "three courts", "four courts", "five courts"];
const courts = (count: number) => COUNTS[count] ?? `${count} courts`;

/** What a status says whatever the day: the restriction, who set it and whom it bound. */
export function formatRestriction(
  status: Pick<StatusOnDay, "restriction" | "court_ids" | "binds">,
  names: StatusNames
): string {
  if (names.known === 0)
    return `no limit is known: the record holds no order on this flow, ${names.flow}. That says nothing about the law.`;
  const where = status.court_ids.map(names.court);
  const by = where.length
    ? `orders of ${courts(where.length)} (${and.format(where)})`
    : "an order of a court that the record does not name";
  const restriction = {
    none: "no court order limited this flow",
    notice: `${by} asked for notice before anything went along this flow`,
    barred: `${by} barred this flow`
  }[status.restriction];
  const bound = status.binds.length ? ` Bound: ${and.format(status.binds.map(names.agency))}.` : "";
  return `${restriction}: ${names.flow}.${bound}`;
}

/** What bound whom on a day, in two or three sentences of plain English. */
export function formatStatus(status: StatusOnDay, names: StatusNames): string {
  const unverified = status.verified
    ? ""
    : status.verified_through === null
      ? " The record is not verified yet."
      : ` The record was verified through ${formatDay(status.verified_through)}; a later day is answered as if nothing had changed since.`;
  return `On ${formatDay(status.on)} ${formatRestriction(status, names)}${unverified}`;
}
