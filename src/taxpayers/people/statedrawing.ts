import {drawPanels, isNarrow, formatNumber, type Comparable, type DrawOptions, type Panel} from "docketbook/client";
import type {PeopleRow} from "./peoplerow.js";

interface Shown {
  rows: readonly PeopleRow[];
  shared: boolean;
  series: readonly Comparable[];
}

/** A panel a publisher, the one with the most years first; an upper end is a stroke from zero. */
export function drawState(
  {rows, shared, series}: Shown,
  options: DrawOptions & {id: string; title: string}
): SVGSVGElement {
  const of = (panel: string) => rows.filter((row) => row.panel === panel);
  const order = [...new Set(rows.map(({panel}) => panel))].sort(
    (a, b) => of(b).length - of(a).length || a.localeCompare(b, "en")
  );
  const panels = order.map((panel): Panel => ({
    title: panel,
    points: of(panel).map((row, index, own) => ({
      x: row.year,
      value: row.value,
      unit: row.unit,
      series_id: row.series_id,
      ...(row.bound === "less-than" && {low: 0, high: row.value}),
      ...(index === own.length - 1 && {
        words: `${row.bound === "less-than" ? "fewer than " : ""}${formatNumber(row.value)}`,
        anchor: "end" as const
      })
    }))
  }));
  const years = rows.map(({year}) => year);
  const description = order
    .map((panel) => `${panel}: ${formatNumber(of(panel).at(-1)?.value ?? 0)} for ${of(panel).at(-1)?.period}`)
    .join(". ");
  return drawPanels({
    ...options,
    description,
    panels,
    span: [Math.min(...years), Math.max(...years)],
    shared,
    series,
    columns: isNarrow(options.width) ? 1 : 2
  });
}
