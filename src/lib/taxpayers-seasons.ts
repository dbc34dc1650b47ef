import {seasonCells} from "../components/notebooks/seasons/cells.js";
import {startNotebook} from "./notebook/notebook.js";

startNotebook(seasonCells);
