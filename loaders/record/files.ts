import type {Position} from "../diagnostics/diagnostic.js";
import {readdir, readFile, stat} from "node:fs/promises";
import {join} from "node:path";
import type {Report} from "../diagnostics/findings.js";
import {limits} from "../diagnostics/limits.js";
import {decode} from "./decode.js";
import type {FileReport} from "./sourcetree.js";
import {thousands} from "../diagnostics/pluralize.js";

/** Where a record's files come from; names use `/` and start at the record's folder. */
export interface Files {
  /** The names in a folder (`""` is the record's own), folders with a `/` at the end; none when there is no such folder. */
  list(folder: string): Promise<string[]>;
  /** Bytes in the file. Throws when it cannot be read. */
  size(name: string): Promise<number>;
  /** Throws when it cannot be read. */
  read(name: string): Promise<Uint8Array>;
}

/** The files of a folder on disk. */
export function filesIn(dir: string): Files {
  return {
    async list(folder) {
      const entries = await readdir(join(dir, folder), {withFileTypes: true}).catch(() => []);
      return entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).sort();
    },
    size: async (name) => (await stat(join(dir, name))).size,
    read: (name) => readFile(join(dir, name))
  };
}

const START: Position = {line: 1, column: 1};
const reason = (error: unknown) =>
  error instanceof Error && "code" in error ? String(error.code) : "it cannot be read";

/** Reports faults of one file. */
export const reportIn =
  (file: string, report: Report, table?: string): FileReport =>
  (code, {line, column}, message, expected) =>
    report(code, {file, line, column}, message, expected, table === undefined ? {} : {table});

/** The text of a file; null, and a report, when it is not there, too large or not UTF-8. */
export async function readText(
  files: Files,
  file: string,
  report: FileReport,
  expected: string
): Promise<string | null> {
  let bytes: Uint8Array;
  try {
    const size = await files.size(file);
    if (size > limits.fileBytes) {
      report(
        "file-too-large",
        START,
        `the file has ${thousands(size)} bytes`,
        `at most ${thousands(limits.fileBytes)} bytes`
      );
      return null;
    }
    bytes = await files.read(file);
  } catch (error) {
    report(
      "file-missing",
      START,
      reason(error) === "ENOENT" ? "the file is not there" : `the file cannot be read (${reason(error)})`,
      expected
    );
    return null;
  }
  const decoded = decode(bytes);
  if ("text" in decoded) return decoded.text;
  const {fault, position} = decoded;
  report(fault.code, position, fault.message, fault.expected);
  return null;
}
