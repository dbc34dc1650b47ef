import {row, type Figure, type NotebookTables} from "docketbook/client";
import type {SaidStep} from "./step.js";

/** The columns and rows of a calculation's table: the same words and figures that are drawn. */
export const stepsTable = (steps: readonly SaidStep[], tables: NotebookTables): Pick<Figure, "columns" | "rows"> => ({
  columns: [
    {name: "number", title: "Step"},
    {name: "words", title: "In words"},
    {name: "sum", title: "In figures"},
    {name: "result", title: "Result"},
    {name: "value", title: "Result, in full", numeric: true},
    {name: "unit", title: "Unit"},
    {name: "published", title: "As published", numeric: true},
    {name: "rows", title: "Rows of the record"}
  ],
  rows: steps.map(({number, words, sum, result, from: {value, unit, published, ids}}) => ({
    number,
    words,
    sum,
    result,
    value,
    unit: tables.units.some(({id}) => id === unit) ? row(tables.units, unit).title : unit,
    published,
    rows: ids.join(" ")
  }))
});
