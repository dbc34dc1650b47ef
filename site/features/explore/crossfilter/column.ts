import type {Slices} from "./slices.js";

/** Numbers, dates and times: what has an order and is drawn as a histogram. */
export interface NumberColumn {
  kind: "number";
  /** Dates and timestamps are milliseconds of UTC. */
  type: "integer" | "decimal" | "float" | "date" | "timestamp" | "timestamptz";
  values: Float64Array;
  /** A byte a row, 0 where there is no value; null when every row has one. */
  valid: Uint8Array | null;
  /** Places after the point of a decimal. */
  scale?: number;
  /** The value of a row as a whole number, a decimal's without its point; only where some value does not fit a float. */
  exact?: (row: number) => bigint;
}

/** Texts and booleans, as places in a list of the different ones. */
export interface WordColumn {
  kind: "words";
  type: "text" | "boolean";
  /** A place in `words` a row, -1 where there is no value. */
  codes: Int32Array;
  words: readonly string[];
}

/** What has no order and no short text: lists, structs, bytes. Only the values are counted. */
export interface CountColumn {
  kind: "count";
  type: string;
  valid: Uint8Array | null;
}

export type Column = NumberColumn | WordColumn | CountColumn;

/** A column that is read when its turn comes. */
export interface ColumnSource {
  /** Unique among the columns. */
  name: string;
  /** Shown instead of the name. */
  label?: string;
  /** The expression of a condition in SQL; the quoted name if left out. */
  sql?: string;
  read: () => Slices<Column>;
}
