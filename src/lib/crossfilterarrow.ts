import type {ArrowTable} from "../../loaders/read/arrow.js";
import {SLICE, type Column, type ColumnSource, type CountColumn, type NumberColumn, type Slices, type WordColumn} from "../components/crossfilter/column.js";
import {dictionary} from "./crossfilterdictionary.js";

/** What is read of apache-arrow's `Data`: one column of a batch. */
export interface ArrowData {
  type: {typeId: number; scale?: number; unit?: number; bitWidth?: number; isSigned?: boolean; timezone?: string | null};
  length: number;
  offset: number;
  nullCount: number;
  nullBitmap: Uint8Array;
  values: ArrayBufferView & ArrayLike<number | bigint>;
  valueOffsets: ArrayLike<number | bigint>;
  dictionary?: {data: readonly ArrowData[]} | undefined;
}

const TYPE = {dictionary: -1, null: 1, int: 2, float: 3, binary: 4, utf8: 5, bool: 6, decimal: 7, date: 8, time: 9, timestamp: 10, interval: 11, list: 12, struct: 13};
const NAMES: Record<number, string> = {[TYPE.binary]: "bytes", [TYPE.time]: "time", [TYPE.interval]: "interval", [TYPE.list]: "list", [TYPE.struct]: "struct", 16: "list", 17: "map", 18: "duration"};
const DAY = 86_400_000;
const TWO32 = 4_294_967_296;
/** Seconds, milli-, micro- and nanoseconds to a millisecond; a part of one is dropped downwards, so that no moment moves past an edge. */
const PER_MILLISECOND = [0.001, 1, 1000, 1_000_000];

/** A byte a row, 0 where there is no value; null when every row has one. */
function* validity(batches: readonly ArrowData[], rowCount: number): Slices<Uint8Array | null> {
  if (batches.every(({nullCount, type}) => nullCount === 0 && type.typeId !== TYPE.null)) return null;
  const valid = new Uint8Array(rowCount).fill(1);
  let row = 0;
  for (const {length, offset, nullCount, nullBitmap, type} of batches) {
    if (type.typeId === TYPE.null) valid.fill(0, row, row + length);
    else if (nullCount !== 0 && nullBitmap.length) for (let at = 0; at < length; at++) valid[row + at] = (nullBitmap[(offset + at) >> 3]! >> ((offset + at) & 7)) & 1;
    row += length;
    yield;
  }
  return valid;
}

type Words = Uint32Array;
const wordsOf = ({values}: ArrowData): Words => new Uint32Array(values.buffer, values.byteOffset, values.byteLength >> 2);

/** A whole number of two or four 32-bit words, rounded once. */
function wide(words: Words, at: number, count: number, signed: boolean): number {
  const high = words[at + 1]!;
  if (!signed) return high * TWO32 + words[at]!;
  if (count === 4) {
    const sign = (high | 0) < 0 ? 0xffffffff : 0;
    if (words[at + 2] !== sign || words[at + 3] !== sign) return Number(bigint(words, at, 4, true));
  }
  return (high | 0) * TWO32 + words[at]!;
}

function bigint(words: Words, at: number, count: number, signed: boolean): bigint {
  let value = 0n;
  for (let index = count - 1; index >= 0; index--) value = (value << 32n) | BigInt(words[at + index]!);
  return signed ? BigInt.asIntN(count * 32, value) : value;
}

/** Integers of 64 bits and decimals, as floats, with a way to the exact ones where a float cannot hold them. */
function* wideNumbers(batches: readonly ArrowData[], rowCount: number, type: "integer" | "decimal"): Slices<NumberColumn> {
  const {scale = 0, isSigned = true} = batches[0]!.type;
  const signed = type === "decimal" || isSigned;
  const count = type === "decimal" ? 4 : 2;
  const all = batches.map(wordsOf);
  const values = new Float64Array(rowCount);
  const valid = yield* validity(batches, rowCount);
  const by = 10 ** scale;
  let large = false;
  let row = 0;
  const starts: number[] = [];
  for (const [batch, {length}] of batches.entries()) {
    starts.push(row);
    const words = all[batch]!;
    for (let at = 0; at < length; at++, row++) {
      if (at % SLICE === SLICE - 1) yield;
      const whole = wide(words, at * count, count, signed);
      if (!(whole <= Number.MAX_SAFE_INTEGER && whole >= -Number.MAX_SAFE_INTEGER) && valid?.[row] !== 0) large = true;
      values[row] = whole / by;
    }
  }
  const exact = (row: number) => {
    let batch = starts.length - 1;
    while (starts[batch]! > row) batch--;
    return bigint(all[batch]!, (row - starts[batch]!) * count, count, signed);
  };
  return {kind: "number", type, values, valid, scale, ...(large && {exact})};
}

