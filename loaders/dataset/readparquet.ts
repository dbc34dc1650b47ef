import {parquetReadObjects, type AsyncBuffer, type FileMetaData} from "hyparquet";
import type {z} from "zod";
import {storedValue, type Column} from "../schema/column.js";

/** The part of a table that reading its rows needs. Any table will do; a page without zod may pass only the columns. */
export interface Readable<R> {
  columns: readonly Column[];
  row?: z.ZodType<R>;
}

/** The part of a Parquet file to read; all of it when left out. */
export interface ReadOptions<C extends string> {
  /** The columns to read; all of them when left out. */
  columns?: readonly C[];
  /** The first row, from 0. */
  rowStart?: number;
  /** The row after the last one. */
  rowEnd?: number;
  /** The file's own description, where it has been read already. */
  metadata?: FileMetaData;
}

const DAY = 86_400_000;
// hyparquet's own decoder drops a byte order mark that opens a text.
const utf8 = new TextDecoder("utf-8", {fatal: true, ignoreBOM: true});
const parsers = {
  stringFromBytes: (bytes: Uint8Array | undefined) => bytes && utf8.decode(bytes),
  dateFromDays: (days: number | undefined) => (days === undefined ? undefined : new Date(days * DAY))
};

/**
 * The rows of a Parquet file that docketbook wrote, typed as the table's schema has them: dates as `YYYY-MM-DD`, decimals as text with
 * all their places, integers as numbers. `source` is the whole file, or a file that is read by ranges (hyparquet's
 * `asyncBufferFromUrl`). Works in a browser.
 * @throws RangeError for a column that the table or the file lacks, and for an integer beyond 2^53 - 1; Error for a file that is not Parquet
 */
export async function readParquet<R extends object, C extends keyof R & string = keyof R & string>(
  source: ArrayBuffer | AsyncBuffer,
  table: Readable<R>,
  {columns: names, rowStart, rowEnd, metadata}: ReadOptions<C> = {}
): Promise<Pick<R, C>[]> {
  const columns = names ? names.map((name) => columnOf(table, name)) : table.columns;
  const rows = await parquetReadObjects({
    file: source,
    columns: columns.map(({name}) => name),
    parsers,
    ...(rowStart !== undefined && {rowStart}),
    ...(rowEnd !== undefined && {rowEnd}),
    ...(metadata && {metadata})
  });
  return rows.map(
    (row) => Object.fromEntries(columns.map(({name, type}) => [name, storedValue(row[name], type)])) as Pick<R, C>
  );
}

function columnOf<R>({columns}: Readable<R>, name: string): Column {
  const column = columns.find((candidate) => candidate.name === name);
  if (!column)
    throw new RangeError(`there is no column ${name}; there are ${columns.map((known) => known.name).join(", ")}`);
  return column;
}
