import type {DuckDBConnection} from "@duckdb/node-api";
import {createWriteStream} from "node:fs";
import {open} from "node:fs/promises";
import {basename, join} from "node:path";
import {pipeline} from "node:stream/promises";
import {CsvError} from "csv-parse";
import {codes} from "../diagnostics/codes.js";
import type {Diagnostic} from "../diagnostics/diagnostic.js";
import type {Fault} from "../diagnostics/fault.js";
import type {AnyType} from "../schema/codec.js";
import {codecOf, sqlType, type Column, type ColumnType} from "../schema/column.js";
import {literal, name} from "../schema/sql.js";
import type {Table} from "../schema/table.js";
import {csvHeader, type CsvHeader} from "./csvheader.js";
import {type BulkFormat, literalPath} from "./files.js";
import {
  countLines,
  jsonRecords,
  linesInForm,
  marked,
  mayHoldLongLine,
  notUtf8,
  opened,
  type RecordText
} from "./records.js";

/** A fault of a file as a whole, or of a line of it. */
export const faultOfFile = (
  file: string,
  table: Table,
  {code, message, expected}: Fault,
  {line, column} = {line: 1, column: 1}
): Diagnostic => ({file, line, column, code, severity: codes[code].severity, message, expected, table: table.name});

/** Where a file of lines is first not UTF-8; null where it is. Throws where it cannot be unpacked. */
export async function encodingFault(file: string, table: Table): Promise<Diagnostic | null> {
  const found = await notUtf8(file);
  return found && faultOfFile(file, table, found.fault, found);
}

const whole = (message: string, expected = "a complete file: download or export it again"): Fault => ({
  code: "file-missing",
  message,
  expected
});

/** What Parquet files begin and end with. */
const MARK = "PAR1";

async function marks(file: string): Promise<{first: string; last: string}> {
  const handle = await open(file, "r");
  try {
    const {size} = await handle.stat();
    const at = async (position: number) =>
      (await handle.read(Buffer.alloc(MARK.length), 0, MARK.length, Math.max(0, position))).buffer.toString("latin1");
    return {first: await at(0), last: await at(size - MARK.length)};
  } finally {
    await handle.close();
  }
}

async function parquetFault(connection: DuckDBConnection, file: string): Promise<Fault | null> {
  const {first, last} = await marks(file);
  if (first !== MARK)
    return whole(
      `the file is not Parquet: it does not begin with ${MARK}`,
      "a Parquet file, or a name that says what it is: .ndjson, .csv"
    );
  if (last !== MARK) return whole(`the Parquet file is cut short: it does not end with ${MARK}`);
  try {
    await connection.run(
      `SELECT count(hash(t)) FROM read_parquet(${literal(literalPath(file))}, hive_partitioning = false) AS t`
    );
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const said = message
      .split("\n")[0]!
      .replace(/^[A-Z][A-Za-z /]* Error: /, "")
      .replace(/^Failed to read file "[^"]*": /, "");
    // Then it is the machine that has too little, and not the file.
    if (/Out of Memory/i.test(message)) return null;
    if (/codec|compress|encoding|not (?:implemented|supported)|unsupported/i.test(said))
      return whole(
        `the Parquet file is written in a way that this version does not read: ${said}`,
        "one that is compressed with Snappy, gzip, Zstandard or nothing, in the encodings that most programs write"
      );
    return whole(`the Parquet file is damaged: ${said}`);
  }
}

const CSV_FAULTS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "a quote that opens in this row is never closed"
};

const UNPACKED: Readonly<Record<string, string>> = {
  Z_BUF_ERROR: "the gz file is cut short",
  Z_DATA_ERROR: "the file is damaged, or is not gzip"
};

