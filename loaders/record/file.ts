import type {Report} from "../diagnostics/findings.js";
import {decode} from "./decode.js";
import type {Files} from "./files.js";
import {limits} from "../diagnostics/limits.js";
import type {Spot} from "./sourcetree.js";
import type {Say} from "./report.js";

const START: Spot = {line: 1, column: 1};
const reason = (error: unknown) =>
  error instanceof Error && "code" in error ? String(error.code) : "it cannot be read";

/** Says a fault of one file. */
export const sayOf =
  (file: string, report: Report, table?: string): Say =>
  (code, {line, column}, message, expected) =>
    report(code, {file, line, column}, message, expected, table === undefined ? {} : {table});

/** The text of a file; null, and a report, when it is not there, too large or not UTF-8. */
export async function readText(files: Files, file: string, say: Say, expected: string): Promise<string | null> {
  let bytes: Uint8Array;
  try {
    const size = await files.size(file);
    if (size > limits.fileBytes) {
      say(
        "file-too-large",
        START,
        `the file has ${size.toLocaleString("en")} bytes`,
        `at most ${limits.fileBytes.toLocaleString("en")} bytes`
      );
      return null;
    }
    bytes = await files.read(file);
  } catch (error) {
    say(
      "file-missing",
      START,
      reason(error) === "ENOENT" ? "the file is not there" : `the file cannot be read (${reason(error)})`,
      expected
    );
    return null;
  }
  const decoded = decode(bytes);
  if ("text" in decoded) return decoded.text;
  const {fault, spot} = decoded;
  say(fault.code, spot, fault.message, fault.expected);
  return null;
}
