import type {Column} from "../../../../loaders/schema/column.js";
import type {Changed, Format} from "../result/write.js";
import type {CsvReport, Preview} from "./csv.js";
import type {CsvSettings} from "./csvstructure.js";

/** A table of the record is wanted as an Arrow stream. */
export interface RecordRequest {
  kind: "record";
  /** The whole address of the table's Parquet file. */
  address: string;
  /** The columns to read. */
  columns: readonly Pick<Column, "name" | "type" | "nullable">[];
}

/** How a reader wants a file read, where the guess is not theirs. */
export interface OwnSettings extends CsvSettings {
  /** The sheet of a workbook; its first, if left out. */
  sheet?: string;
}

/** A file of the reader's is wanted in a form that the engine takes. */
export interface OwnRequest {
  kind: "own";
  file: File;
  settings: OwnSettings;
}

/** The first rows of a file of the reader's, as it would be read. */
export interface PreviewRequest {
  kind: "preview";
  file: File;
  settings: OwnSettings;
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

export type FileRequest = RecordRequest | OwnRequest | PreviewRequest | WriteRequest;

export interface RecordRead {
  stream: Uint8Array;
}

/** How a file of text or a sheet was read. */
export interface TextReport extends CsvReport {
  encoding: string;
  /** The sheets of a workbook, and the one that was read. */
  sheets: string[];
  sheet: string | null;
}

/** A file of the reader's: one Arrow stream and what to make of its columns, or the report of a table whose batches were sent before. */
export type OwnRead = ({stream: Uint8Array; select: string} | {text: TextReport}) & {
  /** What the reader should know of how it was read. */
  note: string | null;
};

export interface Written {
  blob: Blob;
  /** Of a CSV for a spreadsheet and of JSON, what was changed in it. */
  changed: Changed | null;
}

/** What answers each kind of request. */
export interface Replies {
  record: RecordRead;
  own: OwnRead;
  preview: Preview;
  write: Written;
}

/** What the worker says: how far it is, or rows for the engine, which it waits to be taken; then its answer or what went wrong. */
export type FileReply =
  {read: number} | {batch: Uint8Array; rows: number} | {answer: Replies[keyof Replies]} | {error: string};
