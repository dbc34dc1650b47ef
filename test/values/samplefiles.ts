import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {loadTable, withDatabase} from "../../loaders/dataset/database.js";
import {writeCsv} from "../../loaders/dataset/database.js";
import {writeParquet} from "../../loaders/dataset/database.js";
import type {Edition} from "../../loaders/schema/edition.js";
import type {Row, Table} from "../../loaders/schema/table.js";

export const sampleEdition: Edition = {
  name: "sample",
  title: "A sample",
  description: "A record made up for a test.",
  edition: "2026-01-02",
  verified_through: "2026-01-01",
  publisher: null,
  byline: [],
  editions_from: null,
  flow: "a-to-b",
  geography: "US",
  license: "CC-BY-4.0",
  credits: ['A publisher\'s "credit"'],
  questions: []
};

/** Writes rows to Parquet and CSV in a folder that is removed again, and gives the bytes of both. */
export async function sampleFiles(table: Table, rows: readonly Row[]): Promise<{parquet: Buffer; csv: Buffer}> {
  const folder = await mkdtemp(join(tmpdir(), "docketbook-sample-"));
  const path = (ending: string) => join(folder, `sample.${ending}`);
  try {
    await withDatabase(async (connection) => {
      await loadTable(connection, table, rows);
      await writeParquet(connection, table, sampleEdition, path("parquet"));
      await writeCsv(connection, table, path("csv"));
    });
    return {parquet: await readFile(path("parquet")), csv: await readFile(path("csv"))};
  } finally {
    await rm(folder, {recursive: true});
  }
}

/** The bytes of a Buffer as an ArrayBuffer of their own. */
export const arrayBuffer = ({buffer, byteOffset, byteLength}: Buffer): ArrayBuffer =>
  (buffer as ArrayBuffer).slice(byteOffset, byteOffset + byteLength);
