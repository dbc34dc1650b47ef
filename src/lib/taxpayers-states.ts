import {stateCells} from "../components/notebooks/states/cells.js";
import {startNotebook} from "./notebook/notebook.js";

startNotebook(stateCells);