/** What to say of an error of reading a file. Throws what is none. */
export function faultOfError(file: string, table: Table, error: unknown): Diagnostic {
  if (!(error instanceof Error)) throw error;
  if (error instanceof CsvError) {
    const line = typeof error.lines === "number" ? error.lines : 1;
    return faultOfFile(
      file,
      table,
      {
        code: "csv-syntax",
        message: CSV_FAULTS[error.code] ?? `the file cannot be read to its end: ${error.message}`,
        expected: "a quote inside a quoted cell written twice, and a delimiter or a line end after the closing one"
      },
      {line, column: 1}
    );
  }
  const code = "code" in error ? String(error.code) : "";
  return faultOfFile(
    file,
    table,
    whole(
      UNPACKED[code] ? `${UNPACKED[code]}: ${error.message}` : `the file cannot be read to its end: ${error.message}`
    )
  );
}

/** Why a file cannot be read to its end; null where it can. */
export async function readingFault(
  connection: DuckDBConnection,
  format: BulkFormat,
  file: string,
  table: Table
): Promise<Diagnostic | null> {
  try {
    if (format === "parquet") {
      const fault = await parquetFault(connection, file);
      return fault && faultOfFile(file, table, fault);
    }
    if (format === "csv") {
      const fault = await encodingFault(file, table);
      if (fault) return fault;
    }
    // What is wrong with a row of CSV is told of the row.
    const records = jsonRecords(file);
    while (format === "ndjson" && !(await records.next()).done);
    return null;
  } catch (error) {
    return faultOfError(file, table, error);
  }
}

/** Files of one format, and how SQL gets at their rows. */
export interface Source {
  format: BulkFormat;
  files: readonly string[];
  /** SQL for the rows of some of the files, in order, each as JSON in `line`. With `tolerant`, a line that is not JSON is null instead of an error. */
  rows: (files: readonly string[], tolerant?: boolean) => string;
  /**
   * SQL for the rows of all files of JSON lines, each as the struct `s` alone. Structs are read in one step where no line can be too long for it:
   * the engine may wait forever there for what is to follow such a line.
   */
  structs: (columns: readonly Column[]) => Promise<string>;
  /** The headers of CSV files. */
  headers: ReadonlyMap<string, CsvHeader>;
  /** How many rows the files of lines hold, blank lines aside, once they are counted; null of Parquet, which says so itself. */
  lines: number | null;
  /**
   * Reads the files of JSON lines to their end, counts their lines, and tells of each file that cannot be read. Gives whether all lines are in
   * a form, where there is one; `doubt` is called at the first that is not.
   */
  count: (form: string | null, doubt: () => void) => Promise<boolean>;
  /** Files that the engine does not read as they are: every row of them goes to the schema one at a time. */
  apart: Set<string>;
}

const ndjsonRows = (files: readonly string[], tolerant = false) =>
  `SELECT json AS line FROM read_ndjson_objects([${files.map((file) => literal(literalPath(file))).join(", ")}]${tolerant ? ", ignore_errors = true" : ""})`;

/** SQL for the rows of files, each as the struct `s`. */
export function structRows(files: readonly string[], columns: readonly Column[]): string {
  const type: ColumnType = {kind: "struct", fields: columns};
  return `SELECT s FROM read_json([${files.map((file) => literal(literalPath(file))).join(", ")}], format = 'newline_delimited', records = 'false', columns = {s: ${literal(sqlType(type))}})`;
}

const object = (fields: readonly (readonly [string, string])[]) =>
  `json_object(${fields.map(([key, value]) => `${literal(key)}, ${value}`).join(", ")})`;

/**
 * The JSON of a cell of CSV: what is no number, list or object where one belongs stays text, for the readers of cells. Two quotes with
 * nothing between them are empty text in a column of text, unless the file quotes every cell and the column can be null.
 */
function cellJson({name: column, type, nullable}: Column, quoted: boolean): string {
  const cell = type.kind === "text" && !(quoted && nullable) ? name(column) : `nullif(${name(column)}, '')`;
  const codec = codecOf(type);
  if (!codec.isJson) return codec.cellJson?.(cell, type) ?? `to_json(${cell})`;
  const value = `CASE WHEN ${cell} IS NULL THEN NULL WHEN ${codec.isJson(cell)} THEN CAST(${cell} AS JSON) ELSE to_json(${cell}) END`;
  return codec.json === "array" && !nullable ? `coalesce(${value}, CAST('[]' AS JSON))` : value;
}

