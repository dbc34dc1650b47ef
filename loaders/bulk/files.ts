import type {DuckDBConnection} from "@duckdb/node-api";
import {createWriteStream} from "node:fs";
import {open, rename, stat} from "node:fs/promises";
import {join} from "node:path";
import type {Readable} from "node:stream";
import {pipeline} from "node:stream/promises";

/** The forms in which rows come in bulk. */
export const BULK_FORMATS = ["ndjson", "csv", "parquet"] as const;
export type BulkFormat = (typeof BULK_FORMATS)[number];

/** Bytes of the longest line that is read: two of the objects that DuckDB makes room for by itself, of which it may take one. */
export const LONGEST_LINE = 32 * 2 ** 20;

/** Files that cannot be loaded: none there, of no known kind, or none that the engine can read. */
export class BulkError extends Error {
  override name = "BulkError";
}

const ENDINGS: readonly [RegExp, BulkFormat][] = [
  [/\.(?:ndjson|jsonl|json)(?:\.gz)?$/i, "ndjson"],
  [/\.(?:csv|tsv|tab)(?:\.gz)?$/i, "csv"],
  [/\.parquet$/i, "parquet"]
];

/** The format that a file's name ends in; null where it says none. */
export const formatOf = (file: string): BulkFormat | null => ENDINGS.find(([ending]) => ending.test(file))?.[1] ?? null;

/** A file's name as DuckDB reads it literally: its own patterns undone. */
export const literalPath = (file: string): string => file.replace(/[*?[]/g, "[$&]");

const isFile = async (path: string) => (await stat(path).catch(() => null))?.isFile() ?? false;

/** The files that names and patterns (`2025/*.ndjson.gz`) stand for, each pattern's in the order of their names. Throws a `BulkError` for one that stands for none. */
export async function bulkFiles(connection: DuckDBConnection, names: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const name of names) {
    if (await isFile(name)) {
      files.push(name);
      continue;
    }
    const found = await connection.runAndReadAll("SELECT file FROM glob($name) ORDER BY file", {name});
    const matching = found.getRows().map(([file]) => String(file));
    if (!matching.length) throw new BulkError(`there is no file ${name}`);
    files.push(...matching);
  }
  return files;
}

/** The one format of some files. Throws a `BulkError` where they differ, or a name does not say it. */
export function oneFormat(files: readonly string[]): BulkFormat {
  const formats = new Set(files.map(formatOf));
  const unknown = files.find((file) => formatOf(file) === null);
  if (unknown !== undefined)
    throw new BulkError(`${unknown} has no extension that gives its format: give it with --format`);
  if (formats.size > 1)
    throw new BulkError(`the files are of more than one format (${[...formats].join(", ")}): load each by itself`);
  return [...formats][0]!;
}

/** The first two bytes of a gz file. */
const GZIP = 0x1f8b;

/** Writes a stream, plain or gz, to a file of a folder, since rows in doubt are read a second time. Gives its path, whose ending says what it is. */
export async function spool(stream: Readable, folder: string, format: BulkFormat): Promise<string> {
  const path = join(folder, `stdin.${format}`);
  await pipeline(stream, createWriteStream(path));
  const file = await open(path, "r");
  const head = Buffer.alloc(2);
  try {
    await file.read(head, 0, 2, 0);
  } finally {
    await file.close();
  }
  if (format === "parquet" || head.readUInt16BE() !== GZIP) return path;
  await rename(path, `${path}.gz`);
  return `${path}.gz`;
}
