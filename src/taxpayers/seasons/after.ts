import {capital, resting, row, seriesRows, type Cell, type NotebookTables} from "docketbook/client";
import {formatValue} from "./aftervalue.js";
import {drawAfter} from "./afterdrawing.js";
import type {AfterRow} from "./aftervalue.js";

const SERIES = ["soi-week-47", "irs-data-book-2023", "irs-data-book-2024"];

/** One option a publication and unit. */
function optionsOf(tables: NotebookTables): [string, string][] {
  return SERIES.flatMap((id) => {
    const {title} = row(tables.series, id);
    return [...new Set(seriesRows(tables, id).map(({unit}) => unit))].map((unit): [string, string] => [
      `${id} ${unit}`,
      `${title}: ${row(tables.units, unit).title}`
    ]);
  });
}

/** What Statistics of Income and the Data Book count of whole years: each publication and unit for itself. */
export const seasonAfter: Cell<AfterRow> = {
  id: "seasons-afterwards",
  page: "taxpayers/seasons",
  code: "seasons/after.cell.js",
  drawing: "seasons/afterdrawing.ts",
  inputs: (tables) => [
    {
      kind: "choice",
      name: "what",
      label: "Publication and unit",
      value: "soi-week-47 returns",
      options: optionsOf(tables),
      hint: "One at a time: two units, or two publications’ definitions, have no common scale."
    }
  ],
  sql: ({what}) => {
    const [id, unit] = String(what).split(" ");
    return `SELECT dimension, value, bound, unit, id FROM observations WHERE series_id = '${id}' AND unit = '${unit}' ORDER BY value DESC`;
  },
  figure(rows, {tables}) {
    const [first] = rows;
    if (!first) throw new RangeError("there is no row of that publication and unit");
    const series = row(tables.series, first.series_id);
    const id = "seasons-afterwards";
    const title = `${series.title}: ${first.item}, ${formatValue(first)}`;
    return {
      id,
      page: this.page,
      title,
      subtitle: `${capital(series.definition)} Items overlap: they do not add up`,
      columns: [
        {name: "item", title: "Item"},
        {name: "value", title: "Value", numeric: true},
        {name: "bound", title: "Bound"},
        {name: "unit", title: "Unit"},
        {name: "period", title: "Year"},
        {name: "publication", title: "Publication"},
        {name: "id", title: "Row of the record"}
      ],
      rows: rows.map(({item, value, bound, unit, period, id: of}) => ({
        item,
        value,
        bound,
        unit,
        period,
        publication: series.title,
        id: of
      })),
      unit: row(tables.units, first.unit).title,
      ...resting(
        rows.map(({id: of}) => of),
        tables
      ),
      missing: `${series.traps.join(" ") || "A fiscal year of the IRS runs from October to September and is not a filing season."} The weekly counts above and these are counted by different rules: neither continues the other.`,
      draw: (options) => drawAfter(rows, [series], {...options, id, title})
    };
  }
};
