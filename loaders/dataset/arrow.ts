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
import type {Column, ColumnType} from "../schema/column.js";
import type {Row} from "../schema/table.js";
import {checkRow} from "../schema/checkvalue.js";
import {daysOf, unscaled, withoutNegativeZero} from "./number.js";

const DAY = 86_400_000;

function arrowType(type: ColumnType): DataType {
  switch (type.kind) {
    // Not a dictionary: DuckDB-WASM reads one as VARCHAR too, and stops on a list of them when every list of a batch is empty.
    case "enum":
    case "text":
      return utf8();
    case "boolean":
      return bool();
    case "integer":
      return int64();
    case "double":
      return float64();
    case "date":
      return dateDay();
    case "decimal":
      return decimal(type.precision, type.scale);
    case "list":
      return list(arrowType(type.item));
    case "struct":
      return struct(type.fields.map((inner) => field(inner.name, arrowType(inner.type))));
  }
}

function toArrow(type: ColumnType, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  switch (type.kind) {
    case "integer":
      return BigInt(value as number);
    case "double":
      return withoutNegativeZero(value as number);
    case "date":
      return daysOf(value as string) * DAY;
    case "decimal":
      return unscaled(value as string);
    case "list":
      return (value as unknown[]).map((item) => toArrow(type.item, item));
    case "struct":
      return Object.fromEntries(
        type.fields.map((inner) => [inner.name, toArrow(inner.type, (value as Row)[inner.name])])
      );
    default:
      return value;
  }
}

/**
 * Rows as an Arrow IPC stream, for `insertArrowFromIPCStream` of DuckDB-WASM. Works in a browser. Throws a `ValueError` for a value
 * that could not be held exactly.
 */
export function rowsToArrow({columns}: {columns: readonly Column[]}, rows: readonly object[]): Uint8Array {
  for (const row of rows) checkRow(columns, row as Row);
  const made = columns.map(
    ({name, type}) =>
      [
        name,
        columnFromArray(
          rows.map((row) => toArrow(type, (row as Row)[name])),
          arrowType(type)
        )
      ] as const
  );
  return tableToIPC(tableFromColumns(made as never), {format: "stream"}) as Uint8Array;
}
