import {createHash} from "node:crypto";
import {createReadStream} from "node:fs";
import {readdir, writeFile} from "node:fs/promises";
import {basename, join} from "node:path";
import {pipeline} from "node:stream/promises";
import {asyncBufferFromFile, parquetMetadataAsync} from "hyparquet";
import type {Table} from "../schema/table.js";
import {PROFILE} from "../dataset/datapackage.js";
import type {Partition} from "./streamcopy.js";
import {tableSchema} from "../dataset/tableschema.js";

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

/** Writes `datapackage.json`, which names every file with its rows and hash and the files that were read, and marks the folder as one that a later load may replace. */
export async function writeLoadPackage(
  folder: string,
  table: Table,
  partition: readonly Partition[],
  rows: number,
  read: readonly string[]
): Promise<LoadedFile[]> {
  const paths = (await readdir(folder, {recursive: true})).filter((path) => path.endsWith(".parquet")).sort();
  const files: LoadedFile[] = [];
  for (const path of paths) files.push(await hashed(folder, path));
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
  return files;
}
