import {stateCells} from "./cells.js";
import {startNotebook} from "docketbook/client";

startNotebook(stateCells);
