import type {Report} from "../diagnostics/findings.js";
import type {PartialRecord} from "../record/record.js";
import {aboutOf} from "./rows.js";

/** Counts lie where they can: none is below zero, no share above the whole, and no more sources are independent than are named. */
export function checkBounds({tables}: PartialRecord, report: Report): void {
  const units = new Map(tables.units.map(({row}) => [row.id, row.quantity]));
  for (const {row, placeOf} of tables.observations) {
    const {unit, value} = row;
    const quantity = units.get(unit);
    if (
      value === undefined ||
      !((quantity === "count" && value < 0) || (quantity === "share" && Math.abs(value) > 100))
    )
      continue;
    report(
      "count-out-of-bounds",
      placeOf("value"),
      `${value} is not a ${quantity} in ${unit}`,
      quantity === "count" ? "a count of zero or more" : "a share of at most 100",
      aboutOf("observations", row, "value")
    );
  }
  for (const {row, placeOf} of tables.events) {
    const {independent_sources: independent, source_ids} = row;
    if (independent === undefined || !source_ids?.length) continue;
    if (independent >= 1 && independent <= source_ids.length) continue;
    report(
      "count-out-of-bounds",
      placeOf("independent_sources"),
      `${independent} independent sources, and the row names ${source_ids.length}`,
      source_ids.length === 1 ? "1" : `from 1 to ${source_ids.length}`,
      aboutOf("events", row, "independent_sources")
    );
  }
  for (const {row, placeOf} of tables.checks) {
    const {count, row_ids} = row;
    if (count === undefined || !row_ids || (count >= 0 && count >= row_ids.length)) continue;
    report(
      "count-out-of-bounds",
      placeOf("count"),
      `${count} rows, and ${row_ids.length} of them are named`,
      "the rows that are named, or more",
      aboutOf("checks", row, "count")
    );
  }
  for (const {row, placeOf} of tables.orders) {
    if (typeof row.pages !== "number" || row.pages >= 1) continue;
    report(
      "count-out-of-bounds",
      placeOf("pages"),
      `the order has ${row.pages} pages`,
      "one page or more",
      aboutOf("orders", row, "pages")
    );
  }
}
