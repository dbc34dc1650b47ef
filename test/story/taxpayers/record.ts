import type {Site} from "../../../site/story/story.js";
import type {Values, AnyCell} from "../../../site/story/story.js";
import {cellFigure, cellsOf, runCell as run} from "../../../site/features/notebook/cells.js";
import {defaultsOf} from "../../../site/features/notebook/inputs.js";
import type {Figure} from "../../../site/charts/figure.js";
import {storySite} from "../figures/record.js";

/** The real record, built for the test. */
export const site = await storySite();
export const {tables} = site;

/** Runs a cell of this story. */
export const runCell = (cell: AnyCell, ...rest: [Site["tables"], Values?]) => run(site.story, cell, ...rest);

export function cellOf(id: string): AnyCell {
  const cell = cellsOf(site.story).get(id);
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
export const figureOf = (id: string, changed?: Values): Figure =>
  cellFigure(site.story, cellOf(id), tables, valuesOf(id, changed));

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
