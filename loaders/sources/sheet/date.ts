import {isDate} from "../../schema/column.js";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
const YEAR = "(\\d{4})";
const WEEKDAY = "(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s+)?";
// The eleventh group is the sign between the numbers of `2/17/2025`, and must come twice.
const FORMS = new RegExp(
  [
    `(?<!\\d)${YEAR}-(\\d{2})-(\\d{2})(?:[T ]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?(?!\\d)`,
    `\\b${WEEKDAY}${MONTH}\\s+${DAY},?\\s+${YEAR}\\b`,
    `\\b${WEEKDAY}${DAY}\\s+(?:of\\s+)?${MONTH},?\\s+${YEAR}\\b`,
    `(?<![\\d/.-])(\\d{1,2})([/.-])(\\d{1,2})\\11(\\d{4}|\\d{2})(?![\\d/.-])`,
    `\\b${MONTH},?\\s+${YEAR}\\b`
  ].join("|"),
  "gi"
);

/** Whether `2/3/2025` is February 3 (as Americans write) or March 2. */
export type Order = "mdy" | "dmy";

export interface FoundDate {
  /** `2025-02-17`, or `2025-02` where no day is given. */
  date: string;
  exists: boolean;
  /** The year was written with two digits. */
  short?: true;
}

export interface DatesInText {
  dates: FoundDate[];
  /** What stands beside the dates: `Terminated`. */
  rest: string;
}

const two = (text: string) => text.padStart(2, "0");
const month = (name: string) => two(String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1));
/** As Excel has it, whose files most of these are. */
const century = (year: string) => (year.length === 4 ? year : `${Number(year) < 30 ? "20" : "19"}${year}`);

/** The dates in a text, as people write them; a date that is not a real date is given as such. A year alone counts only by itself. */
export function datesIn(text: string, order: Order = "mdy"): DatesInText {
  if (/^\s*\d{4}\s*$/.test(text)) return {dates: [{date: text.trim(), exists: true}], rest: ""};
  const dates: FoundDate[] = [];
  const rest = text.replace(FORMS, (...found: (string | undefined)[]) => {
    const [, y1, m1, d1, m2, d2, y2, d3, m3, y3, first, , second, y4, m5, y5] = found as string[];
    let date: string;
    if (y1) date = `${y1}-${m1!}-${d1!}`;
    else if (m2) date = `${y2!}-${month(m2)}-${two(d2!)}`;
    else if (m3) date = `${y3!}-${month(m3)}-${two(d3!)}`;
    else if (first)
      date = `${century(y4!)}-${two(order === "mdy" ? first : second!)}-${two(order === "mdy" ? second! : first)}`;
    else date = `${y5!}-${month(m5!)}`;
    dates.push({date, exists: date.length === 7 || isDate(date), ...(first && y4!.length === 2 && {short: true})});
    return " ";
  });
  return {dates, rest: rest.replace(/\s+/g, " ").replace(/^[\s,;:.()-]+|[\s,;:.(-]+$/g, "")};
}
