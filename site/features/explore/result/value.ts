import {holds, TYPE, type ArrowType, type Batch} from "./batch.js";
import {clockText, dayText, decimalText, instantText, intervalText, Struct, type Value} from "./text.js";

// The decoder of the package drops a byte order mark that opens a text.
const utf8 = new TextDecoder("utf-8", {ignoreBOM: true});

const exact = (value: number | bigint): number | bigint =>
  typeof value === "bigint" && Number.isSafeInteger(Number(value)) ? Number(value) : value;

/** An integer of 128 bits, two words of 64. */
export function wide(words: ArrayLike<number | bigint>, index: number): bigint {
  return BigInt.asIntN(128, ((words[index * 2 + 1] as bigint) << 64n) | (words[index * 2] as bigint));
}

/** A 32-bit number as the shortest decimal that it is nearest to, as SQL writes it; its 64-bit form would show digits that nobody wrote. */
function shortest(value: number): number {
  if (value === 0) return value;
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return Number(value.toPrecision(9));
}

function decimalOf({values, type}: Batch, index: number): string {
  const whole = type.bitWidth === 128 ? wide(values, index) : BigInt.asIntN(64, BigInt(values[index]!));
  return decimalText(whole, type.scale ?? 0);
}

function structOf(type: ArrowType, children: readonly Batch[], index: number): Value {
  return new Struct((type.children ?? []).map(({name}, field) => [name, valueAt(children[field]!, index)]));
}

/** An interval of Arrow's: of months, of days and milliseconds, or of months, days and nanoseconds. */
function intervalOf({type, values}: Batch, index: number): string {
  const {buffer, byteOffset} = values as Uint8Array;
  const size = [4, 8, 16][type.unit ?? 0]!;
  const view = new DataView(buffer, byteOffset + index * size, size);
  if (type.unit === 1) return intervalText(0, view.getInt32(0, true), BigInt(view.getInt32(4, true)) * 1_000_000n);
  return type.unit === 2
    ? intervalText(view.getInt32(0, true), view.getInt32(4, true), view.getBigInt64(8, true))
    : intervalText(view.getInt32(0, true), 0, 0n);
}

/** The value of a batch of a column at a place in it. */
export function valueAt(batch: Batch, index: number): Value {
  if (!holds(batch, index)) return null;
  const {type, values, offsets, children} = batch;
  const start = () => Number(offsets[index]);
  const end = () => Number(offsets[index + 1]);
  const items = (from: number, to: number) =>
    Array.from({length: to - from}, (_, item) => valueAt(children[0]!, from + item));
  switch (type.typeId) {
    case TYPE.bool:
      return (((values[index >> 3] as number) >> (index & 7)) & 1) === 1;
    case TYPE.int:
      return exact(values[index]!);
    case TYPE.float:
      return values instanceof Float32Array ? shortest(values[index]!) : (values[index] as number);
    case TYPE.binary:
    case TYPE.largeBinary:
      return (values as Uint8Array).subarray(start(), end());
    case TYPE.utf8:
    case TYPE.largeUtf8:
      return utf8.decode((values as Uint8Array).subarray(start(), end()));
    case TYPE.fixedBinary:
      return (values as Uint8Array).subarray(index * type.stride!, (index + 1) * type.stride!);
    case TYPE.decimal:
      return decimalOf(batch, index);
    case TYPE.date:
      return dayText(type.unit ? Number(values[index]) / 86_400_000 : Number(values[index]));
    case TYPE.time:
      return clockText(BigInt(values[index]!), type.unit ?? 1);
    case TYPE.timestamp:
      return instantText(BigInt(values[index]!), type.unit ?? 1, Boolean(type.timezone));
    case TYPE.duration:
      return clockText(BigInt(values[index]!), type.unit ?? 1);
    case TYPE.interval:
      return intervalOf(batch, index);
    case TYPE.list:
    case TYPE.largeList:
      return items(start(), end());
    case TYPE.fixedList:
      return items(index * type.stride!, (index + 1) * type.stride!);
    case TYPE.map:
      return items(start(), end()).map((entry) => {
        const [key, value] = (entry as Struct).parts;
        return new Struct([
          ["key", key?.[1] ?? null],
          ["value", value?.[1] ?? null]
        ]);
      });
    case TYPE.struct:
      return structOf(type, children, index);
    case TYPE.union: {
      const child = children[type.typeMap![batch.typeIds![index]!]!]!;
      // Of a dense one, each part has places of its own.
      return valueAt(child, type.mode === 1 ? Number(offsets[index]) : index);
    }
    case TYPE.dictionary:
      return batch.at(index) as Value;
    default:
      throw new RangeError(`a column of Arrow type ${type.typeId} is not read here: cast it to VARCHAR`);
  }
}

/**
 * Reads the values of a batch, for who wants all of them. Texts of plain letters are decoded at once and cut apart, since to decode each
 * alone takes ten times as long.
 */
export function readerOf(batch: Batch): (index: number) => Value {
  const {type, values, offsets, length} = batch;
  if (type.typeId === TYPE.utf8 || type.typeId === TYPE.largeUtf8) {
    const start = Number(offsets[0]);
    const bytes = (values as Uint8Array).subarray(start, Number(offsets[length]));
    const whole = utf8.decode(bytes);
    // Only where each byte is a letter do the offsets of bytes cut letters.
    if (whole.length === bytes.length)
      return (index) =>
        holds(batch, index) ? whole.slice(Number(offsets[index]) - start, Number(offsets[index + 1]) - start) : null;
  }
  return (index) => valueAt(batch, index);
}

/** A value as it lies in a column of Parquet: days, microseconds and unscaled decimals as integers, lists and structs of such. */
export function rawAt(batch: Batch, index: number): unknown {
  if (!holds(batch, index)) return null;
  const {type, values, offsets, children} = batch;
  switch (type.typeId) {
    case TYPE.decimal:
      return type.bitWidth === 128 ? wide(values, index) : BigInt.asIntN(64, BigInt(values[index]!));
    case TYPE.int:
      return type.bitWidth === 64 ? BigInt(values[index]!) : Number(values[index]);
    case TYPE.float:
      return values[index];
    case TYPE.date:
      return type.unit ? Number(values[index]) / 86_400_000 : Number(values[index]);
    case TYPE.timestamp:
      return type.unit === 0 ? BigInt(values[index]!) * 1000n : BigInt(values[index]!);
    case TYPE.time:
      return BigInt(values[index]!);
    case TYPE.list:
      return Array.from({length: Number(offsets[index + 1]) - Number(offsets[index])}, (_, item) =>
        rawAt(children[0]!, Number(offsets[index]) + item)
      );
    case TYPE.fixedList:
      return Array.from({length: type.stride!}, (_, item) => rawAt(children[0]!, index * type.stride! + item));
    case TYPE.struct:
      return Object.fromEntries((type.children ?? []).map(({name}, field) => [name, rawAt(children[field]!, index)]));
    default:
      return valueAt(batch, index);
  }
}
