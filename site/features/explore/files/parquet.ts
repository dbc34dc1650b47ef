import {
  binary,
  bool,
  dateDay,
  decimal,
  fixedSizeBinary,
  float32,
  float64,
  int32,
  int64,
  interval,
  timeMicrosecond,
  timestamp,
  uint64,
  utf8
} from "@uwdata/flechette";
import {
  type FileMetaData,
  parquetMetadata,
  parquetRead,
  parquetSchema,
  type SchemaElement,
  type SchemaTree
} from "hyparquet";
import {compressors} from "hyparquet-compressors";
import {columnOf, distinctNames, leaf, reasonOf, type Shape, streamOf} from "./arrowvalues.js";
import type {OwnRead} from "./messages.js";
import {jsonText, type Value} from "../result/text.js";
import {quoteName} from "../sql/quote.js";
import {thousands} from "../../../../loaders/diagnostics/pluralize.js";

const utf8Decoder = new TextDecoder("utf-8", {fatal: true, ignoreBOM: true});
/** The text of bytes; throws for what is not UTF-8. */
const textOf = (raw: unknown): string => utf8Decoder.decode(raw as Uint8Array);

/** A signed integer of any length, highest byte first. */
function integerOf(raw: unknown): bigint {
  if (!(raw instanceof Uint8Array)) return BigInt(raw as number | bigint);
  let value = 0n;
  for (const byte of raw) value = (value << 8n) | BigInt(byte);
  return BigInt.asIntN(Math.max(8, raw.length * 8), value);
}

const hex = (raw: unknown) => Array.from(raw as Uint8Array, (byte) => byte.toString(16).padStart(2, "0")).join("");
const uuid = (raw: unknown) => hex(raw).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/** A number of 16 bits, lowest byte first. */
function halfOf(raw: unknown): number {
  const [low, high] = raw as [number, number];
  const sign = high & 0x80 ? -1 : 1;
  const exponent = (high >> 2) & 31;
  const fraction = ((high & 3) << 8) | low;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return exponent ? sign * 2 ** (exponent - 15) * (1 + fraction / 1024) : sign * 2 ** -14 * (fraction / 1024);
}

/** Months, days and milliseconds of four bytes each, as Arrow has them: the last as nanoseconds of eight. */
function intervalOf(raw: unknown): Uint8Array {
  const given = raw as Uint8Array;
  const from = new DataView(given.buffer, given.byteOffset, given.byteLength);
  const made = new DataView(new ArrayBuffer(16));
  made.setInt32(0, from.getUint32(0, true), true);
  made.setInt32(4, from.getUint32(4, true), true);
  made.setBigInt64(8, BigInt(from.getUint32(8, true)) * 1_000_000n, true);
  return new Uint8Array(made.buffer);
}

const ENDS = 2n ** 63n - 1n;
/** A time in microseconds; the ends of 64 bits, which stand for infinity, stay. Throws for one that is beyond the engine's. */
function micros(value: bigint, times: bigint, name: string): bigint {
  if (value === ENDS || value === -ENDS) return value;
  const made = value * times;
  if (BigInt.asIntN(64, made) !== made) throw new Error(`column ${name} has a time outside the range of DuckDB`);
  return made;
}

const moment = (zoned: boolean) => timestamp(2, zoned ? "UTC" : null);

/** Whether its bytes are text: those that say so. */
const isText = ({type, converted_type: kind, logical_type: logical}: SchemaElement): boolean =>
  type === "BYTE_ARRAY" &&
  (["UTF8", "ENUM", "JSON"].includes(kind ?? "") || ["STRING", "ENUM", "JSON"].includes(logical?.type ?? ""));

