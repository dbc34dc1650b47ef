import {STATE_CODES, resting, row, seriesRows, stateName, type Cell, type NotebookTables} from "docketbook/client";
import {drawStates, shownOf, wordsOf, type CompareRow} from "./comparedrawing.js";

/** The series that have all states, or all but one, in words that fit before "of all returns" and alone. */
const SERIES: Readonly<Record<string, string>> = {
  "soi-paid-preparer": "returns that a paid preparer signed",
  "soi-returns": "individual income tax returns",
  "soi-efiled": "returns filed electronically",
  "soi-volunteer": "returns prepared by volunteers",
  "soi-vita": "returns prepared by VITA volunteers",
  "pew-unauthorized-by-state": "unauthorized immigrants, as Pew estimates",
  "cms-undocumented-by-state": "undocumented residents, as CMS estimates"
};

const yearsOf = (tables: NotebookTables, id: string) => [
  ...new Set(seriesRows(tables, id).map(({period}) => Number(period)))
];
const span = (years: readonly number[]) => `${Math.min(...years)} to ${Math.max(...years)}`;

/** Years in words, those that follow each other as a stretch: `1990, 1995 and 2005 to 2019`. */
export function formatYears(years: readonly number[]): string {
  const stretches: number[][] = [];
  for (const year of [...years].sort((a, b) => a - b)) {
    const last = stretches.at(-1);
    if (last?.at(-1) === year - 1) last.push(year);
    else stretches.push([year]);
  }
  const words = stretches.flatMap((stretch) => (stretch.length > 2 ? [span(stretch)] : stretch.map(String)));
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : words.join("");
}

const PEOPLE = "A share is only of the same unit: this series counts people, and not returns.";
const NO_SHARE: Readonly<Record<string, string>> = {
  "soi-returns": "All returns are 100% of all returns in every state: only their number can be drawn.",
  "pew-unauthorized-by-state": PEOPLE,
  "cms-undocumented-by-state": PEOPLE
};

/** One series in one year, on a map and by rank. */
export const statesCompared: Cell<CompareRow> = {
  id: "states-compared",
  page: "taxpayers/states",
  code: "states/compare.cell.js",
  drawing: "states/comparedrawing.ts",
  series: Object.keys(SERIES),
  inputs(tables) {
    const all = Object.keys(SERIES).flatMap((id) => yearsOf(tables, id));
    const hint = Object.keys(SERIES)
      .map((id) => `${SERIES[id]}: ${span(yearsOf(tables, id))}`)
      .join("; ");
    return [
      {kind: "choice", name: "series", label: "Series", value: "soi-paid-preparer", options: Object.entries(SERIES)},
      {
        kind: "choice",
        name: "as",
        label: "As",
        value: "share",
        options: [
          ["share", "per cent of all returns"],
          ["number", "number"]
        ],
        unless: {option: "share", input: "series", with: NO_SHARE}
      },
      {
        kind: "amount",
        name: "year",
        label: "Year",
        slide: true,
        min: Math.min(...all),
        max: Math.max(...all),
        step: 1,
        value: Math.max(...yearsOf(tables, "soi-paid-preparer")),
        hint
      }
    ];
  },
  sql: ({series, year}) =>
    `SELECT geography, value, bound, unit, id FROM observations WHERE series_id = '${series}' AND period = '${year}' AND geography LIKE 'US-__' ORDER BY value DESC`,
  figure(rows, {tables, values}) {
    const id = "states-compared";
    const chosen = String(values["series"]);
    const share = values["as"] === "share";
    const year = String(values["year"]);
    const series = row(tables.series, chosen);
    const [first, last] = [rows[0], rows.at(-1)];
    const what = `${SERIES[chosen]}${share ? ", in per cent of all returns" : ""}`;
    const title =
      first && last
        ? `${stateName(first.geography)} has the most ${what}, ${wordsOf(first, share)} in ${first.period}; ${stateName(last.geography)} the least, ${wordsOf(last, share)}`
        : `There is no figure of ${what}, for ${year}: the series has ${formatYears(yearsOf(tables, chosen))}`;
    const known = new Set(rows.map(({geography}) => geography));
    const blank = STATE_CODES.filter((code) => !known.has(code)).map(stateName);
    const margins = chosen.startsWith("pew")
      ? " Pew’s margins of error are in its own file and not in the record; where it prints only that a number is under a bound, the dot is open and the line reaches down to zero."
      : chosen.startsWith("cms")
        ? " The publisher’s table gives no margins."
        : "";
    return {
      id,
      page: this.page,
      title,
      subtitle: `${series.title}, ${year}${share ? ", divided by all individual returns of the state for the same year" : ""}`,
      columns: [
        {name: "state", title: "State"},
        {name: "shown", title: share ? "Per cent of all returns" : "Number", numeric: true},
        {name: "value", title: "Number in the record", numeric: true},
        {name: "bound", title: "Bound"},
        {name: "period", title: "Year"},
        {name: "id", title: "Row of the record"}
      ],
      rows: [
        ...rows.map((each) => ({
          state: stateName(each.geography),
          shown: shownOf(each),
          value: each.value,
          bound: each.bound,
          period: each.period,
          id: each.id
        })),
        ...STATE_CODES.filter((code) => !known.has(code)).map((code) => ({
          state: stateName(code),
          shown: null,
          value: null,
          bound: "no figure",
          period: year,
          id: null
        }))
      ],
      unit: share ? "per cent of all individual returns" : first ? row(tables.units, first.unit).title : "none",
      ...resting(
        rows.flatMap((each) => [each.id, ...(each.all_id === undefined ? [] : [each.all_id])]),
        tables
      ),
      missing: `${blank.length === 0 ? "Every state has a figure." : blank.length > 12 ? "Most states have no figure; they are hatched, and are not zero." : `Without a figure, hatched and not zero: ${blank.join(", ")}.`} ${series.traps[0] ?? ""}${margins}`,
      draw: (options) => drawStates({rows, share, series: [series]}, {...options, id, title})
    };
  }
};
