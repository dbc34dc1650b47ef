import {readFile, rename, rm, writeFile} from "node:fs/promises";
import {dirname} from "node:path";
import {cannotWrite, makeFolder} from "../dataset/folder.js";

/** Writes a file whole or not at all: a run that is killed leaves the earlier one. Makes its folder. Throws an `OutputError` where that cannot be. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await makeFolder(dirname(path), path);
  const part = `${path}.${process.pid}.part`;
  try {
    await writeFile(part, content);
    await rename(part, path);
  } catch (error) {
    await rm(part, {force: true}).catch(() => {});
    throw await cannotWrite(path, error);
  }
}

/** A file's text; null when it is not there. Throws when it cannot be read. */
export async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

/** Rows as JSON, one a line. */
export const jsonLines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join("");

/** What `jsonLines` wrote. Throws SyntaxError. */
export const parseJsonLines = (text: string): unknown[] =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as unknown);
