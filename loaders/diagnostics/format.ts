import type {Diagnostic} from "./diagnostic.js";
import {counted} from "./pluralize.js";
import {byPlace} from "./findings.js";
import {frame} from "./frame.js";

/** How many diagnostics of one kind are printed. */
export interface FormatOptions {
  /** Prints every one; otherwise those of one code past `atMost` in one file are counted. */
  all?: boolean;
  atMost?: number;
}

/** How many errors and warnings there are: `2 errors, 1 warning`. */
export function countInWords(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({severity}) => severity === "error").length;
  const warnings = diagnostics.length - errors;
  return [counted(errors, "error"), ...(warnings ? [counted(warnings, "warning")] : [])].join(", ");
}

/**
 * Diagnostics as people read them, sorted by place: `file:line:column code message`, the line with a caret, and what would be right.
 * `readText` gives the text of a file, or null where it cannot be shown.
 */
export function formatDiagnostics(
  diagnostics: readonly Diagnostic[],
  readText: (file: string) => string | null,
  {all = false, atMost = 50}: FormatOptions = {}
): string {
  const counts = new Map<string, number>();
  const texts = new Map<string, string | null>();
  const textOf = (file: string) => {
    if (!texts.has(file)) texts.set(file, readText(file));
    return texts.get(file) ?? null;
  };
  const parts: string[] = [];
  for (const diagnostic of [...diagnostics].sort(byPlace)) {
    const {file, line, column, code, severity, message, expected} = diagnostic;
    const kind = `${file} ${code}`;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    if (!all && count > atMost) continue;
    const text = textOf(file);
    const lines = [`${file}:${line}:${column} ${code}${severity === "warning" ? " (warning)" : ""} ${message}`];
    if (text) lines.push(frame(text, line, column));
    parts.push([...lines, `  expected: ${expected}`].join("\n"));
  }
  const hidden = [...counts].filter(([, count]) => !all && count > atMost);
  const more = hidden.map(([kind, count]) => {
    const split = kind.lastIndexOf(" ");
    return `${(count - atMost).toLocaleString("en")} more of ${kind.slice(split + 1)} in ${kind.slice(0, split)} (--all shows them)`;
  });
  return [...parts, ...(more.length ? [more.join("\n")] : [])].join("\n\n");
}
