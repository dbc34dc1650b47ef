import type {Place} from "../diagnostics/position.js";
import type {PartialRecord} from "../record/record.js";
import type {Report} from "../diagnostics/findings.js";
import {aboutOf, rowsOf} from "./rows.js";
import {show} from "../diagnostics/show.js";

/** Ids are unique across all tables: a citation names the id alone. */
export function checkIds(record: PartialRecord, report: Report): void {
  const seen = new Map<string, {table: string; place: Place}>();
  for (const {table, entry} of rowsOf(record)) {
    const {id} = entry.row;
    if (typeof id !== "string") continue;
    const observed = table.name === "observations";
    const place = entry.placeOf(observed ? "period" : "id");
    const first = seen.get(id);
    if (!first) {
      seen.set(id, {table: table.name, place});
      continue;
    }
    const where = `${first.place.file}:${first.place.line}`;
    if (observed) {
      report(
        "observation-duplicate",
        place,
        `the observation ${show(id, 120)} is at ${where} already`,
        "one value for a series, period, geography and dimension",
        aboutOf(table.name, {id}, "period")
      );
    } else {
      report(
        "id-duplicate",
        place,
        `the id ${show(id)} is at ${where} already, in ${first.table}`,
        "an id that no other row of any table has",
        aboutOf(table.name, {id}, "id")
      );
    }
  }
}
