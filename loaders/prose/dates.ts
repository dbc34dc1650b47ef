/** A date as prose writes it, in as many parts as it has. */
export interface DateInProse {
  text: string;
  start: number;
  end: number;
  year: number | null;
  month: number | null;
  day: number | null;
}

const MONTHS = "January February March April May June July August September October November December".split(" ");
// Whole, or short with a full stop, as American newspapers set them: "Aug. 7, 2025".
const months = [...MONTHS, String.raw`(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.`].join("|");
// A month's name alone is not taken for a date: "may" and "march" are words too.
const PATTERN = new RegExp(
  [
    String.raw`(?<iso>\b\d{4}-\d{2}-\d{2}\b)`,
    String.raw`\b(?<day>\d{1,2})(?:\s|\u00a0)(?<month>${months})(?!\w)(?:,?(?:\s|\u00a0)(?<year>(?:1[789]|2\d)\d{2})\b)?`,
    String.raw`\b(?<usmonth>${months})(?:\s|\u00a0)(?<usday>\d{1,2})(?:,?(?:\s|\u00a0)(?<usyear>(?:1[789]|2\d)\d{2}))?\b(?!\d)`,
    String.raw`\b(?<monthonly>${months})(?:\s|\u00a0)(?<monthyear>(?:1[789]|2\d)\d{2})\b`,
    String.raw`(?<![\d,.$:/-])\b(?<yearonly>(?:1[789]|20)\d{2})\b(?![,.]\d|[\d%:-]|(?:\s|\u00a0)(?:million|billion|thousand))`
  ].join("|"),
  "gu"
);

const number = (text: string | undefined) => (text === undefined ? null : Number(text));
const month = (name: string | undefined) =>
  name === undefined ? null : MONTHS.findIndex((whole) => whole.startsWith(name.slice(0, 3))) + 1;

/** The dates of a text, in order: days, months and years, with or without a year. */
export function datesIn(text: string): DateInProse[] {
  return [...text.matchAll(PATTERN)].map((match) => {
    const found = match.groups ?? {};
    const place = {text: match[0], start: match.index, end: match.index + match[0].length};
    if (found["iso"]) {
      const [year = 0, monthOfYear = 0, day = 0] = found["iso"].split("-").map(Number);
      return {...place, year, month: monthOfYear, day};
    }
    return {
      ...place,
      year: number(found["year"] ?? found["usyear"] ?? found["monthyear"] ?? found["yearonly"]),
      month: month(found["month"] ?? found["usmonth"] ?? found["monthonly"]),
      day: number(found["day"] ?? found["usday"])
    };
  });
}

/** Whether a date in prose names this EDTF date, or one end of this EDTF interval, at the precision that both have. */
export function isDateOf({year, month: monthOfYear, day}: DateInProse, edtf: string): boolean {
  return edtf
    .replaceAll(/[~?%]/g, "")
    .split("/")
    .filter((end) => /^\d{4}/.test(end))
    .some((end) => {
      const [endYear, endMonth, endDay] = end.split("-").map(Number);
      if (year !== null && year !== endYear) return false;
      if (monthOfYear !== null && monthOfYear !== endMonth) return false;
      return day === null || day === endDay;
    });
}
