import type {Notebook} from "docketbook/client";
import {disclosureCells} from "./disclosures/cells.js";
import {itinCells} from "./itins/cells.js";
import {stateCells} from "./states/cells.js";
import {taxCells} from "./taxes/cells.js";
import {peopleNotebook} from "./people/cells.js";
import {seasonCells} from "./seasons/cells.js";

/** Every notebook, a line each. */
export const notebooks: readonly Notebook[] = [
  {page: "taxpayers/disclosures", title: "Disclosures under section 6103", cells: disclosureCells},
  {page: "taxpayers/itins", title: "ITINs: issued, active, expired, used", cells: itinCells},
  {page: "taxpayers/states", title: "The states, on a map and by rank", cells: stateCells},
  {page: "taxpayers/taxes", title: "Taxes paid, and what fewer filings would cost", cells: taxCells},
  {page: "taxpayers/seasons", title: "Filing seasons", cells: seasonCells},
  {page: "taxpayers/people", title: "People", cells: peopleNotebook}
];
