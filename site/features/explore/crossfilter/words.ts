import type {Profile} from "./profile.js";
import type {Edges} from "./edges.js";

/* What the charts say, in one place: a translation is one more file. */

const whole = new Intl.NumberFormat("en-US");

export const count = (value: number): string => whole.format(value);

export const ofAll = (some: number, all: number, noun: string): string => `${count(some)} of ${count(all)} ${noun}`;

/** A share that is never rounded to nothing or to all. */
export function share(some: number, all: number): string {
  if (!some || !all) return "0%";
  const percent = (some / all) * 100;
  if (percent < 0.1) return "less than 0.1%";
  if (percent > 99.9 && some < all) return "more than 99.9%";
  return `${percent.toFixed(percent < 10 ? 1 : 0).replace(/\.0$/, "")}%`;
}

const DATES: Record<string, Intl.DateTimeFormatOptions> = {
  year: {year: "numeric"},
  month: {month: "short", year: "numeric"},
  day: {day: "numeric", month: "short", year: "numeric"},
  hour: {day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit"},
  minute: {day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit"},
  second: {day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit"},
  ms: {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3
  }
};
const made = new Map<string | number, Intl.DateTimeFormat | Intl.NumberFormat>();
const once = <F extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string | number, make: () => F): F => {
  if (!made.has(key)) made.set(key, make());
  return made.get(key) as F;
};

/** A year is not written with a comma. */
const isYear = ({type, label}: Profile, {at}: Edges) =>
  type === "integer" && /year/i.test(label) && at[0]! >= 1000 && at.at(-1)! <= 9999;

function number(profile: Profile, edges: Edges, value: number): string {
  if (isYear(profile, edges)) return String(value);
  const size = Math.abs(value);
  if (value !== 0 && (size < 1e-6 || size >= 1e15)) return value.toExponential().replace("e+", "e");
  return once(edges.unit, () => new Intl.NumberFormat("en-US", {maximumFractionDigits: edges.unit as number})).format(
    value
  );
}

/** An edge in words; `from` the first of a range, or its last that is still in it. */
export function edgeWords(profile: Profile, edges: Edges, step: number, end: boolean): string {
  const {at, exact, unit} = edges;
  const single = at.length === 2 && at[0] === at[1];
  if (typeof unit === "string") {
    const date = once(
      unit,
      () => new Intl.DateTimeFormat("en-US", {timeZone: "UTC", hourCycle: "h23", ...DATES[unit]})
    );
    // A day, a month or a year is told by its name, and the range goes to its end.
    const named = unit === "day" || unit === "month" || unit === "year";
    return date.format(at[step]! - (end && named && !single ? 1 : 0));
  }
  if (exact && profile.scale === 0) return whole.format(exact[step]! - (end && !single ? 1n : 0n));
  return number(profile, edges, at[step]! - (end && profile.type === "integer" && !single ? 1 : 0));
}

/** A range of steps: "10 to 19", "0.5 to under 1", "Mar 2020 to May 2021". */
export function rangeWords(profile: Profile, edges: Edges, [from, to]: readonly [number, number]): string {
  const first = edgeWords(profile, edges, from, false);
  const last = edgeWords(profile, edges, to, true);
  if (first === last) return first;
  const open = profile.type === "float" || profile.type === "decimal" || profile.type.startsWith("timestamp");
  const named = ["day", "month", "year"].includes(String(edges.unit));
  return `${first} to ${open && !named && to < edges.at.length - 1 ? "under " : ""}${last}`;
}

export const none = "No value";
export const odd = (type: string): string => (type === "float" ? "Not a finite number" : "Outside the calendar");
export const emptyText = "(empty text)";
export const others = (different: number): string => `${count(different)} others`;
export const allDiffer = (different: number): string => `${count(different)} unique values`;
export const wordLabel = (word: string): string => (word === "" ? emptyText : word);
export const clear = "Clear";
export const clearAll = "Clear all";
export const lowest = (label: string): string => `${label}, from`;
export const highest = (label: string): string => `${label}, to`;
export const reading = (done: number, all: number): string => `Reading column ${count(done + 1)} of ${count(all)}…`;
export const toScale = "Scale bars to the selection";
export const keys = "Drag over bars, or move an edge with the arrow keys; Escape clears.";
export const onlyCounted = (type: string, values: number, noun: string): string =>
  `${type}: ${count(values)} ${noun} with a value`;
export const picked = (label: string, what: string): string => `${label}: ${what}`;
export const bars = (label: string, values: number, noun: string): string => `${label}: ${count(values)} ${noun}`;
