import type {AnyCell} from "../notebook/cell.js";
import {disclosureCells} from "./disclosures/cells.js";
import {itinCells} from "./itins/cells.js";
import {stateCells} from "./states/cells.js";
import {taxCells} from "./taxes/cells.js";
import {peopleNotebook} from "./people/cells.js";
import {seasonCells} from "./seasons/cells.js";

/** A notebook: its page from the root, its name, and its cells in the order of the page. */
export interface Notebook {
  page: string;
  title: string;
  cells: readonly AnyCell[];
}

/** Every notebook, a line each. */
export const NOTEBOOKS: readonly Notebook[] = [
  {page: "taxpayers/disclosures", title: "Disclosures under section 6103", cells: disclosureCells},
  {page: "taxpayers/itins", title: "ITINs: issued, active, expired, used", cells: itinCells},
  {page: "taxpayers/states", title: "The states, on a map and by rank", cells: stateCells},
  {page: "taxpayers/taxes", title: "Taxes paid, and what fewer filings would cost", cells: taxCells},
  {page: "taxpayers/seasons", title: "Filing seasons", cells: seasonCells},
  {page: "taxpayers/people", title: "People", cells: peopleNotebook}
];

/** Every cell by its id. */
export const CELLS: ReadonlyMap<string, AnyCell> = new Map(
  NOTEBOOKS.flatMap(({cells}) => cells).map((cell) => [cell.id, cell])
);
