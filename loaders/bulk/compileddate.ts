/*
 * Dates as patterns, exact to the calendar. The years 0000 to 0999 are left to the readers of dates, which have their own rules for them.
 */
const YEAR = "[1-9]\\d{3}";
const LEAP = "(?:[1-9]\\d(?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[13579][26])00)";
const MONTH = "(?:0[1-9]|1[0-2])";

/** A day that exists. */
export const DAY_FORM = `(?:${YEAR}-(?:${MONTH}-(?:0[1-9]|1\\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)|${LEAP}-02-29)`;

const SIDE = `(?:${DAY_FORM}|${YEAR}(?:-${MONTH})?)`;
const dates = (side: string) => `(?:${side}(?:/(?:${side}|\\.\\.))?|\\.\\./${side})`;

/** An EDTF text whose days exist; that an interval is the right way round is for `notReversed`. */
export const EDTF_FORM = dates(`${SIDE}[~?%]?`);
export const PERIOD_FORM = dates(SIDE);

/**
 * SQL: an interval of EDTF does not end before it begins. Digits compare as days do, and a less precise end (`2026-02-24/2026`)
 * reaches to its last day.
 */
export function notReversed(text: string): string {
  const bare = `translate(${text}, '~?%', '')`;
  const [from, to] = [1, 2].map((part) => `split_part(${bare}, '/', ${part})`);
  return `(NOT contains(${text}, '/') OR contains(${text}, '..') OR ${from} <= ${to} OR starts_with(${from}, ${to}))`;
}
