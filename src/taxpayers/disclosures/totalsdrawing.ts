import {drawRanked, formatNumber, type DrawOptions} from "docketbook/client";

/** A row that the cell's code makes. */
export interface TotalsRow {
  period: string;
  sum: number;
  total: number;
  difference: number;
  unit: string;
  total_id: string;
  ids: readonly string[];
}

/** The years whose parts do not make the whole: filled where the total is larger, open where the rows are. */
export function drawDisclosureTotals(
  rows: readonly TotalsRow[],
  options: DrawOptions & {id: string; title: string}
): SVGSVGElement {
  const words = ({difference}: TotalsRow) =>
    `${formatNumber(Math.abs(difference))} ${difference > 0 ? "more in the total" : "more in the rows"}`;
  return drawRanked({
    ...options,
    description: rows.map((row) => `${row.period}: ${words(row)}`).join("; "),
    rows: rows.map((row) => ({
      name: row.period,
      value: Math.abs(row.difference),
      unit: row.unit,
      words: words(row),
      open: row.difference < 0
    })),
    log: true,
    domain: [1, 1e9],
    series: []
  });
}
