import {
  binary,
  bool,
  dateDay,
  decimal,
  float32,
  float64,
  int32,
  int64,
  uint64,
  utf8,
  type DataType,
  columnFromArray,
  list,
  tableFromColumns,
  tableToIPC
} from "@uwdata/flechette";
import {
  type SchemaElement,
  parquetMetadata,
  parquetRead,
  parquetSchema,
  type FileMetaData,
  type SchemaTree
} from "hyparquet";
import {clockText, dayText, decimalText, instantText, type Value, jsonText} from "../result/text.js";
import {compressors} from "hyparquet-compressors";
import {quoteName} from "../sql/quote.js";
import type {OwnRead} from "./messages.js";

/** How a column of Parquet becomes one of the engine's. */
export interface Leaf {
  type: DataType;
  /** From the file's primitive value to what Arrow's builder takes. */
  convert: (raw: unknown) => unknown;
  /** The engine's expression over the column that arrives, where Arrow cannot say the type itself. */
  sql?: (column: string) => string;
}

const DAY = 86_400_000;
const same = (raw: unknown) => raw;
const utf8Decoder = new TextDecoder("utf-8", {fatal: true, ignoreBOM: true});

/** A signed integer of any length, highest byte first. */
function integerOf(raw: unknown): bigint {
  if (!(raw instanceof Uint8Array)) return BigInt(raw as number | bigint);
  let value = 0n;
  for (const byte of raw) value = (value << 8n) | BigInt(byte);
  return BigInt.asIntN(Math.max(8, raw.length * 8), value);
}

const hex = (raw: unknown) => Array.from(raw as Uint8Array, (byte) => byte.toString(16).padStart(2, "0")).join("");
const uuid = (raw: unknown) => hex(raw).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
const instant = (perMicrosecond: (value: bigint) => bigint): Leaf => ({
  type: int64(),
  convert: (raw) => perMicrosecond(raw as bigint),
  sql: (column) => `make_timestamp(${column})`
});
const clock = (unit: number): Leaf => ({
  type: utf8(),
  convert: (raw) => clockText(BigInt(raw as number), unit),
  sql: (column) => `CAST(${column} AS TIME)`
});

/** Whether its bytes are text: those that say so, and those of old writers that say nothing and are. */
export const isText = ({type, converted_type: kind, logical_type: logical}: SchemaElement): boolean =>
  type === "BYTE_ARRAY" &&
  (["UTF8", "ENUM", "JSON"].includes(kind ?? "") || ["STRING", "ENUM", "JSON"].includes(logical?.type ?? ""));

/** The text of bytes; throws for what is not UTF-8. */
export const textOf = (raw: unknown): string => utf8Decoder.decode(raw as Uint8Array);

/** A flat column as its schema describes it. Throws for a decimal of more digits than the engine has. */
function leafOf(element: SchemaElement): Leaf {
  const {type, converted_type: kind, logical_type: logical, precision = 38, scale = 0, name} = element;
  if (kind === "DECIMAL" || logical?.type === "DECIMAL") {
    if (precision > 38) throw new Error(`column ${name} has decimals of ${precision} digits, and the engine has 38`);
    return {type: decimal(precision, scale), convert: integerOf};
  }
  switch (type) {
    case "BOOLEAN":
      return {type: bool(), convert: same};
    case "INT32":
      if (kind === "DATE" || logical?.type === "DATE") return {type: dateDay(), convert: (raw) => Number(raw) * DAY};
      if (kind === "TIME_MILLIS" || logical?.type === "TIME") return clock(1);
      return kind?.startsWith("UINT")
        ? {type: int64(), convert: (raw) => BigInt(Number(raw) >>> 0)}
        : {type: int32(), convert: same};
    case "INT64":
      if (kind === "TIMESTAMP_MILLIS" || (logical?.type === "TIMESTAMP" && logical.unit === "MILLIS"))
        return instant((value) => value * 1000n);
      if (logical?.type === "TIMESTAMP" && logical.unit === "NANOS")
        return {type: int64(), convert: same, sql: (column) => `make_timestamp_ns(${column})`};
      if (kind === "TIMESTAMP_MICROS" || logical?.type === "TIMESTAMP") return instant((value) => value);
      if (kind === "TIME_MICROS" || logical?.type === "TIME")
        return clock(logical?.type === "TIME" && logical.unit === "NANOS" ? 3 : 2);
      return kind === "UINT_64"
        ? {type: uint64(), convert: (raw) => BigInt.asUintN(64, raw as bigint)}
        : {type: int64(), convert: same};
    case "INT96":
      return instant((value) => value / 1000n);
    case "FLOAT":
      return {type: float32(), convert: same};
    case "DOUBLE":
      return {type: float64(), convert: same};
    default:
      if (logical?.type === "UUID") return {type: utf8(), convert: uuid, sql: (column) => `CAST(${column} AS UUID)`};
      return isText(element) ? {type: utf8(), convert: textOf} : {type: binary(), convert: same};
  }
}

/** A file may say that it has any number of rows; they are all held at once. */
const MOST_CELLS = 200_000_000;

const isList = ({element: {converted_type: kind, logical_type: logical}, children}: SchemaTree) =>
  (kind === "LIST" || logical?.type === "LIST") &&
  children.length === 1 &&
  children[0]!.children.length === 1 &&
  !children[0]!.children[0]!.children.length;

