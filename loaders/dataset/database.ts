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
import type {ColumnType} from "../schema/column.js";
import type {Row, Table} from "../schema/table.js";
import {checkRow} from "../schema/checkvalue.js";
import {daysOf, unscaled, withoutNegativeZero} from "./number.js";
import {name, sqlType} from "./sql.js";

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

function toDuckdb(type: ColumnType, value: unknown): DuckDBValue {
  if (value === null || value === undefined) return null;
  switch (type.kind) {
    case "integer":
      return BigInt(value as number);
    case "double":
      return withoutNegativeZero(value as number);
    case "date":
      return new DuckDBDateValue(daysOf(value as string));
    case "decimal":
      return new DuckDBDecimalValue(unscaled(value as string), type.precision, type.scale);
    case "list":
      return new DuckDBListValue((value as unknown[]).map((item) => toDuckdb(type.item, item)));
    case "struct":
      return new DuckDBStructValue(
        Object.fromEntries(type.fields.map((field) => [field.name, toDuckdb(field.type, (value as Row)[field.name])]))
      );
    default:
      return value as DuckDBValue;
  }
}

type Shape = Pick<Table, "name" | "columns" | "sort" | "key">;

/**
 * Makes a DuckDB table of the same name, its rows in the table's order (nulls first, text by its bytes) whatever order they came in.
 * Throws a `ValueError` for a value that could not be held exactly.
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
    chunk.setColumns(columns.map((column) => part.map((row) => toDuckdb(column.type, row[column.name]))));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  const order = [...new Set([...sort, ...key])].map((column) => `${name(column)} ASC NULLS FIRST`);
  await connection.run(`CREATE TABLE ${name(table)} AS FROM unsorted ORDER BY ${order.join(", ")}`);
  await connection.run("DROP TABLE unsorted");
}
