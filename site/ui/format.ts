import {formatDay, formatMonth} from "../../loaders/status/statusmessages.js";
import type {Grade, Read} from "../../loaders/schema/common.js";

function qualified(edtf: string): string {
  const plain = edtf.replace(/[~?%]/g, "");
  const words = plain.length === 10 ? formatDay(plain) : plain.length === 7 ? formatMonth(plain) : plain;
  if (/[~%]$/.test(edtf)) return `about ${words}`;
  return edtf.endsWith("?") ? `${words} (inferred)` : words;
}

/** An EDTF date as people say it: `about Jan. 30, 2026`, `between March 10, 2025, and March 16, 2025`, `on or after Feb. 25, 2026`. */
export function formatDate(edtf: string): string {
  const [start = "", end] = edtf.split("/");
  if (end === undefined) return qualified(start);
  if (end === ".." || end === "") return `on or after ${qualified(start)}`;
  if (start === ".." || start === "") return `up to ${qualified(end)}`;
  return `between ${qualified(start)}${start.length >= 10 ? "," : ""} and ${qualified(end)}`;
}

/** Through which day the record was checked, as an edition or a status says it. */
export const formatVerified = (day: string | null): string =>
  day === null ? "not verified yet" : `verified through ${formatDate(day)}`;

/** The day before another, both `YYYY-MM-DD`. */
export const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** What a grade means, in a few words. */
export const GRADE_WORDS: Record<Grade, string> = {
  primary: "primary text read, in whole or in part",
  corroborated: "two or more independent outlets",
  single: "one outlet",
  secondary: "read in a transcription or another outlet",
  unverified: "unverified lead"
};
/** How much of a text was read, in a few words. */
export const READ_WORDS: Record<Read, string> = {
  whole: "read in whole",
  part: "read in part",
  quoted: "quoted by others",
  "address-only": "not read"
};

/** A grade in a few words; of a primary text also how much of it was read. */
export const formatGrade = (grade: Grade, read: Read | null): string =>
  grade === "primary" && read !== null ? `primary text ${READ_WORDS[read]}` : GRADE_WORDS[grade];

const number = new Intl.NumberFormat("en-US", {maximumFractionDigits: 6});
/** A number with thousands separators, all its decimals kept. */
export const formatNumber = (value: number): string => number.format(value);

export {pluralize} from "../../loaders/diagnostics/pluralize.js";

/** A slug as words: `preliminary-injunction` → `preliminary injunction`. */
export const unslug = (slug: string): string => slug.replaceAll("-", " ");

/** A text that begins with a capital. */
export const capital = (text: string): string => text.replace(/^./u, (letter) => letter.toUpperCase());

// Newspapers put no comma before “and”; en-US would.
const LIST = new Intl.ListFormat("en-GB", {type: "conjunction"});
/** Names one after another: `Agency A, Agency B and Agency C`. */
export const formatList = (names: readonly string[]): string => LIST.format(names);

const SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
/** A small count in words: `two`; from thirteen in digits. */
export const formatCount = (count: number): string => SMALL[count] ?? formatNumber(count);

const SCALES = [
  [1e12, "trillion"],
  [1e9, "billion"],
  [1e6, "million"]
] as const;

/** A large number as people say it: `7.6 million`, `96.7 billion`; below a million all its digits. */
export function formatRounded(value: number): string {
  const [size, word] = SCALES.find(([least]) => Math.abs(value) >= least) ?? [1, ""];
  return word ? `${formatNumber(Number((value / size).toPrecision(4)))} ${word}` : formatNumber(value);
}

/** Dollars as people say them: `$96.7 billion`. */
export const dollars = (value: number): string => `$${formatRounded(value)}`;
