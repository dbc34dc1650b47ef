import type {StatusOnDay} from "./statuson.js";
import {listed} from "../diagnostics/pluralize.js";

/** The names that a sentence needs; ids are printed where a name is missing. */
export interface StatusNames {
  /** What the flow is about in words that follow “barred”: its `activity`, or its title in quotation marks (`nameFlow`). */
  flow: string;
  agency: (id: string) => string;
  court: (id: string) => string;
  /** What the courts that bar leave open: `except …` of all of them, or each court by name with its own. Without it, the orders’ terms are only mentioned. */
  excepted?: {all: string} | {each: string} | null;
  /** An order in a line: its court, what it is, whom it binds and what it leaves open. Without it, only who is bound is said. */
  order?: (id: string) => string;
  /** How many orders on the flow the record has. If it has none, nothing follows, and the sentence says so. */
  known?: number;
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December"
];

/** A month in little room: `Jan.`, `Sept.`; those of up to five letters are not cut. */
export const shortMonth = (month: number): string => {
  const name = MONTHS[month - 1] ?? "";
  return name.length <= 5 ? name : `${name.slice(0, name === "September" ? 4 : 3)}.`;
};

/** A day as American newspapers write it: `2025-11-21` → `Nov. 21, 2025`. */
export const formatDay = (day: string): string =>
  `${shortMonth(Number(day.slice(5, 7)))} ${Number(day.slice(8, 10))}, ${day.slice(0, 4)}`;

/** A month with its year, in full: `2025-11` → `November 2025`. */
export const formatMonth = (month: string): string => `${MONTHS[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;

/** A flow inside a sentence: what it does, or its title as a title, `quoted` as the language of the sentence quotes. */
export const nameFlow = (
  {activity, title}: {activity: string | null; title: string},
  quoted = (words: string) => `“${words}”`
): string => activity ?? quoted(title);

/** An order in a line: its court, what it is, whom it binds and what it requires. */
export function formatOrderLine(
  {title, requires, binds}: {title: string; requires: string; binds: readonly string[]},
  court: string,
  agency: (id: string) => string
): string {
  const bound = binds.length ? `binds ${listed(binds.map(agency))}` : "binds nobody by name";
  return `${court}: ${title}; ${bound}. ${requires}${/[.!?]$/.test(requires) ? "" : "."}`;
}

const COUNTS = ["no court", "one court", "two courts", "three courts", "four courts", "five courts"];
const courts = (count: number) => COUNTS[count] ?? `${count} courts`;

/** What a status says whatever the day: the restriction, who set it, and then each order in a line of its own. */
export function formatRestriction(
  {restriction, court_ids, binds, order_ids}: Pick<StatusOnDay, "restriction" | "court_ids" | "binds" | "order_ids">,
  {flow, known, agency, court, excepted, order}: StatusNames
): string {
  if (known === 0) return `no limit is known: the record holds no order on ${flow}. That says nothing about the law.`;
  const by = court_ids.length
    ? `${courts(court_ids.length)} (${listed(court_ids.map(court))})`
    : "a court that the record does not name";
  const limit = {
    none: `no court order in the record limited ${flow}.`,
    notice: `${by} required notice before ${flow}.`,
    barred:
      excepted && "each" in excepted
        ? `${courts(court_ids.length)} barred ${flow}: ${excepted.each}.`
        : `${by} barred ${flow}, ${excepted ? excepted.all : "on the terms of the orders"}.`
  }[restriction];
  // A court's short name may end in a point of its own.
  const said = limit.replace(/”([.,])/, "$1”").replace(/\.\.$/, ".");
  if (order) return [said, ...order_ids.map(order)].join("\n");
  return binds.length ? `${said} Bound: ${listed(binds.map(agency))}.` : said;
}

/** Who was bound on a day, in a sentence, a line for each order in force, and what was not verified. */
export function formatStatus(status: StatusOnDay, names: StatusNames): string {
  const unverified = status.verified
    ? ""
    : `${names.order ? "\n" : " "}${
        status.verified_through === null
          ? "The record is not verified yet."
          : `The record was verified through ${formatDay(status.verified_through)}; a later day is answered as if nothing had changed since.`
      }`;
  return `On ${formatDay(status.on)}, ${formatRestriction(status, names)}${unverified}`;
}
