import {readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import type {Diagnostic} from "../diagnostics/diagnostic.js";
import {formatCounts, formatDiagnostics} from "../diagnostics/format.js";
import {readRecord, type ReadResult} from "../rules/directory.js";
import {limits} from "../diagnostics/limits.js";
import type {RecordRows} from "../record/record.js";
import type {Edition} from "../schema/edition.js";

/** The text of a file for a code frame, as far as it is text. */
function textOf(file: string): string | null {
  try {
    return statSync(file).size > limits.fileBytes ? null : new TextDecoder().decode(readFileSync(file));
  } catch {
    return null;
  }
}

/** Why a path is no folder of a record; null where it is a folder. */
export function noFolder(dir: string): string | null {
  try {
    if (statSync(dir).isDirectory()) return null;
    return `${dir} is a file: name the folder of the record, such as data`;
  } catch {
    return `there is no folder ${dir}`;
  }
}

/** Prints diagnostics to the error stream, files named so that a terminal can open them. */
export function printDiagnostics(dir: string, diagnostics: readonly Diagnostic[], all = false): void {
  if (!diagnostics.length) return;
  const named = diagnostics.map((diagnostic) => ({...diagnostic, file: join(dir, diagnostic.file)}));
  process.stderr.write(`${formatDiagnostics(named, textOf, {all})}\n\n${formatCounts(diagnostics)}\n`);
}

/** What a newsroom is told of an edition that gives readers nowhere to send a correction; null where it gives a contact or a site. */
export const noContact = ({publisher}: Pick<Edition, "publisher">): string | null =>
  publisher?.contact != null || publisher?.url != null
    ? null
    : "docketbook.yaml has no publisher.contact: pages say that this edition has no address for corrections";

/** Reads the record in a folder for a command. Where there is no such folder, or it holds a wrong record, sets the exit code. */
export async function readForCommand(dir: string): Promise<ReadResult | null> {
  const wrong = noFolder(dir);
  if (wrong !== null) {
    process.stderr.write(`error: ${wrong}\n`);
    process.exitCode = 2;
    return null;
  }
  if (process.stderr.isTTY) process.stderr.write(`reading ${dir}\n`);
  const result = await readRecord(dir);
  if (!result.record) process.exitCode = 1;
  return result;
}

/** The record in a folder; null when it cannot be used, after saying why and setting the exit code. */
export async function openRecord(dir: string): Promise<RecordRows | null> {
  const result = await readForCommand(dir);
  if (result && !result.record) printDiagnostics(dir, result.diagnostics);
  return result?.record ?? null;
}
