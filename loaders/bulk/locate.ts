import {codes} from "../diagnostics/codes.js";
import type {Diagnostic, Position} from "../diagnostics/diagnostic.js";
import {byPlace} from "../diagnostics/findings.js";
import type {RowFault} from "../diagnostics/fault.js";
import {readCsv} from "../record/csv.js";
import type {Table} from "../schema/table.js";
import type {CsvHeader} from "./csvheader.js";
import {csvRecords, csvTexts, jsonRecords, type RecordText} from "./records.js";
import type {Source} from "./source.js";

const TEXT = /"(?:[^"\\]|\\.)*"/y;
const SPACE = /\s*/y;
const LITERAL = /[^\s,:[\]{}"]*/y;

/** The end of what a sticky pattern takes at a place; the place itself where it takes nothing. */
function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

const skipSpace = (text: string, at: number) => after(SPACE, text, at);

/** The end of the value that begins at a place. */
function skipValue(text: string, at: number): number {
  if (text[at] === '"') return after(TEXT, text, at);
  if (text[at] !== "{" && text[at] !== "[") return after(LITERAL, text, at);
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    if (text[i] === '"') i = Math.max(i, after(TEXT, text, i) - 1);
    else if (text[i] === "{" || text[i] === "[") depth++;
    else if ((text[i] === "}" || text[i] === "]") && --depth === 0) return i + 1;
  }
  return text.length;
}

/** Where the members of the object or list at a place begin: the last of a name that stands twice, as JSON.parse has it. */
function member(text: string, open: number, wanted: PropertyKey): {name: number; value: number} | null {
  const named = text[open] === "{";
  if (!named && text[open] !== "[") return null;
  let found: {name: number; value: number} | null = null;
  let at = skipSpace(text, open + 1);
  for (let index = 0; at < text.length && text[at] !== "}" && text[at] !== "]"; index++) {
    const name = at;
    let key: PropertyKey = index;
    if (named) {
      const end = skipValue(text, at);
      key = JSON.parse(text.slice(at, end)) as string;
      at = skipSpace(text, skipSpace(text, end) + 1);
    }
    if (key === wanted) found = {name, value: at};
    const next = skipSpace(text, skipValue(text, at));
    if (next === name) return found;
    at = text[next] === "," ? skipSpace(text, next + 1) : next;
  }
  return found;
}

/** A name that stands twice in one object of sound JSON, and where the second begins; null where none does. */
export function repeatedName(text: string): {name: string; at: number} | null {
  const open: (Set<string> | null)[] = [];
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, at)) {
    const sign = text[at]!;
    if (sign === "{" || sign === "[") open.push(sign === "{" ? new Set() : null);
    else if (sign === "}" || sign === "]") open.pop();
    if (sign !== '"') {
      at = Math.max(at + 1, after(LITERAL, text, at));
      continue;
    }
    const end = after(TEXT, text, at);
    const names = open.at(-1);
    if (names && text[skipSpace(text, end)] === ":") {
      const name = JSON.parse(text.slice(at, end)) as string;
      if (names.has(name)) return {name, at};
      names.add(name);
    }
    at = end;
  }
  return null;
}

/**
 * Where the value at a path begins in a text of sound JSON, in UTF-16 units from 0: of what is not there the nearest thing around it, and with
 * `named` the name instead of the value.
 */
export function jsonOffset(text: string, path: readonly PropertyKey[], named = false): number {
  let at = skipSpace(text, 0);
  for (const [index, part] of path.entries()) {
    const found = member(text, at, part);
    if (!found) return at;
    at = named && index === path.length - 1 ? found.name : found.value;
  }
  return at;
}

/** A row that was refused: where it stands among the rows of its file, from 0, and why; its JSON, where it is JSON. */
export interface RefusedRow {
  index: number;
  json: string | null;
  faults: readonly RowFault[];
}

type Locate = (fault: RowFault) => Position;

/** Where the faults of a line of JSON stand in it. */
function inJson({line, bytes}: RecordText, json: string | null): Locate {
  const text = bytes.toString("utf8");
  const lead = text.startsWith("\ufeff") ? 1 : 0;
  return ({path, code}) => ({
    line,
    column: json === null ? 1 : jsonOffset(text.slice(lead), path, code === "column-unknown") + lead + 1
  });
}

/** Where the faults of a record of CSV stand: its cells can be on several lines. */
function inCsv({line, bytes}: RecordText, {names, delimiter}: CsvHeader): Locate {
  const cells = readCsv(bytes.toString("utf8"), () => {}, delimiter)?.[0] ?? [];
  return ({path}) => {
    const cell = cells[names.indexOf(String(path[0]))] ?? {line: 1, column: 1};
    return {line: line + cell.line - 1, column: cell.column};
  };
}

/** The records of a file that are asked for; the reading ends with the last of them. */
async function* recordsAt(
  records: AsyncGenerator<RecordText>,
  wanted: ReadonlyMap<number, RefusedRow>
): AsyncGenerator<[RecordText, RefusedRow]> {
  let left = wanted.size;
  for await (const record of records) {
    const row = wanted.get(record.index);
    if (row) yield [record, row];
    if (row && --left === 0) return;
  }
}

const fieldOf = (path: readonly PropertyKey[]) => (path.length ? {field: path.join(".")} : {});

/** What is wrong with refused rows of a file, with line and column: of Parquet, which has no lines, the number of the row. */
export async function locateFaults(
  source: Source,
  file: string,
  table: Table,
  refused: readonly RefusedRow[]
): Promise<Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  const report = ({faults, json}: RefusedRow, locate: Locate) => {
    const value = json === null ? null : (JSON.parse(json) as Record<string, unknown> | null);
    const id = value?.[table.key[0] ?? ""];
    const row = typeof id === "string" || typeof id === "number" ? {row: String(id)} : {};
    for (const fault of faults) {
      const {code, message, expected, path} = fault;
      diagnostics.push({
        file,
        ...locate(fault),
        code,
        severity: codes[code].severity,
        message,
        expected,
        table: table.name,
        ...row,
        ...fieldOf(path)
      });
    }
  };
  if (!refused.length) return diagnostics;
  const wanted = new Map(refused.map((row) => [row.index, row]));
  if (source.format === "parquet") for (const row of refused) report(row, () => ({line: row.index + 1, column: 1}));
  else if (source.format === "ndjson")
    for await (const [record, row] of recordsAt(jsonRecords(file), wanted)) report(row, inJson(record, row.json));
  else {
    const header = source.headers.get(file)!;
    // Where the two read a file apart, its rows are counted as the library reads them.
    const records = source.apart.has(file)
      ? csvRecords(file, header.delimiter)
      : csvTexts(file, header.delimiter, wanted);
    for await (const [record, row] of recordsAt(records, wanted)) report(row, inCsv(record, header));
  }
  return diagnostics.sort(byPlace);
}
