import {SLICE, type Slices} from "../../../../../site/features/explore/crossfilter/slices.js";
import type {
  Column,
  CountColumn,
  NumberColumn,
  WordColumn
} from "../../../../../site/features/explore/crossfilter/column.js";

/** What the texts of a column are, where they are not plain text. */
export type TextKind = "decimal" | "date" | "timestamp" | "timestamptz";

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/** A decimal's digits without the point, as if it had `scale` places. */
const whole = (text: string, scale: number): bigint => {
  const [, sign, digits = "0", places = ""] = DECIMAL.exec(text)!;
  const value = BigInt(digits + places.padEnd(scale, "0"));
  return sign === "-" ? -value : value;
};

const instant = (text: string, kind: TextKind) =>
  Date.parse(kind === "date" || /(Z|[+-]\d\d(:?\d\d)?)$/i.test(text) ? text : `${text.replace(" ", "T")}Z`);

function* words(values: ArrayLike<unknown>, type: WordColumn["type"]): Slices<WordColumn> {
  const codes = new Int32Array(values.length);
  const places = new Map<string, number>();
  for (let row = 0; row < values.length; row++) {
    if (row % SLICE === SLICE - 1) yield;
    const value = values[row] as string | boolean | null | undefined;
    if (value === null || value === undefined) {
      codes[row] = -1;
      continue;
    }
    const text = String(value);
    const place = places.get(text) ?? places.size;
    if (place === places.size) places.set(text, place);
    codes[row] = place;
  }
  return {kind: "words", type, codes, words: [...places.keys()]};
}

/** Each value as a float; what `read` makes of one that is not null. */
function* floats(
  values: ArrayLike<unknown>,
  read: (value: unknown) => number
): Slices<Pick<NumberColumn, "values" | "valid">> {
  const found = new Float64Array(values.length);
  let valid: Uint8Array | null = null;
  for (let row = 0; row < values.length; row++) {
    if (row % SLICE === SLICE - 1) yield;
    const value = values[row];
    if (value === null || value === undefined) (valid ??= new Uint8Array(values.length).fill(1))[row] = 0;
    else found[row] = read(value);
  }
  return {values: found, valid};
}

function* numbers(values: ArrayLike<unknown>): Slices<NumberColumn> {
  let integer = true;
  let exact = false;
  for (let row = 0; row < values.length; row++) {
    if (row % SLICE === SLICE - 1) yield;
    const value = values[row];
    if (typeof value === "bigint") exact ||= !Number.isSafeInteger(Number(value));
    else if (typeof value === "number" && !Number.isInteger(value)) integer = false;
  }
  const read = yield* floats(values, Number);
  if (!integer) return {kind: "number", type: "float", ...read};
  return {
    kind: "number",
    type: "integer",
    ...read,
    ...(exact && {exact: (row: number) => BigInt(values[row] as bigint | number)})
  };
}

function* decimals(values: ArrayLike<unknown>): Slices<NumberColumn> {
  let scale = 0;
  let exact = false;
  for (let row = 0; row < values.length; row++) {
    if (row % SLICE === SLICE - 1) yield;
    const text = values[row];
    if (text === null || text === undefined) continue;
    const parts = DECIMAL.exec(text as string);
    if (!parts) throw new RangeError(`row ${row + 1} holds ${JSON.stringify(text)}, which is no decimal`);
    scale = Math.max(scale, parts[3]?.length ?? 0);
    exact ||= parts[2]!.length + (parts[3]?.length ?? 0) > 15;
  }
  const read = yield* floats(values, Number);
  return {
    kind: "number",
    type: "decimal",
    ...read,
    scale,
    ...(exact && {exact: (row: number) => whole(values[row] as string, scale)})
  };
}

function* counted(values: ArrayLike<unknown>, type: string): Slices<CountColumn> {
  const {valid} = yield* floats(values, () => 0);
  return {kind: "count", type, valid};
}

/**
 * A column of values as `rowsFromArrow` gives them: numbers and bigints, booleans, texts (a decimal's or a date's where `kind` says so),
 * Dates, lists and structs, null. What the column holds is told by its first value.
 */
export function* columnOfValues(values: ArrayLike<unknown>, kind?: TextKind): Slices<Column> {
  let first: unknown;
  for (let row = 0; row < values.length && (first === null || first === undefined); row++) first = values[row];
  if (first instanceof Date)
    return {kind: "number", type: "timestamp", ...(yield* floats(values, (value) => (value as Date).getTime()))};
  if (typeof first === "number" || typeof first === "bigint") return yield* numbers(values);
  if (typeof first === "boolean") return yield* words(values, "boolean");
  if (typeof first === "string" && kind === "decimal") return yield* decimals(values);
  if (typeof first === "string" && kind)
    return {
      kind: "number",
      type: kind as "date",
      ...(yield* floats(values, (value) => instant(value as string, kind)))
    };
  if (typeof first === "string" || first === undefined || first === null) return yield* words(values, "text");
  return yield* counted(values, Array.isArray(first) ? "list" : "struct");
}
