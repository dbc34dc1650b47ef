import {formatDate, drawRanked, type Comparable, type DrawOptions} from "docketbook/client";
import {seasonValue, type SeasonRow} from "./seasonrow.js";

/** The seasons under each other, a dot each on one scale from zero, the latest in the accent. */
export function drawWeek(
  rows: readonly SeasonRow[],
  series: readonly Comparable[],
  options: DrawOptions & {id: string; title: string}
): SVGSVGElement {
  const last = rows.at(-1);
  return drawRanked({
    ...options,
    description: rows.map((row) => `${formatDate(row.period)}: ${seasonValue(row)}`).join("; "),
    rows: rows.map((row) => ({
      name: `up to ${formatDate(row.period)}`,
      value: row.value,
      unit: row.unit,
      series_id: row.series_id,
      words: seasonValue(row),
      accent: row === last
    })),
    series
  });
}
