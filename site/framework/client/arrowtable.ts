import * as arrow from "apache-arrow";
import {parquetMetadata, parquetRead, parquetSchema, type SchemaTree} from "hyparquet";

type Values = ArrayLike<unknown>;

/** Raw values where Arrow has a type of its own for them: dates are days, timestamps counts of their unit. */
const parsers = {
  dateFromDays: (days: number) => days,
  timestampFromMilliseconds: (count: bigint) => count,
  timestampFromMicroseconds: (count: bigint) => count,
  timestampFromNanoseconds: (count: bigint) => count,
  jsonFromBytes: (bytes?: Uint8Array) => bytes && new TextDecoder().decode(bytes),
  geometryFromBytes: (bytes: Uint8Array) => bytes,
  geographyFromBytes: (bytes: Uint8Array) => bytes
};

const UNITS = {
  MILLIS: arrow.TimestampMillisecond,
  MICROS: arrow.TimestampMicrosecond,
  NANOS: arrow.TimestampNanosecond
};

/** The Arrow type of a column without parts. */
function leafType({type, converted_type: converted, logical_type: logical}: SchemaTree["element"]): arrow.DataType {
  // Arrow's 128-bit decimals are four integers in JavaScript, which no chart or table can use.
  if (converted === "DECIMAL") return new arrow.Float64();
  if (converted === "DATE") return new arrow.DateDay();
  const unit =
    type === "INT96"
      ? "NANOS"
      : logical?.type === "TIMESTAMP"
        ? logical.unit
        : (/^TIMESTAMP_(MILLIS|MICROS)$/.exec(converted ?? "")?.[1] as keyof typeof UNITS | undefined);
  if (unit) return new UNITS[unit](logical?.type === "TIMESTAMP" && logical.isAdjustedToUTC ? "UTC" : null);
  const integer = logical?.type === "INTEGER" ? `${logical.isSigned ? "" : "U"}INT_${logical.bitWidth}` : converted;
  switch (integer) {
    case "INT_8":
      return new arrow.Int8();
    case "INT_16":
      return new arrow.Int16();
    case "UINT_8":
      return new arrow.Uint8();
    case "UINT_16":
      return new arrow.Uint16();
    case "UINT_32":
      return new arrow.Uint32();
    case "UINT_64":
      return new arrow.Uint64();
  }
  switch (type) {
    case "BOOLEAN":
      return new arrow.Bool();
    case "INT32":
      return new arrow.Int32();
    case "INT64":
      return new arrow.Int64();
    case "FLOAT":
      return new arrow.Float32();
    case "DOUBLE":
      return new arrow.Float64();
  }
  if (logical?.type === "FLOAT16") return new arrow.Float32();
  return /^(UTF8|JSON|ENUM)$/.test(converted ?? "") || /^(STRING|JSON|ENUM|UUID)$/.test(logical?.type ?? "")
    ? new arrow.Utf8()
    : new arrow.Binary();
}

function typeOf(node: SchemaTree): arrow.DataType {
  const {element, children} = node;
  const [only] = children;
  let type: arrow.DataType;
  if (!only) type = leafType(element);
  else if (element.converted_type === "LIST" || element.logical_type?.type === "LIST") {
    // A list is a group of a repeated group of its item; old writers leave the second out.
    const item = only.children.length === 1 ? only.children[0]! : only;
    type = new arrow.List(
      new arrow.Field(
        "item",
        item === only ? typeOf({...only, element: {...only.element, repetition_type: "REQUIRED"}}) : typeOf(item),
        true
      )
    );
  } else if (element.converted_type === "MAP" || element.logical_type?.type === "MAP") {
    const [key, value] = only.children;
    type = new arrow.Map_(
      new arrow.Field(
        "entries",
        new arrow.Struct([new arrow.Field("key", typeOf(key!), false), new arrow.Field("value", typeOf(value!), true)]),
        false
      ) as never
    );
  } else type = new arrow.Struct(children.map((child) => new arrow.Field(child.element.name, typeOf(child), true)));
  return element.repetition_type === "REPEATED" ? new arrow.List(new arrow.Field("item", type, true)) : type;
}

