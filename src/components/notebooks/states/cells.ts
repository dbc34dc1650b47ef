import type {AnyCell} from "../../notebook/cell.js";
import {statesCompared} from "./compare.js";

/** The cells of the notebook of the states. */
export const stateCells = [statesCompared] as unknown as readonly AnyCell[];
