import type {AnyCell} from "docketbook/client";
import {statesCompared} from "./compare.js";

/** The cells of the notebook of the states. */
export const stateCells = [statesCompared] as unknown as readonly AnyCell[];
