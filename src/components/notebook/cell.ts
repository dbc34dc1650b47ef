import type {Observation} from "../../../loaders/schema/observations.js";
import type {Figure, Tables} from "../figure.js";
import {restsOn} from "../drawing/rows.js";
import type {Input, Values} from "./inputs.js";

/** What a notebook reads of the record. */
export type NotebookTables = Pick<Tables, "observations" | "series" | "units" | "sources">;

/** The tables that a cell's code knows, by their names. */
export const GIVEN = ["observations", "series", "units"] as const;

/** What a drawing needs besides the rows that the cell's code made. */
export interface Context {
  tables: NotebookTables;
  values: Values;
}

/**
 * A cell of a notebook: code in a file of its own (`code`, next to the cell's module) that turns observations into rows, inputs that it
 * reads, and a figure that draws the rows.
 */
export interface Cell<R extends object = object> {
  /** Also the figure's id and address. */
  id: string;
  /** The page that it stands on, from the root. */
  page: string;
  /** The folder and file of its code under `components/notebooks/`. */
  code: string;
  /** The file that draws it, from the same folder: its text is shown beside the code. */
  drawing: string;
  inputs: (tables: NotebookTables) => readonly Input[];
  /** Pure. Throws a RangeError where the record lacks what it draws, a TypeError where rows cannot be compared. */
  figure: (rows: readonly R[], context: Context) => Figure;
  /** The series that a reader can choose, where they are more than the default view's. */
  series?: readonly string[];
  /** The question in SQL whose answer is the rows behind the cell, before its own arithmetic. */
  sql: (values: Values) => string;
}

/** A cell of any kind of rows, as lists of cells hold it. */
export type AnyCell = Cell<never>;

/** What a figure rests on, from the ids of its rows. Throws a RangeError for an id that no observation has. */
export function resting(ids: Iterable<string>, {observations}: NotebookTables): ReturnType<typeof restsOn> {
  const wanted = new Set(ids);
  const found = observations.filter(({id}) => wanted.has(id));
  if (found.length !== wanted.size) {
    const known = new Set(found.map(({id}) => id));
    throw new RangeError(`there is no row ${[...wanted].find((id) => !known.has(id))}`);
  }
  return restsOn(found);
}

/** The observations of a series, in order. Throws a RangeError where there are none. */
export function seriesRows({observations}: NotebookTables, id: string): readonly Observation[] {
  const found = observations.filter(({series_id}) => series_id === id);
  if (found.length === 0) throw new RangeError(`there is no series ${id}`);
  return found;
}
