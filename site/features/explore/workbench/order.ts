import type {QueryResult} from "../result/result.js";
import {type Value, valueText} from "../result/text.js";

/** A decimal as a number is enough to sort by unless two agree in their first 15 digits. */
function byDecimal(a: string, b: string): number {
  const rough = Number(a) - Number(b);
  if (rough !== 0 && Number.isFinite(rough)) return rough;
  const places = (text: string) => text.length - 1 - (text.includes(".") ? text.indexOf(".") : text.length - 1);
  const scale = Math.max(places(a), places(b));
  const whole = (text: string) => BigInt(text.replace(".", "") + "0".repeat(scale - places(text)));
  const difference = whole(a) - whole(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

const text = new Intl.Collator("en", {numeric: true});

function compare(a: Value, b: Value, numeric: boolean): number {
  if (typeof a === "string" && typeof b === "string") return numeric ? byDecimal(a, b) : a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === "object" || typeof b === "object") return text.compare(valueText(a) ?? "", valueText(b) ?? "");
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The rows of a result in the order of a column, as their numbers; equal ones stay in their order, nulls come last either way, and what
 * is not a number after the numbers.
 */
export function orderBy(result: QueryResult, column: number, descending: boolean): Uint32Array {
  const values = [...result.values(column)];
  const numeric = result.columns[column]!.numeric;
  const last = (value: Value) => (value === null ? 2 : Number.isNaN(value) ? 1 : 0);
  const order = Uint32Array.from({length: values.length}, (_, row) => row);
  // One type throughout compares faster than any mixture.
  const keys = values.every((value) => typeof value === "number" && !Number.isNaN(value))
    ? Float64Array.from(values as number[])
    : null;
  const sign = descending ? -1 : 1;
  if (keys) return order.sort((a, b) => sign * (keys[a]! - keys[b]!) || a - b);
  return order.sort((a, b) => {
    const x = values[a]!;
    const y = values[b]!;
    const rank = last(x) - last(y);
    return rank || (last(x) ? a - b : sign * compare(x, y, numeric) || a - b);
  });
}
