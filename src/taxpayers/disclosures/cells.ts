import type {AnyCell} from "docketbook/client";
import {disclosurePanels} from "./panels.js";
import {disclosureTotals} from "./totals.js";
import {disclosureYear} from "./year.js";

/** The cells of the notebook of disclosures, in the order of its page. */
export const disclosureCells = [disclosurePanels, disclosureYear, disclosureTotals] as unknown as readonly AnyCell[];
