import {parse, type InfoField} from "csv-parse/sync";
import type {Column, ColumnType} from "../schema/column.js";
import {storedValue} from "./storedvalue.js";
import type {Readable} from "./readparquet.js";

const BOOLEANS: Readonly<Record<string, boolean>> = {true: true, false: false};

/** What a cell's text stands for, before it is given its type. */
function parseCell({kind}: ColumnType, text: string): unknown {
  if (kind === "list" || kind === "struct") return JSON.parse(text);
  if (kind === "boolean") return BOOLEANS[text];
  return text;
}

/**
 * The rows of a CSV file that docketbook wrote: an empty cell is null, `""` is the empty text, lists and records are JSON. Throws for
 * text that is not CSV or has other columns than the table.
 */
export function readTableCsv<R extends object>(text: string, {columns}: Readable<R>): R[] {
  const header = columns.map(({name}) => name);
  const cell = (value: string, {header: isHeader, quoting}: InfoField) =>
    isHeader || quoting || value !== "" ? value : null;
  const [first, ...lines] = parse(text, {cast: cell, relax_column_count: false}) as (string | null)[][];
  if (first?.join() !== header.join())
    throw new SyntaxError(`the columns are ${first?.join() ?? "missing"}, not ${header.join()}`);
  const value = ({type}: Column, found: string | null | undefined) =>
    found === null || found === undefined ? null : storedValue(type, parseCell(type, found));
  return lines.map(
    (line) => Object.fromEntries(columns.map((column, index) => [column.name, value(column, line[index])])) as R
  );
}
