import type {Diagnostic} from "./diagnostic.js";
import {byPlace} from "./findings.js";
import {pluralize, thousands} from "./pluralize.js";

/** Columns of the source that a frame shows at most. */
const WIDTH = 100;
/** How much of a long line stands before the column that is pointed at. */
const BEFORE = 60;

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]|\p{Emoji_Presentation}/u;
const UNSEEN = /^[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]$/u;

const segmenter = new Intl.Segmenter("en", {granularity: "grapheme"});
const characters = (text: string) => [...segmenter.segment(text)].map(({segment}) => segment);

/** One character as a frame shows it: a tab as an arrow, what a terminal would obey as a mark. */
const shown = (character: string) => (character === "\t" ? "→" : UNSEEN.test(character) ? "�" : character);
/** As wide as the character: an ideographic space under a wide one. */
const blank = (character: string) => (WIDE.test(character) ? "\u3000" : " ");

/** A line of a text; only what is needed of it is looked at, since a line may be the whole of a large file. */
function lineOf(text: string, line: number): string {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const end = text.indexOf("\n", start);
    if (end === -1) return "";
    start = end + 1;
  }
  const end = text.indexOf("\n", start);
  return text.slice(start, end === -1 ? text.length : end).replace(/\r$/, "");
}

/** The line of a diagnostic with a caret under its column, both under a gutter; a long line is cut to what is around the column. */
export function frame(text: string, line: number, column: number): string {
  const whole = lineOf(text, line);
  const at = Math.min(column - 1, whole.length);
  const start = whole.length <= WIDTH ? 0 : Math.max(0, Math.min(at - BEFORE, whole.length - WIDTH));
  const cut = whole.slice(start, start + WIDTH);
  const lead = start > 0 ? "…" : "";
  const tail = start + WIDTH < whole.length ? "…" : "";
  const gutter = String(line);
  const before = characters(cut.slice(0, at - start))
    .map(blank)
    .join("");
  return [
    `  ${gutter} | ${lead}${characters(cut).map(shown).join("")}${tail}`,
    `  ${" ".repeat(gutter.length)} | ${lead && " "}${before}^`
  ].join("\n");
}

/** How many diagnostics of one kind are printed. */
export interface FormatOptions {
  /** Prints every one; otherwise those of one code past `atMost` in one file are counted. */
  all?: boolean;
  atMost?: number;
}

/** How many errors and warnings there are: `2 errors, 1 warning`. */
export function formatCounts(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({severity}) => severity === "error").length;
  const warnings = diagnostics.length - errors;
  return [pluralize(errors, "error"), ...(warnings ? [pluralize(warnings, "warning")] : [])].join(", ");
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
    return `${thousands(count - atMost)} more of ${kind.slice(split + 1)} in ${kind.slice(0, split)} (--all shows them)`;
  });
  return [...parts, ...(more.length ? [more.join("\n")] : [])].join("\n\n");
}