function* numbers(batches: readonly ArrowData[], rowCount: number, type: NumberColumn["type"], of: (batch: ArrowData) => (at: number) => number): Slices<NumberColumn> {
  const values = new Float64Array(rowCount);
  let row = 0;
  for (const batch of batches) {
    const read = of(batch);
    for (let at = 0; at < batch.length; at++) {
      if (at % SLICE === SLICE - 1) yield;
      values[row++] = read(at);
    }
  }
  return {kind: "number", type, values, valid: yield* validity(batches, rowCount)};
}

/** Milliseconds of a batch of 64-bit moments. */
function moments(batch: ArrowData): (at: number) => number {
  const per = PER_MILLISECOND[batch.type.unit ?? 1]!;
  const words = wordsOf(batch);
  if (per < 1) return (at) => wide(words, at * 2, 2, true) * 1000;
  if (per === 1) return (at) => wide(words, at * 2, 2, true);
  const large = BigInt(per);
  return (at) => {
    const whole = wide(words, at * 2, 2, true);
    if (Number.isSafeInteger(whole)) return Math.floor(whole / per);
    const exact = bigint(words, at * 2, 2, true);
    return Number(exact / large) - (exact % large < 0n ? 1 : 0);
  };
}

function* booleans(batches: readonly ArrowData[], rowCount: number): Slices<WordColumn> {
  const codes = new Int32Array(rowCount);
  const valid = yield* validity(batches, rowCount);
  let row = 0;
  for (const {values, offset, length} of batches)
    for (let at = 0; at < length; at++, row++) {
      if (at % SLICE === SLICE - 1) yield;
      codes[row] = valid?.[row] === 0 ? -1 : ((values[(offset + at) >> 3] as number) >> ((offset + at) & 7)) & 1;
    }
  return {kind: "words", type: "boolean", codes, words: ["false", "true"]};
}

function* counted(batches: readonly ArrowData[], rowCount: number, type: string): Slices<CountColumn> {
  return {kind: "count", type, valid: yield* validity(batches, rowCount)};
}

function* columnOf(batches: readonly ArrowData[], rowCount: number): Slices<Column> {
  const type = batches[0]?.type ?? {typeId: TYPE.null};
  switch (type.typeId) {
    case TYPE.int:
      if (type.bitWidth === 64) return yield* wideNumbers(batches, rowCount, "integer");
      return yield* numbers(batches, rowCount, "integer", ({values}) => (at) => values[at] as number);
    case TYPE.decimal:
      return yield* wideNumbers(batches, rowCount, "decimal");
    case TYPE.float:
      return yield* numbers(batches, rowCount, "float", ({values}) => (at) => values[at] as number);
    case TYPE.date: {
      const days = (batch: ArrowData) => (at: number) => Number(batch.values[at]) * DAY;
      const milliseconds = (batch: ArrowData) => (at: number) => wide(wordsOf(batch), at * 2, 2, true);
      return yield* numbers(batches, rowCount, "date", type.unit ? milliseconds : days);
    }
    case TYPE.timestamp:
      return yield* numbers(batches, rowCount, type.timezone ? "timestamptz" : "timestamp", moments);
    case TYPE.bool:
      return yield* booleans(batches, rowCount);
    case TYPE.utf8:
    case TYPE.dictionary:
    case TYPE.null:
      return yield* dictionary(batches, rowCount, yield* validity(batches, rowCount));
    default:
      return yield* counted(batches, rowCount, NAMES[type.typeId] ?? "other");
  }
}

/**
 * The columns of a result of DuckDB-WASM, each read from Arrow's own memory when its turn comes: integers, decimals and sums of any width,
 * floats, dates, timestamps, booleans, texts and enums. Lists, structs, bytes and times are counted. The database must be opened
 * without `castDecimalToDouble`.
 */
export function arrowColumns({schema, batches}: ArrowTable): ColumnSource[] {
  const filled = batches.filter(({data}) => data.length > 0);
  const rowCount = filled.reduce((sum, {data}) => sum + data.length, 0);
  return schema.fields.map(({name}, column) => ({name, read: () => columnOf(filled.map(({data}) => data.children[column] as ArrowData), rowCount)}));
}
