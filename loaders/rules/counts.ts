import type {PartialRecord} from "../record/record.js";
import type {Report} from "../diagnostics/findings.js";
import {counted} from "../diagnostics/pluralize.js";
import {aboutOf} from "./rows.js";

/** Counts are within their bounds: no pages and no sources fewer than none, and no more independent sources than there are. */
export function checkCounts({tables}: PartialRecord, report: Report): void {
  for (const {row, placeOf} of tables.events) {
    const {independent_sources: count, source_ids} = row;
    if (count === undefined || (count >= 0 && count <= (source_ids?.length ?? Infinity))) continue;
    report(
      "count-impossible",
      placeOf("independent_sources"),
      `independent_sources is ${count}, and the row names ${counted(source_ids?.length ?? 0, "source")}`,
      source_ids ? `a number from 0 to ${source_ids.length}` : "a number from 0 on",
      aboutOf("events", row, "independent_sources")
    );
  }
  for (const {row, placeOf} of tables.orders) {
    if (row.pages == null || row.pages > 0) continue;
    report(
      "count-impossible",
      placeOf("pages"),
      `pages is ${row.pages}`,
      "a number from 1 on, or nothing",
      aboutOf("orders", row, "pages")
    );
  }
}
