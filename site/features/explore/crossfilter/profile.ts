import type {Edges} from "./edges.js";

/** What is known of a column, and a code of one byte for every row. */
export interface Profile {
  name: string;
  label: string;
  /** The column in a condition. */
  sql: string;
  type: string;
  rowCount: number;
  /** A code a row: its step or its word, `none` or `odd`. Null where values are only counted. */
  codes: Uint8Array | null;
  /** How many rows have each code; for a column without codes, how many have a value. */
  sizes: Uint32Array;
  /** The codes from 0 to `main` are steps or words. */
  main: number;
  /** The code of rows without a value, or -1 when there are none. */
  none: number;
  /** The code of numbers that are not finite, or -1 when there are none. */
  odd: number;
  edges: Edges | null;
  /** The words that have a code of their own, in the order of their codes. */
  words: readonly string[] | null;
  /** Places after the point of a decimal; 0 of all others. */
  scale: number;
  /** How many different words there are; null for what has no words. */
  different: number | null;
  /** The code of all other words, or -1 when every word has its own. */
  others: number;
}

/** What the profilers of numbers and of words find out. */
export type Found = Omit<Profile, "name" | "label" | "sql" | "rowCount">;
