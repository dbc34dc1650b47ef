import {drawRanked, formatNumber, type Comparable, type DrawOptions} from "docketbook/client";

/** A row that the cell's code makes. */
export interface YearRow {
  id: string;
  series_id: string;
  recipient: string;
  period: string;
  value: number;
  unit: string;
}

/** Every recipient of the year on one logarithmic axis. */
export function drawDisclosureYear(
  rows: readonly YearRow[],
  series: readonly Comparable[],
  options: DrawOptions & {id: string; title: string}
): SVGSVGElement {
  return drawRanked({
    ...options,
    description: rows.map(({recipient, value}) => `${recipient}: ${formatNumber(value)}`).join("; "),
    rows: rows.map(({recipient, value, unit, series_id}) => ({
      name: recipient,
      value,
      unit,
      series_id,
      words: formatNumber(value),
      accent: series_id === "jct-6103-i2"
    })),
    log: true,
    series
  });
}
