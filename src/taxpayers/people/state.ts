import {formatNumber, resting, row, seriesRows, stateName, type Cell} from "docketbook/client";
import {drawState} from "./statedrawing.js";
import {NO_MARGINS, PEOPLE_COLUMNS, peopleCells, type PeopleRow} from "./peoplerow.js";

const SERIES = [
  "pew-unauthorized-by-state",
  "cms-undocumented-by-state",
  "dhs-unauthorized-by-state",
  "itep-2024-state-population",
  "aic-immigrants-by-state",
  "texas-unauthorized-compared"
];

/** One state, a panel for each publisher that the record has of it. */
export const peopleState: Cell<PeopleRow> = {
  id: "people-in-a-state",
  page: "taxpayers/people",
  code: "people/state.cell.js",
  drawing: "people/statedrawing.ts",
  inputs: (tables) => {
    const states = [...new Set(seriesRows(tables, "pew-unauthorized-by-state").map(({geography}) => geography))];
    const named = states
      .map((state): [string, string] => [state, stateName(state)])
      .sort(([, a], [, b]) => a.localeCompare(b, "en"));
    return [
      {
        kind: "choice",
        name: "state",
        label: "State",
        value: "US-TX",
        options: named,
        hint: "The District of Columbia is not in what was transcribed."
      },
      {
        kind: "choice",
        name: "scale",
        label: "Scale",
        value: "own",
        options: [
          ["own", "each panel its own"],
          ["shared", "one for all panels"]
        ]
      }
    ];
  },
  sql: ({state}) =>
    `SELECT series_id, period, dimension, value, bound, id FROM observations WHERE geography = '${state}' AND series_id IN (${SERIES.map((id) => `'${id}'`).join(", ")}) ORDER BY series_id, period`,
  figure(rows, {tables, values}) {
    const pew = rows.findLast(({series_id}) => series_id === "pew-unauthorized-by-state");
    const cms = rows.findLast(({series_id}) => series_id === "cms-undocumented-by-state");
    if (!pew) throw new RangeError("Pew has no row of that state");
    const id = "people-in-a-state";
    const less = pew.bound === "less-than" ? "fewer than " : "";
    const title = `${stateName(String(values["state"]))}: ${less}${formatNumber(pew.value)} unauthorized in ${pew.period} by Pew’s estimate${cms ? `; ${formatNumber(cms.value)} in ${cms.period} by that of CMS` : ""}`;
    const shared = values["scale"] === "shared";
    return {
      id,
      page: this.page,
      title,
      subtitle: `People, by publisher; ${shared ? "one scale from zero" : "each panel on a scale of its own from zero: heights of two panels do not compare"}. Only one publisher’s years next to each other are joined`,
      columns: PEOPLE_COLUMNS,
      rows: rows.map(peopleCells),
      unit: row(tables.units, pew.unit).title,
      ...resting(
        rows.map(({id: of}) => of),
        tables
      ),
      missing: `${NO_MARGINS} Where Pew prints “<5,000” the row is an upper end: drawn as a stroke down to zero. Pew rounds to 5,000 to 50,000 by size and prints no estimate for some years. All immigrants are another thing than the unauthorized among them. DHS and AIC have rows of a few states alone; ITEP’s, and the three publishers as another outlet quoted them, are of Texas alone.`,
      draw: (options) =>
        drawState(
          {rows, shared, series: tables.series.filter(({id: of}) => SERIES.includes(of))},
          {...options, id, title}
        )
    };
  }
};
