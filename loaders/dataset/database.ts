import {
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBListValue,
  DuckDBStructValue,
  type DuckDBConnection,
  type DuckDBValue
} from "@duckdb/node-api";
import {checkRow} from "../schema/check.js";
import type {AnyType, Store} from "../schema/codec.js";
import {codecOf, sqlType, type Column} from "../schema/column.js";
import type {Edition} from "../schema/edition.js";
import {literal, name} from "../schema/sql.js";
import type {Row, Table} from "../schema/table.js";

/** The rows that DuckDB holds in one vector. */
const CHUNK = 2048;

/**
 * Opens DuckDB in memory, calls `use`, and closes it. One thread unless `settings` say otherwise, so that rows keep their order and the
 * same rows give the same bytes; no extension is ever fetched.
 */
export async function withDatabase<T>(
  use: (connection: DuckDBConnection) => Promise<T>,
  settings: Record<string, string> = {}
): Promise<T> {
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "1",
    ...settings,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false"
  });
  const connection = await instance.connect();
  try {
    return await use(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const DUCKDB: Store = {
  date: (days) => new DuckDBDateValue(days),
  decimal: (unscaled, {precision, scale}) => new DuckDBDecimalValue(unscaled, precision, scale),
  list: (items) => new DuckDBListValue(items as DuckDBValue[]),
  struct: (fields) => new DuckDBStructValue(fields as Record<string, DuckDBValue>)
};
const toDuckdb = (value: unknown, type: AnyType): unknown =>
  value === null || value === undefined ? null : codecOf(type).store(value, type, DUCKDB, toDuckdb);

type Shape = Pick<Table, "name" | "columns" | "sort" | "key">;

/**
 * Makes a DuckDB table of the same name, its rows in the table's order (nulls first, text by its bytes) whatever order they came in.
 * @throws ValueError for a value that could not be held exactly
 */
export async function loadTable(
  connection: DuckDBConnection,
  {name: table, columns, sort, key}: Shape,
  rows: readonly Row[]
): Promise<void> {
  for (const row of rows) checkRow(columns, row);
  const fields = columns.map((column) => `${name(column.name)} ${sqlType(column.type)}`);
  await connection.run(`CREATE TABLE unsorted (${fields.join(", ")})`);
  const appender = await connection.createAppender("unsorted");
  const types = columns.map((_, index) => appender.columnType(index));
  for (let start = 0; start < rows.length; start += CHUNK) {
    const part = rows.slice(start, start + CHUNK);
    const chunk = DuckDBDataChunk.create(types, part.length);
    chunk.setColumns(
      columns.map((column) => part.map((row) => toDuckdb(row[column.name], column.type) as DuckDBValue))
    );
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  const order = [...new Set([...sort, ...key])].map((column) => `${name(column)} ASC NULLS FIRST`);
  await connection.run(`CREATE TABLE ${name(table)} AS FROM unsorted ORDER BY ${order.join(", ")}`);
  await connection.run("DROP TABLE unsorted");
}

/** DuckDB's smallest: a reader that wants one series of many fetches a small part of the file. */
const ROW_GROUP = 2048;

const described = ({title, description, unit, references}: Column) => ({title, description, unit, references});

/** SQL: what a Parquet file says about its table and columns, as its key-value metadata; lists and mappings are JSON. */
export function metadataSql(
  {title, description, columns}: Pick<Table, "title" | "description" | "columns">,
  edition?: Edition
): string {
  const metadata: Record<string, string> = {
    title,
    description,
    ...(edition && {
      record: edition.title,
      edition: edition.edition,
      ...(edition.verified_through !== null && {verified_through: edition.verified_through}),
      license: edition.license,
      credits: JSON.stringify(edition.credits)
    }),
    columns: JSON.stringify(Object.fromEntries(columns.map((column) => [column.name, described(column)])))
  };
  const pairs = Object.entries(metadata).map(([key, value]) => `${name(key)}: ${literal(value)}`);
  return `KV_METADATA {${pairs.join(", ")}}`;
}

/**
 * Writes a table that `loadTable` made to a Parquet file: its types as DuckDB has them (an enum as a dictionary), compressed with
 * snappy, which every reader knows.
 */
export async function writeParquet(
  connection: DuckDBConnection,
  table: Table,
  edition: Edition,
  path: string
): Promise<void> {
  await connection.run(
    `COPY ${name(table.name)} TO ${literal(path)} (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE ${ROW_GROUP}, ${metadataSql(table, edition)})`
  );
}

/** A column as its cells are printed. */
function printed({name: column, type}: Column): string {
  const write = codecOf(type).csv?.write;
  return write ? `${write(name(column))} AS ${name(column)}` : name(column);
}

/**
 * Writes a table that `loadTable` made to a CSV file (UTF-8, lines end in a line feed): null is an empty cell, an empty text is `""`,
 * lists and records are JSON. `readTableCsv` reads it back.
 */
export async function writeCsv(
  connection: DuckDBConnection,
  {name: table, columns}: Pick<Table, "name" | "columns">,
  path: string
): Promise<void> {
  await connection.run(
    `COPY (SELECT ${columns.map(printed).join(", ")} FROM ${name(table)}) TO ${literal(path)} (FORMAT csv, HEADER, NULLSTR '')`
  );
}
