/** A table by its columns, each as long as the others. */
export type Columns = Readonly<Record<string, ArrayLike<unknown>>>;
/** A table as it is handed over: by columns, or as the bytes of an Arrow IPC stream or file. */
export type Handed = Columns | Uint8Array;
export type Inputs = Readonly<Record<string, string | number | boolean>>;

/** What a cell gave: rows, cut to the number asked for. */
export interface Outcome {
  columns: string[];
  rows: Record<string, unknown>[];
  /** How many rows there are, those left out included. */
  total: number;
}

/** Why a cell gave nothing: what it threw, or that it ran too long. */
export interface Failure {
  kind: "error" | "time";
  message: string;
}

/** From the page to the frame and on to its worker. */
export type Ask =
  | {id: number; kind: "tables"; tables: Readonly<Record<string, Handed | null>>}
  | {id: number; kind: "run"; source: string; inputs: Inputs; limit: number; most: number};

/** From the worker: that it has begun, and what came of it. */
export type Answer = {id: number} & ({begun: true} | {outcome: Outcome} | {failure: Failure});

/** What the page says to open the frame; a port comes with it. */
export const OPEN = "docketbook:open";
