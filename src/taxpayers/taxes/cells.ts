import type {AnyCell} from "docketbook/client";
import {taxesCounted} from "./counted.js";
import {earlierEditions} from "./editions.js";
import {fewerFilings} from "./fewer.js";
import {publishedRanges} from "./ranges.js";
import {stateTaxes} from "./states.js";
import {taxTypes} from "./types.js";
import {withinRange} from "./within.js";

/** The cells of the notebook of taxes, in the order of its page. */
export const taxCells = [
  taxTypes,
  stateTaxes,
  earlierEditions,
  taxesCounted,
  publishedRanges,
  fewerFilings,
  withinRange
] as unknown as readonly AnyCell[];
