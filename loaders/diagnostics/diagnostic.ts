import type {Place} from "./position.js";

/** One thing that is wrong with a record: a stable code, its place, what is wrong and what would be right. */
export interface Diagnostic extends Place {
  /** Stable: documented in docs/errors.md, and safe to match on. */
  code: string;
  severity: "error" | "warning";
  /** What is wrong, in a sentence that names the value. */
  message: string;
  /** What would be right. */
  expected: string;
  table?: string;
  /** The id of the row, where it has one. */
  row?: string;
  /** The column's name. */
  field?: string;
}
