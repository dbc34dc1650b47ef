import type {DuckDBConnection} from "@duckdb/node-api";
import {stat} from "node:fs/promises";
import {basename, join} from "node:path";
import {Readable} from "node:stream";
import type {ReadableStream} from "node:stream/web";
import {cannotFill} from "../dataset/folder.js";
import {BulkError, spool} from "./files.js";

/** The scheme of an address; null for the name of a file. A single letter is a drive. */
const schemeOf = (name: string): string | null => /^([a-z][a-z\d+.-]+):\/\//i.exec(name)?.[1]?.toLowerCase() ?? null;

/** Whether a name is an address; throws a `BulkError` for one that is not read. */
function isAddress(name: string): boolean {
  const scheme = schemeOf(name);
  if (scheme === null) return false;
  if ((scheme === "https" || scheme === "http") && URL.canParse(name)) return true;
  throw new BulkError(
    scheme === "file"
      ? `${name} is an address: give the path of the file`
      : `${name} cannot be read by that address: give the object's https address, a signed one where it is private, or pipe it in and give - as the file`
  );
}

/** A file or address as it is told: one that is signed holds a secret after its `?`. */
export function nameTold(name: string): string {
  if (schemeOf(name) === null || !URL.canParse(name)) return name;
  const {origin, pathname} = new URL(name);
  return `${origin}${pathname}`;
}

/** The last part of an address's path, which says the format. */
const nameIn = (address: string): string => basename(new URL(address).pathname);

const SAID: Readonly<Record<number, string>> = {
  401: ": it wants a signed address",
  403: ": it wants a signed address, or the one given has run out",
  404: ": nothing is there"
};

/** What is at an address, as a stream that ends in an error where it breaks off. Throws a `BulkError` where there is none. */
async function download(name: string): Promise<Readable> {
  const told = nameTold(name);
  // Packed files stay as they are: their end is checked when they are unpacked.
  const response = await fetch(name, {headers: {"accept-encoding": "identity"}}).catch((error: unknown) => {
    const {cause} = error as {cause?: {code?: string}};
    throw new BulkError(`${told} cannot be reached${cause?.code ? ` (${cause.code})` : ""}`);
  });
  const {protocol, origin} = new URL(response.url);
  const refused = name.startsWith("https:") && protocol !== "https:";
  if (refused || response.status !== 200 || !response.body) {
    await response.body?.cancel();
    if (refused) throw new BulkError(`${told} leads to ${origin}, which is not encrypted: nothing was read of it`);
    throw new BulkError(`${told} answers ${response.status}${SAID[response.status] ?? ""}`);
  }
  return Readable.fromWeb(response.body as ReadableStream);
}

const isFile = async (path: string) => (await stat(path).catch(() => null))?.isFile() ?? false;

/**
 * Finds the files that names, patterns (`2025/*.ndjson.gz`) and https addresses stand for, each pattern's in the order of their names, and adds to `called`
 * the path of each with what it is called. What an address names is brought to the folder `work` first. Throws a `BulkError` for one that stands for none.
 */
export async function bulkFiles(
  connection: DuckDBConnection,
  names: readonly string[],
  {work, called, log}: {work: string; called: Map<string, string>; log: (address: string) => void}
): Promise<void> {
  for (const name of names) {
    if (isAddress(name)) {
      log(nameTold(name));
      const stream = await download(name);
      const path = await spool(stream, join(work, `${called.size}-${nameIn(name)}`)).catch((error: unknown) => {
        // A full disk is no fault of the address.
        if (cannotFill(work, error) !== error) throw error;
        throw new BulkError(`${nameTold(name)} broke off before its end; nothing was written: load it again`);
      });
      called.set(path, nameTold(name));
    } else if (await isFile(name)) called.set(name, name);
    else {
      const found = await connection.runAndReadAll("SELECT file FROM glob($name) ORDER BY file", {name});
      const matching = found.getRows().map(([file]) => String(file));
      if (!matching.length) throw new BulkError(`there is no file ${name}`);
      for (const file of matching) called.set(file, file);
    }
  }
}
