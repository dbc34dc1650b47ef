import {disclosureCells} from "./cells.js";
import {startNotebook} from "docketbook/client";

startNotebook(disclosureCells);
