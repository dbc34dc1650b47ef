import {holds, type Batch} from "./batch.js";
import {TYPE, valueAt, wide} from "./value.js";

/** A value as it lies in a column of Parquet: days, microseconds and unscaled decimals as integers, lists and structs of such. */
export function rawAt(batch: Batch, index: number): unknown {
  if (!holds(batch, index)) return null;
  const {type, values, offsets, children} = batch;
  switch (type.typeId) {
    case TYPE.decimal:
      return type.bitWidth === 128 ? wide(values, index) : BigInt(values[index]!);
    case TYPE.int:
      return type.bitWidth === 64 ? BigInt(values[index]!) : Number(values[index]);
    case TYPE.float:
      return values[index];
    case TYPE.date:
      return type.unit ? Number(values[index]) / 86_400_000 : Number(values[index]);
    case TYPE.timestamp:
      return type.unit === 0 ? BigInt(values[index]!) * 1000n : BigInt(values[index]!);
    case TYPE.time:
      return BigInt(values[index]!);
    case TYPE.list:
      return Array.from({length: Number(offsets[index + 1]) - Number(offsets[index])}, (_, item) =>
        rawAt(children[0]!, Number(offsets[index]) + item)
      );
    case TYPE.fixedList:
      return Array.from({length: type.stride!}, (_, item) => rawAt(children[0]!, index * type.stride! + item));
    case TYPE.struct:
      return Object.fromEntries((type.children ?? []).map(({name}, field) => [name, rawAt(children[field]!, index)]));
    default:
      return valueAt(batch, index);
  }
}
