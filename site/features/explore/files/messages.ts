import type {Column} from "../../../../loaders/schema/column.js";
import type {Format} from "../result/write.js";

/** A table of the record is wanted as an Arrow stream. */
export interface RecordRequest {
  kind: "record";
  /** The whole address of the table's Parquet file. */
  address: string;
  /** The columns to read. */
  columns: readonly Pick<Column, "name" | "type" | "nullable">[];
}

/** A file of the reader's is wanted in a form that the engine takes. */
export interface OwnRequest {
  kind: "own";
  file: File;
}

/** A result is wanted as a file. */
export interface WriteRequest {
  kind: "write";
  format: Format;
  messages: readonly Uint8Array[];
  /** The types of its columns as the engine names them. */
  types: readonly string[];
  /** The numbers of the rows that are wanted, ascending; null for all. */
  rows: Uint32Array | null;
}

export type FileRequest = RecordRequest | OwnRequest | WriteRequest;

export interface RecordRead {
  stream: Uint8Array;
}

/** A file of the reader's: text that the engine reads itself, or an Arrow stream and what to make of its columns. */
export type OwnRead = ({text: Blob} | {stream: Uint8Array; select: string}) & {
  /** What the reader should know of how it was read. */
  note: string | null;
};

export interface Written {
  blob: Blob;
}

/** What answers each kind of request. */
export interface Replies {
  record: RecordRead;
  own: OwnRead;
  write: Written;
}

/** What the worker says: how far it is, then its answer or what went wrong. */
export type FileReply = {read: number} | {answer: Replies[keyof Replies]} | {error: string};
