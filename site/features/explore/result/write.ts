import {csvLine} from "../../../../loaders/record/csv.js";
import {distinct, type QueryResult} from "./result.js";
import {valueText, type Value, jsonText} from "./text.js";
import {parquetOf} from "./parquet.js";
import {tableToIPC} from "@uwdata/flechette";

/** Text that a spreadsheet would run as a formula, or take for one. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A result as CSV, a piece at a time: null is empty, empty text is quoted.
 * @param sheet for a spreadsheet: a byte order mark, by which it knows UTF-8, and an apostrophe before text that it would run
 */
export function* csvOf(result: QueryResult, sheet = false): Generator<string> {
  const safe = (text: string | null, numeric: boolean) =>
    sheet && text !== null && !numeric && FORMULA.test(text) ? `'${text}` : text;
  yield `${sheet ? "\ufeff" : ""}${csvLine(result.columns.map(({name}) => safe(name, false)))}\n`;
  const columns = result.columns.map(({numeric}, column) => ({values: result.values(column), numeric}));
  for (let row = 0; row < result.length; row++)
    yield `${csvLine(columns.map(({values, numeric}) => safe(valueText((values.next().value as Value | undefined) ?? null), numeric)))}\n`;
}

/** Whether a reader that holds numbers as doubles writes the same digits again. */
const doubles = (digits: string) => digits.replace(/^-/, "").replace(".", "").replace(/^0+/, "").length <= 15;

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

/** A result as a file, all its rows in their own order. */
export function writeResult(result: QueryResult, format: Format): Blob {
  const type = FORMATS[format];
  if (format === "csv" || format === "sheet") return textBlob(csvOf(result, format === "sheet"), type);
  if (format === "json") return textBlob(jsonOf(result), type);
  return new Blob([(format === "parquet" ? parquetOf(result) : arrowOf(result)) as Uint8Array<ArrayBuffer>], {type});
}

/** A result as an Arrow file, its columns as the engine gave them. */
export function arrowOf({table}: QueryResult): Uint8Array {
  return tableToIPC(table, {format: "file"}) as Uint8Array;
}
