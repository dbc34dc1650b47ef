import type {PartialRecord} from "../record/record.js";
import type {Report} from "../diagnostics/findings.js";
import {aboutOf, rowsOf} from "./rows.js";

const EXPECTED = "a day up to the edition's, or a later edition";

/** Nothing entered an edition after its day. */
export function checkRecorded(record: PartialRecord, report: Report): void {
  const {edition: day, verified_through} = record.edition;
  if (day === undefined) return;
  if (verified_through && verified_through > day && record.placeOfEdition) {
    report(
      "recorded-after-edition",
      record.placeOfEdition("verified_through"),
      `verified through ${verified_through}, after the edition of ${day}`,
      EXPECTED,
      {field: "verified_through"}
    );
  }
  for (const {table, entry} of rowsOf(record)) {
    for (const field of ["recorded", "until_recorded"]) {
      const recorded = entry.row[field];
      if (typeof recorded !== "string" || recorded <= day) continue;
      report(
        "recorded-after-edition",
        entry.placeOf(field),
        `recorded on ${recorded}, after the edition of ${day}`,
        EXPECTED,
        aboutOf(table.name, entry.row, field)
      );
    }
  }
}
