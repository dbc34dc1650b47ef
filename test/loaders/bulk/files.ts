import {DuckDBInstance} from "@duckdb/node-api";
import {readdirSync} from "node:fs";
import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {readFile} from "node:fs/promises";
import {readParquet} from "../../../loaders/dataset/readparquet.js";
import type {Row, Table} from "../../../loaders/schema/table.js";
import {arrayBuffer} from "../../values/samplefiles.js";

/** Writes lines to a file, packed where its name says so. */
export async function writeLines(path: string, lines: Iterable<string>, end = "\n"): Promise<string> {
  const text = [...lines].map((line) => line + end).join("");
  await writeFile(path, path.endsWith(".gz") ? gzipSync(text) : text);
  return path;
}

/** The rows of a query of DuckDB, as JSON has them. */
export async function query(sql: string): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(":memory:", {threads: "1", autoinstall_known_extensions: "false"});
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** The rows of a Parquet file as hyparquet reads them. */
export const parquetRows = async (table: Table, path: string): Promise<Row[]> =>
  await readParquet(arrayBuffer(await readFile(path)), table);

/** The files below a folder, with paths from it. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
