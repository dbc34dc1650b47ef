import type {Report} from "../diagnostics/findings.js";
import { show } from "../diagnostics/show.js";
import type {PartialRecord} from "../record/record.js";
import {isDate} from "../schema/isdate.js";
import type {Row, Table} from "../schema/table.js";
import {aboutOf, rowsOf} from "./rows.js";

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const WEEKDAY = `(?<weekday>${WEEKDAYS.join("|")})`;
const MONTH = `(?<month>(?:${MONTHS.join("|")})[a-z]*)\\.?`;
const YEAR = "(?:,? (?<year>\\d{4})\\b)?";
/** `Friday 21 November 2025`, `Friday, Nov. 21, 2025`, `8 November 2025, a Saturday`; the year may be left out. */
const FORMS = [
  `\\b${WEEKDAY},? (?<day>\\d{1,2}) ${MONTH}${YEAR}`,
  `\\b${WEEKDAY},? ${MONTH} (?<day>\\d{1,2})\\b${YEAR}`,
  `\\b(?<day>\\d{1,2}) ${MONTH}${YEAR},? \\(?a ${WEEKDAY}\\b`,
  `\\b${MONTH} (?<day>\\d{1,2})\\b${YEAR},? \\(?a ${WEEKDAY}\\b`
].map((form) => new RegExp(form, "g"));

/** The year of a row's own date, where all its days are of one. */
function yearOf({date_start: start, date_end: end}: Row): string | null {
  if (typeof start !== "string" || typeof end !== "string") return null;
  return start.slice(0, 4) === end.slice(0, 4) ? start.slice(0, 4) : null;
}

/** The texts of a row with the paths to them, those in lists of mappings among them. */
function* textsOf(columns: Table["columns"], row: Row, prefix = ""): Generator<[path: string, text: string]> {
  for (const {name, type, format} of columns) {
    const value = row[name];
    if (typeof value === "string" && format === "prose") yield [`${prefix}${name}`, value];
    if (type.kind !== "list" || !Array.isArray(value)) continue;
    for (const [index, item] of value.entries()) {
      const path = `${prefix}${name}.${index}`;
      if (type.item.kind === "struct") yield* textsOf(type.item.fields, item as Row, `${path}.`);
      else if (typeof item === "string" && format === "prose") yield [path, item];
    }
  }
}

/** A day of the week that stands beside a date is that day's. Where the text gives no year, it is that of the row's own date. */
export function checkWeekdays(record: PartialRecord, report: Report): void {
  for (const {table, entry} of rowsOf(record)) {
    for (const [path, text] of textsOf(table.columns, entry.row)) {
      if (!text.includes("day")) continue;
      for (const {groups = {}, 0: said} of FORMS.flatMap((form) => [...text.matchAll(form)])) {
        const {weekday = "", day = "", month = "", year = yearOf(entry.row)} = groups;
        const number = MONTHS.indexOf(month.slice(0, 3)) + 1;
        const date = `${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`;
        if (year === null || !isDate(date)) continue;
        const right = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]!;
        if (right === weekday) continue;
        report(
          "weekday-mismatch",
          entry.placeOf(path),
          `the text says ${show(said)}, and ${date} was a ${right}`,
          `${right}, or the day that was meant`,
          aboutOf(table.name, entry.row, path)
        );
      }
    }
  }
}
