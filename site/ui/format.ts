import type {Grade, Read} from "../../loaders/schema/common.js";

const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat("en-GB", {...options, timeZone: "UTC"});
const FORMS: Record<number, Intl.DateTimeFormat> = {
  4: format({year: "numeric"}),
  7: format({month: "long", year: "numeric"}),
  10: format({day: "numeric", month: "long", year: "numeric"})
};

function instant(edtf: string): string {
  const plain = edtf.replace(/[~?%]/g, "");
  const form = FORMS[plain.length];
  if (!form) return plain;
  const date = new Date(`${plain.padEnd(10, "-01")}T00:00:00Z`);
  // Years before 1000 would lose their zeros; the record has none.
  return form.format(date);
}

function qualified(edtf: string): string {
  const words = instant(edtf);
  if (/[~%]$/.test(edtf)) return `about ${words}`;
  return edtf.endsWith("?") ? `${words} (inferred)` : words;
}

/** An EDTF date as people say it: `about 30 January 2026`, `between 10 March 2025 and 16 March 2025`, `on or after 25 February 2026`. */
export function dateInWords(edtf: string): string {
  const [start = "", end] = edtf.split("/");
  if (end === undefined) return qualified(start);
  if (end === ".." || end === "") return `on or after ${qualified(start)}`;
  if (start === ".." || start === "") return `up to ${qualified(end)}`;
  return `between ${qualified(start)} and ${qualified(end)}`;
}

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
export const gradeInWords = (grade: Grade, read: Read | null): string =>
  grade === "primary" && read !== null ? `primary text ${READ_WORDS[read]}` : GRADE_WORDS[grade];

const number = new Intl.NumberFormat("en-US", {maximumFractionDigits: 6});
/** A number with thousands separators, all its decimals kept. */
export const numberInWords = (value: number): string => number.format(value);

/** A word with its count: `1 order`, `3 orders`. */
export const counted = (count: number, word: string, plural = `${word}s`): string =>
  `${number.format(count)} ${count === 1 ? word : plural}`;

/** A slug as words: `preliminary-injunction` → `preliminary injunction`. */
export const unslug = (slug: string): string => slug.replaceAll("-", " ");