/** A part of a column as Arrow's builders take it. */
function built(value: unknown, type: arrow.DataType): unknown {
  if (value === null || value === undefined) return null;
  if (arrow.DataType.isDate(type)) return (value as number) * 86_400_000;
  if (arrow.DataType.isTimestamp(type)) return Number(value) / 1000 ** (type.unit - 1);
  if (arrow.DataType.isList(type))
    return Array.from(value as Values, (item) => built(item, type.children[0]!.type as arrow.DataType));
  if (arrow.DataType.isStruct(type))
    return Object.fromEntries(
      type.children.map(({name, type: part}) => [
        name,
        built((value as Record<string, unknown>)[name], part as arrow.DataType)
      ])
    );
  if (arrow.DataType.isMap(type)) return new Map(Object.entries(value));
  return value;
}

/** A column from its values; those of one width are copied as they are, which is quick and loses nothing. */
function vectorOf(values: Values, type: arrow.DataType): arrow.Vector {
  const {length} = values;
  const fixed =
    arrow.DataType.isInt(type) ||
    arrow.DataType.isFloat(type) ||
    arrow.DataType.isDate(type) ||
    arrow.DataType.isTimestamp(type);
  if (!fixed && !arrow.DataType.isUtf8(type))
    return arrow.vectorFromArray(
      Array.from(values, (value) => built(value, type)),
      type
    );
  const nulls = new Uint8Array((length + 7) >> 3);
  let nullCount = 0;
  const there = (i: number) => values[i] !== null && values[i] !== undefined;
  for (let i = 0; i < length; ++i)
    if (there(i)) nulls[i >> 3]! |= 1 << (i & 7);
    else ++nullCount;
  const valid = {length, nullCount, ...(nullCount && {nullBitmap: nulls})};
  if (arrow.DataType.isUtf8(type)) {
    const encoder = new TextEncoder();
    const texts = Array.from(values, (value) =>
      encoder.encode(value === null || value === undefined ? "" : (value as string))
    );
    const valueOffsets = new Int32Array(length + 1);
    texts.forEach((text, i) => (valueOffsets[i + 1] = valueOffsets[i]! + text.length));
    const data = new Uint8Array(valueOffsets[length]!);
    texts.forEach((text, i) => data.set(text, valueOffsets[i]));
    return arrow.makeVector(arrow.makeData({type, ...valid, valueOffsets, data} as never) as never) as never;
  }
  const data = new (type.ArrayType as Float64ArrayConstructor)(length) as unknown as (number | bigint)[];
  const big = data instanceof BigInt64Array || data instanceof BigUint64Array;
  for (let i = 0; i < length; ++i) if (there(i)) data[i] = big ? BigInt(values[i] as number) : Number(values[i]);
  return arrow.makeVector(arrow.makeData({type, ...valid, data} as never) as never) as never;
}

/**
 * Reads a Parquet file as an Arrow table. Dates come as days, timestamps in their unit, 64-bit integers as such, and decimals as 64-bit
 * floating point.
 * @throws what is wrong with the file
 */
export async function readTable(bytes: Uint8Array): Promise<arrow.Table> {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const metadata = parquetMetadata(buffer, {parsers, geoparquet: false});
  // Most files need none of it, and it weighs more than the reader.
  const packed = metadata.row_groups.some(({columns}) =>
    columns.some(({meta_data}) => !/^(UNCOMPRESSED|SNAPPY)$/.test(meta_data?.codec ?? "UNCOMPRESSED"))
  );
  const compressors = packed ? (await import("hyparquet-compressors")).compressors : undefined;
  const rows = Number(metadata.num_rows);
  const columns = parquetSchema(metadata).children.map((node) => ({
    name: node.element.name,
    type: typeOf(node),
    values: new Array<unknown>(rows)
  }));
  await parquetRead({
    file: buffer,
    metadata,
    parsers,
    utf8: false,
    geoparquet: false,
    ...(compressors && {compressors}),
    onChunk({columnName, columnData, rowStart}) {
      const {values} = columns.find(({name}) => name === columnName)!;
      for (let i = 0; i < columnData.length; ++i) values[rowStart + i] = columnData[i];
    }
  });
  const schema = new arrow.Schema(columns.map(({name, type}) => new arrow.Field(name, type, true)));
  const vectors = Object.fromEntries(columns.map(({name, type, values}) => [name, vectorOf(values, type)]));
  return new arrow.Table(schema, vectors);
}
