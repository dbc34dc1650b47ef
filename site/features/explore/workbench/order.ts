import {type Batch, batchesOf, holds, TYPE} from "../result/batch.js";
import type {QueryResult} from "../result/result.js";
import {wide} from "../result/value.js";

/** What a value is sorted by: dates and times as counts, lists and structs as lists of such. */
type Key = null | boolean | number | bigint | string | Uint8Array | readonly Key[];

const utf8 = new TextDecoder("utf-8", {ignoreBOM: true});

function keyAt(batch: Batch, index: number): Key {
  if (!holds(batch, index)) return null;
  const {type, values, offsets, children} = batch;
  const items = (from: number, to: number) =>
    Array.from({length: to - from}, (_, item) => keyAt(children[0]!, from + item));
  const bytes = () => (values as Uint8Array).subarray(Number(offsets[index]), Number(offsets[index + 1]));
  switch (type.typeId) {
    case TYPE.bool:
      return (((values[index >> 3] as number) >> (index & 7)) & 1) === 1;
    case TYPE.decimal:
      return type.bitWidth === 128 ? wide(values, index) : values[index]!;
    case TYPE.utf8:
    case TYPE.largeUtf8:
      return utf8.decode(bytes());
    case TYPE.binary:
    case TYPE.largeBinary:
      return bytes();
    case TYPE.fixedBinary:
      return (values as Uint8Array).subarray(index * type.stride!, (index + 1) * type.stride!);
    case TYPE.list:
    case TYPE.largeList:
    case TYPE.map:
      return items(Number(offsets[index]), Number(offsets[index + 1]));
    case TYPE.fixedList:
      return items(index * type.stride!, (index + 1) * type.stride!);
    case TYPE.struct:
      return children.map((child) => keyAt(child, index));
    case TYPE.union: {
      const member = type.typeMap![batch.typeIds![index]!]!;
      return [member, keyAt(children[member]!, index)];
    }
    case TYPE.dictionary:
      return String(batch.at(index));
    default:
      return values[index] ?? null;
  }
}

const DAY = 86_400_000_000n;

/** An interval as the engine writes it, by its length, a month being 30 days. */
function lengthOf(text: string): bigint {
  let sum = 0n;
  for (const [, count = "0", unit = ""] of text.matchAll(/(-?\d+) (year|month|day)s?/g))
    sum += BigInt(count) * DAY * {year: 360n, month: 30n, day: 1n}[unit as "day"];
  const clock = /(-?)(\d+):(\d\d):(\d\d)(?:\.(\d+))?$/.exec(text);
  if (!clock) return sum;
  const [, sign, hours = "0", minutes = "0", seconds = "0", fraction = ""] = clock;
  const time =
    (BigInt(hours) * 3600n + BigInt(minutes) * 60n + BigInt(seconds)) * 1_000_000n +
    BigInt(fraction.padEnd(6, "0").slice(0, 6));
  return sum + (sign ? -time : time);
}

/** A time of day with its zone: by the moment that it is in UTC, the zones of one moment from east to west. */
function zonedOf(text: string): Key {
  const found = /^(\d+):(\d\d):(\d\d(?:\.\d+)?)([+-])(\d\d)(?::(\d\d))?(?::(\d\d))?$/.exec(text);
  if (!found) return text;
  const [, hour, minute, second, sign, hours, minutes = "0", seconds = "0"] = found;
  const zone = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * (sign === "-" ? -1 : 1);
  return [Number(hour) * 3600 + Number(minute) * 60 + Number(second) - zone, -zone];
}

/** How text that stands for another type is sorted; null for plain text. */
function typedText(type: string): ((text: string) => Key) | null {
  if (type === "INTERVAL") return lengthOf;
  if (/^(UHUGEINT|HUGEINT|BIGNUM|VARINT)$/.test(type)) return BigInt;
  if (/^(TIMETZ|TIME WITH TIME ZONE)$/.test(type)) return zonedOf;
  // The engine compares the bits that fill the first byte first.
  if (type === "BIT")
    return (bits) => {
      const filled = (8 - (bits.length % 8)) % 8;
      return [filled, bits];
    };
  if (!type.startsWith("ENUM(")) return null;
  const words = [...type.slice(5, -1).matchAll(/'((?:[^']|'')*)'/g)].map(([, word = ""]) => word.replaceAll("''", "'"));
  const places = new Map(words.map((word, place) => [word, place]));
  return (text) => places.get(text) ?? text;
}

/** Units of UTF-16 in the order of the characters: those that come in pairs are the highest. */
function byCharacter(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}
const rank = (unit: number) => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);

function compare(a: Key, b: Key): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === "string" && typeof b === "string") return byCharacter(a, b);
  if (a instanceof Uint8Array && b instanceof Uint8Array) {
    for (let at = 0; at < Math.min(a.length, b.length); at++) if (a[at] !== b[at]) return a[at]! - b[at]!;
    return a.length - b.length;
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    for (let at = 0; at < Math.min(a.length, b.length); at++) {
      const order = compare(a[at] as Key, b[at] as Key);
      if (order) return order;
    }
    return a.length - b.length;
  }
  // What is not a number is larger than all that are.
  const [x, y] = [a as number | bigint, b as number | bigint];
  const [none, other] = [x, y].map((key) => typeof key === "number" && Number.isNaN(key));
  if (none || other) return Number(none) - Number(other);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The rows of a result in the order of a column, as ORDER BY has them, by their numbers; equal ones stay in their order, nulls come last either way. */
export function orderBy(result: QueryResult, column: number, descending: boolean): Uint32Array {
  const keys: Key[] = [];
  const typed = typedText(result.columns[column]!.type);
  for (const batch of batchesOf(result.table.getChildAt(column)))
    for (let index = 0; index < batch.length; index++) {
      const key = keyAt(batch, index);
      keys.push(typed && typeof key === "string" ? typed(key) : key);
    }
  const order = Uint32Array.from({length: keys.length}, (_, row) => row);
  const sign = descending ? -1 : 1;
  // One type throughout compares faster than any mixture.
  if (keys.every((key) => typeof key === "number" && !Number.isNaN(key))) {
    const numbers = Float64Array.from(keys as number[]);
    return order.sort((a, b) => sign * (numbers[a]! < numbers[b]! ? -1 : numbers[a]! > numbers[b]! ? 1 : 0) || a - b);
  }
  return order.sort((a, b) => {
    const [x, y] = [keys[a]!, keys[b]!];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || a - b;
    return sign * compare(x, y) || a - b;
  });
}
