import type {DuckDBConnection} from "@duckdb/node-api";
import type {Column} from "../schema/column.js";
import type {Edition} from "../schema/edition.js";
import type {Table} from "../schema/table.js";
import {literal, name} from "./sql.js";

/** DuckDB's smallest: a reader that wants one series of many fetches a small part of the file. */
const ROW_GROUP = 2048;

const described = ({title, description, unit, references}: Column) => ({title, description, unit, references});

type Described = Pick<Table, "title" | "description" | "columns">;

/** What a Parquet file says about its table and columns, as its key-value metadata; mappings are JSON. */
export function columnMetadata({title, description, columns}: Described): Record<string, string> {
  return {
    title,
    description,
    columns: JSON.stringify(Object.fromEntries(columns.map((column) => [column.name, described(column)])))
  };
}

/** What a Parquet file of an edition says about itself; lists and mappings are JSON. */
export function parquetMetadata(table: Described, edition: Edition): Record<string, string> {
  const {title, description, columns} = columnMetadata(table) as Record<"title" | "description" | "columns", string>;
  return {
    title,
    description,
    record: edition.title,
    edition: edition.edition,
    ...(edition.verified_through !== null && {verified_through: edition.verified_through}),
    license: edition.license,
    credits: JSON.stringify(edition.credits),
    columns
  };
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
  const metadata = Object.entries(parquetMetadata(table, edition)).map(
    ([key, value]) => `${name(key)}: ${literal(value)}`
  );
  await connection.run(
    `COPY ${name(table.name)} TO ${literal(path)} (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE ${ROW_GROUP}, KV_METADATA {${metadata.join(", ")}})`
  );
}