/** A value of a column as the file's schema describes it. Throws for a decimal of more digits than the engine has. */
function leafOf(element: SchemaElement, name: string): Shape {
  const {type, converted_type: kind, logical_type: logical, precision = 38, scale = 0} = element;
  if (kind === "DECIMAL" || logical?.type === "DECIMAL") {
    if (precision > 38) throw new Error(`column ${name} has decimals of ${precision} digits, and DuckDB holds 38`);
    return leaf(decimal(precision, scale, 128), integerOf);
  }
  const unsigned = kind?.startsWith("UINT") || (logical?.type === "INTEGER" && !logical.isSigned);
  switch (type) {
    case "BOOLEAN":
      return leaf(bool());
    case "INT32":
      if (kind === "DATE" || logical?.type === "DATE") return leaf(dateDay(), Number, int32());
      if (kind === "TIME_MILLIS" || logical?.type === "TIME")
        return leaf(timeMicrosecond(), (raw) => BigInt(raw as number) * 1000n, int64());
      return unsigned ? leaf(int64(), (raw) => BigInt(Number(raw) >>> 0)) : leaf(int32());
    case "INT64": {
      if (kind === "TIME_MICROS" || logical?.type === "TIME")
        return leaf(
          timeMicrosecond(),
          (raw) => {
            const nanos = logical?.type === "TIME" && logical.unit === "NANOS";
            if (nanos && (raw as bigint) % 1000n)
              throw new Error(`column ${name} has times of day in nanoseconds, which DuckDB would cut to microseconds`);
            return nanos ? (raw as bigint) / 1000n : raw;
          },
          int64()
        );
      const zoned = logical?.type === "TIMESTAMP" ? logical.isAdjustedToUTC : kind?.startsWith("TIMESTAMP") === true;
      if (kind === "TIMESTAMP_MILLIS" || (logical?.type === "TIMESTAMP" && logical.unit === "MILLIS"))
        return leaf(moment(zoned), (raw) => micros(raw as bigint, 1000n, name), int64());
      if (logical?.type === "TIMESTAMP" && logical.unit === "NANOS") return leaf(timestamp(3), undefined, int64());
      if (kind === "TIMESTAMP_MICROS" || logical?.type === "TIMESTAMP") return leaf(moment(zoned), undefined, int64());
      return unsigned ? leaf(uint64(), (raw) => BigInt.asUintN(64, raw as bigint)) : leaf(int64());
    }
    case "INT96":
      // Nanoseconds, of a type that was given up; those that are whole microseconds, as they mostly are, reach further.
      return leaf(timestamp(3), undefined, int64());
    case "FLOAT":
      return leaf(float32());
    case "DOUBLE":
      return leaf(float64());
    default:
      if (kind === "INTERVAL") return leaf(interval(), intervalOf, fixedSizeBinary(16));
      if (logical?.type === "FLOAT16") return leaf(float32(), halfOf);
      if (logical?.type === "UUID") return leaf(utf8(), uuid);
      return isText(element) ? leaf(utf8(), textOf) : leaf(binary());
  }
}

/** A file may say that it has any number of rows; they are all held at once. */
const MOST_CELLS = 200_000_000;
const MOST_BYTES = 2_000_000_000;

type Originals = ReadonlyMap<SchemaElement, SchemaElement>;
interface Column {
  name: string;
  shape: Shape;
  /** Whether it may be text although nothing says so. */
  bytes: boolean;
  /** Whether it is a time of day in 96 bits. */
  wide: boolean;
  uuid: boolean;
}

const isListLike = ({element, children}: SchemaTree) =>
  element.converted_type === "LIST" &&
  children.length === 1 &&
  children[0]!.children.length <= 1 &&
  children[0]!.element.repetition_type === "REPEATED";

const isVariant = ({logical_type: logical}: SchemaElement) => logical?.type === "VARIANT";

