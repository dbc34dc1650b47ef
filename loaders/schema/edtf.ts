import {parse} from "edtf";
import type {PRECISIONS} from "./tables/events.js";
import {isDate} from "./column.js";

/** The days that a date of any precision allows. A null start or end is open: `../2024` has no first day, `2026-02-25/..` no last. */
export interface EdtfRange {
  start: string | null;
  end: string | null;
  precision: (typeof PRECISIONS)[number];
}

/** Why a text is not a date: not written as one, not a day of the calendar, or an interval that ends before it begins. */
export type EdtfFault = "malformed" | "impossible" | "reversed";

const SIDE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?[~?%]?$/;
const LONGEST = 32;

const pad = (number: number, length: number) => String(number).padStart(length, "0");
const lastDay = (month: string) => [31, 30, 29, 28].map((day) => `${month}-${day}`).find(isDate)!;

/** A year, month or day, perhaps uncertain (`?`), approximate (`~`) or both (`%`). */
function side(text: string): EdtfRange | EdtfFault {
  if (!SIDE.test(text)) return "malformed";
  let values: number[];
  let doubtful: boolean;
  try {
    const parsed = parse(text, {level: 1, types: ["Date"]});
    values = parsed.values;
    doubtful = Boolean(parsed.uncertain || parsed.approximate);
  } catch {
    return "impossible";
  }
  const [year = 0, month, day] = values;
  if (year === 0) return "impossible";
  const y = pad(year, 4);
  // The library takes any 29 February, and a clock for the years 0 to 99 that is 1,900 years fast.
  if (month === undefined)
    return {start: `${y}-01-01`, end: `${y}-12-31`, precision: doubtful ? "approximate" : "year"};
  const m = `${y}-${pad(month + 1, 2)}`;
  if (day === undefined) return {start: `${m}-01`, end: lastDay(m), precision: doubtful ? "approximate" : "month"};
  const d = `${m}-${pad(day, 2)}`;
  return isDate(d) ? {start: d, end: d, precision: doubtful ? "approximate" : "day"} : "impossible";
}

/** The library's parser is general and slow (0.2 ms), and the periods of a record are few. */
const known = new Map<string, EdtfRange | EdtfFault>();

/** The range of an EDTF text, or why it has none. Takes what a record uses: levels 0 and 1 without times, seasons, `X` and far years. */
export function readEdtf(text: string): EdtfRange | EdtfFault {
  if (text.length > LONGEST) return "malformed";
  const found = known.get(text);
  if (found !== undefined) return found;
  if (known.size > 10_000) known.clear();
  const range = dateOrInterval(text);
  known.set(text, range);
  return range;
}

function dateOrInterval(text: string): EdtfRange | EdtfFault {
  const [from = "", to, more] = text.split("/");
  if (to === undefined) return side(from);
  if (more !== undefined || (from === ".." && to === "..")) return "malformed";
  const open: EdtfRange = {start: null, end: null, precision: "interval"};
  const first = from === ".." ? open : side(from);
  const last = to === ".." ? open : side(to);
  if (typeof first === "string") return first;
  if (typeof last === "string") return last;
  if (first.start !== null && last.end !== null && last.end < first.start) return "reversed";
  return {start: first.start, end: last.end, precision: "interval"};
}

/** The range of days of an EDTF text, or null when it is not one that exists. */
export function edtfRange(text: string): EdtfRange | null {
  const range = readEdtf(text);
  return typeof range === "string" ? null : range;
}
