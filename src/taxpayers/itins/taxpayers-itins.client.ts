import {itinCells} from "./cells.js";
import {startNotebook} from "docketbook/client";

startNotebook(itinCells);
