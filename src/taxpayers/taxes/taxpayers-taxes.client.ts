import {taxCells} from "./cells.js";
import {startNotebook} from "docketbook/client";

startNotebook(taxCells);
