import {formatCount, drawPanels, isNarrow, type Comparable, type DrawOptions, type Panel} from "docketbook/client";
import {seasonValue, type SeasonRow} from "./seasonrow.js";

interface Shown {
  rows: readonly SeasonRow[];
  last: SeasonRow;
  /** The last week that is drawn. */
  to: number;
  series: readonly Comparable[];
}

/** A panel a season, the newest first; a season of few points says how few. */
export function drawWeeks(
  {rows, last, to, series}: Shown,
  options: DrawOptions & {id: string; title: string}
): SVGSVGElement {
  const seasons = [...new Set(rows.map(({season}) => season))].reverse();
  const pointsOf = (season: string) =>
    rows
      .filter((row) => row.season === season)
      .map((row) => ({
        x: row.week,
        value: row.value,
        unit: row.unit,
        series_id: row.series_id,
        ...(row === last && {words: seasonValue(row), anchor: "start" as const})
      }));
  const wayOf = (season: string) => rows.find((row) => row.season === season)?.counted;
  const panels = seasons.map((season): Panel => {
    const points = pointsOf(season);
    const few = points.length < 4;
    return {
      title: few
        ? `${season}: ${formatCount(points.length)} ${points.length === 1 ? "point" : "points"}, no more`
        : season,
      accent: season === last.season,
      points,
      behind: seasons.filter((other) => other !== season && wayOf(other) === wayOf(season)).map(pointsOf)
    };
  });
  const description = seasons
    .map((season) => {
      const end = rows.findLast((row) => row.season === season)!;
      return `${season}: ${seasonValue(end)} by week ${end.week}`;
    })
    .join("; ");
  const shared = new Set(rows.map(({counted}) => counted)).size === 1;
  return drawPanels({
    ...options,
    description,
    panels,
    span: [1, to],
    tick: (week) => `week ${week}`,
    shared,
    series,
    ...(isNarrow(options.width) && {columns: 1})
  });
}
