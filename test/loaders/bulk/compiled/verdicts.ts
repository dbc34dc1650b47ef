import type {DuckDBConnection} from "@duckdb/node-api";
import {compileTable, soundSql, type Compiled} from "../../../../loaders/bulk/compile.js";
import type {Row, Table} from "../../../../loaders/schema/table.js";
import {literal} from "../../../../loaders/schema/sql.js";
import {structSql} from "../../../../loaders/bulk/source.js";

/** Whether each row passes the compiled checks, run by DuckDB over all of them at once. */
export const verdicts = (
  connection: DuckDBConnection,
  compiled: Compiled,
  rows: readonly unknown[]
): Promise<boolean[]> =>
  verdictsOfLines(
    connection,
    compiled,
    rows.map((row) => JSON.stringify(row))
  );

/** The same of rows as lines. */
export async function verdictsOfLines(
  connection: DuckDBConnection,
  compiled: Compiled,
  lines: readonly string[]
): Promise<boolean[]> {
  const given = `SELECT unnest([${lines.map(literal).join(", ")}]) AS line`;
  const sql = `SELECT ${soundSql(compiled, "line")} FROM (SELECT line, ${structSql(compiled, true)} AS s FROM (${given}))`;
  return (await connection.runAndReadAll(sql)).getRows().map(([sound]) => sound === true);
}

/** The compiled checks of a table whose rows are written in the order of its columns. */
export const compiledFor = (table: Table, example: object): Compiled => compileTable(table, [example]);

/** The same of the lines of a file, read as a load reads them. */
export async function verdictsOfFile(
  connection: DuckDBConnection,
  compiled: Compiled,
  path: string
): Promise<boolean[]> {
  const sql = `SELECT ${soundSql(compiled, "line")} FROM (SELECT line, ${structSql(compiled, true)} AS s FROM (SELECT json AS line FROM read_ndjson_objects(${literal(path)})))`;
  return (await connection.runAndReadAll(sql)).getRows().map(([sound]) => sound === true);
}

/** A row with one column changed, or left out where the value is undefined; the others keep their order, and it its place. */
export function changed(row: Row, column: string, value: unknown, order: readonly string[] = Object.keys(row)): Row {
  const result: Row = {...row, [column]: value};
  const names = [...order, ...Object.keys(result).filter((name) => !order.includes(name))];
  return JSON.parse(
    JSON.stringify(Object.fromEntries(names.filter((name) => name in result).map((name) => [name, result[name]])))
  ) as Row;
}
