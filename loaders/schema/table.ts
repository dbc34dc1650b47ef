import type {z} from "zod";
import {columnsOf, type Column} from "./column.js";

/** Where the rows of a table are kept and by whom: a YAML list, a folder of CSV files, or nowhere because they are derived. */
export type TableFile =
  /** An optional file may be left out: the table then has no rows. */
  | {format: "yaml"; path: string; optional?: boolean}
  /** One file for each row of `named_by`, which may carry `defaults` for cells that the file leaves empty or out. */
  | {format: "csv"; folder: string; named_by: string}
  | {format: "derived"};

/** A table: one zod object, and what is written down about the whole. */
export interface Table<S extends z.ZodObject = z.ZodObject> {
  name: string;
  title: string;
  description: string;
  row: S;
  columns: readonly Column[];
  /** The primary key. */
  key: readonly string[];
  /** The order of the rows in every output. */
  sort: readonly string[];
  file: TableFile;
}

/** The type of a table's rows. */
export type RowOf<T extends Table> = z.infer<T["row"]>;

/** Any row, for code that works on every table. */
export type Row = Record<string, unknown>;

/** Defines a table; its columns are read from its zod object. */
export function table<S extends z.ZodObject>(definition: Omit<Table<S>, "columns">): Table<S> {
  return {...definition, columns: columnsOf(definition.row)};
}
