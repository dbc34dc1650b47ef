import {disclosureCells} from "../components/notebooks/disclosures/cells.js";
import {startNotebook} from "./notebook/notebook.js";

startNotebook(disclosureCells);
