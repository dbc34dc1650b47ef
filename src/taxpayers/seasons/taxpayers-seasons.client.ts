import {seasonCells} from "./cells.js";
import {startNotebook} from "docketbook/client";

startNotebook(seasonCells);
