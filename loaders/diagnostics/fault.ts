import type {Code} from "./codes.js";

/** What is wrong with a value, before it is known where it stands. */
export interface Fault {
  code: Code;
  message: string;
  expected: string;
}

/** A value read from a text, or what is wrong with the text. */
export type Parsed = {value: unknown} | {faults: Fault[]};

export const refused = (code: Code, message: string, expected: string): {faults: Fault[]} => ({
  faults: [{code, message, expected}]
});

/** What is wrong with a row, and the names and list places that lead to it. */
export interface RowFault extends Fault {
  path: readonly PropertyKey[];
}
