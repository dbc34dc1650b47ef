import {
  binary,
  type Column,
  CompressionType,
  dateDay,
  decimal,
  type DataType,
  Endianness,
  float32,
  int32,
  int64,
  setCompressionCodec,
  tableFromIPC,
  utf8
} from "@uwdata/flechette";
import {decompressZstd} from "hyparquet-compressors";
import {type ArrowType, batchesOf, type Batch, holds, TYPE} from "../result/batch.js";
import {valueText} from "../result/text.js";
import {rawAt, valueAt} from "../result/value.js";
import {columnOf, distinctNames, leaf, reasonOf, type Shape, streamOf} from "./arrowvalues.js";
import type {OwnRead} from "./messages.js";

/** Types that the engine has no reader for, and a view of text or bytes. */
const RUNS = 22;
const BINARY_VIEW = 23;
const TEXT_VIEW = 24;
const LIST_VIEW = 25;
const LARGE_LIST_VIEW = 26;
const FEW_BITS = 128;

const encoded = () => {
  throw new Error("nothing is compressed here");
};
setCompressionCodec(CompressionType.LZ4_FRAME, {decode: (bytes) => decompressLz4Frame(bytes), encode: encoded});
// A copy, since numbers of eight bytes have to begin at a multiple of eight.
setCompressionCodec(CompressionType.ZSTD, {decode: (bytes) => decompressZstd(bytes).slice(), encode: encoded});

/**
 * A frame of LZ4: its blocks one after another, each of which may refer to what came before it. The library reads single blocks, and has to be
 * told how long each becomes, which a frame does not say.
 */
function decompressLz4Frame(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== 0x184d2204) throw new Error("its LZ4 frames are broken");
  const flags = bytes[4]!;
  // A block becomes at most 64 kB, 256 kB, 1 MB or 4 MB.
  const most = 1 << (8 + 2 * ((bytes[5]! >> 4) & 7));
  let at = 7 + (flags & 8 ? 8 : 0) + (flags & 1 ? 4 : 0);
  let all = new Uint8Array(most);
  let size = 0;
  for (;;) {
    const length = view.getUint32(at, true);
    at += 4;
    if (!length) return all.slice(0, size);
    const block = bytes.subarray(at, at + (length & 0x7fffffff));
    at += block.length + (flags & 16 ? 4 : 0);
    if (size + most > all.length) {
      const more = new Uint8Array(Math.max(all.length * 2, size + most));
      more.set(all.subarray(0, size));
      all = more;
    }
    if (length >>> 31) all.set(block, size);
    size = length >>> 31 ? size + block.length : inflateBlock(block, all, size);
  }
}

/** A block of LZ4: runs of bytes as they are, and copies of what came before. */
function inflateBlock(block: Uint8Array, into: Uint8Array, from: number): number {
  let size = from;
  let at = 0;
  const more = (length: number) => {
    let sum = length;
    if (length === 15) for (let next = 255; next === 255; sum += next) next = block[at++]!;
    return sum;
  };
  while (at < block.length) {
    const token = block[at++]!;
    const plain = more(token >> 4);
    into.set(block.subarray(at, at + plain), size);
    size += plain;
    at += plain;
    if (at >= block.length) break;
    const back = block[at]! | (block[at + 1]! << 8);
    at += 2;
    const length = more(token & 15) + 4;
    if (!back || back > size) throw new Error("its LZ4 frames are broken");
    for (let copy = 0; copy < length; copy++, size++) into[size] = into[size - back]!;
  }
  return size;
}

type Typed = ArrowType & {precision?: number; signed?: boolean; id?: number; dictionary?: ArrowType};

/** Whether the engine reads a type as it is. */
function isRead(type: Typed): boolean {
  if (type.typeId > 21 || type.typeId === TYPE.union) return false;
  if (type.typeId === TYPE.float && !type.precision) return false;
  if (type.typeId === TYPE.decimal && type.bitWidth! < FEW_BITS) return false;
  return (type.children ?? []).every((child) => isRead(child.type));
}

/** A type that the engine has none for, by one that holds the same values. */
function shapeOf(type: Typed): Shape {
  const child = (index: number) => shapeOf(type.children![index]!.type);
  const same = (value: unknown) => value;
  switch (type.typeId) {
    case TYPE.decimal:
      return leaf(decimal(Math.max(type.precision ?? 38, 1), type.scale ?? 0, 128));
    case TYPE.float:
      return leaf(type.precision ? (type as unknown as DataType) : float32(), Number);
    case TYPE.date:
      return leaf(dateDay(), same, int32());
    case TYPE.timestamp:
      return leaf(type as unknown as DataType, same, int64());
    case TYPE.time:
      return leaf(type as unknown as DataType, same, type.bitWidth === 32 ? int32() : int64());
    case TYPE.list:
    case TYPE.largeList:
    case TYPE.fixedList:
    case LIST_VIEW:
    case LARGE_LIST_VIEW:
      return {kind: "list", item: child(0)};
    case TYPE.map:
      return {
        kind: "map",
        key: shapeOf(type.children![0]!.type.children![0]!.type),
        value: shapeOf(type.children![0]!.type.children![1]!.type)
      };
    case TYPE.struct:
      return {
        kind: "struct",
        fields: distinctNames(type.children!.map(({name}) => name)).map((name, index) => ({
          name,
          shape: child(index),
          get: (value) => (value as unknown[])[index]
        }))
      };
    case TYPE.dictionary:
      return shapeOf(type.dictionary!);
    case RUNS:
      return child(1);
    case BINARY_VIEW:
    case TYPE.binary:
    case TYPE.largeBinary:
    case TYPE.fixedBinary:
      return leaf(binary(), same);
    case TYPE.bool:
    case TYPE.int:
    case TYPE.null:
      return leaf(type as unknown as DataType, same);
    default:
      return leaf(utf8(), (value) => (typeof value === "string" ? value : valueText(value as never)));
  }
}

