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
  type DataType
} from "@uwdata/flechette";
import type {SchemaElement} from "hyparquet";
import {clockText} from "../../result/texts.js";

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
export function integerOf(raw: unknown): bigint {
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
export function leafOf(element: SchemaElement): Leaf {
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
