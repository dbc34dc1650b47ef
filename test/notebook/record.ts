import {cellFigure, runCell} from "../../src/site/cells.js";
import {defaultsOf, type Values} from "../../src/components/notebook/inputs.js";
import {CELLS} from "../../src/components/notebooks/notebooks.js";
import type {AnyCell} from "../../src/components/notebook/cell.js";
import type {Figure} from "../../src/components/figure.js";
import {realSite} from "../figures/record.js";

/** The real record, built for the test. */
export const site = await realSite();
export const {tables} = site;

export function cellOf(id: string): AnyCell {
  const cell = CELLS.get(id);
  if (!cell) throw new Error(`there is no cell ${id}`);
  return cell;
}

/** The values of a cell's inputs: its defaults, but for those given. */
export const valuesOf = (id: string, changed: Values = {}): Values => ({
  ...defaultsOf(cellOf(id).inputs(tables)),
  ...changed
});
/** The rows that a cell's code makes. */
export const rowsOf = (id: string, changed?: Values): Record<string, unknown>[] =>
  runCell(cellOf(id), tables, valuesOf(id, changed)).rows;
/** The figure that a cell draws of them. */
export const figureOf = (id: string, changed?: Values): Figure => cellFigure(cellOf(id), tables, valuesOf(id, changed));

/** The value of an observation by its id. */
export function valueOf(id: string): number {
  const found = tables.observations.find((row) => row.id === id);
  if (!found) throw new Error(`there is no observation ${id}`);
  return found.value;
}
export const sumOf = (
  series: string,
  keep: (row: (typeof tables.observations)[number]) => boolean = () => true
): number =>
  tables.observations.filter((row) => row.series_id === series && keep(row)).reduce((sum, {value}) => sum + value, 0);
