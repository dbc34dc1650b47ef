import {z} from "zod";
import {type Fault, refused} from "../../diagnostics/fault.js";
import {show} from "../../diagnostics/show.js";
import {ownRule, register, type ColumnMeta, type TextRules} from "../codec.js";
import {DAY_PATTERN, impossible, isDate, MONTH_PATTERN, YEAR_PATTERN} from "./date.js";

export const PRECISIONS = ["day", "month", "year", "approximate", "interval"] as const;

/** The days that a date of any precision allows. A null start or end is open: `../2024` has no first day, `2026-02-25/..` no last. */
export interface EdtfRange {
  /** The first day, `YYYY-MM-DD`. */
  start: string | null;
  /** The last day, `YYYY-MM-DD`. */
  end: string | null;
  precision: (typeof PRECISIONS)[number];
}

/** Why a text is not a date: not written as one, not a day of the calendar, or an interval that ends before it begins. */
export type EdtfFault = "malformed" | "impossible" | "reversed";

const SIDE = /^(\d{4})(-\d{2})?(-\d{2})?([~?%])?$/;

/** A year, month or day, perhaps uncertain (`?`), approximate (`~`) or both (`%`). */
function side(text: string): EdtfRange | EdtfFault {
  const [, year, month = "", day = "", qualifier] = SIDE.exec(text) ?? [];
  if (year === undefined) return "malformed";
  const start = `${year}${month || "-01"}${day || "-01"}`;
  if (!isDate(start)) return "impossible";
  const precision = qualifier ? "approximate" : day ? "day" : month ? "month" : "year";
  const last = () => ["-31", "-30", "-29", "-28"].map((end) => `${year}${month}${end}`).find(isDate)!;
  return {start, end: day ? start : month ? last() : `${year}-12-31`, precision};
}

/**
 * The range of an EDTF text (ISO 8601-2), or why it has none. Takes what a record uses of levels 0 and 1: days, months and years of four
 * digits, a qualifier after each, intervals and their open ends; no times, seasons, `X` for unknown digits, or years beyond 9999.
 */
export function readEdtf(text: string): EdtfRange | EdtfFault {
  const [from = "", to, more] = text.split("/", 3);
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

/** What is wrong with a date; `range` is what was read. */
export function edtfFaults(
  text: string,
  range: EdtfRange | EdtfFault,
  expected: [noun: string, form: string]
): Fault[] {
  if (range === "impossible") return impossible(text).faults;
  if (range === "reversed")
    return refused("interval-reversed", `${show(text)} ends before it begins`, "the earlier date first").faults;
  return range === "malformed"
    ? refused("date-malformed", `${show(text)} is not a ${expected[0]}`, expected[1]).faults
    : [];
}

/** Dates as patterns: one, an interval, or one with an open end. That an interval is the right way round is a condition. */
function datesPattern(qualifier: string): string {
  const one = `(?:${DAY_PATTERN}|${YEAR_PATTERN}(?:-${MONTH_PATTERN})?)${qualifier}`;
  return `(?:${one}(?:/(?:${one}|\\.\\.))?|\\.\\./${one})`;
}

/**
 * SQL: an interval does not end before it begins. Digits compare as days do, and a less precise end (`2026-02-24/2026`) reaches to its
 * last day.
 */
function notReversed(text: string): string {
  const bare = `translate(${text}, '~?%', '')`;
  const [from, to] = [1, 2].map((part) => `split_part(${bare}, '/', ${part})`);
  return `(NOT contains(${text}, '/') OR contains(${text}, '..') OR ${from} <= ${to} OR starts_with(${from}, ${to}))`;
}

/** How DuckDB checks dates. */
export const edtfBulk = (qualifier: string): NonNullable<TextRules["bulk"]> => ({
  pattern: datesPattern(qualifier),
  conditions: [{check: "reversed", sql: notReversed}]
});

export const edtfRules: TextRules = {
  words: "date (EDTF)",
  faults: (text) =>
    edtfFaults(text, readEdtf(text), [
      "date",
      "a date as EDTF: 2025-11-21, 2025-11, 2025, 2025-06~ (about), 2025-09-09? (inferred), 2026-02-24/2026-04, 2026-02-25/.."
    ]),
  bulk: /* @__PURE__ */ edtfBulk("[~?%]?")
};

const isEdtf = /* @__PURE__ */ ownRule("edtf", (text) => typeof readEdtf(text) !== "string");

/** A date of any precision, EDTF (ISO 8601-2): `2025-02`, `2025-06~`, `2026-02-24/2026-04`. */
export const edtf = (meta: ColumnMeta) => register(z.string().refine(isEdtf), {kind: "text"}, meta, "edtf");