/** The DuckDB type with what JSON has no word for as text. */
const textual = (type: AnyType): string =>
  codecOf(type).json === "string" ? "VARCHAR" : codecOf(type).sqlType(type, textual);

/** The JSON of a column of Parquet. A text column takes dates, times and decimals as they print. */
function storedJson({name: column, type}: Column, found: string): string {
  const value = name(column);
  if (found === sqlType(type)) return `to_json(CAST(${value} AS ${textual(type)}))`;
  const prints = /^(?:DATE|TIME|TIMESTAMP.*|ENUM.*|UUID|DECIMAL.*)$/.test(found) && textual(type) === "VARCHAR";
  return `to_json(${prints ? `CAST(${value} AS VARCHAR)` : value})`;
}

const unknownColumn = (column: string): Column => ({
  name: column,
  title: column,
  description: "",
  type: {kind: "text"},
  nullable: true
});

function columnsNamed(table: Table, names: readonly string[]): Column[] {
  return names.map((column) => table.columns.find((known) => known.name === column) ?? unknownColumn(column));
}

/** SQL for a CSV file with a header: all cells are text, empty ones without quotes null. A blank line is no row, of one column either. */
function csvRows(file: string, {names, delimiter, quoted}: CsvHeader, columns: readonly Column[]): string {
  const types = names.map((column) => `${literal(column)}: 'VARCHAR'`).join(", ");
  const options = `header = true, auto_detect = false, delim = ${literal(delimiter)}, quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false, strict_mode = true, max_line_size = 16000000`;
  const blank = names.length === 1 ? ` WHERE ${name(names[0]!)} IS NOT NULL` : "";
  return `SELECT ${object(columns.map((column) => [column.name, cellJson(column, quoted)]))} AS line FROM read_csv(${literal(literalPath(file))}, ${options}, columns = {${types}})${blank}`;
}

/** Throws what DuckDB says of a file that it cannot read. */
async function parquetRows(connection: DuckDBConnection, table: Table, file: string): Promise<string> {
  const from = `read_parquet(${literal(literalPath(file))}, hive_partitioning = false)`;
  const found = (await connection.runAndReadAll(`DESCRIBE FROM ${from}`))
    .getRows()
    .map(([column, type]) => [String(column), String(type)] as const);
  const columns = columnsNamed(
    table,
    found.map(([column]) => column)
  );
  return `SELECT ${object(columns.map((column, index) => [column.name, storedJson(column, found[index]![1])]))} AS line FROM ${from}`;
}

