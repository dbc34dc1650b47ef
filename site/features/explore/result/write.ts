import {csvLine} from "../../../../loaders/record/csv.js";
import {distinct, type QueryResult, type ResultColumn} from "./result.js";
import {valueText, type Value, jsonText, unheld} from "./text.js";
import {parquetOf} from "./parquet.js";
import {tableToIPC} from "@uwdata/flechette";

/** Text that a spreadsheet would run as a formula, or take for one. */
const FORMULA = /^[=+\-@\t\r]/;
/** Text that a spreadsheet would take for a number: one that loses its zeros, or is a power of ten, and one of any digits. */
const CODE = /^(?:0\d[\d.,]*|\d+[eE][-+]?\d+)$/;
const DIGITS = /^-?\d+(?:\.\d+)?$/;

/** Whether a reader that holds numbers as doubles writes the same digits again. */
const doubles = (digits: string) => digits.replace(/^-/, "").replace(".", "").replace(/^0+/, "").length <= 15;

/** What was changed in a file so that who reads it changes nothing: the columns, all of whose cells are written so, and the cells that made it needful. */
export interface Changed {
  columns: string[];
  /** By what would become of the cells: how many, and the first. */
  formulas: {count: number; first: string};
  numbers: {count: number; first: string};
}
export const unchanged = (): Changed => ({
  columns: [],
  formulas: {count: 0, first: ""},
  numbers: {count: 0, first: ""}
});

/** What of a cell a spreadsheet would change, where it has no apostrophe before it; null where nothing. */
function endangered(text: string, {numeric, type}: {numeric: boolean; type: string}): "formulas" | "numbers" | null {
  if (!numeric && FORMULA.test(text)) return "formulas";
  // A double has no digits that a spreadsheet would not hold.
  if (/^(?:FLOAT|DOUBLE)$/.test(type)) return null;
  return (!numeric && CODE.test(text)) || (DIGITS.test(text) && !doubles(text)) ? "numbers" : null;
}

/** Which columns have a cell that is to be written otherwise, and with it the whole column: cells that are equal stay so. Counts such cells. */
function changedColumns(
  result: QueryResult,
  changed: Changed,
  danger: (value: Value, column: ResultColumn) => {kind: "formulas" | "numbers"; text: string} | null
): boolean[] {
  return result.columns.map((column, index) => {
    let any = false;
    for (const value of result.values(index)) {
      const found = value === null ? null : danger(value, column);
      if (!found) continue;
      any = true;
      if (!changed[found.kind].count++) changed[found.kind].first = found.text;
    }
    if (any) changed.columns.push(column.name);
    return any;
  });
}

/**
 * A result as CSV, a piece at a time: null is empty, empty text is quoted.
 * @param sheet for a spreadsheet: a byte order mark, by which it knows UTF-8, and an apostrophe before each cell of a column of which it would
 *   run one as a formula, or read one as a number that has lost zeros or digits. Says which.
 */
export function* csvOf(result: QueryResult, sheet: Changed | null = null): Generator<string> {
  const marked = sheet
    ? changedColumns(result, sheet, (value, column) => {
        const text = valueText(value) ?? "";
        const kind = endangered(text, column);
        return kind && {kind, text};
      })
    : [];
  const head = {numeric: false, type: "VARCHAR"};
  const names = result.columns.map(({name}) => {
    const kind = sheet && endangered(name, head);
    if (!kind) return name;
    if (!sheet[kind].count++) sheet[kind].first = name;
    return `'${name}`;
  });
  yield `${sheet ? "\ufeff" : ""}${csvLine(names)}\n`;
  const columns = result.columns.map((_, index) => result.values(index));
  for (let row = 0; row < result.length; row++)
    yield `${csvLine(
      columns.map((values, index) => {
        const text = valueText((values.next().value as Value | undefined) ?? null);
        // Empty text is no number and no formula.
        return text && marked[index] ? `'${text}` : text;
      })
    )}\n`;
}

/** A result as a JSON list of rows, a piece at a time. In a column of which a number has more digits than a double keeps, all numbers are text. Says which. */
export function* jsonOf(result: QueryResult, changed: Changed): Generator<string> {
  const names = distinct(result.columns.map(({name}) => name)).map((name) => JSON.stringify(name));
  const quoted = changedColumns(result, changed, (value, {numeric}) => {
    const text = numeric && typeof value === "string" ? (doubles(value) ? null : value) : unheld(value);
    return text === null ? null : {kind: "numbers", text};
  });
  const cell = (value: Value, column: number) =>
    result.columns[column]!.numeric && !quoted[column] && typeof value === "string"
      ? value
      : jsonText(value, quoted[column]);
  const columns = result.columns.map((_, column) => result.values(column));
  for (let row = 0; row < result.length; row++) {
    const cells = columns.map(
      (values, column) => `${names[column]}:${cell((values.next().value as Value | undefined) ?? null, column)}`
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

/** A result as a file, all its rows in their own order; of one for a spreadsheet and of JSON, what was changed in it. */
export function writeResult(result: QueryResult, format: Format): {blob: Blob; changed: Changed | null} {
  const type = FORMATS[format];
  const changed = format === "sheet" || format === "json" ? unchanged() : null;
  const written = (blob: Blob) => ({blob, changed});
  if (format === "csv" || format === "sheet") return written(textBlob(csvOf(result, changed), type));
  if (format === "json") return written(textBlob(jsonOf(result, changed ?? unchanged()), type));
  const bytes = (format === "parquet" ? parquetOf(result) : arrowOf(result)) as Uint8Array<ArrayBuffer>;
  return written(new Blob([bytes], {type}));
}

/** A result as an Arrow file, its columns as the engine gave them. */
export function arrowOf({table}: QueryResult): Uint8Array {
  return tableToIPC(table, {format: "file"}) as Uint8Array;
}
