/** A result as it is handed to a cell: messages of an Arrow stream, and the types of its columns as SQL names them. */
export interface Given {
  messages: readonly Uint8Array[];
  types: readonly string[];
}

/** From the page to the frame, which hands it on to its worker. */
export interface Ask {
  source: string;
  given: Given;
  /** How many rows come back at the most. */
  most: number;
}

/** What the worker says first: it has what it needs, and the cell's time begins. */
export const BEGUN = "begun";

/** From the frame to the page. What the worker said is a cell's word: it may be anything. */
export type Relayed = {begun: true} | {said: unknown} | {failed: string};

/** What a column that comes back is made of. */
export type Kind = "number" | "integer" | "wide" | "boolean" | "day" | "moment" | "text" | "json" | "bytes";

/** A column that comes back: plain memory, laid out as Arrow's, whose extent the page can check before it reads it. */
export interface BackColumn {
  name: string;
  kind: Kind;
  values: Float64Array | BigInt64Array | BigUint64Array | Int32Array | Uint8Array;
  /** Where each text starts, and the last ends; null for what is no text. */
  offsets: Int32Array | null;
  /** A bit for each row, set where there is a value; null when there is one in every row. */
  valid: Uint8Array | null;
}

/** What came of a cell. `notes` say which columns were changed on their way in or out. */
export type Said = {notes: string[]} & (
  | {kind: "table"; columns: BackColumn[]; rows: number; total: number}
  | {kind: "value"; text: string; cut: boolean; what: string}
  | {kind: "error"; message: string; line: number | null}
);
