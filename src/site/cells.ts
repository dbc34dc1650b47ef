import {readFileSync} from "node:fs";
import * as arquero from "arquero";
import type {Figure, FigureMaker, Tables} from "../components/figure.js";
import {GIVEN, type AnyCell, type Cell} from "../components/notebook/cell.js";
import {defaultsOf, type Values} from "../components/notebook/inputs.js";
import {CELLS} from "../components/notebooks/notebooks.js";
import {evaluate, outcomeOf, tableOf, type Arquero} from "../lib/arquero/evaluate.js";
import {columnsOf} from "../lib/arquero/columns.js";
import type {Outcome} from "../lib/arquero/protocol.js";

const aq = arquero as unknown as Arquero;

/** The text of a file of the notebooks: what is shown is what runs. */
export const notebookFile = (path: string): string =>
  readFileSync(new URL(`../components/notebooks/${path}`, import.meta.url), "utf8");

/** Runs a cell's code here, on the tables that it would have in a page. */
export function runCell(cell: AnyCell, tables: Tables, values: Values = defaultsOf(cell.inputs(tables))): Outcome {
  const given = Object.fromEntries(GIVEN.map((name) => [name, tableOf(aq, columnsOf(tables[name]))]));
  return outcomeOf(evaluate(notebookFile(cell.code), {aq, tables: given, inputs: values}));
}

/** A cell's figure of some values of its inputs, its defaults without. */
export function cellFigure(cell: AnyCell, tables: Tables, values: Values = defaultsOf(cell.inputs(tables))): Figure {
  return (cell as unknown as Cell).figure(runCell(cell, tables, values).rows, {tables, values});
}

/** The notebooks' default views, as figures of the site. */
export const cellFigures: Readonly<Record<string, FigureMaker>> = Object.fromEntries(
  [...CELLS].map(([id, cell]) => [id, (tables: Tables) => cellFigure(cell, tables)])
);
