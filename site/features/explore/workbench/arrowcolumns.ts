import {SLICE, type Slices} from "../crossfilter/slices.js";
import type {WordColumn, Column, ColumnSource, CountColumn, NumberColumn} from "../crossfilter/column.js";
import {type Batch, batchesOf, TYPE} from "../result/batch.js";
import type {Table} from "@uwdata/flechette";

const DICTIONARY = -1;
const NONE = 1;
/** So many texts are met between two turns of others. */
const TURN = SLICE >> 2;
const utf8bytes = new TextEncoder();
const utf8 = new TextDecoder("utf-8", {ignoreBOM: true});

/** The different texts met so far, found by their bytes: only one of each is decoded. */
class Texts {
  readonly words: string[] = [];
  readonly #met: Uint8Array[] = [];
  #table = new Int32Array(TURN * 2).fill(-1);
  #hashes = new Int32Array(1 << 10);

  place(bytes: Uint8Array, start: number, end: number): number {
    let hash = end - start;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
    hash ^= hash >>> 15;
    const last = this.#table.length - 1;
    for (let at = hash & last; ; at = (at + 1) & last) {
      const place = this.#table[at]!;
      if (place < 0) return this.#add(hash, bytes.subarray(start, end), at);
      if (this.#hashes[place] === hash && same(this.#met[place]!, bytes, start, end)) return place;
    }
  }

  #add(hash: number, text: Uint8Array, at: number): number {
    const place = this.words.length;
    this.words.push(utf8.decode(text));
    this.#met.push(text);
    if (place >= this.#hashes.length) {
      const more = new Int32Array(this.#hashes.length * 2);
      more.set(this.#hashes);
      this.#hashes = more;
    }
    this.#hashes[place] = hash;
    this.#table[at] = place;
    return place;
  }

  /** Makes room for the texts of a turn: a million of them would not be moved in one. */
  *room(): Slices<void> {
    if ((this.words.length + TURN) * 2 <= this.#table.length) return;
    const table = new Int32Array(this.#table.length * 4).fill(-1);
    for (let place = 0; place < this.words.length; place++) {
      if (place % SLICE === SLICE - 1) yield;
      let at = this.#hashes[place]! & (table.length - 1);
      while (table[at]! >= 0) at = (at + 1) & (table.length - 1);
      table[at] = place;
    }
    this.#table = table;
  }
}

function same(text: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (text.length !== end - start) return false;
  for (let at = 0; at < text.length; at++) if (text[at] !== bytes[start + at]) return false;
  return true;
}

/** The place of every text of a batch, one after another. */
function* places(
  texts: Texts,
  {values, offsets, length}: Batch,
  put: (at: number, place: number) => void
): Slices<void> {
  const bytes = values as Uint8Array;
  for (let at = 0, start = Number(offsets[0] ?? 0); at < length; at++) {
    if (at % TURN === 0) {
      yield;
      yield* texts.room();
    }
    const end = Number(offsets[at + 1]);
    put(at, texts.place(bytes, start, end));
    start = end;
  }
}

/** Batches of texts or enums as places in one list of the different texts. */
export function* dictionary(batches: readonly Batch[], rowCount: number, valid: Uint8Array | null): Slices<WordColumn> {
  const texts = new Texts();
  const codes = new Int32Array(rowCount);
  let row = 0;
  for (const batch of batches) {
    const first = row;
    if (batch.type.typeId === DICTIONARY) {
      // A dictionary is small: its words are asked for once each.
      const own = new Map<number, number>();
      for (let at = 0; at < batch.length; at++) {
        if (at % TURN === 0) yield* texts.room();
        const key = Number(batch.values[at]);
        let place = own.get(key);
        if (place === undefined && valid?.[first + at] !== 0) {
          const bytes = utf8bytes.encode(String(batch.at(at)));
          own.set(key, (place = texts.place(bytes, 0, bytes.length)));
        }
        codes[first + at] = place ?? -1;
      }
      yield;
    } else if (batch.type.typeId !== NONE) {
      yield* places(texts, batch, (at, place) => (codes[first + at] = place));
    }
    row += batch.length;
  }
  if (valid) for (let at = 0; at < rowCount; at++) if (!valid[at]) codes[at] = -1;
  return {kind: "words", type: "text", codes, words: texts.words};
}

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

function* countedColumn(batches: readonly Batch[], rowCount: number, type: string): Slices<CountColumn> {
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
      return yield* countedColumn(batches, rowCount, "decimal");
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
      return yield* countedColumn(batches, rowCount, NAMES[type.typeId] ?? "other");
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
