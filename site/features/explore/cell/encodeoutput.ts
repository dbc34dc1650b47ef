import {thousands} from "../../../../loaders/diagnostics/pluralize.js";
/** What a column that comes back is made of. */
export type Kind = "number" | "integer" | "wide" | "boolean" | "day" | "moment" | "text" | "json" | "bytes";

/** A column that comes back: plain memory, laid out as Arrow's, whose extent the page can check before it reads it. */
export interface OutputColumn {
  name: string;
  kind: Kind;
  values: Float64Array | BigInt64Array | BigUint64Array | Int32Array | Uint8Array;
  /** Where each text starts, and the last ends; null for what is no text. */
  offsets: Int32Array | null;
  /** A bit for each row, set where there is a value; null when there is one in every row. */
  valid: Uint8Array | null;
}

/** A value of a cell. `notes` say which columns were changed on their way in or out. */
export type CellValue = {notes: string[]} & (
  | {kind: "table"; columns: OutputColumn[]; rows: number; total: number}
  | {kind: "value"; text: string; cut: boolean; what: string}
  | {kind: "picture"; markup: string; title: string | null; about: readonly string[]}
);

/** What came of a cell: its value, or those that it displayed. */
export type CellOutput =
  | CellValue
  | {kind: "several"; values: CellValue[]; notes: string[]}
  | {kind: "error"; message: string; line: number | null; notes: string[]};

/** What is used of an Arquero table. */
interface Table {
  numRows: () => number;
  columnNames: () => string[];
  slice: (from: number, to: number) => Table;
  ungroup: () => Table;
  array: (name: string) => unknown[];
}

/** The bytes of text that come back at the most. */
const MOST_BYTES = 256 * 1024 * 1024;
const LONGEST = 20_000;
const DAY = 86_400_000;
const [INT64, INT128] = [2n ** 63n, 10n ** 38n];

const isTable = (value: unknown): value is Table =>
  typeof (value as Table | null)?.columnNames === "function" && typeof (value as Table).array === "function";

type Sort = "null" | "number" | "integer" | "boolean" | "moment" | "text" | "bytes" | "other";

function sortOf(value: unknown): Sort {
  if (value === null || value === undefined) return "null";
  if (typeof value === "number") return "number";
  if (typeof value === "bigint") return "integer";
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "string") return "text";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "other" : "moment";
  return value instanceof Uint8Array ? "bytes" : "other";
}

/** The kind that holds every value of a column as it is; values that have none in common are told as JSON. */
function kindOf(values: readonly unknown[]): Kind {
  const sorts = new Set(values.map(sortOf));
  sorts.delete("null");
  const [sort = "text"] = sorts;
  if (sorts.size > 1 || sort === "other" || sort === "null") return "json";
  if (sort === "integer") {
    const within = (most: bigint) =>
      values.every((value) => typeof value !== "bigint" || (value < most && value > -most));
    return within(INT64) ? "integer" : within(INT128) ? "wide" : "json";
  }
  return sort === "moment" && values.every((value) => !(value instanceof Date) || value.getTime() % DAY === 0)
    ? "day"
    : sort;
}

const utf8 = new TextEncoder();

function bytesOf(
  values: readonly unknown[],
  of: (value: unknown) => Uint8Array
): {values: Uint8Array; offsets: Int32Array} {
  const offsets = new Int32Array(values.length + 1);
  const parts: Uint8Array[] = [];
  let size = 0;
  values.forEach((value, row) => {
    if (value !== null && value !== undefined) {
      const part = of(value);
      parts.push(part);
      size += part.length;
    }
    if (size > MOST_BYTES)
      throw new RangeError(
        "the output of the cell is larger than this page holds: aggregate it, or take fewer rows or columns"
      );
    offsets[row + 1] = size;
  });
  const whole = new Uint8Array(size);
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return {values: whole, offsets};
}

