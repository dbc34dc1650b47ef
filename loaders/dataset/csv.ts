import type {DuckDBConnection} from "@duckdb/node-api";
import type {Column} from "../schema/column.js";
import type {Table} from "../schema/table.js";
import {literal, name} from "./sql.js";

/** A column as its cells are printed: a whole number without the `.0` that DuckDB gives a double. */
function cell({name: column, type: {kind}}: Column): string {
  if (kind === "list" || kind === "struct") return `to_json(${name(column)}) AS ${name(column)}`;
  if (kind === "double") return `regexp_replace(CAST(${name(column)} AS VARCHAR), '\\.0$', '') AS ${name(column)}`;
  return name(column);
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
    `COPY (SELECT ${columns.map(cell).join(", ")} FROM ${name(table)}) TO ${literal(path)} (FORMAT csv, HEADER, NULLSTR '')`
  );
}
