import {createWriteStream} from "node:fs";
import {open, rename} from "node:fs/promises";
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

/** Writes a stream, plain or gz, to a file, since rows in doubt are read a second time. Gives its path, whose ending says which it is, whatever its name said. */
export async function spool(stream: Readable, path: string): Promise<string> {
  await pipeline(stream, createWriteStream(path));
  const file = await open(path, "r");
  const head = Buffer.alloc(2);
  try {
    await file.read(head, 0, 2, 0);
  } finally {
    await file.close();
  }
  const plain = path.replace(/\.gz$/i, "");
  const right = head.readUInt16BE() === GZIP && !plain.endsWith(".parquet") ? `${plain}.gz` : plain;
  if (right !== path) await rename(path, right);
  return right;
}
