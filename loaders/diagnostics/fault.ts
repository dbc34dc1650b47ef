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
