import {z} from "zod";
import {type Fault, refused} from "../../diagnostics/fault.js";
import {show} from "../../diagnostics/show.js";
import {ownRule, register, type Codec, type ColumnMeta} from "../codec.js";
import {shown, ValueError} from "../valueerror.js";
import {textCheck} from "./text.js";

const DAY = 86_400_000;
const FORM = /^\d{4}-\d{2}-\d{2}$/;

/*
 * Days as patterns, exact to the calendar. The years 0000 to 0999 are left to the readers of dates, which have their own rules for them.
 */
export const YEAR_PATTERN = "[1-9]\\d{3}";
export const MONTH_PATTERN = "(?:0[1-9]|1[0-2])";
const LEAP = "(?:[1-9]\\d(?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[13579][26])00)";
export const DAY_PATTERN = `(?:${YEAR_PATTERN}-(?:${MONTH_PATTERN}-(?:0[1-9]|1\\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)|${LEAP}-02-29)`;

const REAL = new RegExp(`^${DAY_PATTERN}$`);

/** A date of the proleptic Gregorian calendar that exists: `2025-02-30` does not, nor does the year 0. */
export const isDate = /* @__PURE__ */ ownRule("date", (text: string): boolean => {
  // A record has thousands, and a Date takes ten times as long as the pattern.
  if (REAL.test(text)) return true;
  if (!FORM.test(text) || !text.startsWith("0") || text.startsWith("0000")) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
});

export const impossible = (text: string): {faults: Fault[]} =>
  refused(
    "date-impossible",
    `${show(text)} is not a real date`,
    "a real date; if the day is not known, leave it out where the column allows that"
  );

export const dateCodec: Codec<{kind: "date"}> = {
  json: "string",
  needed: "a day as text: YYYY-MM-DD",
  words: () => "day",
  tableSchema: () => ({type: "date"}),
  parse(text) {
    if (isDate(text)) return {value: text};
    return FORM.test(text)
      ? impossible(text)
      : refused("date-malformed", `${show(text)} is not a day`, "a day written as YYYY-MM-DD, such as 2025-11-21");
  },
  check(value, _type, path) {
    if (typeof value !== "string" || !isDate(value))
      throw new ValueError("date-unknown", path, `${shown(value)} is not a day from 0001-01-01 to 9999-12-31`);
  },
  sqlType: () => "DATE",
  arrowType: (arrow) => arrow.dateDay(),
  store: (value, _type, into) => into.date(Date.parse(`${value as string}T00:00:00Z`) / DAY),
  // A day comes as text, a Date or its milliseconds.
  read: (value) => (typeof value === "string" ? value : new Date(Number(value)).toISOString().slice(0, 10)),
  bulk: {
    form: () => `"${DAY_PATTERN}"`,
    whole: (value) => [`${value} BETWEEN DATE '1000-01-01' AND DATE '9999-12-31'`],
    check: (check, value) => textCheck(check, value, false)
  }
};

/** A day, `YYYY-MM-DD`. */
export const date = (meta: ColumnMeta) => register(z.string().refine(isDate), {kind: "date"}, meta);
