import type {ColumnType} from "../schema/column.js";

const isoDay = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);

function toInteger(value: unknown): number {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw new RangeError(`${String(value)} is beyond 2^53 - 1: a number here would not be exact`);
}

/**
 * A value as the record's rows have it, from what a reader of Parquet, CSV or JSON gives for it: a date as `YYYY-MM-DD` (from
 * milliseconds, a Date or text), a decimal as text with all its places, an integer as a number, absent as null. Throws a RangeError
 * for an integer that a number cannot hold.
 */
export function storedValue(type: ColumnType, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  switch (type.kind) {
    case "integer":
      return toInteger(value);
    case "double":
      return Number(value);
    case "decimal":
      return typeof value === "string" ? value : Number(value).toFixed(type.scale);
    case "date":
      return typeof value === "string" ? value : isoDay(Number(value));
    case "list":
      return Array.from(value as Iterable<unknown>, (item) => storedValue(type.item, item));
    case "struct":
      return Object.fromEntries(
        type.fields.map((field) => [
          field.name,
          storedValue(field.type, (value as Record<string, unknown>)[field.name])
        ])
      );
    default:
      return value;
  }
}
