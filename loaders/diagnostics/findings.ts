import type {Diagnostic, Location} from "./diagnostic.js";
import {limits} from "./limits.js";
import {codes, type Code} from "./codes.js";
import {thousands} from "./pluralize.js";

/** What a diagnostic is about, beside its place. */
export interface About {
  table?: string;
  row?: string;
  field?: string;
}

/** Says that something is wrong at a place. */
export type Report = (code: Code, place: Location, message: string, expected: string, about?: About) => void;

/** Gathers diagnostics: the same one twice counts once, and a file that is nothing but mistakes does not fill the memory. */
export class Findings {
  readonly #found = new Map<string, Diagnostic>();
  readonly #perFile = new Map<string, number>();

  readonly report: Report = (code, {file, line, column}, message, expected, about = {}) => {
    const key = `${file}:${line}:${column}:${code}:${message}`;
    const count = this.#perFile.get(file) ?? 0;
    if (count > limits.problems || this.#found.has(key)) return;
    this.#perFile.set(file, count + 1);
    const diagnostic =
      count === limits.problems
        ? {
            code: "problems-too-many" as const,
            message: `more than ${thousands(limits.problems)} problems in this file; the rest of them are not listed`,
            expected: "a file with fewer: mend these first"
          }
        : {code, message, expected, ...about};
    this.#found.set(key, {file, line, column, ...diagnostic, severity: codes[diagnostic.code].severity});
  };

  /** Everything found, sorted by file, line, column and code. */
  sorted(): Diagnostic[] {
    return [...this.#found.values()].sort(byPlace);
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
/** The order in which diagnostics are printed. */
export const byPlace = (a: Diagnostic, b: Diagnostic): number =>
  compare(a.file, b.file) ||
  a.line - b.line ||
  a.column - b.column ||
  compare(a.code, b.code) ||
  compare(a.message, b.message);
