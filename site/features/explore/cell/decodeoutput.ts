import {
  batchType,
  binary,
  bool,
  Column,
  dateDay,
  decimal,
  field,
  float64,
  int64,
  Table,
  timestamp,
  TimeUnit,
  utf8,
  type Batch,
  type DataType
} from "@uwdata/flechette";
import {QueryResult} from "../result/result.js";
import type {Kind, OutputColumn} from "./outputcolumn.js";

/** What came of a cell, looked over. */
export type CellResult = {notes: string[]} & (
  | {kind: "table"; result: QueryResult; total: number}
  | {kind: "value"; text: string; cut: boolean; what: string}
  | {kind: "picture"; markup: string; title: string | null; about: string[]}
  | {kind: "several"; values: CellResult[]}
  | {kind: "error"; message: string; line: number | null}
);

interface Layout {
  type: DataType;
  /** How SQL names it. */
  name: string;
  of: abstract new (...parts: never[]) => OutputColumn["values"];
  /** How many elements so many rows take; null for text. */
  length: ((rows: number) => number) | null;
}

const each = (rows: number) => rows;
const bits = (rows: number) => (rows + 7) >> 3;
const LAYOUTS: Readonly<Record<Kind, Layout>> = {
  number: {type: float64(), name: "DOUBLE", of: Float64Array, length: each},
  integer: {type: int64(), name: "BIGINT", of: BigInt64Array, length: each},
  wide: {type: decimal(38, 0, 128), name: "HUGEINT", of: BigUint64Array, length: (rows) => rows * 2},
  boolean: {type: bool(), name: "BOOLEAN", of: Uint8Array, length: bits},
  day: {type: dateDay(), name: "DATE", of: Int32Array, length: each},
  moment: {type: timestamp(TimeUnit.MILLISECOND, null), name: "TIMESTAMP_MS", of: BigInt64Array, length: each},
  text: {type: utf8(), name: "VARCHAR", of: Uint8Array, length: null},
  json: {type: utf8(), name: "JSON", of: Uint8Array, length: null},
  bytes: {type: binary(), name: "BLOB", of: Uint8Array, length: null}
};

const LONGEST = 20_000;
const MOST_COLUMNS = 2000;
const MOST_NOTES = 50;
/** Characters of a picture's markup, and pictures or other values of a cell. */
const MOST_MARKUP = 20_000_000;
const MOST_VALUES = 20;

function refuse(): never {
  throw new TypeError("the cell returned something that no cell returns");
}
const has = (given: unknown): Record<string, unknown> =>
  typeof given === "object" && given !== null ? (given as Record<string, unknown>) : refuse();
const words = (given: unknown, most = LONGEST): string => (typeof given === "string" ? given.slice(0, most) : refuse());
const count = (given: unknown, most: number): number =>
  Number.isSafeInteger(given) && (given as number) >= 0 && (given as number) <= most ? (given as number) : refuse();

function offsetsFit(given: unknown, rows: number, bytes: number): Int32Array {
  if (!(given instanceof Int32Array) || given.length !== rows + 1 || given[0] !== 0 || given[rows]! > bytes) refuse();
  for (let row = 0; row < rows; row++) if (given[row]! > given[row + 1]!) refuse();
  return given;
}

function columnOf(given: unknown, rows: number): {name: string; sql: string; column: Column<unknown>} {
  const {name, kind, values, offsets, valid} = has(given);
  const layout = typeof kind === "string" && Object.hasOwn(LAYOUTS, kind) ? LAYOUTS[kind as Kind] : refuse();
  if (!(values instanceof layout.of) || (layout.length && values.length !== layout.length(rows))) refuse();
  if (valid !== null && !(valid instanceof Uint8Array && valid.length === bits(rows))) refuse();
  let nulls = 0;
  if (valid) for (let row = 0; row < rows; row++) nulls += ((valid[row >> 3]! >> (row & 7)) & 1) ^ 1;
  const parts = {
    length: rows,
    nullCount: nulls,
    type: layout.type,
    validity: valid ?? new Uint8Array(),
    values,
    ...(layout.length === null && {offsets: offsetsFit(offsets, rows, values.length)})
  };
  const Made = batchType(layout.type, {}) as unknown as new (parts: object) => Batch<unknown>;
  return {name: words(name, 1000), sql: layout.name, column: new Column<unknown>([new Made(parts)], layout.type)};
}

/**
 * What a cell's worker said, as what it claims to be. The cell runs in that worker and may say anything: nothing is read whose extent was not
 * checked.
 * @throws TypeError for anything else than what a cell gives back
 */
export function decodeOutput(said: unknown, most: number): CellResult {
  const {kind, notes: all, ...rest} = has(said);
  if (!Array.isArray(all)) refuse();
  const notes = all.slice(0, MOST_NOTES).map((note) => words(note, 1000));
  if (kind === "value")
    return {kind, notes, text: words(rest["text"]), cut: rest["cut"] === true, what: words(rest["what"], 60)};
  if (kind === "error")
    return {
      kind,
      notes,
      message: words(rest["message"], 4000),
      line: rest["line"] === null ? null : count(rest["line"], 1e6)
    };
  if (kind === "picture") {
    const {markup, title, about} = rest;
    if (!Array.isArray(about) || about.length > 10) refuse();
    return {
      kind,
      notes,
      // Whoever shows it looks at every element of it: `safePicture`.
      markup: words(markup, MOST_MARKUP),
      title: title === null ? null : words(title, 1000),
      about: about.map((line) => words(line, 4000))
    };
  }
  if (kind === "several") {
    const {values} = rest;
    if (!Array.isArray(values) || values.length > MOST_VALUES) refuse();
    if (values.some((value) => has(value)["kind"] === "several")) refuse();
    return {kind, notes, values: values.map((value) => decodeOutput(value, most))};
  }
  const {rows: given, total: claimed, columns: listed} = rest;
  if (kind !== "table" || !Array.isArray(listed) || listed.length > MOST_COLUMNS) refuse();
  const rows = count(given, most);
  const columns = listed.map((column) => columnOf(column, rows));
  const fields = columns.map(({name, column}) => field(name, column.type));
  const table = new Table(
    {version: 4, endianness: 0, fields, metadata: null},
    columns.map(({column}) => column)
  );
  return {
    kind,
    notes,
    result: new QueryResult(
      table,
      false,
      columns.map(({sql}) => sql)
    ),
    total: count(claimed, Number.MAX_SAFE_INTEGER)
  };
}
