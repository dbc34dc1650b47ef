import {createWriteStream} from "node:fs";
import {open, rename} from "node:fs/promises";
import {join} from "node:path";
import type {Readable} from "node:stream";
import {pipeline} from "node:stream/promises";
import type {BulkFormat} from "./bulk.js";

/** The first two bytes of a gz file. */
const GZIP = 0x1f8b;

/** Writes a stream, plain or gz, to a file of a folder, since rows in doubt are read a second time. Gives its path, whose ending says what it is. */
export async function spool(stream: Readable, folder: string, format: BulkFormat): Promise<string> {
  const path = join(folder, `stdin.${format}`);
  await pipeline(stream, createWriteStream(path));
  const file = await open(path, "r");
  const {buffer} = await file.read(Buffer.alloc(2), 0, 2, 0).finally(() => file.close());
  if (format === "parquet" || buffer.readUInt16BE() !== GZIP) return path;
  await rename(path, `${path}.gz`);
  return `${path}.gz`;
}
