import type {Fault} from "./fault.js";

/** What is wrong with a row, and the names and list places that lead to it. */
export interface RowFault extends Fault {
  path: readonly PropertyKey[];
}
