import {capital, drawRanked, type Comparable, type DrawOptions} from "docketbook/client";
import {formatValue, type AfterRow} from "./aftervalue.js";

/** Items under each other on one scale from zero; a value that is a bound is drawn open. */
export function drawAfter(
  rows: readonly AfterRow[],
  series: readonly Comparable[],
  options: DrawOptions & {id: string; title: string}
): SVGSVGElement {
  return drawRanked({
    ...options,
    description: rows.map((row) => `${row.item}: ${formatValue(row)}`).join("; "),
    rows: rows.map((row) => ({
      name: capital(row.item),
      value: row.value,
      unit: row.unit,
      series_id: row.series_id,
      words: formatValue(row),
      open: row.bound !== "exact"
    })),
    series
  });
}
