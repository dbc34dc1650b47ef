import type {AnyCell} from "../notebook/cell.js";

/** A notebook: its page from the root, its name, and its cells in the order of the page. */
export interface Notebook {
  page: string;
  title: string;
  cells: readonly AnyCell[];
}

/** Every notebook, a line each. */
export const NOTEBOOKS: readonly Notebook[] = [];

/** Every cell by its id. */
export const CELLS: ReadonlyMap<string, AnyCell> = new Map(
  NOTEBOOKS.flatMap(({cells}) => cells).map((cell) => [cell.id, cell])
);
