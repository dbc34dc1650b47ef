import type {PartialRecord} from "../record/record.js";
import type {Report} from "../diagnostics/findings.js";
import {aboutOf, rowsOf} from "./rows.js";

/** The earliest year that a record of this kind speaks of; before it a digit is more likely wrong. */
const EARLIEST = 1600;
/** How many years after its edition a record may speak of. */
const AHEAD = 100;

/** Days are in a time that the record can speak of: a year such as 1025 or 2205 is most often a slip. */
export function checkDates(record: PartialRecord, report: Report): void {
  const day = record.edition.edition;
  const latest = day === undefined ? Infinity : Number(day.slice(0, 4)) + AHEAD;
  for (const {table, entry} of rowsOf(record))
    for (const {name, type, format, derived} of table.columns) {
      const value = entry.row[name];
      if (derived || typeof value !== "string" || !(type.kind === "date" || format === "edtf" || format === "period"))
        continue;
      const years = [...value.matchAll(/(?:^|\/)(\d{4})/g)].map(([, year]) => Number(year));
      if (years.every((year) => year >= EARLIEST && year <= latest)) continue;
      report(
        "date-far",
        entry.placeOf(name),
        `${name} is ${value}, far from the edition`,
        `a year from ${EARLIEST}${latest === Infinity ? " on" : ` to ${latest}`}, unless this is meant`,
        aboutOf(table.name, entry.row, name)
      );
    }
}
