import {drawPanels, formatNumber, type Comparable, type DrawOptions, type Panel} from "docketbook/client";

/** A row that the cell's code makes. */
export interface CountRow {
  key: string;
  panel: string;
  id: string;
  series_id: string;
  period: string;
  period_start: string;
  dimension: string | null;
  value: number;
  bound: string;
  unit: string;
}

const yearOf = (day: string) => Number(day.slice(0, 4)) + (Number(day.slice(5, 7)) - 1) / 12;

/** A panel a count, each on its own scale from zero, its points not joined: nothing is known between them. */
export function drawItinCounts(
  rows: readonly CountRow[],
  series: readonly Comparable[],
  options: DrawOptions & {id: string; title: string}
): SVGSVGElement {
  const keys = [...new Set(rows.map(({key}) => key))];
  const panels = keys.map((key): Panel => {
    const mine = rows.filter((row) => row.key === key);
    const most = Math.max(...mine.map(({value}) => value));
    return {
      title: mine[0]?.panel ?? key,
      points: mine.map(({value, unit, series_id, period_start}, index) => ({
        x: yearOf(period_start),
        value,
        unit,
        series_id,
        ...(index === mine.length - 1 && {
          words: formatNumber(value),
          anchor: yearOf(period_start) > 2012 ? ("end" as const) : ("start" as const),
          below: value > most / 4 && value < most
        })
      }))
    };
  });
  const description = rows.map(({panel, period, value}) => `${panel}, ${period}: ${formatNumber(value)}`).join("; ");
  return drawPanels({...options, description, panels, span: [2001, 2026], gap: 0, series});
}
