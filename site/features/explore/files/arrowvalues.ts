import {
  type Batch as ArrowBatch,
  batchType,
  Column,
  columnFromArray,
  Table,
  tableToIPC,
  type DataType
} from "@uwdata/flechette";
import {bool, field, list, map, struct, utf8} from "@uwdata/flechette";
import type {Batch} from "../result/batch.js";

/** How values of JavaScript become a column of Arrow. */
export type Shape =
  | {
      kind: "leaf";
      type: DataType;
      /** The type that the values are written in, where it has the same bytes and a builder that keeps all of them. */
      storage?: DataType;
      write: (value: unknown) => unknown;
    }
  | {kind: "list"; item: Shape}
  | {kind: "map"; key: Shape; value: Shape}
  | {kind: "struct"; fields: readonly {name: string; shape: Shape; get: (value: unknown) => unknown}[]};

export const leaf = (
  type: DataType,
  write: (value: unknown) => unknown = (value) => value,
  storage?: DataType
): Shape => ({
  kind: "leaf",
  type,
  write,
  ...(storage && {storage})
});
export const text = leaf(utf8());
export const truth = leaf(bool());

/** Names that differ even to an engine that does not tell case: a second `a` becomes `a_1`, unless a column has that name already. */
export function distinctNames(names: readonly string[]): string[] {
  const own = new Set(names.map((name) => name.toLowerCase()));
  const taken = new Set<string>();
  const isTaken = (name: string, given: string) =>
    taken.has(name.toLowerCase()) || (name !== given && own.has(name.toLowerCase()));
  return names.map((given) => {
    let name = given;
    for (let count = 1; isTaken(name, given); count++) name = `${given}_${count}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

export function arrowType(shape: Shape): DataType {
  switch (shape.kind) {
    case "leaf":
      return shape.type;
    case "list":
      return list(field("item", arrowType(shape.item)));
    case "map":
      return map(field("key", arrowType(shape.key), false), field("value", arrowType(shape.value)));
    case "struct":
      return struct(shape.fields.map(({name, shape: inner}) => field(name, arrowType(inner))));
  }
}

const missing = (value: unknown) => value === null || value === undefined;

function make(type: DataType, length: number, parts: object, valid: {bits: Uint8Array; nulls: number}): Batch {
  const Made = batchType(type, {}) as unknown as new (parts: object) => Batch;
  return new Made({
    length,
    type,
    nullCount: valid.nulls,
    validity: valid.nulls ? valid.bits : new Uint8Array(),
    ...parts
  });
}

function validity(values: readonly unknown[]): {bits: Uint8Array; nulls: number} {
  const bits = new Uint8Array((values.length + 7) >> 3);
  let nulls = 0;
  values.forEach((value, at) => {
    if (missing(value)) nulls++;
    else bits[at >> 3]! |= 1 << (at & 7);
  });
  return {bits, nulls};
}

/** Lists laid one after another. */
function laid(values: readonly unknown[]): {offsets: Int32Array; items: unknown[]} {
  const offsets = new Int32Array(values.length + 1);
  const items: unknown[] = [];
  values.forEach((value, at) => {
    if (!missing(value)) for (const item of value as unknown[]) items.push(item);
    offsets[at + 1] = items.length;
  });
  return {offsets, items};
}

function batchOf(shape: Shape, values: readonly unknown[], type = arrowType(shape)): Batch {
  const inner = (index: number) => (type as {children: {type: DataType}[]}).children[index]!.type;
  switch (shape.kind) {
    case "leaf": {
      const written = values.map((value) => (missing(value) ? null : shape.write(value)));
      const [made] = columnFromArray<unknown>(written, shape.storage ?? type, {maxBatchRows: Infinity})
        .data as unknown as Batch[];
      if (!made) return make(type, 0, {values: new Uint8Array(), offsets: new Int32Array(1)}, validity([]));
      if (!shape.storage) return made;
      const nulls = (made as unknown as {nullCount: number}).nullCount;
      return make(
        type,
        made.length,
        {values: made.values, offsets: made.offsets, children: made.children},
        {bits: made.validity ?? new Uint8Array(), nulls}
      );
    }
    case "list": {
      const {offsets, items} = laid(values);
      return make(type, values.length, {offsets, children: [batchOf(shape.item, items, inner(0))]}, validity(values));
    }
    case "map": {
      const {offsets, items} = laid(values);
      const entries = inner(0) as DataType & {children: {type: DataType}[]};
      const key = batchOf(
        shape.key,
        items.map((entry) => (entry as [unknown, unknown])[0]),
        entries.children[0].type
      );
      const value = batchOf(
        shape.value,
        items.map((entry) => (entry as [unknown, unknown])[1]),
        entries.children[1].type
      );
      const pairs = make(entries, items.length, {children: [key, value]}, {bits: new Uint8Array(), nulls: 0});
      return make(type, values.length, {offsets, children: [pairs]}, validity(values));
    }
    case "struct":
      return make(
        type,
        values.length,
        {
          children: shape.fields.map(({shape: one, get}, index) =>
            batchOf(
              one,
              values.map((value) => (missing(value) ? null : get(value))),
              inner(index)
            )
          )
        },
        validity(values)
      );
  }
}

/** Values as a column; null and undefined are null. */
export const columnOf = (shape: Shape, values: readonly unknown[]): Column<unknown> =>
  new Column<unknown>([batchOf(shape, values) as unknown as ArrowBatch<unknown>]);

/** Columns as an Arrow stream. */
export function streamOf(columns: readonly (readonly [string, Column<unknown>])[]): Uint8Array {
  const fields = columns.map(([name, column]) => ({name, type: column.type, nullable: true, metadata: null}));
  const schema = {version: 4, endianness: 0, fields, metadata: null};
  return tableToIPC(new Table(schema as never, columns.map(([, column]) => column) as never), {
    format: "stream"
  }) as Uint8Array;
}

/** Why a file could not be read. What a library trips over in a broken file says nothing to a reader. */
export function reasonOf(error: unknown): string {
  const {name, message} = error as Error;
  return name === "TypeError" || name === "RangeError" || /^BigInt /.test(message)
    ? "it is cut short or damaged, or written in an unusual way"
    : message;
}
