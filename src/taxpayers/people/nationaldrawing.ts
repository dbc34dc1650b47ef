import {drawPanels, isNarrow, formatRounded, type Comparable, type DrawOptions, type Panel} from "docketbook/client";
import type {PeopleRow} from "./peoplerow.js";

const ORDER = [
  "Pew, edition of 2025",
  "CMS, on the American Community Survey",
  "MPI",
  "DHS, report for 2022",
  "Pew, edition of 2013",
  "CMS, provisional",
  "DHS, report for 2012",
  "DHS, report for 2006"
];

/** The panels that rows have, today's editions first. Throws a RangeError for one that has no place. */
export function orderOf(rows: readonly PeopleRow[]): string[] {
  const unknown = rows.find(({panel}) => !ORDER.includes(panel));
  if (unknown) throw new RangeError(`there is no panel ${unknown.panel}`);
  return ORDER.filter((panel) => rows.some((row) => row.panel === panel));
}

interface Shown {
  rows: readonly PeopleRow[];
  shared: boolean;
  series: readonly Comparable[];
}

/** A panel a publisher and edition; the latest dot of each says its value. Nothing is joined. */
export function drawNational(
  {rows, shared, series}: Shown,
  options: DrawOptions & {id: string; title: string}
): SVGSVGElement {
  const order = orderOf(rows);
  const panels = order.map((panel): Panel => {
    const own = rows.filter((row) => row.panel === panel);
    return {
      title: panel,
      points: own.map((row) => ({
        x: row.year,
        value: row.value,
        unit: row.unit,
        series_id: row.series_id,
        ...(row === own.at(-1) && {
          words: formatRounded(row.value),
          anchor: row.year > 2014 ? ("end" as const) : ("start" as const)
        })
      }))
    };
  });
  const years = rows.map(({year}) => year);
  const description = order
    .map(
      (panel) =>
        `${panel}: ${rows
          .filter((row) => row.panel === panel)
          .map(({period, value}) => `${formatRounded(value)} for ${period}`)
          .join(", ")}`
    )
    .join(". ");
  return drawPanels({
    ...options,
    description,
    panels,
    span: [Math.min(...years), Math.max(...years)],
    gap: 0,
    shared,
    series,
    columns: isNarrow(options.width) ? 1 : 2
  });
}
