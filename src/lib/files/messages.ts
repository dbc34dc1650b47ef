import type {Column} from "../../../loaders/schema/column.js";

/** What the worker that reads files is asked for: a table of the record. */
export interface RecordRequest {
  kind: "record";
  id: number;
  /** The whole address of the table's Parquet file. */
  address: string;
  /** The columns to read. */
  columns: readonly Pick<Column, "name" | "type" | "nullable">[];
}

export type FileRequest = RecordRequest;

/** What it answers: how many bytes have arrived, then an Arrow stream or what went wrong. */
export type FileAnswer = {id: number; read: number} | {id: number; stream: Uint8Array; rows: number} | {id: number; error: string};
