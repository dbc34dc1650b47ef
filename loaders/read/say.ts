import type {Code} from "../check/codes.js";
import type {Spot} from "./written.js";

/** Reports a fault at a spot of the file that is being read. */
export type Say = (code: Code, spot: Spot, message: string, expected: string) => void;
