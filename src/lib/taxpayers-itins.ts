import {itinCells} from "../components/notebooks/itins/cells.js";
import {startNotebook} from "./notebook/notebook.js";

startNotebook(itinCells);
