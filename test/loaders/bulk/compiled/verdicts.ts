import type {DuckDBConnection} from "@duckdb/node-api";
import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {compileTable, formedSql, soundSql, type Compiled} from "../../../../loaders/bulk/compile.js";
import {formedLine} from "../../../../loaders/bulk/records.js";
import type {Row, Table} from "../../../../loaders/schema/table.js";
import {literal} from "../../../../loaders/schema/sql.js";
import {structRows, structSql} from "../../../../loaders/bulk/source.js";
import {freshFolder} from "../../../tools/folder.js";

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

/** The same by the form of JavaScript: whether each line is in it, DuckDB reads it, and what the form cannot say holds. */
export async function verdictsByBytes(
  connection: DuckDBConnection,
  compiled: Compiled,
  lines: readonly string[]
): Promise<boolean[]> {
  const form = formedLine(compiled.bytes!);
  const file = join(await freshFolder(), "lines.ndjson");
  const sound = async (some: readonly string[]): Promise<boolean[]> => {
    await writeFile(file, some.map((line) => `${line}\n`).join(""));
    const sql = `SELECT ${formedSql(compiled) ?? "true"} FROM (${structRows([file], compiled.columns)})`;
    return (await connection.runAndReadAll(sql)).getRows().map(([right]) => right === true);
  };
  const formed = lines.map((line) => {
    const text = Buffer.from(`${line}\n`).toString("latin1");
    form.lastIndex = 0;
    return form.test(text) && form.lastIndex === text.length;
  });
  const right = lines.filter((_, index) => formed[index]);
  const together = right.length ? await sound(right).catch(() => null) : [];
  const found: boolean[] = together ?? [];
  // A line that the engine does not read ends the load; the others are looked at by themselves.
  if (!together) for (const line of right) found.push((await sound([line]).catch(() => [false]))[0] ?? false);
  let at = 0;
  return formed.map((is) => is && found[at++]!);
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
