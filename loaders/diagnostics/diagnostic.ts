/** Where something stands in a file that is known from elsewhere. */
export interface Position {
  /** Counts from 1. */
  line: number;
  /** Counts from 1, in UTF-16 units as editors do. */
  column: number;
}

/** Where something stands in a file; those of a record are named from its folder. */
export interface Location extends Position {
  file: string;
}

/** One thing that is wrong with a record: a stable code, its place, what is wrong and what would be right. */
export interface Diagnostic extends Location {
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
