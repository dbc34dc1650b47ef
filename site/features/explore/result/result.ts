import {type ArrowType, TYPE, batchesOf} from "./batch.js";
import {tableFromIPC, type Column, type Table} from "@uwdata/flechette";
import {readerOf, valueAt} from "./value.js";
import type {Value} from "./text.js";

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

export interface ResultColumn {
  name: string;
  /** The type as SQL names it. */
  type: string;
  /** Whether its values are numbers or exact decimals, which stand to the right and can be summed. */
  numeric: boolean;
}

const NUMERIC = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL.*)$/;

/** The result of a statement: columns of exact values, read where they lie when they are asked for. */
export class QueryResult {
  readonly columns: readonly ResultColumn[];
  readonly length: number;
  readonly #columns: readonly Column<unknown>[];

  /**
   * @param table what flechette makes of the engine's messages
   * @param cut whether there was more than the limit allows
   * @param messages the engine's messages themselves, for a worker that writes them to a file
   * @param types the types as the engine names them, where it told; Arrow's own names stand in
   */
  constructor(
    readonly table: Table,
    readonly cut = false,
    types: readonly string[] = [],
    readonly messages: readonly Uint8Array[] = []
  ) {
    // By place: a result may have two columns of one name.
    this.#columns = table.schema.fields.map((_, index) => table.getChildAt<unknown>(index));
    this.length = table.numRows;
    this.columns = table.schema.fields.map(({name, type}, index) => {
      const told = types[index] ?? typeName(type);
      return {name, type: told, numeric: NUMERIC.test(told)};
    });
  }

  /** The result that messages of an Arrow stream make. */
  static of(messages: readonly Uint8Array[], cut = false, types: readonly string[] = []): QueryResult {
    return new QueryResult(tableFromIPC([...messages]), cut, types, messages);
  }

  /** The value of a column at a row, both from 0. */
  at(row: number, column: number): Value {
    const {data, offsets} = this.#columns[column]!;
    let low = 0;
    let high = data.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (offsets[middle]! <= row) low = middle;
      else high = middle - 1;
    }
    return valueAt(batchesOf(this.#columns[column]!)[low]!, row - offsets[low]!);
  }

  /** Every value of a column in order; cheaper than asking for each. */
  *values(column: number): Generator<Value> {
    for (const batch of batchesOf(this.#columns[column]!)) {
      const read = readerOf(batch);
      for (let index = 0; index < batch.length; index++) yield read(index);
    }
  }
}

/** Names that are all different: a second `a` becomes `a_1`, since a row of JSON, Arrow or Parquet has one column of a name. */
export function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let made = name;
    for (let count = 1; taken.has(made); count++) made = `${name}_${count}`;
    taken.add(made);
    return made;
  });
}
