import type {PartialRecord} from "../record/record.js";
import type {Report} from "../diagnostics/findings.js";
import {aboutOf} from "./rows.js";
import {either, show} from "../diagnostics/show.js";

const places = (value: number) => String(value).split(".")[1]?.length ?? 0;

/** An observation is in a unit of its series, and money is exact to the cent. */
export function checkUnits({tables}: PartialRecord, report: Report): void {
  const units = new Map(tables.units.map(({row}) => [row.id, row.quantity]));
  const allowed = new Map(tables.series.map(({row}) => [row.id, row.unit_ids]));
  for (const {row, placeOf} of tables.observations) {
    const {series_id, unit, value} = row;
    if (unit === undefined) continue;
    const unitIds = allowed.get(series_id);
    if (unitIds && units.has(unit) && !unitIds.includes(unit)) {
      report(
        "unit-mismatch",
        placeOf("unit"),
        `the unit ${show(unit)} is not one of the series ${series_id}`,
        either(unitIds) || "a unit listed in the unit_ids of the series",
        aboutOf("observations", row, "unit")
      );
    }
    if (units.get(unit) !== "money" || value === undefined) continue;
    if (places(value) > 2 || Math.abs(value) * 100 > Number.MAX_SAFE_INTEGER || /e/.test(String(value))) {
      report(
        "money-inexact",
        placeOf("value"),
        `${value} is not an amount that is exact to the cent`,
        "dollars, or dollars and cents, below 90 trillion",
        aboutOf("observations", row, "value")
      );
    }
  }
}
