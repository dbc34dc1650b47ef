import type {Grade, Read} from "../../loaders/schema/common.js";
import {en} from "../words/en.js";
import {words} from "../words/words.js";

/** Whether a date is known to the day. */
const isDay = (edtf: string) => edtf.replace(/[~?%]/g, "").length === 10;

function qualified(edtf: string): string {
  const {date} = words();
  const plain = edtf.replace(/[~?%]/g, "");
  const said = plain.length === 10 ? date.day(plain) : plain.length === 7 ? date.month(plain) : plain;
  if (/[~%]$/.test(edtf)) return date.about(said, isDay(edtf));
  return edtf.endsWith("?") ? date.inferred(said) : said;
}

/** An EDTF date as people say it: `about Jan. 30, 2026`, `between March 10 and March 16, 2025`, `on or after Feb. 25, 2026`. */
export function formatDate(edtf: string): string {
  const {date} = words();
  const [start = "", end] = edtf.split("/");
  if (end === undefined) return qualified(start);
  if (end === ".." || end === "") return date.onOrAfter(qualified(start), isDay(start));
  if (start === ".." || start === "") return date.upTo(qualified(end), isDay(end));
  // Two days of one year name it once.
  if (/^[\d-]{10}$/.test(start) && isDay(end) && start.slice(0, 4) === end.slice(0, 4))
    return date.between(date.dayOfYear(start), qualified(end), false);
  return date.between(qualified(start), qualified(end), isDay(start));
}

/** When an order held, in a few words; the day that ends a span is the first on which it held no longer. */
export function formatHeld({from, until}: {from: string | null; until: string | null}): string {
  const say = words().orders;
  if (from === null) return until === null ? say.noFirstDayKnown : say.heldUntil(formatDate(until));
  return until === null ? say.heldSince(formatDate(from)) : say.heldFromUntil(formatDate(from), formatDate(until));
}

/** A day with its month in full, as citations in APA style have it: `November 21, 2025`. */
export const formatLongDate = (day: string): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString(en.locale, {dateStyle: "long", timeZone: "UTC"});

/** Through which day the record was checked, as an edition or a status says it. */
export const formatVerified = (day: string | null): string =>
  day === null ? words().date.notVerified : words().date.verified(formatDate(day));

/** A grade in a few words; of a primary text also how much of it was read. */
export const formatGrade = (grade: Grade, read: Read | null): string => {
  const {grades, reads, primaryText} = words();
  return grade === "primary" && read !== null ? primaryText(reads[read]) : grades[grade];
};

/** The name of a grade. */
export const gradeName = (grade: Grade): string => words().gradeNames[grade] ?? grade;

const made = new Map<string, unknown>();
/** Formats of `Intl` are slow to make: each is made once. */
function once<T>(key: string, make: () => T): T {
  if (!made.has(key)) made.set(key, make());
  return made.get(key) as T;
}

/** A number with thousands separators, all its decimals kept. */
export const formatNumber = (value: number): string => {
  const {locale} = words();
  return once(`number ${locale}`, () => new Intl.NumberFormat(locale, {maximumFractionDigits: 6})).format(value);
};

export {pluralize} from "../../loaders/diagnostics/pluralize.js";

/** A slug as words: `preliminary-injunction` → `preliminary injunction`. */
export const unslug = (slug: string): string => words().slugs[slug] ?? slug.replaceAll("-", " ");

/** A text with the quotation marks and apostrophes that print has, in place of the straight ones of a keyboard. */
export const typographic = (text: string): string =>
  text
    .replace(/(?<=^|[\s([{‘—–/-])"(?=\S)/gu, "“")
    .replaceAll('"', "”")
    .replace(/(?<=^|[\s([{“—–/-])'(?=\p{L}|\d(?!0s))/gu, "‘")
    .replaceAll("'", "’");

/** A text that begins with a capital. */
export const capital = (text: string): string => text.replace(/^./u, (letter) => letter.toUpperCase());

/** Names one after another: `Agency A, Agency B and Agency C`. */
export const formatList = (names: readonly string[]): string => {
  const {listLocale} = words();
  return once(`list ${listLocale}`, () => new Intl.ListFormat(listLocale, {type: "conjunction"})).format(names);
};

/** A small count in words: `two`; from thirteen in digits. */
export const formatCount = (count: number): string => words().number.small[count] ?? formatNumber(count);

/** A large number as people say it: `7.6 million`, `96.7 billion`; below a million all its digits. */
export function formatRounded(value: number): string {
  const [size, word] = words().number.scales.find(([least]) => Math.abs(value) >= least) ?? [1, ""];
  return word ? `${formatNumber(Number((value / size).toPrecision(4)))} ${word}` : formatNumber(value);
}

/** Dollars as people say them: `$96.7 billion`. */
export const dollars = (value: number): string => `${value < 0 ? "−" : ""}$${formatRounded(Math.abs(value))}`;
