import {show} from "../diagnostics/show.js";
import {readEdtf} from "./edtf.js";
import {isDate} from "./column.js";
import {refused, type Parsed} from "../diagnostics/fault.js";

const DAY = "a day written as YYYY-MM-DD, such as 2025-11-21";
const EDTF =
  "a date as EDTF: 2025-11-21, 2025-11, 2025, 2025-06~ (about), 2025-09-09? (inferred), 2026-02-24/2026-04, 2026-02-25/..";
const PERIOD = "a period as EDTF without ? or ~: 2022, 2025-06, 2025-08-07, 2012/2015";

const impossible = (text: string): Parsed =>
  refused(
    "date-impossible",
    `${show(text)} is not in the calendar`,
    "a date that exists; if the day is not known, leave it out where the column allows that"
  );

/** A day. */
export function dayFrom(text: string): Parsed {
  if (isDate(text)) return {value: text};
  return /^\d{4}-\d{2}-\d{2}$/.test(text)
    ? impossible(text)
    : refused("date-malformed", `${show(text)} is not a day`, DAY);
}

/** A date of any precision. A period takes no qualifier. */
export function edtfFrom(text: string, format: "edtf" | "period"): Parsed {
  const expected = format === "edtf" ? EDTF : PERIOD;
  const range = readEdtf(text);
  if (range === "impossible") return impossible(text);
  if (range === "reversed")
    return refused("interval-reversed", `${show(text)} ends before it begins`, "the earlier date first");
  if (range === "malformed" || (format === "period" && /[?~%]/.test(text)))
    return refused("date-malformed", `${show(text)} is not a ${format === "edtf" ? "date" : "period"}`, expected);
  return {value: text};
}
