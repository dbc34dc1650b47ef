import {english, type ProseLanguage} from "./language.js";

/** A date as prose writes it, in as many parts as it has. */
export interface DateInProse {
  text: string;
  start: number;
  end: number;
  year: number | null;
  month: number | null;
  day: number | null;
}

const number = (text: string | undefined) => (text === undefined ? null : Number(text));

/** The dates of a text, in order: days, months and years, with or without a year. */
export function datesIn(
  text: string,
  {dates, months} = english as Pick<ProseLanguage, "dates" | "months">
): DateInProse[] {
  const month = (name: string | undefined) => (name === undefined ? null : (months.get(name.toLowerCase()) ?? null));
  return [...text.matchAll(dates)].map((match) => {
    const found = match.groups ?? {};
    const place = {text: match[0], start: match.index, end: match.index + match[0].length};
    if (found["iso"]) {
      const [year = 0, monthOfYear = 0, day = 0] = found["iso"].split("-").map(Number);
      return {...place, year, month: monthOfYear, day};
    }
    return {
      ...place,
      year: number(found["year"] ?? found["usyear"] ?? found["monthyear"] ?? found["yearonly"]),
      month: month(found["month"] ?? found["usmonth"] ?? found["monthly"]),
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
