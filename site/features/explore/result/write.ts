import {csvLine} from "../../../../loaders/record/csv.js";
import {distinct, type QueryResult} from "./result.js";
import {valueText, type Value, jsonText} from "./text.js";
import {parquetOf} from "./parquet.js";
import {tableToIPC} from "@uwdata/flechette";

/** Text that a spreadsheet would run as a formula, or take for one. */
const FORMULA = /^[=+\-@\t\r]/;
/** Text that a spreadsheet would take for a number: one that loses its zeros, or is a power of ten, and one of any digits. */
const CODE = /^(?:0\d[\d.,]*|\d+[eE][-+]?\d+)$/;
const DIGITS = /^-?\d+(?:\.\d+)?$/;

/** Whether a reader that holds numbers as doubles writes the same digits again. */
const doubles = (digits: string) => digits.replace(/^-/, "").replace(".", "").replace(/^0+/, "").length <= 15;

/** The cells that have an apostrophe before them in a CSV for a spreadsheet, by what would become of them: how many, and the first. */
export interface Protected {
  formulas: {count: number; first: string};
  numbers: {count: number; first: string};
}
export const noneProtected = (): Protected => ({
  formulas: {count: 0, first: ""},
  numbers: {count: 0, first: ""}
});

/** What of a cell a spreadsheet would change, where it has no apostrophe before it; null where nothing. */
function endangered(text: string, {numeric, type}: {numeric: boolean; type: string}): keyof Protected | null {
  if (!numeric && FORMULA.test(text)) return "formulas";
  // A double has no digits that a spreadsheet would not hold.
  if (/^(?:FLOAT|DOUBLE)$/.test(type)) return null;
  return (!numeric && CODE.test(text)) || (DIGITS.test(text) && !doubles(text)) ? "numbers" : null;
}

/**
 * A result as CSV, a piece at a time: null is empty, empty text is quoted.
 * @param sheet for a spreadsheet: a byte order mark, by which it knows UTF-8, and an apostrophe before what it would run as a formula,
 *   or read as a number that has lost zeros or digits. Counts them.
 */
export function* csvOf(result: QueryResult, sheet: Protected | null = null): Generator<string> {
  const safe = (text: string | null, column: {numeric: boolean; type: string}) => {
    const danger = sheet && text !== null && endangered(text, column);
    if (!danger) return text;
    if (!sheet[danger].count++) sheet[danger].first = text;
    return `'${text}`;
  };
  const head = {numeric: false, type: "VARCHAR"};
  yield `${sheet ? "\ufeff" : ""}${csvLine(result.columns.map(({name}) => safe(name, head)))}\n`;
  const columns = result.columns.map((column, index) => ({values: result.values(index), column}));
  for (let row = 0; row < result.length; row++)
    yield `${csvLine(columns.map(({values, column}) => safe(valueText((values.next().value as Value | undefined) ?? null), column)))}\n`;
}

function cell(value: Value, numeric: boolean): string {
  return numeric && typeof value === "string" && doubles(value) ? value : jsonText(value);
}

/** A result as a JSON list of rows, a piece at a time. A number of more digits than a double keeps is text. */
function* jsonOf(result: QueryResult): Generator<string> {
  const names = distinct(result.columns.map(({name}) => name)).map((name) => JSON.stringify(name));
  const columns = result.columns.map((_, column) => result.values(column));
  for (let row = 0; row < result.length; row++) {
    const cells = columns.map(
      (values, column) =>
        `${names[column]}:${cell((values.next().value as Value | undefined) ?? null, result.columns[column]!.numeric)}`
    );
    yield `${row ? ",\n" : "[\n"}{${cells.join(",")}}`;
  }
  yield result.length ? "\n]\n" : "[]\n";
}

/** What a result can be taken away as, with the media type of each. */
export const FORMATS = {
  csv: "text/csv;charset=utf-8",
  sheet: "text/csv;charset=utf-8",
  json: "application/json",
  parquet: "application/vnd.apache.parquet",
  arrow: "application/vnd.apache.arrow.file"
} as const;
export type Format = keyof typeof FORMATS;

const PIECE = 1 << 20;

/** Text in pieces of about a megabyte: one string of a large result would be longer than a browser allows. */
function textBlob(pieces: Iterable<string>, type: string): Blob {
  const parts: string[] = [];
  let held: string[] = [];
  let size = 0;
  for (const piece of pieces) {
    held.push(piece);
    if ((size += piece.length) < PIECE) continue;
    parts.push(held.join(""));
    held = [];
    size = 0;
  }
  return new Blob([...parts, held.join("")], {type});
}

/** A result as a file, all its rows in their own order; of one for a spreadsheet, the cells that are protected. */
export function writeResult(result: QueryResult, format: Format): {blob: Blob; safe: Protected | null} {
  const type = FORMATS[format];
  const safe = format === "sheet" ? noneProtected() : null;
  const written = (blob: Blob) => ({blob, safe});
  if (format === "csv" || safe) return written(textBlob(csvOf(result, safe), type));
  if (format === "json") return written(textBlob(jsonOf(result), type));
  const bytes = (format === "parquet" ? parquetOf(result) : arrowOf(result)) as Uint8Array<ArrayBuffer>;
  return written(new Blob([bytes], {type}));
}

/** A result as an Arrow file, its columns as the engine gave them. */
export function arrowOf({table}: QueryResult): Uint8Array {
  return tableToIPC(table, {format: "file"}) as Uint8Array;
}
