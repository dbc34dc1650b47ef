import {parse, type InfoField} from "csv-parse/sync";
import {codecOf, storedValue, type Column, type ColumnType} from "../schema/column.js";
import type {Readable} from "./readparquet.js";

/** What a cell's text stands for, before it is given its type. */
const parsed = (type: ColumnType, text: string): unknown => {
  const read = codecOf(type).csv?.read;
  return read ? read(text) : text;
};

/**
 * The rows of a CSV file that docketbook wrote: an empty cell is null, `""` is the empty text, lists and records are JSON.
 * @throws SyntaxError for other columns than the table's, or a list that is not JSON; CsvError for text that is not CSV
 */
export function readTableCsv<R extends object>(text: string, {columns}: Readable<R>): R[] {
  const header = columns.map(({name}) => name);
  const cell = (value: string, {header: isHeader, quoting}: InfoField) =>
    isHeader || quoting || value !== "" ? value : null;
  const [first, ...lines] = parse(text, {cast: cell, relax_column_count: false}) as (string | null)[][];
  if (first?.join() !== header.join())
    throw new SyntaxError(`the columns are ${first?.join() ?? "missing"}, not ${header.join()}`);
  const value = ({type}: Column, found: string | null | undefined) =>
    found === null || found === undefined ? null : storedValue(parsed(type, found), type);
  return lines.map(
    (line) => Object.fromEntries(columns.map((column, index) => [column.name, value(column, line[index])])) as R
  );
}
