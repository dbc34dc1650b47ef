import {
  bool,
  columnFromArray,
  dateDay,
  decimal,
  field,
  float64,
  int64,
  list,
  struct,
  tableFromColumns,
  tableToIPC,
  utf8,
  type DataType
} from "@uwdata/flechette";
import {checkRow} from "../schema/check.js";
import type {AnyType, ArrowTypes, Store} from "../schema/codec.js";
import {codecOf, type Column} from "../schema/column.js";
import type {Row} from "../schema/table.js";

const DAY = 86_400_000;
const TYPES: ArrowTypes = {bool, dateDay, decimal, field, float64, int64, list, struct, utf8};
const ARROW: Store = {
  date: (days) => days * DAY,
  decimal: (unscaled) => unscaled,
  list: (items) => items,
  struct: (fields) => fields
};

const arrowType = (type: AnyType): DataType => codecOf(type).arrowType(TYPES, type, arrowType);
const toArrow = (value: unknown, type: AnyType): unknown =>
  value === null || value === undefined ? null : codecOf(type).store(value, type, ARROW, toArrow);

/**
 * Rows as an Arrow IPC stream, for `insertArrowFromIPCStream` of DuckDB-WASM. Works in a browser.
 * @throws ValueError for a value that could not be held exactly
 */
export function rowsToArrow({columns}: {columns: readonly Column[]}, rows: readonly object[]): Uint8Array {
  for (const row of rows) checkRow(columns, row as Row);
  const values = (name: string, type: AnyType) => rows.map((row) => toArrow((row as Row)[name], type));
  const made = columns.map(({name, type}) => [name, columnFromArray(values(name, type), arrowType(type))] as const);
  return tableToIPC(tableFromColumns(made as never), {format: "stream"}) as Uint8Array;
}