function laidOut(kind: Kind, values: readonly unknown[]): Pick<OutputColumn, "values" | "offsets"> {
  const plain = <T extends OutputColumn["values"]>(made: T, put: (value: unknown, row: number) => void) => {
    values.forEach((value, row) => value !== null && value !== undefined && put(value, row));
    return {values: made, offsets: null};
  };
  const {length} = values;
  switch (kind) {
    case "number": {
      const made = new Float64Array(length);
      return plain(made, (value, row) => (made[row] = value as number));
    }
    case "integer":
    case "moment": {
      const made = new BigInt64Array(length);
      return plain(
        made,
        (value, row) => (made[row] = typeof value === "bigint" ? value : BigInt((value as Date).getTime()))
      );
    }
    case "wide": {
      const made = new BigUint64Array(length * 2);
      return plain(made, (value, row) => {
        made[row * 2] = BigInt.asUintN(64, value as bigint);
        made[row * 2 + 1] = BigInt.asUintN(64, (value as bigint) >> 64n);
      });
    }
    case "boolean": {
      const made = new Uint8Array((length + 7) >> 3);
      return plain(made, (value, row) => value && (made[row >> 3]! |= 1 << (row & 7)));
    }
    case "day": {
      const made = new Int32Array(length);
      return plain(made, (value, row) => (made[row] = (value as Date).getTime() / DAY));
    }
    case "text":
      return bytesOf(values, (value) => utf8.encode(value as string));
    case "json":
      return bytesOf(values, (value) => utf8.encode(asText(value)));
    case "bytes":
      return bytesOf(values, (value) => value as Uint8Array);
  }
}

function columnOf(name: string, values: readonly unknown[]): OutputColumn {
  const kind = kindOf(values);
  let valid: Uint8Array | null = null;
  if (values.some((value) => value === null || value === undefined)) {
    const bits = new Uint8Array((values.length + 7) >> 3);
    values.forEach((value, row) => value !== null && value !== undefined && (bits[row >> 3]! |= 1 << (row & 7)));
    valid = bits;
  }
  return {name, kind, valid, ...laidOut(kind, values)};
}

/** What JSON has no form for, or would change unsaid. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0)))
    return Object.is(value, -0) ? "-0" : String(value);
  if (value === undefined) return "undefined";
  if (typeof value === "function" || typeof value === "symbol") return String(value);
  if (value instanceof Map || value instanceof Set || ArrayBuffer.isView(value))
    return [...(value as unknown as Iterable<unknown>)];
  return value instanceof Error ? `${value.name}: ${value.message}` : value;
}

/** A value as JSON, and as words where JSON has no form for it. Throws for what holds itself. */
function asText(value: unknown, indent = 0): string {
  if (typeof value === "bigint" || (typeof value === "number" && !Number.isFinite(value))) return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
  if (value === undefined || typeof value === "function" || typeof value === "symbol") return String(value);
  return JSON.stringify(value, (_name, inner: unknown) => plain(inner), indent);
}

/** A cell's value as it goes back to the page: the rows of a table, cut to `most`, or words for what is none. */
export function encodeOutput(value: unknown, most: number): CellValue {
  if (isTable(value)) {
    const total = value.numRows();
    const table = total > most ? value.ungroup().slice(0, most) : value;
    const columns = table.columnNames().map((name) => columnOf(name, table.array(name)));
    const mixed = columns
      .filter(({kind}) => kind === "json")
      .map(({name}) => `${name}: lists, objects or values of several kinds, written as JSON.`);
    return {kind: "table", columns, rows: Math.min(total, most), total, notes: mixed};
  }
  const text = typeof value === "string" ? value : asText(value, 2);
  const what =
    value === undefined
      ? "nothing"
      : value === null
        ? "null"
        : Array.isArray(value)
          ? `a list of ${thousands(value.length)}`
          : value instanceof Date
            ? "a Date"
            : `a ${typeof value}`;
  return {
    kind: "value",
    text: text.slice(0, LONGEST),
    cut: text.length > LONGEST,
    what: what.replace("a object", "an object"),
    notes: []
  };
}
