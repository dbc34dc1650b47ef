import type {SchemaElement} from "hyparquet";
import {type ArrowType, TYPE, batchesOf} from "./batch.js";
import {parquetWriteBuffer} from "hyparquet-writer";
import {rawAt, valueAt} from "./value.js";
import {distinct, type QueryResult} from "./result.js";
import {valueText} from "./text.js";

const UNITS = ["MILLIS", "MILLIS", "MICROS", "NANOS"] as const;
type Leaf = Omit<SchemaElement, "name" | "repetition_type">;

function leaf(type: ArrowType & {precision?: number; signed?: boolean}): Leaf {
  const decimal = (precision: number, scale: number): Leaf => ({
    type: "FIXED_LEN_BYTE_ARRAY",
    type_length: 16,
    converted_type: "DECIMAL",
    precision,
    scale
  });
  switch (type.typeId) {
    case TYPE.bool:
      return {type: "BOOLEAN"};
    case TYPE.int:
      if (type.bitWidth === 64) return type.signed ? {type: "INT64"} : decimal(20, 0);
      return type.bitWidth === 32 && !type.signed ? {type: "INT64"} : {type: "INT32"};
    case TYPE.float:
      return {type: type.precision === 2 ? "DOUBLE" : "FLOAT"};
    case TYPE.decimal:
      return decimal(type.precision ?? 38, type.scale ?? 0);
    case TYPE.date:
      return {type: "INT32", converted_type: "DATE"};
    case TYPE.timestamp:
      return {
        type: "INT64",
        logical_type: {type: "TIMESTAMP", isAdjustedToUTC: Boolean(type.timezone), unit: UNITS[type.unit ?? 2]!}
      };
    case TYPE.time:
      return {type: "INT64", logical_type: {type: "TIME", isAdjustedToUTC: false, unit: "MICROS"}};
    case TYPE.binary:
    case TYPE.fixedBinary:
      return {type: "BYTE_ARRAY"};
    default:
      return {type: "BYTE_ARRAY", converted_type: "UTF8"};
  }
}

/** Whether Parquet has a type for it; maps, unions and intervals are written as text. */
function isStored(type: ArrowType): boolean {
  if ([TYPE.map, TYPE.union, TYPE.interval, TYPE.duration].includes(type.typeId as never)) return false;
  return (type.children ?? []).every(({type: inner}) => isStored(inner));
}

/** A column of a result as Parquet's schema describes it, nested ones by several elements. */
function elementsOf(name: string, type: ArrowType): SchemaElement[] {
  const children = type.children ?? [];
  if (!isStored(type)) return [{name, repetition_type: "OPTIONAL", type: "BYTE_ARRAY", converted_type: "UTF8"}];
  if (type.typeId === TYPE.list || type.typeId === TYPE.fixedList) {
    return [
      {name, repetition_type: "OPTIONAL", converted_type: "LIST", num_children: 1},
      {name: "list", repetition_type: "REPEATED", num_children: 1},
      ...elementsOf("element", children[0]!.type)
    ];
  }
  if (type.typeId === TYPE.struct)
    return [
      {name, repetition_type: "OPTIONAL", num_children: children.length},
      ...children.flatMap((child) => elementsOf(child.name, child.type))
    ];
  return [{name, repetition_type: "OPTIONAL", ...leaf(type)}];
}

/** A result as a Parquet file: exact decimals, days, timestamps, lists and structs as such; what Parquet has no type for as text. */
export function parquetOf(result: QueryResult): Uint8Array {
  const {fields} = result.table.schema;
  const names = distinct(fields.map(({name}) => name));
  const types = fields.map(({type}) => type as unknown as ArrowType);
  const columnData = names.map((name, column) => {
    const stored = isStored(types[column]!);
    const data: unknown[] = [];
    for (const batch of batchesOf(result.table.getChildAt(column))) {
      for (let index = 0; index < batch.length; index++)
        data.push(stored ? rawAt(batch, index) : valueText(valueAt(batch, index)));
    }
    return {name, data};
  });
  const schema = [
    {name: "root", num_children: names.length},
    ...names.flatMap((name, column) => elementsOf(name, types[column]!))
  ];
  return new Uint8Array(parquetWriteBuffer({columnData, schema, createdBy: "docketbook"}));
}
