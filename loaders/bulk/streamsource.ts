import type {DuckDBConnection} from "@duckdb/node-api";
import type {Diagnostic} from "../diagnostics/diagnostic.js";
import {literalPath, type BulkFormat} from "./bulk.js";
import {csvHeader} from "./recordtext.js";
import type {Column, ColumnType} from "../schema/column.js";
import type {Table} from "../schema/table.js";
import {literal, name, sqlType} from "../dataset/sql.js";
import {encodingFault, faultOfFile, packedFault, readingFault} from "./streamfile.js";

/** Files of one format, and how SQL gets at their rows. */
export interface Source {
  format: BulkFormat;
  files: readonly string[];
  /** SQL for the rows of some of the files, in order, each as JSON in `line`. With `tolerant`, a line that is not JSON is null instead of an error. */
  rows: (files: readonly string[], tolerant?: boolean) => string;
}

/** A number or a boolean as JSON writes it. */
const BARE = "(?:-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false)";

const ndjson = (files: readonly string[], tolerant = false) =>
  `SELECT json AS line FROM read_ndjson_objects([${files.map((file) => literal(literalPath(file))).join(", ")}]${tolerant ? ", ignore_errors = true" : ""})`;

const object = (fields: readonly (readonly [string, string])[]) =>
  `json_object(${fields.map(([key, value]) => `${literal(key)}, ${value}`).join(", ")})`;

/** The JSON of a cell of CSV: what is no number, list or object where one belongs stays text, and is refused as such. */
function cellJson({name: column, type, nullable}: Column): string {
  const cell = name(column);
  const bare = (test: string) =>
    `CASE WHEN ${cell} IS NULL THEN NULL WHEN ${test} THEN CAST(${cell} AS JSON) ELSE to_json(${cell}) END`;
  switch (type.kind) {
    case "integer":
    case "double":
    case "boolean":
      return bare(`regexp_full_match(${cell}, ${literal(BARE)})`);
    case "list":
      return `coalesce(${bare(`json_valid(${cell})`)}, ${nullable ? "NULL" : "CAST('[]' AS JSON)"})`;
    case "struct":
      return bare(`json_valid(${cell})`);
    default:
      return `to_json(${cell})`;
  }
}

/** The type with what JSON has no word for as text. */
function textual(type: ColumnType): string {
  if (type.kind === "list") return `${textual(type.item)}[]`;
  if (type.kind === "struct")
    return `STRUCT(${type.fields.map((field) => `${name(field.name)} ${textual(field.type)}`).join(", ")})`;
  return type.kind === "date" || type.kind === "decimal" || type.kind === "enum" ? "VARCHAR" : sqlType(type);
}

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

/** SQL for a CSV file with a header: all cells are text, empty ones without quotes null. */
function csvRows(file: string, header: readonly string[], columns: readonly Column[]): string {
  const types = header.map((column) => `${literal(column)}: 'VARCHAR'`).join(", ");
  const options = `header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false, strict_mode = true, max_line_size = 16000000`;
  return `SELECT ${object(columns.map((column) => [column.name, cellJson(column)]))} AS line FROM read_csv(${literal(literalPath(file))}, ${options}, columns = {${types}})`;
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

/** Makes ready to read files: of CSV and Parquet the columns are looked up first. `fault` is told of each file that cannot be opened. */
export async function openSource(
  connection: DuckDBConnection,
  table: Table,
  format: BulkFormat,
  files: readonly string[],
  fault: (fault: Diagnostic) => void
): Promise<Source> {
  const each = new Map<string, string>();
  const rowsOf = async (file: string): Promise<string | Diagnostic> => {
    if (format === "parquet") return parquetRows(connection, table, file);
    const packed = await packedFault(file, table);
    if (packed) return packed;
    if (format === "ndjson") return "";
    const header = await csvHeader(file);
    if ("names" in header) return csvRows(file, header.names, columnsNamed(table, header.names));
    return (await encodingFault(file, table)) ?? faultOfFile(file, table, header);
  };
  for (const file of files) {
    const rows = await rowsOf(file).catch(async (error: unknown) => {
      const found = await readingFault(connection, format, file, table);
      if (found) return found;
      throw error;
    });
    if (typeof rows === "string") each.set(file, rows);
    else fault(rows);
  }
  if (format === "ndjson") return {format, files, rows: ndjson};
  return {format, files, rows: (some) => some.map((file) => each.get(file)!).join(" UNION ALL ")};
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
