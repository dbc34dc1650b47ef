import type {Table} from "@uwdata/flechette";
import {
  SLICE,
  type Column,
  type ColumnSource,
  type CountColumn,
  type NumberColumn,
  type Slices,
  type WordColumn
} from "../crossfilter/column.js";
import {dictionary} from "./crossfilterdictionary.js";
import {batchesOf, type Batch} from "../result/batch.js";
import {TYPE} from "../result/value.js";

const NAMES: Record<number, string> = {
  [TYPE.binary]: "bytes",
  [TYPE.time]: "time",
  [TYPE.interval]: "interval",
  [TYPE.list]: "list",
  [TYPE.struct]: "struct",
  [TYPE.fixedBinary]: "bytes",
  [TYPE.fixedList]: "list",
  [TYPE.map]: "map",
  [TYPE.duration]: "duration",
  [TYPE.largeBinary]: "bytes",
  [TYPE.largeList]: "list"
};
const DAY = 86_400_000;
const TWO32 = 4_294_967_296;
/** Seconds, milli-, micro- and nanoseconds to a millisecond; a part of one is dropped downwards, so that no moment moves past an edge. */
const PER_MILLISECOND = [0.001, 1, 1000, 1_000_000];

/** A byte a row, 0 where there is no value; null when every row has one. */
function* validity(batches: readonly Batch[], rowCount: number): Slices<Uint8Array | null> {
  if (batches.every(({validity, type}) => !validity?.length && type.typeId !== TYPE.null)) return null;
  const valid = new Uint8Array(rowCount).fill(1);
  let row = 0;
  for (const {length, validity, type} of batches) {
    if (type.typeId === TYPE.null) valid.fill(0, row, row + length);
    else if (validity?.length)
      for (let at = 0; at < length; at++) valid[row + at] = (validity[at >> 3]! >> (at & 7)) & 1;
    row += length;
    yield;
  }
  return valid;
}

type Words = Uint32Array;
function wordsOf({values}: Batch): Words {
  const {buffer, byteOffset, byteLength} = values as BigInt64Array;
  return new Uint32Array(buffer, byteOffset, byteLength >> 2);
}

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
function* wideNumbers(batches: readonly Batch[], rowCount: number, type: "integer" | "decimal"): Slices<NumberColumn> {
  const {scale = 0, bitWidth} = batches[0]!.type;
  const signed = !(batches[0]!.values instanceof BigUint64Array) || type === "decimal";
  const count = bitWidth === 128 ? 4 : 2;
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

function* numbers(
  batches: readonly Batch[],
  rowCount: number,
  type: NumberColumn["type"],
  of: (batch: Batch) => (at: number) => number
): Slices<NumberColumn> {
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
function moments(batch: Batch): (at: number) => number {
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

function* booleans(batches: readonly Batch[], rowCount: number): Slices<WordColumn> {
  const codes = new Int32Array(rowCount);
  const valid = yield* validity(batches, rowCount);
  let row = 0;
  for (const {values, length} of batches)
    for (let at = 0; at < length; at++, row++) {
      if (at % SLICE === SLICE - 1) yield;
      codes[row] = valid?.[row] === 0 ? -1 : ((values[at >> 3] as number) >> (at & 7)) & 1;
    }
  return {kind: "words", type: "boolean", codes, words: ["false", "true"]};
}

function* counted(batches: readonly Batch[], rowCount: number, type: string): Slices<CountColumn> {
  return {kind: "count", type, valid: yield* validity(batches, rowCount)};
}

function* columnOf(batches: readonly Batch[], rowCount: number): Slices<Column> {
  const type = batches[0]?.type ?? {typeId: TYPE.null};
  switch (type.typeId) {
    case TYPE.int:
      if (type.bitWidth === 64) return yield* wideNumbers(batches, rowCount, "integer");
      return yield* numbers(
        batches,
        rowCount,
        "integer",
        ({values}) =>
          (at) =>
            Number(values[at])
      );
    case TYPE.decimal:
      if (type.bitWidth === 128 || type.bitWidth === 64) return yield* wideNumbers(batches, rowCount, "decimal");
      if (type.bitWidth === 32)
        return {
          ...(yield* numbers(
            batches,
            rowCount,
            "decimal",
            ({values}) =>
              (at) =>
                Number(values[at]) / 10 ** (type.scale ?? 0)
          )),
          scale: type.scale ?? 0
        };
      return yield* counted(batches, rowCount, "decimal");
    case TYPE.float:
      return yield* numbers(
        batches,
        rowCount,
        "float",
        ({values}) =>
          (at) =>
            Number(values[at])
      );
    case TYPE.date: {
      const days = (batch: Batch) => (at: number) => Number(batch.values[at]) * DAY;
      const milliseconds = (batch: Batch) => (at: number) => wide(wordsOf(batch), at * 2, 2, true);
      return yield* numbers(batches, rowCount, "date", type.unit ? milliseconds : days);
    }
    case TYPE.timestamp:
      return yield* numbers(batches, rowCount, type.timezone ? "timestamptz" : "timestamp", moments);
    case TYPE.bool:
      return yield* booleans(batches, rowCount);
    case TYPE.utf8:
    case TYPE.largeUtf8:
    case TYPE.dictionary:
    case TYPE.null:
      return yield* dictionary(batches, rowCount, yield* validity(batches, rowCount));
    default:
      return yield* counted(batches, rowCount, NAMES[type.typeId] ?? "other");
  }
}

/**
 * The columns of a result of DuckDB-WASM as flechette reads it (`result.table`), each from Arrow's own memory when its turn comes: integers and
 * decimals of any width, floats, dates, timestamps, booleans, texts and enums. Lists, structs, bytes and times are counted. A second column of
 * one name gets a number, and no condition can name it.
 */
export function arrowColumns(table: Table): ColumnSource[] {
  const met = new Map<string, number>();
  return table.schema.fields.map(({name}, index) => {
    const times = (met.get(name) ?? 0) + 1;
    met.set(name, times);
    const batches = batchesOf(table.getChildAt<unknown>(index)).filter(({length}) => length > 0);
    return {name: times > 1 ? `${name} (${times})` : name, read: () => columnOf(batches, table.numRows)};
  });
}
