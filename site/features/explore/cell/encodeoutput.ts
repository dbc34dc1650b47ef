import {thousands} from "../../../../loaders/diagnostics/pluralize.js";
import type {GivenColumn} from "./input.js";
import {MOST_BYTES, type Kind, type OutputColumn} from "./outputcolumn.js";

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
  column: (name: string) => Partial<GivenColumn>;
  isFiltered: () => boolean;
  isOrdered: () => boolean;
}

const LONGEST = 20_000;
const DAY = 86_400_000;
const [INT64, INT128] = [2n ** 63n, 10n ** 38n];

/** A column as it goes back. One of the input that the cell left alone is handed on as it lies; it is the same, and much cheaper. */
function outputColumn(table: Table, name: string): OutputColumn {
  const given = table.isFiltered() || table.isOrdered() ? null : table.column(name).laidOut?.();
  return given ? {name, ...given} : columnOf(name, table.array(name));
}

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
  const sorts = new Set<Sort>();
  let last: Sort = "null";
  for (const value of values) {
    const sort = sortOf(value);
    // Most columns hold one sort of value.
    if (sort !== last && sort !== "null") sorts.add((last = sort));
  }
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

/** Bytes of values laid one after another, and where each begins. */
class Bytes {
  readonly offsets: Int32Array;
  readonly #parts: Uint8Array[] = [];
  #size = 0;
  #row = 0;

  constructor(rows: number) {
    this.offsets = new Int32Array(rows + 1);
  }

  /** Adds what some rows hold, and how many bytes of it each has. */
  add(part: Uint8Array, lengths: readonly number[]): void {
    if (this.#size + part.length > MOST_BYTES)
      throw new RangeError(
        "the output of the cell is larger than this page holds: aggregate it, or take fewer rows or columns"
      );
    this.#parts.push(part);
    for (const length of lengths) this.offsets[++this.#row] = this.#size += length;
  }

  get values(): Uint8Array {
    const whole = new Uint8Array(this.#size);
    this.#parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
    return whole;
  }
}

function bytesOf(values: readonly unknown[]): {values: Uint8Array; offsets: Int32Array} {
  const bytes = new Bytes(values.length);
  for (const value of values) {
    const part = (value ?? new Uint8Array()) as Uint8Array;
    bytes.add(part, [part.length]);
  }
  return {values: bytes.values, offsets: bytes.offsets};
}

/** So many texts are encoded at once: each alone takes ten times as long. */
const TEXTS = 4096;

function textsOf(
  values: readonly unknown[],
  of: (value: unknown) => string
): {values: Uint8Array; offsets: Int32Array} {
  const bytes = new Bytes(values.length);
  for (let from = 0; from < values.length; from += TEXTS) {
    const texts = values
      .slice(from, from + TEXTS)
      .map((value) => (value === null || value === undefined ? "" : of(value)));
    const lengths = texts.map(({length}) => length);
    const whole = utf8.encode(texts.join(""));
    // Only where each letter is a byte are the texts' lengths those of their bytes.
    if (whole.length === lengths.reduce((sum, length) => sum + length, 0)) bytes.add(whole, lengths);
    else
      for (const text of texts) {
        const part = utf8.encode(text);
        bytes.add(part, [part.length]);
      }
  }
  return {values: bytes.values, offsets: bytes.offsets};
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
      return textsOf(values, (value) => value as string);
    case "json":
      return textsOf(values, (value) => asText(value));
    case "bytes":
      return bytesOf(values);
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
    const columns = table.columnNames().map((name) => outputColumn(table, name));
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