/** A variant as JSON. */
function variantText(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(variantText).join(",")}]`;
  if (value === undefined) return "null";
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return jsonText(value as Value);
  return `{${Object.entries(value)
    .map(([name, part]) => `${JSON.stringify(name)}:${variantText(part)}`)
    .join(",")}}`;
}

/** How the values of a part of the schema become a column. */
function shapeOf(tree: SchemaTree, was: Originals, name: string, repeated = true): Shape {
  const {element, children} = tree;
  if (repeated && element.repetition_type === "REPEATED") return {kind: "list", item: shapeOf(tree, was, name, false)};
  if (!children.length) return leafOf(was.get(element) ?? element, name);
  if (isListLike(tree)) {
    const [entry] = children;
    const item = entry!.children[0] ?? entry!;
    return {kind: "list", item: shapeOf(item, was, name, item !== entry)};
  }
  const original = was.get(element) ?? element;
  const [entries] = children;
  const isMap =
    ["MAP", "MAP_KEY_VALUE"].includes(original.converted_type ?? "") || original.logical_type?.type === "MAP";
  if (
    isMap &&
    children.length === 1 &&
    entries!.element.repetition_type === "REPEATED" &&
    entries!.children.length === 2
  ) {
    const [key, value] = entries!.children as [SchemaTree, SchemaTree];
    return {
      kind: "map",
      key: shapeOf(key, was, name),
      value: shapeOf(value, was, name)
    };
  }
  if (isVariant(original)) return leaf(utf8(), variantText);
  const names = distinctNames(children.map((child) => was.get(child.element)?.name ?? child.element.name));
  return {
    kind: "struct",
    fields: children.map((child, index) => {
      const shape = shapeOf(child, was, name);
      return {
        name: names[index]!,
        shape,
        get: (value: unknown) => (value as Record<string, unknown>)[child.element.name]
      };
    })
  };
}

/** Maps as they are read, objects of one list of pairs, as pairs; those with a key twice make a list of structs of the column, as DuckDB has no such map. */
function settled(shape: Shape, values: readonly unknown[]): {shape: Shape; values: unknown[]} {
  switch (shape.kind) {
    case "leaf":
      return {shape, values: [...values]};
    case "list": {
      const flat = values.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : []));
      const inner = settled(shape.item, flat);
      let at = 0;
      return {
        shape: {kind: "list", item: inner.shape},
        values: values.map((value) => (Array.isArray(value) ? value.map(() => inner.values[at++]) : (value ?? null)))
      };
    }
    case "map": {
      const pairs = values.map((value) => {
        if (value === null || value === undefined) return null;
        const [entries = []] = Object.values(value as Record<string, unknown[] | null>);
        return (entries ?? []).map((entry) => Object.values(entry as Record<string, unknown>) as [unknown, unknown]);
      });
      const flat = pairs.flatMap((entries) => entries ?? []);
      const key = settled(
        shape.key,
        flat.map(([one]) => one)
      );
      const value = settled(
        shape.value,
        flat.map(([, other]) => other)
      );
      let at = 0;
      const made = pairs.map(
        (entries) => entries?.map(() => [key.values[at], value.values[at++]] as [unknown, unknown]) ?? null
      );
      const named = (one: unknown) => (one instanceof Uint8Array ? hex(one) : jsonText(one as Value));
      const unique = made.every(
        (entries) => !entries || new Set(entries.map(([one]) => named(one))).size === entries.length
      );
      if (unique) return {shape: {kind: "map", key: key.shape, value: value.shape}, values: made};
      const get = (index: number) => (entry: unknown) => (entry as unknown[])[index];
      const fields = [
        {name: "key", shape: key.shape, get: get(0)},
        {name: "value", shape: value.shape, get: get(1)}
      ];
      return {shape: {kind: "list", item: {kind: "struct", fields}}, values: made};
    }
    case "struct": {
      const fields = shape.fields.map((one) => ({
        name: one.name,
        ...settled(
          one.shape,
          values.map((value) => (value === null || value === undefined ? null : one.get(value)))
        )
      }));
      return {
        shape: {
          kind: "struct",
          fields: fields.map(({name, shape: inner}, index) => ({
            name,
            shape: inner,
            get: (row) => (row as unknown[])[index]
          }))
        },
        values: values.map((value, row) =>
          value === null || value === undefined ? null : fields.map((one) => one.values[row])
        )
      };
    }
  }
}

/**
 * Takes from the schema what hyparquet would turn into something inexact, and gives every element as it was. Columns get names of their own:
 * it finds them by name, and a file may have two of one. A map is read as a list of pairs, or an entry whose key stands twice were lost.
 */
function plain(metadata: FileMetaData): Map<SchemaElement, SchemaElement> {
  const was = new Map<SchemaElement, SchemaElement>();
  const visit = ({element, children}: SchemaTree, name: string) => {
    was.set(element, {...element});
    element.name = name;
    const whole = isVariant(element);
    if (!children.length || element.converted_type === "MAP" || element.converted_type === "MAP_KEY_VALUE") {
      delete element.converted_type;
      delete element.logical_type;
    } else if (element.logical_type?.type === "LIST") element.converted_type = "LIST";
    if (!whole) children.forEach((child, index) => visit(child, `c${index}`));
  };
  const root = parquetSchema(metadata);
  root.children.forEach((child, index) => visit(child, `c${index}`));
  const paths: string[][] = [];
  const leaves = (tree: SchemaTree, path: string[]) => {
    if (!tree.children.length) paths.push(path);
    tree.children.forEach((child) => leaves(child, [...path, child.element.name]));
  };
  leaves(root, []);
  for (const {columns} of metadata.row_groups) {
    if (columns.length !== paths.length)
      throw new Error(
        `the Parquet file is damaged: a row group has ${columns.length} columns, and the schema ${paths.length}`
      );
    columns.forEach(({meta_data: data}, index) => data && (data.path_in_schema = paths[index]!));
  }
  return was;
}

function described(buffer: ArrayBuffer): FileMetaData {
  try {
    return parquetMetadata(buffer, {geoparquet: false});
  } catch (error) {
    throw new Error(`the Parquet file is cut short or damaged: ${reasonOf(error)}`);
  }
}

/** A page without values may have no bytes, which is no content of any codec. */
const unpackers = Object.fromEntries(
  Object.entries(compressors).map(([codec, unpack]) => [
    codec,
    (bytes: Uint8Array, length: number) => (length ? unpack(bytes, length) : new Uint8Array())
  ])
);

const parsers = {
  timestampFromNanoseconds: (value: bigint) => value,
  geometryFromBytes: (bytes: Uint8Array) => bytes,
  geographyFromBytes: (bytes: Uint8Array) => bytes
};

/** A Parquet file, exactly: decimals, days and times of any unit, nested ones too. Throws for one that is broken or encrypted. */
export async function readParquetFile(buffer: ArrayBuffer): Promise<OwnRead> {
  const metadata = described(buffer);
  const rows = Number(metadata.num_rows);
  const {children: given} = parquetSchema(metadata);
  if (!given.length) throw new Error("it has no columns");
  if (!(rows >= 0) || rows * given.length > MOST_CELLS)
    throw new Error(
      `it has ${thousands(metadata.num_rows)} rows of ${given.length} columns, more than this page can hold`
    );
  const unpacked = metadata.row_groups.reduce((sum, group) => sum + Number(group.total_byte_size), 0);
  if (unpacked > MOST_BYTES)
    throw new Error(
      `it unpacks to ${(unpacked / 1e9).toFixed(1)} GB, and this page opens up to ${MOST_BYTES / 1e9} GB`
    );
  const was = plain(metadata);
  const {children} = parquetSchema(metadata);
  const original = children.map(({element}) => was.get(element)!);
  const names = distinctNames(original.map(({name}, index) => name || `column${index + 1}`));
  const planned = children.map((tree, index): Column => {
    const element = original[index]!;
    const flat = !tree.children.length && element.repetition_type !== "REPEATED";
    return {
      name: names[index]!,
      shape: shapeOf(tree, was, element.name),
      bytes: flat && element.type === "BYTE_ARRAY" && !element.converted_type && !element.logical_type,
      wide: flat && element.type === "INT96",
      uuid: flat && element.logical_type?.type === "UUID"
    };
  });
  const values = children.map(() => new Array<unknown>(rows).fill(null));
  const counts = children.map(() => 0);
  try {
    await parquetRead({
      file: buffer,
      metadata,
      compressors: unpackers,
      parsers,
      utf8: false,
      onChunk: ({columnName, columnData, rowStart}) => {
        const index = Number(columnName.slice(1));
        const held = values[index]!;
        const length = Math.min(columnData.length, rows - rowStart);
        counts[index]! += length;
        for (let at = 0; at < length; at++) held[rowStart + at] = columnData[at];
      }
    });
  } catch (error) {
    throw new Error(`the Parquet file could not be read: ${reasonOf(error)}`);
  }
  const short = counts.findIndex((count) => count !== rows);
  if (short >= 0)
    throw new Error(`the Parquet file is damaged: column ${names[short]} has ${counts[short]} of ${rows} rows`);
  const columns = planned.map(({name, shape, bytes, wide}, index) => {
    const found = values[index]!;
    values[index] = [];
    const {shape: fit, values: settledValues} = settled(bytes ? guess(found) : wide ? wideShape(found) : shape, found);
    return [name, columnOf(fit, settledValues)] as const;
  });
  const select = planned.some((one) => one.uuid)
    ? planned
        .map((one) =>
          one.uuid ? `CAST(${quoteName(one.name)} AS UUID) AS ${quoteName(one.name)}` : quoteName(one.name)
        )
        .join(", ")
    : "*";
  const renamed = names.filter((name, index) => name !== original[index]!.name);
  const variants = names.filter((_, index) => isVariant(original[index]!));
  const notes = [
    renamed.length ? `Columns with an empty or repeated name were renamed: ${renamed.slice(0, 5).join(", ")}.` : "",
    variants.length
      ? `Variants are JSON text here, in which decimals keep 15 digits: ${variants.slice(0, 5).join(", ")}.`
      : ""
  ];
  return {stream: streamOf(columns), select, note: notes.filter(Boolean).join(" ") || null};
}

/** Times of 96 bits: microseconds where none has a finer part, which reach all years. */
function wideShape(values: readonly unknown[]): Shape {
  const fine = values.some((value) => typeof value === "bigint" && value % 1000n !== 0n);
  return fine
    ? leaf(timestamp(3), undefined, int64())
    : leaf(moment(false), (value) => (value as bigint) / 1000n, int64());
}

/** Bytes that nothing is said of are text when they all are. */
function guess(values: readonly unknown[]): Shape {
  try {
    for (const value of values) if (value !== null && value !== undefined) textOf(value);
    return leaf(utf8(), textOf);
  } catch {
    return leaf(binary());
  }
}
