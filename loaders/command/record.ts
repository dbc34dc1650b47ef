import {readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import type {Diagnostic} from "../check/diagnostic.js";
import {countInWords, formatDiagnostics} from "../check/format.js";
import {readRecord, type ReadResult} from "../read/directory.js";
import {limits} from "../read/limits.js";
import type {RecordRows} from "../read/record.js";

/** The text of a file for a code frame, as far as it is text. */
function textOf(file: string): string | null {
  try {
    return statSync(file).size > limits.fileBytes ? null : new TextDecoder().decode(readFileSync(file));
  } catch {
    return null;
  }
}

/** Prints diagnostics to the error stream, files named so that a terminal can open them. */
export function printDiagnostics(dir: string, diagnostics: readonly Diagnostic[], all = false): void {
  if (!diagnostics.length) return;
  const named = diagnostics.map((diagnostic) => ({...diagnostic, file: join(dir, diagnostic.file)}));
  process.stderr.write(`${formatDiagnostics(named, textOf, {all})}\n\n${countInWords(diagnostics)}\n`);
}

/** Reads the record in a folder for a command. Where there is no such folder, or it holds a wrong record, sets the exit code. */
export async function readForCommand(dir: string): Promise<ReadResult | null> {
  if (!statSync(dir, {throwIfNoEntry: false})?.isDirectory()) {
    process.stderr.write(`error: there is no folder ${dir}\n`);
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