/** What hyparquet itself reads in nested columns, as text; flat ones are read as they lie. */
const parsers = {
  timestampFromMilliseconds: (value: bigint) => instantText(value, 1, false),
  timestampFromMicroseconds: (value: bigint) => instantText(value, 2, false),
  timestampFromNanoseconds: (value: bigint) => value,
  dateFromDays: (days: number) => dayText(days),
  jsonFromBytes: (bytes: Uint8Array) => textOf(bytes),
  geometryFromBytes: (bytes: Uint8Array) => bytes,
  geographyFromBytes: (bytes: Uint8Array) => bytes
};

/** Takes from an element what hyparquet would turn into something inexact, and gives the element as it was. */
function plain(element: SchemaElement): SchemaElement {
  const was = {...element};
  delete element.converted_type;
  delete element.logical_type;
  return was;
}

/** A column of the file: how it is called, and what becomes of its values. */
interface Planned {
  name: string;
  leaf: Leaf;
  list: boolean;
  /** Whether it may be text although nothing says so. */
  bytes: boolean;
}

/** Nested values as JSON: decimals with their digits. */
function nested(tree: SchemaTree, decimals: ReadonlyMap<SchemaElement, SchemaElement>, value: unknown): Value {
  if (value === null || value === undefined) return null;
  const was = decimals.get(tree.element);
  if (was && !Array.isArray(value)) return decimalText(integerOf(value), was.scale ?? 0);
  if (Array.isArray(value)) return value.map((item) => nested(tree.children[0]?.children[0] ?? tree, decimals, item));
  if (typeof value !== "object" || value instanceof Uint8Array) return value as Value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      nested(tree.children.find(({element}) => element.name === name) ?? tree, decimals, part)
    ])
  );
}

function plan(tree: SchemaTree): Planned {
  const {element, children} = tree;
  const bytes = (leaf: SchemaElement) => leaf.type === "BYTE_ARRAY" && !leaf.converted_type && !leaf.logical_type;
  if (!children.length) {
    const may = bytes(element) && element.repetition_type !== "REPEATED";
    return {name: element.name, leaf: leafOf(plain(element)), list: element.repetition_type === "REPEATED", bytes: may};
  }
  if (isList(tree)) {
    const item = children[0]!.children[0]!.element;
    const leaf = leafOf({...item});
    if (!leaf.sql) return {name: element.name, leaf: leafOf(plain(item)), list: true, bytes: false};
  }
  const decimals = new Map<SchemaElement, SchemaElement>();
  const visit = (part: SchemaTree) => {
    if (part.element.converted_type === "DECIMAL") decimals.set(part.element, plain(part.element));
    part.children.forEach(visit);
  };
  visit(tree);
  return {
    name: element.name,
    leaf: {type: utf8(), convert: (value) => jsonText(nested(tree, decimals, value))},
    list: false,
    bytes: false
  };
}

function described(buffer: ArrayBuffer): FileMetaData {
  try {
    return parquetMetadata(buffer, {geoparquet: false});
  } catch (error) {
    throw new Error(
      `it begins like Parquet, and its description could not be read, as when a download broke off: ${(error as Error).message}`
    );
  }
}

/** A Parquet file, exactly: decimals, days and timestamps of any unit. Throws for one that is broken or encrypted. */
export async function readParquetFile(buffer: ArrayBuffer): Promise<OwnRead> {
  const metadata = described(buffer);
  const {children} = parquetSchema(metadata);
  const rows = Number(metadata.num_rows);
  if (!children.length) throw new Error("it has no columns");
  if (!(rows >= 0) || rows * children.length > MOST_CELLS)
    throw new Error(
      `it says that it has ${metadata.num_rows} rows of ${children.length} columns, which is more than this page holds`
    );
  const planned = children.map(plan);
  const values = new Map<string, unknown[]>(planned.map(({name}) => [name, new Array<unknown>(rows).fill(null)]));
  try {
    await parquetRead({
      file: buffer,
      metadata,
      compressors,
      parsers,
      utf8: false,
      onChunk: ({columnName, columnData, rowStart}) => {
        const held = values.get(columnName)!;
        for (let index = 0; index < columnData.length; index++) held[rowStart + index] = columnData[index];
      }
    });
  } catch (error) {
    throw new Error(`it is Parquet, and its content could not be read: ${(error as Error).message}`);
  }
  const columns = planned.map(
    ({name, leaf, list: many, bytes}) =>
      [name, columnOf(values.get(name)!, bytes ? guess(leaf, values.get(name)!) : leaf, many)] as const
  );
  const select = planned
    .map(({name, leaf: {sql}}) => (sql ? `${sql(quoteName(name))} AS ${quoteName(name)}` : quoteName(name)))
    .join(", ");
  return {stream: tableToIPC(tableFromColumns(columns as never), {format: "stream"}) as Uint8Array, select, note: null};
}

/** Bytes that nothing is said of are text when they all are. */
function guess(leaf: Leaf, values: readonly unknown[]): Leaf {
  try {
    for (const value of values) if (value !== null && value !== undefined) textOf(value);
    return {type: utf8(), convert: textOf};
  } catch {
    return leaf;
  }
}

function columnOf(values: readonly unknown[], {type, convert}: Leaf, many: boolean) {
  const one = (value: unknown) => (value === null || value === undefined ? null : convert(value));
  return many
    ? columnFromArray(
        values.map((value) => (Array.isArray(value) ? value.map(one) : null)),
        list(type)
      )
    : columnFromArray(values.map(one), type);
}
