import {capital, resting, row, formatValue, type Cell} from "docketbook/client";
import {drawParts} from "./partsdrawing.js";
import {PEOPLE_COLUMNS, peopleCells, type PeopleRow} from "./peoplerow.js";

const OPTIONS: readonly [string, string][] = [
  ["dhs-unauthorized-by-country 2012", "Country of birth, DHS, January 2012"],
  ["dhs-unauthorized-by-country 2006", "Country of birth, DHS, January 2006"],
  ["pew-unauthorized 2023", "Protection and work, Pew, 2023"],
  ["cms-households 2022", "Households, CMS, 2022"],
  ["pew-foreign-born 2025", "All foreign-born, Pew, 2025"]
];

/** Parts of one publisher’s estimate, and what stands beside it. */
export const peopleParts: Cell<PeopleRow> = {
  id: "people-in-parts",
  page: "taxpayers/people",
  code: "people/parts.cell.js",
  drawing: "people/partsdrawing.ts",
  inputs: () => [
    {
      kind: "choice",
      name: "what",
      label: "What is counted",
      value: "dhs-unauthorized-by-country 2012",
      options: OPTIONS,
      hint: "People and households, or two publishers, have no common scale."
    }
  ],
  sql: ({what}) => {
    const [id, period] = String(what).split(" ");
    return `SELECT period, dimension, value, unit, id FROM observations WHERE series_id = '${id}' AND period LIKE '${period}%' ORDER BY value DESC`;
  },
  figure(rows, {tables}) {
    const [first] = rows;
    if (!first) throw new RangeError("there is no row of that publication");
    const series = row(tables.series, first.series_id);
    const unit = row(tables.units, first.unit);
    const id = "people-in-parts";
    const title = `${series.title}: ${first.panel}, ${formatValue({value: first.value, bound: first.bound as "exact"}, unit)}`;
    return {
      id,
      page: this.page,
      title,
      subtitle: `${capital(series.definition)} For ${first.period.slice(0, 4)}, the most first`,
      columns: PEOPLE_COLUMNS.map((column) => (column.name === "panel" ? {...column, title: "Who"} : column)),
      rows: rows.map(peopleCells),
      unit: unit.title,
      ...resting(
        rows.map(({id: of}) => of),
        tables
      ),
      missing: `Rows are those that were read, not all that were published: they do not add up to a total. The record holds no margins of these estimates.${first.series_id === "pew-foreign-born" ? " All foreign-born people are counted, of every status." : ""}`,
      draw: (options) => drawParts(rows, unit, [series], {...options, id, title})
    };
  }
};
