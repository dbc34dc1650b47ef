import type {ArrowType} from "./batch.js";
import {TYPE} from "./value.js";

const INTEGERS: Record<number, string> = {8: "TINYINT", 16: "SMALLINT", 32: "INTEGER", 64: "BIGINT"};
const INSTANTS = ["TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP", "TIMESTAMP_NS"];

/** An Arrow type as SQL names it, for results whose types the engine did not tell. */
export function typeName(given: unknown): string {
  const type = given as ArrowType & {precision?: number; signed?: boolean};
  const child = (index: number) => typeName(type.children?.[index]?.type ?? {typeId: TYPE.null});
  switch (type.typeId) {
    case TYPE.null:
      return "NULL";
    case TYPE.int:
      return `${type.signed ? "" : "U"}${INTEGERS[type.bitWidth ?? 32]}`;
    case TYPE.float:
      return type.precision === 2 ? "DOUBLE" : "FLOAT";
    case TYPE.binary:
    case TYPE.largeBinary:
    case TYPE.fixedBinary:
      return "BLOB";
    case TYPE.bool:
      return "BOOLEAN";
    case TYPE.decimal:
      return type.precision === 38 && !type.scale ? "HUGEINT" : `DECIMAL(${type.precision},${type.scale})`;
    case TYPE.date:
      return "DATE";
    case TYPE.time:
      return "TIME";
    case TYPE.timestamp:
      return type.timezone ? "TIMESTAMP WITH TIME ZONE" : (INSTANTS[type.unit ?? 2] ?? "TIMESTAMP");
    case TYPE.interval:
    case TYPE.duration:
      return "INTERVAL";
    case TYPE.list:
    case TYPE.largeList:
      return `${child(0)}[]`;
    case TYPE.fixedList:
      return `${child(0)}[${type.stride}]`;
    case TYPE.struct:
      return `STRUCT(${(type.children ?? []).map(({name, type: inner}) => `${name} ${typeName(inner)}`).join(", ")})`;
    case TYPE.map:
      return "MAP";
    case TYPE.union:
      return "UNION";
    default:
      return "VARCHAR";
  }
}
