import {capital, drawPanels, formatNumber, type Comparable, type DrawOptions, type Panel} from "docketbook/client";

/** A row that the cell's code makes. */
export interface TaxRow {
  dimension: string;
  period: string;
  value: number;
  unit: string;
  complete: boolean;
  series_id: string;
  id: string;
}

export const ORDER = [
  "total tax paid",
  "income tax before credits",
  "nonrefundable credits",
  "income tax after credits",
  "net refund or balance due"
];

/** A panel an amount, all on one scale; an incomplete year is not joined to the others. */
export function drawItinTaxes(
  rows: readonly TaxRow[],
  series: readonly Comparable[],
  options: DrawOptions & {id: string; title: string}
): SVGSVGElement {
  const years = rows.map(({period}) => Number(period));
  const panels = ORDER.map((dimension, index): Panel => {
    const mine = rows.filter((row) => row.dimension === dimension);
    const last = mine.findLast(({complete}) => complete);
    return {
      title: capital(dimension),
      accent: index === 0,
      points: mine.map((row) => ({
        // Half a year aside, so that no line joins it.
        x: Number(row.period) + (row.complete ? 0 : 0.4),
        value: row.value,
        unit: row.unit,
        series_id: row.series_id,
        ...(row === last && {words: formatNumber(row.value), anchor: "end" as const, below: row.value > 5e9})
      }))
    };
  });
  const description = rows
    .filter(({period}) => period === rows.at(-1)?.period)
    .map(({dimension, period, value}) => `${dimension}, ${period}: $${formatNumber(value)}`)
    .join("; ");
  return drawPanels({
    ...options,
    description,
    panels,
    span: [Math.min(...years), Math.max(...years) + 0.5],
    tick: (x) => String(Math.floor(x)),
    shared: true,
    series
  });
}
