import {parquetWriteBuffer} from "hyparquet-writer";
import {batchesOf, type ArrowType} from "../batch.js";
import {rawAt} from "../raw.js";
import type {Result} from "../result.js";
import {valueText} from "../text.js";
import {valueAt} from "../value.js";
import {distinct} from "./names.js";
import {elementsOf, isStored} from "./parquetschema.js";

/** A result as a Parquet file: exact decimals, days, timestamps, lists and structs as such; what Parquet has no type for as text. */
export function parquetOf(result: Result): Uint8Array {
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
