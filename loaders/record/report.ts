import type {Code} from "../diagnostics/codes.js";
import type {Spot} from "./sourcetree.js";

/** Reports a fault at a spot of the file that is being read. */
export type Say = (code: Code, spot: Spot, message: string, expected: string) => void;
