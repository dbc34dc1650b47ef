import {taxCells} from "../components/notebooks/taxes/cells.js";
import {startNotebook} from "./notebook/notebook.js";

startNotebook(taxCells);
