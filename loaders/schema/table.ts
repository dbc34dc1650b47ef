import {z} from "zod";
import {columnsOf, type Column} from "./column.js";

/** Where the rows of a table are kept and by whom: a YAML list, a folder of CSV files, or nowhere because they are derived. */
export type TableFile =
  /** An optional file may be left out: the table then has no rows. */
  | {format: "yaml"; path: string; optional?: boolean}
  /**
   * One file for each row of `named_by`, which may carry `defaults` for cells that the file leaves empty or out; without it, one for each value of
   * the key's first column, which gives the file its name.
   */
  | {format: "csv"; folder: string; named_by?: string}
  | {format: "derived"};

/** What prose can say of a row, and be held to. */
export interface CiteColumns {
  /** What a citation of the row says, `{date}: {title}` with columns in braces; its title when left out. */
  says?: string;
  /** The column that has what this leaves out. */
  detail?: string;
  /** EDTF dates and days that the row states. */
  dates?: readonly string[];
  /** Numbers that it states: a column of numbers, or a list of structs with a `value`. A `value` is in the unit of the row's `unit`. */
  numbers?: readonly string[];
  /** Columns whose words state facts about the row: numbers and dates in them may be said as well. */
  words: readonly string[];
}

/**
 * What a row is found by in the site's search. A column's path goes through references and into structs: `case_id.court_id.name`,
 * `parties.name`; `quantities.name:value` joins two fields of each struct. `values` of `series` are its observations, where they
 * are few.
 */
export interface SearchColumns {
  /** What the hit is called, `{citation}: {topic}`; its full title when left out. */
  title?: string;
  /** Names and numbers that people look for: they count more than text. */
  names?: readonly string[];
  text: readonly string[];
  date?: string;
  /** How much more than others its rows count; 1 when left out. */
  weight?: number;
}

/** What the site and the messages know of a table's rows; everything may be left out. */
export interface RowMeta {
  /** What one row is called: `order`. */
  one?: string;
  /** The column that a row is called by, in running text and in lists; `title` or `name` when left out and there. */
  rowTitle?: string;
  /** The column that has its name in full, where that is another. */
  fullTitle?: string;
  /** Where a row is shown, from the site's root: `/orders/{id}`. `{laws}` and `{series}` are the pages that the story names for them. */
  address?: string;
  /** Where all rows are listed, where that is not the address without the id. */
  listAddress?: string;
  /** Its place where kinds of rows are listed for readers; those without one come last. */
  listed?: number;
  /** The columns that are said in each language of the story, where the row has a text there. */
  translate?: readonly string[];
  /** Rows can be cited. */
  cite?: CiteColumns;
  /** Rows can be found. */
  search?: SearchColumns;
}

/** A table: one zod object, and what is written down about the whole. */
export interface Table<S extends z.ZodObject = z.ZodObject> extends RowMeta {
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

/** The `row` of a table: its columns by name, in order, and no others. */
export const columns = <const C extends z.ZodRawShape>(shape: C): z.ZodObject<C, z.core.$strict> =>
  z.strictObject(shape);

/** Defines a table; its columns are read from its zod object, and its rows are named by a column `title` or `name` unless it says otherwise. */
export function table<S extends z.ZodObject>(definition: Omit<Table<S>, "columns">): Table<S> {
  const rowTitle = ["title", "name"].find((name) => name in definition.row.shape);
  return {...(rowTitle !== undefined && {rowTitle}), ...definition, columns: columnsOf(definition.row)};
}
