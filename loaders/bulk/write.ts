import type {DuckDBConnection} from "@duckdb/node-api";
import {asyncBufferFromFile, parquetMetadataAsync} from "hyparquet";
import {createHash} from "node:crypto";
import {createReadStream} from "node:fs";
import {readdir, writeFile} from "node:fs/promises";
import {basename, join} from "node:path";
import {pipeline} from "node:stream/promises";
import {metadataSql} from "../dataset/database.js";
import {PROFILE, tableSchema} from "../dataset/datapackage.js";
import {literal, name} from "../schema/sql.js";
import type {Table} from "../schema/table.js";
import {type Compiled, formedSql, soundSql} from "./compile.js";
import {literalPath, LONGEST_LINE} from "./files.js";
import {type Source, structSql} from "./source.js";

/** A column that files are partitioned into folders by: a column of the table, or the year of one of its dates. */
export interface Partition {
  /** The name in the folder: `court_id=dcd`. */
  name: string;
  column: string;
  year: boolean;
}

/** What Hive, Spark and Arrow call a missing value in the name of a folder. */
const NONE = "__HIVE_DEFAULT_PARTITION__";

/** The error that ends a first attempt at a row that the bulk checks do not let through. */
const DOUBT = "a row has to be looked at";

/** Whether an error says that a row has to be looked at, or that a file could not be read as what it is. */
export const needsFullValidation = (error: unknown): boolean =>
  error instanceof Error &&
  (error.message.includes(DOUBT) ||
    /Malformed JSON|CSV Error|maximum_object_size|Invalid Input Error|Conversion Error/.test(error.message));

export interface CopyOptions {
  table: Table;
  source: Source;
  compiled: Compiled;
  partition: readonly Partition[];
  /** The file, or with partitions the folder, to write. */
  to: string;
  /** Files of rows that were looked at, as lines of JSON: written after those that the bulk checks let through. Null at the first attempt, which ends at a row in doubt. */
  validated: readonly string[] | null;
  /** Another looks meanwhile whether all lines are in the form: what is left to check is what the form cannot say. */
  formed?: boolean;
}

function selected(table: Table, partition: readonly Partition[], guard: string | null): string {
  const partitioned = new Map(partition.map((one) => [one.name, one]));
  const columns = table.columns.map(({name: column, nullable}, index) => {
    const value = `s.${name(column)}`;
    const stored =
      partitioned.has(column) && nullable ? `coalesce(CAST(${value} AS VARCHAR), ${literal(NONE)})` : value;
    return `${guard !== null && index === 0 ? `CASE WHEN ${guard} THEN ${stored} ELSE error(${literal(DOUBT)}) END` : stored} AS ${name(column)}`;
  });
  const years = partition
    .filter(({year}) => year)
    .map((one) => `coalesce(CAST(year(s.${name(one.column)}) AS VARCHAR), ${literal(NONE)}) AS ${name(one.name)}`);
  return [...columns, ...years].join(", ");
}

/** Writes rows to Parquet as they are read. Gives how many there are. Throws for which `needsFullValidation` says true at the first row in doubt, where none was looked at yet. */
export async function copyRows(
  connection: DuckDBConnection,
  {table, source, compiled, partition, to, validated, formed = false}: CopyOptions
): Promise<number> {
  const sound = soundSql(compiled, "line");
  const rows = (from: string, guard: string | null, where = "") =>
    `SELECT ${selected(table, partition, guard)} FROM (SELECT line, ${structSql(compiled, validated !== null)} AS s FROM (${from}))${where}`;
  const read = source.files.filter((file) => !source.apart.has(file));
  const query =
    validated === null
      ? formed
        ? `SELECT ${selected(table, partition, formedSql(compiled))} FROM (${await source.structs(compiled.columns)})`
        : rows(source.rows(source.files), sound)
      : [
          ...(read.length ? [rows(source.rows(read, true), null, ` WHERE ${sound}`)] : []),
          rows(
            `SELECT json AS line FROM read_ndjson_objects([${validated.map((file) => literal(literalPath(file))).join(", ")}], maximum_object_size = ${LONGEST_LINE + 2 ** 20})`,
            null
          )
        ].join(" UNION ALL ");
  const by = partition.length ? `, PARTITION_BY (${partition.map((one) => name(one.name)).join(", ")})` : "";
  const result = await connection.run(
    `COPY (${query}) TO ${literal(to)} (FORMAT parquet, COMPRESSION snappy, ${metadataSql(table)}${by})`
  );
  return result.rowsChanged;
}

/** A file of a load; `path` is relative to its folder, `sha256` in hexadecimal. */
export interface LoadedFile {
  path: string;
  rows: number;
  bytes: number;
  sha256: string;
}

async function hashed(folder: string, path: string): Promise<LoadedFile> {
  const hash = createHash("sha256");
  let bytes = 0;
  await pipeline(
    createReadStream(join(folder, path), {highWaterMark: 1 << 20}),
    async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        bytes += chunk.length;
        hash.update(chunk);
      }
    }
  );
  const {num_rows: rows} = await parquetMetadataAsync(await asyncBufferFromFile(join(folder, path)));
  return {path, rows: Number(rows), bytes, sha256: hash.digest("hex")};
}

/** The Parquet files of a folder, hashed; those in the folder `work` inside it are none of them. */
export async function hashedFiles(folder: string, work: string): Promise<LoadedFile[]> {
  const paths = (await readdir(folder, {recursive: true}))
    .filter((path) => path.endsWith(".parquet") && !join(folder, path).startsWith(join(work, "/")))
    .sort();
  const files: LoadedFile[] = [];
  for (const path of paths) files.push(await hashed(folder, path));
  return files;
}

/** Writes `datapackage.json`, which names every file with its rows and hash and the files that were read, and marks the folder as one that a later load may replace. */
export async function writeLoadPackage(
  folder: string,
  table: Table,
  partition: readonly Partition[],
  {files, rows, read}: {files: readonly LoadedFile[]; rows: number; read: readonly string[]}
): Promise<void> {
  const {name, title, description} = table;
  const resource = ({path, rows: held, bytes, sha256}: LoadedFile, index: number) => ({
    name: files.length === 1 ? `${name}-parquet` : `${name}-parquet-${index + 1}`,
    path,
    format: "parquet",
    mediatype: "application/vnd.apache.parquet",
    rows: held,
    bytes,
    hash: `sha256:${sha256}`
  });
  const descriptor = {
    $schema: PROFILE,
    name,
    title,
    description,
    ...(read.length > 0 && {sources: read.map((file) => ({title: basename(file)}))}),
    // Once, and not for each of what may be thousands of files.
    docketbook: {load: name, rows, partition: partition.map((one) => one.name), schema: tableSchema(table)},
    resources: files.map(resource)
  };
  await writeFile(join(folder, "datapackage.json"), `${JSON.stringify(descriptor, null, 2)}\n`);
}
