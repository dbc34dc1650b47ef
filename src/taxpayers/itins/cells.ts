import type {AnyCell} from "docketbook/client";
import {itinStates} from "./bystate.js";
import {itinCounts} from "./counts.js";
import {itinTaxes} from "./taxes.js";

/** The cells of the notebook of ITINs, in the order of its page. */
export const itinCells = [itinCounts, itinStates, itinTaxes] as unknown as readonly AnyCell[];
