import {capital, formatCount, resting, row, type Cell} from "docketbook/client";
import {seasonName, seasonSeries, seasonValue, type SeasonRow} from "./seasonrow.js";
import {drawWeeks} from "./weeksdrawing.js";

/** The latest point of the latest season, and the season before in the same week where it has one. */
function latestTwo(rows: readonly SeasonRow[]): [SeasonRow, SeasonRow | undefined] {
  const last = rows.at(-1);
  if (!last) throw new RangeError("there is no point up to that week");
  return [
    last,
    rows.findLast(
      ({season, week, counted}) =>
        Number(season) === Number(last.season) - 1 && week === last.week && counted === last.counted
    )
  ];
}

/** A filing season a panel, each by its own weeks, the others faint behind it. */
export const seasonWeeks: Cell<SeasonRow> = {
  id: "seasons-by-week",
  page: "taxpayers/seasons",
  code: "seasons/weeks.cell.js",
  drawing: "seasons/weeksdrawing.ts",
  inputs: (tables) => [
    {
      kind: "choice",
      name: "series",
      label: "What is counted",
      value: "filing-season-received",
      options: seasonSeries(tables)
    },
    {
      kind: "amount",
      name: "to",
      label: "Up to week",
      slide: true,
      min: 6,
      max: 53,
      step: 1,
      value: 18,
      hint: "15 April lies in week 15, or 16 in a leap year."
    }
  ],
  sql: ({series}) =>
    `SELECT year(period_start) AS season, period, value, unit, id FROM observations WHERE series_id = '${series}' ORDER BY period`,
  figure(rows, {tables, values}) {
    const [last, before] = latestTwo(rows);
    const name = seasonName(tables, values["series"]);
    const id = "seasons-by-week";
    const title = `${name}: ${seasonValue(last)} by week ${formatCount(last.week)} of ${last.season}${before ? `, ${seasonValue(before)} in ${before.season}` : ""}`;
    const to = Number(values["to"]);
    const later = tables.observations.filter(({series_id}) => series_id === last.series_id).length - rows.length;
    const seasons = new Set(rows.map(({season}) => season));
    const without = [
      ...new Set(
        tables.observations
          .filter(({series_id}) => series_id.startsWith("filing-season-"))
          .map(({period}) => period.slice(0, 4))
      )
    ]
      .sort()
      .filter((season) => !seasons.has(season));
    return {
      id,
      page: this.page,
      title,
      subtitle: `${name}, added up from the start of the season to the end of each week of the year; a season a panel, the others faint behind it, one scale`,
      columns: [
        {name: "season", title: "Season"},
        {name: "week", title: "Week", numeric: true},
        {name: "period", title: "Up to"},
        {name: "value", title: name, numeric: true},
        {name: "unit", title: "Unit"},
        {name: "grade", title: "Grade"}
      ],
      rows: rows.map(({season, week, period, value, unit, grade}) => ({season, week, period, value, unit, grade})),
      unit: row(tables.units, last.unit).title,
      ...resting(
        rows.map(({id: of}) => of),
        tables
      ),
      missing: `Of the seasons of 2019 to 2022 the record holds nothing.${without.length > 0 ? ` In the weeks drawn, this series has no point in ${without.join(", ")}.` : ""} Dots are joined only from one week to the next: a missing week is a gap. ${capital(formatCount(later))} of its points ${later === 1 ? "lies" : "lie"} after week ${to}.${last.series_id === "filing-season-visits" ? " The way of counting visits changed in 2025: seasons before and after are never behind each other, nor on one scale." : ""} Seasons open on different days, which are not rows of the record: the same week of two years is not the same length of season.`,
      draw: (options) =>
        drawWeeks(
          {rows, last, to, series: tables.series.filter(({id: of}) => of === last.series_id)},
          {...options, id, title}
        )
    };
  }
};
