import type {AnyCell} from "docketbook/client";
import {seasonAfter} from "./after.js";
import {seasonWeek} from "./week.js";
import {seasonWeeks} from "./weeks.js";

/** The cells of the notebook of filing seasons, in the order of its page. */
export const seasonCells = [seasonWeeks, seasonWeek, seasonAfter] as unknown as readonly AnyCell[];
