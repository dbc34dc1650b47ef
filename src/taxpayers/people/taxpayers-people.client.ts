import {peopleNotebook} from "./cells.js";
import {startNotebook} from "docketbook/client";

startNotebook(peopleNotebook);
