import {Column, Table, type Batch as ArrowBatch} from "@uwdata/flechette";
import {batchesOf, type Batch, TYPE} from "./batch.js";
import {QueryResult} from "./result.js";

/** What flechette makes a batch of; its own types do not tell that every batch can be made so. */
interface Parts {
  length: number;
  nullCount: number;
  type: Batch["type"];
  validity?: Uint8Array;
  values?: unknown;
  offsets?: unknown;
  children?: readonly Batch[];
  typeIds?: Int8Array;
}
type Numbers = Uint8Array | Int32Array | Float64Array | BigInt64Array;

/** Single bits at some places, side by side. */
function takeBits(bits: Uint8Array, places: Uint32Array): {taken: Uint8Array; ones: number} {
  const taken = new Uint8Array((places.length + 7) >> 3);
  let ones = 0;
  places.forEach((place, at) => {
    if (!((bits[place >> 3]! >> (place & 7)) & 1)) return;
    taken[at >> 3]! |= 1 << (at & 7);
    ones++;
  });
  return {taken, ones};
}

/** Values of so many elements each at some places, side by side. */
function takeFixed(given: Batch["values"], places: Uint32Array, each: number): Numbers {
  const values = given as Numbers;
  const taken = new (values.constructor as new (length: number) => Numbers)(places.length * each);
  for (let at = 0; at < places.length; at++)
    for (let part = 0; part < each; part++) taken[at * each + part] = values[places[at]! * each + part]!;
  return taken;
}

/** The extents of lists or texts at some places, laid one after another. */
function extents(
  given: Batch["offsets"],
  places: Uint32Array
): {offsets: Int32Array | BigInt64Array; from: (at: number) => number; length: number} {
  const starts = new Float64Array(places.length + 1);
  const from = (at: number) => Number(given[places[at]!]);
  for (let at = 0; at < places.length; at++) starts[at + 1] = starts[at]! + Number(given[places[at]! + 1]) - from(at);
  const offsets =
    given instanceof BigInt64Array ? BigInt64Array.from(starts, (start) => BigInt(start)) : Int32Array.from(starts);
  return {offsets, from, length: starts.at(-1)!};
}

/** How many elements of its array one value of a batch takes. */
function elements({type, values}: Batch): number {
  const bytes = (values as Numbers).BYTES_PER_ELEMENT;
  if (type.typeId === TYPE.decimal) return type.bitWidth! / 8 / bytes;
  if (type.typeId === TYPE.fixedBinary) return type.stride!;
  return type.typeId === TYPE.interval ? [4, 8, 16][type.unit ?? 0]! / bytes : 1;
}

/** What stands at some places of a batch, its bytes copied as they are. */
function takeBatch(batch: Batch, places: Uint32Array): Batch {
  const {type, validity, values, children} = batch;
  const valid = validity?.length ? takeBits(validity, places) : null;
  const parts: Parts = {
    length: places.length,
    nullCount: valid ? places.length - valid.ones : 0,
    type,
    validity: valid?.taken ?? new Uint8Array()
  };
  const made = (more: Partial<Parts>) => new (batch.constructor as new (parts: Parts) => Batch)({...parts, ...more});
  switch (type.typeId) {
    case TYPE.null:
      return made({nullCount: places.length});
    case TYPE.bool:
      return made({values: takeBits(values as Uint8Array, places).taken});
    case TYPE.binary:
    case TYPE.largeBinary:
    case TYPE.utf8:
    case TYPE.largeUtf8: {
      const {offsets, from, length} = extents(batch.offsets, places);
      const bytes = new Uint8Array(length);
      for (let at = 0; at < places.length; at++)
        bytes.set(
          (values as Uint8Array).subarray(from(at), from(at) + Number(offsets[at + 1]) - Number(offsets[at])),
          Number(offsets[at])
        );
      return made({offsets, values: bytes});
    }
    case TYPE.list:
    case TYPE.largeList:
    case TYPE.map: {
      const {offsets, from, length} = extents(batch.offsets, places);
      const inner = new Uint32Array(length);
      for (let at = 0; at < places.length; at++)
        for (let item = Number(offsets[at]), place = from(at); item < Number(offsets[at + 1]); item++)
          inner[item] = place++;
      return made({offsets, children: [takeBatch(children[0]!, inner)]});
    }
    case TYPE.fixedList: {
      const stride = type.stride!;
      return made({
        children: [
          takeBatch(
            children[0]!,
            Uint32Array.from(
              {length: places.length * stride},
              (_, item) => places[Math.floor(item / stride)]! * stride + (item % stride)
            )
          )
        ]
      });
    }
    case TYPE.struct:
      return made({children: children.map((child) => takeBatch(child, places))});
    case TYPE.union:
      // The engine sends sparse ones: every child has a place for every row.
      return made({
        typeIds: takeFixed(batch.typeIds!, places, 1) as unknown as Int8Array,
        children: children.map((child) => takeBatch(child, places))
      });
    case TYPE.dictionary: {
      const taken = made({values: takeFixed(values, places, 1)}) as Batch & {setDictionary: (words: unknown) => Batch};
      return taken.setDictionary((batch as Batch & {dictionary: unknown}).dictionary);
    }
    default:
      return made({values: takeFixed(values, places, elements(batch))});
  }
}

/** Some rows of a result as a result of their own, every value as it lies in memory. `rows` are numbers of rows, ascending. */
export function takeRows(result: QueryResult, rows: Uint32Array): QueryResult {
  const {table, cut, columns} = result;
  const taken = table.schema.fields.map((field, index) => {
    const batches: Batch[] = [];
    let start = 0;
    let next = 0;
    for (const batch of batchesOf(table.getChildAt<unknown>(index))) {
      const first = next;
      while (next < rows.length && rows[next]! < start + batch.length) next++;
      if (next > first)
        batches.push(
          takeBatch(
            batch,
            rows.subarray(first, next).map((row) => row - start)
          )
        );
      start += batch.length;
    }
    return new Column(batches as unknown as ArrowBatch<unknown>[], field.type);
  });
  return new QueryResult(
    new Table(table.schema, taken),
    cut,
    columns.map(({type}) => type)
  );
}
