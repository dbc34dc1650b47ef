import type {PartialRecord} from "../record/record.js";
import type {Report} from "../diagnostics/findings.js";
import {aboutOf, rowsOf} from "./rows.js";

/** Every row that can name sources names one. */
export function checkSources(record: PartialRecord, report: Report): void {
  for (const {table, entry} of rowsOf(record)) {
    const {source_ids} = entry.row;
    if (Array.isArray(source_ids) && source_ids.length === 0) {
      report(
        "source-missing",
        entry.placeOf("source_ids"),
        "the row names no source",
        "source_ids: at least one id of the table sources",
        aboutOf(table.name, entry.row, "source_ids")
      );
    }
  }
}
