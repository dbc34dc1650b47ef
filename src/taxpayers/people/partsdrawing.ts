import {capital, drawRanked, formatValue, type Comparable, type DrawOptions} from "docketbook/client";
import type {Unit} from "docketbook/loaders";
import type {PeopleRow} from "./peoplerow.js";

/** Parts under each other on one scale from zero; a rounded value is drawn open. */
export function drawParts(
  rows: readonly PeopleRow[],
  unit: Unit,
  series: readonly Comparable[],
  options: DrawOptions & {id: string; title: string}
): SVGSVGElement {
  const said = (row: PeopleRow) => formatValue({value: row.value, bound: row.bound as "exact"}, unit);
  return drawRanked({
    ...options,
    description: rows.map((row) => `${row.panel}: ${said(row)}`).join("; "),
    rows: rows.map((row) => ({
      name: capital(row.panel),
      value: row.value,
      unit: row.unit,
      series_id: row.series_id,
      words: said(row).replace(` ${unit.title}`, ""),
      open: row.bound !== "exact"
    })),
    series
  });
}
