import {createHash} from "node:crypto";
import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Edition} from "../schema/edition.js";
import type {Source} from "../schema/tables/sources.js";
import type {Row, Table} from "../schema/table.js";
import {loadTable, withDatabase, writeCsv, writeParquet} from "./database.js";
import {dataPackage, type WrittenFile} from "./datapackage.js";

/** A table and its rows, in any order. */
export interface TableRows {
  table: Table;
  rows: readonly Row[];
}

async function written(folder: string, table: Table, format: WrittenFile["format"]): Promise<WrittenFile> {
  const path = `${table.name}.${format}`;
  const bytes = await readFile(join(folder, path));
  return {table, format, path, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex")};
}

/**
 * Writes an edition into a folder that is there: `TABLE.parquet`, `TABLE.csv` and `datapackage.json`. The same rows give the same
 * bytes. `started` is told of each table before it is written.
 * @throws ValueError for a value that no file could hold
 */
export async function writeEdition(
  folder: string,
  edition: Edition,
  contents: readonly TableRows[],
  started: (table: string, rows: number) => void = () => {}
): Promise<WrittenFile[]> {
  const files: WrittenFile[] = [];
  await withDatabase(async (connection) => {
    for (const {table, rows} of contents) {
      started(table.name, rows.length);
      await loadTable(connection, table, rows);
      await writeParquet(connection, table, edition, join(folder, `${table.name}.parquet`));
      await writeCsv(connection, table, join(folder, `${table.name}.csv`));
      files.push(await written(folder, table, "csv"), await written(folder, table, "parquet"));
    }
  });
  const sources = contents.find(({table}) => table.name === "sources")?.rows ?? [];
  const byId = sources.toSorted((a, b) => (String(a["id"]) < String(b["id"]) ? -1 : 1)) as unknown as Source[];
  await writeFile(join(folder, "datapackage.json"), `${JSON.stringify(dataPackage(edition, byId, files), null, 2)}\n`);
  return files;
}