type Views = Batch & {sizes: ArrayLike<number | bigint>};

/** A value for `shapeOf`'s column: structs as their values in order, maps as pairs. */
function valueOf(batch: Batch, index: number): unknown {
  const {type, children, offsets} = batch;
  if (type.typeId === RUNS) {
    const ends = children[0]!.values as ArrayLike<number>;
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (Number(ends[middle]) > index) high = middle;
      else low = middle + 1;
    }
    return valueOf(children[1]!, low);
  }
  if (!holds(batch, index)) return null;
  const items = (from: number, length: number) => Array.from({length}, (_, item) => valueOf(children[0]!, from + item));
  switch (type.typeId) {
    case TYPE.float:
      return (type as Typed).precision ? batch.values[index] : batch.at(index);
    case BINARY_VIEW:
    case TEXT_VIEW:
    case TYPE.dictionary:
      return batch.at(index);
    case LIST_VIEW:
    case LARGE_LIST_VIEW:
      return items(Number(offsets[index]), Number((batch as Views).sizes[index]));
    case TYPE.list:
    case TYPE.largeList:
      return items(Number(offsets[index]), Number(offsets[index + 1]) - Number(offsets[index]));
    case TYPE.fixedList:
      return items(index * type.stride!, type.stride!);
    case TYPE.map:
      return items(Number(offsets[index]), Number(offsets[index + 1]) - Number(offsets[index]));
    case TYPE.struct:
      return children.map((child) => valueOf(child, index));
    case TYPE.timestamp:
    case TYPE.time:
      return batch.values[index];
    case TYPE.union: {
      const child = children[type.typeMap![batch.typeIds![index]!]!]!;
      const at = type.mode === 1 ? Number(offsets[index]) : index;
      return holds(child, at) ? valueText(valueAt(child, at)) : null;
    }
    default:
      return rawAt(batch, index);
  }
}

/** A column that the engine reads, with the same values. */
function readable(column: Column<unknown>): Column<unknown> {
  const values: unknown[] = [];
  for (const batch of batchesOf(column))
    for (let index = 0; index < batch.length; index++) values.push(valueOf(batch, index));
  return columnOf(shapeOf(column.type), values);
}

/** An Arrow file or stream, or Feather. Throws for one that is broken. */
export function readArrow(bytes: Uint8Array): OwnRead {
  try {
    const table = tableFromIPC(bytes, {useBigInt: true, useDecimalInt: true});
    if (!table.numCols) throw new Error("it has no columns");
    if (table.schema.endianness === Endianness.Big)
      throw new Error("its numbers are in big-endian order: write it again with little-endian order, the default");
    const given = table.schema.fields.map(({name}) => name);
    const names = distinctNames(given.map((name, index) => name || `column${index + 1}`));
    const columns = given.map((_, index) => table.getChildAt<unknown>(index));
    const types = columns.map(({type}) => type as unknown as Typed);
    // The library cannot write a dictionary that columns share.
    const shared = (type: Typed) => types.some((one) => one !== type && one.id !== undefined && one.id === type.id);
    const other = columns.filter((_, index) => !isRead(types[index]!) || shared(types[index]!));
    // Read every column's ends: what is cut short is known now, and not inside the engine.
    for (const column of columns)
      for (const batch of batchesOf(column)) for (const row of [0, batch.length - 1]) if (row >= 0) valueOf(batch, row);
    // Batches of one table are as long in every column.
    const made = other.length
      ? columns.map((column) => (batchesOf(column).length > 1 || other.includes(column) ? readable(column) : column))
      : columns;
    const union = columns.filter(({type}) => type.typeId === TYPE.union).length;
    const renamed = names.filter((name, index) => name !== given[index]);
    const notes = [
      renamed.length ? `Columns with an empty or repeated name were renamed: ${renamed.slice(0, 5).join(", ")}.` : "",
      union
        ? `Columns of several types were read as text: ${names.filter((_, index) => columns[index]!.type.typeId === TYPE.union).join(", ")}.`
        : ""
    ];
    return {
      stream: streamOf(made.map((column, index) => [names[index]!, column] as const)),
      select: "*",
      note: notes.filter(Boolean).join(" ") || null
    };
  } catch (error) {
    throw new Error(`the Arrow file could not be read: ${reasonOf(error)}`);
  }
}
