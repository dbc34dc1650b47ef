import {peopleNotebook} from "../components/notebooks/people/cells.js";
import {startNotebook} from "./notebook/notebook.js";

startNotebook(peopleNotebook);
