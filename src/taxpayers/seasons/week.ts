import {capital, formatCount, resting, row, type Cell} from "docketbook/client";
import {seasonName, seasonSeries, seasonValue, type SeasonRow} from "./seasonrow.js";
import {drawWeek} from "./weekdrawing.js";

/** One week of the season in every year that has a count for it. */
export const seasonWeek: Cell<SeasonRow> = {
  id: "seasons-in-a-week",
  page: "taxpayers/seasons",
  code: "seasons/week.cell.js",
  drawing: "seasons/weekdrawing.ts",
  inputs: (tables) => [
    {
      kind: "choice",
      name: "series",
      label: "What is counted",
      value: "filing-season-average-refund",
      options: seasonSeries(tables).filter(([id]) => id !== "filing-season-visits"),
      hint: "Visits to IRS.gov are left out: they are counted another way since 2025."
    },
    {
      kind: "amount",
      name: "week",
      label: "Week of the year",
      slide: true,
      min: 5,
      max: 19,
      step: 1,
      value: 8,
      hint: "Week 8 is the last that the record has of 2026."
    }
  ],
  sql: ({series}) =>
    `SELECT period, value, unit, grade, id FROM observations WHERE series_id = '${series}' ORDER BY period`,
  figure(rows, {tables, values}) {
    const [first] = rows;
    const last = rows.at(-1);
    const week = Number(values["week"]);
    if (!first || !last) throw new RangeError(`there is no count for week ${week} of any season`);
    const most = rows.reduce((largest, candidate) => (candidate.value > largest.value ? candidate : largest));
    const name = seasonName(tables, values["series"]);
    const id = "seasons-in-a-week";
    const title = `${name} by week ${formatCount(week)}: ${seasonValue(last)} in ${last.season}${most === last ? ", the most of" : `; the most was ${seasonValue(most)} in ${most.season}, of`} the ${formatCount(new Set(rows.map(({season}) => season)).size)} seasons with a count`;
    return {
      id,
      page: this.page,
      title,
      subtitle: `${capital(name)}, added up from the start of the season to the end of the date shown, which lies in week ${week} of its year`,
      columns: [
        {name: "season", title: "Season"},
        {name: "period", title: "Up to"},
        {name: "week", title: "Week", numeric: true},
        {name: "value", title: name, numeric: true},
        {name: "unit", title: "Unit"},
        {name: "grade", title: "Grade"},
        {name: "id", title: "Row of the record"}
      ],
      rows: rows.map(({season, period, week: of, value, unit, grade, id: key}) => ({
        season,
        period,
        week: of,
        value,
        unit,
        grade,
        id: key
      })),
      unit: row(tables.units, last.unit).title,
      ...resting(
        rows.map(({id: of}) => of),
        tables
      ),
      missing:
        "A season without a count for the week is left out, not guessed from the weeks around it. Seasons open on different days of January, which are not rows of the record: in the same week, one has run for longer than another.",
      draw: (options) =>
        drawWeek(
          rows,
          tables.series.filter(({id: of}) => of === last.series_id),
          {...options, id, title}
        )
    };
  }
};