/** What is wrong with JSON that is not written in lines, told once and not of each line; null where it may be in lines. */
async function shapeFault(file: string): Promise<Fault | null> {
  const records = jsonRecords(file);
  const first = (await records.next()).value as RecordText | undefined;
  const rest = (await records.next()).done !== true;
  await records.return(undefined);
  const text =
    first?.bytes
      .subarray(0, 10_000)
      .toString("utf8")
      .replace(/^\ufeff/, "")
      .trim() ?? "";
  const list = /^\[\s*(?:\{|$)/.test(text) && (rest ? !text.endsWith("]") : true);
  if (!list && !(rest && /^\{\s*(?:"(?:[^"\\]|\\.)*"\s*:\s*[^{}]*,)?$/.test(text))) return null;
  return {
    code: "json-syntax",
    message: list ? "the file is one JSON list, not JSON lines" : "the file spreads an object over several lines",
    expected: `one object a line, such as from: jq -c '${list ? ".[]" : "."}' ${basename(file)}`
  };
}

/** Where the source's files are opened from, and what is told of each that cannot be. */
export interface OpenOptions {
  connection: DuckDBConnection;
  table: Table;
  format: BulkFormat;
  files: readonly string[];
  /** A folder for what has to be rewritten before the engine reads it. */
  work: string;
  /** Told of each file that cannot be opened. */
  fault: (faults: readonly Diagnostic[]) => void;
}

/** Makes ready to read files: of CSV and Parquet the columns are looked up first, and lines of CSV are counted. */
export async function openSource({connection, table, format, files, work, fault}: OpenOptions): Promise<Source> {
  const each = new Map<string, string>();
  const headers = new Map<string, CsvHeader>();
  let lines = 0;
  const csv = async (file: string): Promise<string | Diagnostic[]> => {
    const header = await csvHeader(file, table).catch((error: unknown) => faultOfError(file, table, error));
    if ("code" in header) return [header];
    if (!("names" in header)) {
      const encoding = await encodingFault(file, table);
      return encoding ? [encoding] : header.map((found) => faultOfFile(file, table, found, found));
    }
    const found = await countLines(file, header.delimiter).catch((error: unknown) => faultOfError(file, table, error));
    if (typeof found !== "number") return [found];
    lines += Math.max(0, found - 1);
    headers.set(file, header);
    return csvRows(file, header, columnsNamed(table, header.names));
  };
  const ndjson = async (file: string): Promise<string | Diagnostic[]> => {
    const shape = await shapeFault(file).catch((error: unknown) => faultOfError(file, table, error));
    if (shape) return ["file" in shape ? shape : faultOfFile(file, table, shape)];
    if (!(await marked(file))) return file;
    // DuckDB refuses a byte order mark at the head of JSON, or takes the row after it for none.
    const bare = join(work, `unmarked-${each.size}.ndjson`);
    await pipeline(opened(file), withoutMark, createWriteStream(bare));
    return bare;
  };
  for (const file of files) {
    const rows = await (
      format === "parquet" ? parquetRows(connection, table, file) : {csv, ndjson}[format](file)
    ).catch(async (error: unknown) => {
      const found = await readingFault(connection, format, file, table);
      if (found) return [found];
      throw error;
    });
    if (typeof rows === "string") each.set(file, rows);
    else fault(rows);
  }
  const source: Source = {
    format,
    files,
    headers,
    lines: format === "parquet" ? null : lines,
    apart: new Set(),
    async structs(columns) {
      const paths = [...each.values()];
      for (const path of paths)
        if (await mayHoldLongLine(path))
          return `SELECT ${structSql({columns}, false)} AS s FROM (${ndjsonRows(paths)})`;
      return structRows(paths, columns);
    },
    async count(form, doubt) {
      let sound = true;
      for (const [file, path] of format === "ndjson" ? each : []) {
        try {
          const formed = form === null || !sound ? null : await linesInForm(path, form);
          if (form !== null && formed === null && sound) {
            sound = false;
            doubt();
          }
          source.lines! += formed ?? (await countLines(path, null));
        } catch (error) {
          fault([faultOfError(file, table, error)]);
          doubt();
        }
      }
      return sound;
    },
    rows: (some, tolerant) =>
      format === "ndjson"
        ? ndjsonRows(
            some.map((file) => each.get(file)!),
            tolerant
          )
        : some.map((file) => each.get(file)!).join(" UNION ALL ")
  };
  return source;
}

/** The bytes of a stream after a byte order mark. */
async function* withoutMark(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let first = true;
  for await (const chunk of chunks) {
    yield first ? chunk.subarray(3) : chunk;
    first = false;
  }
}

/** The type of a row as `from_json` takes it. */
function structure(columns: readonly Column[]): string {
  const typed = (type: ColumnType): unknown => {
    if (type.kind === "list") return [typed(type.item)];
    return type.kind === "struct"
      ? Object.fromEntries(type.fields.map((field) => [field.name, typed(field.type)]))
      : sqlType(type);
  };
  return JSON.stringify(Object.fromEntries(columns.map(({name: column, type}) => [column, typed(type)])));
}

/** SQL: the struct of a row from its JSON. With `tolerant`, of what is no JSON null instead of an error. */
export function structSql({columns}: Pick<Table, "columns">, tolerant: boolean): string {
  const struct = `from_json(line, ${literal(structure(columns))})`;
  return tolerant ? `CASE WHEN json_valid(line) THEN ${struct} END` : struct;
}
