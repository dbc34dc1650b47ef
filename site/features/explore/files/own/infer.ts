import {
  bool,
  columnFromArray,
  dateDay,
  float64,
  int64,
  list,
  utf8,
  type Column,
  type DataType
} from "@uwdata/flechette";
import {isDate} from "../../../../../loaders/schema/types/date.js";

type Kind = "boolean" | "integer" | "large" | "double" | "date" | "text" | "list" | "object";

function kindOf(value: unknown): Kind {
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "bigint") return BigInt.asIntN(64, value) === value ? "integer" : "large";
  if (typeof value === "number") return Number.isSafeInteger(value) && !Object.is(value, -0) ? "integer" : "double";
  if (typeof value === "string") return isDate(value) ? "date" : "text";
  return Array.isArray(value) ? "list" : "object";
}

/** The one type of some values and how each is written in it; null where no type but text holds them all. */
function typeOf(kinds: ReadonlySet<Kind>): {type: DataType; write: (value: unknown) => unknown} | null {
  const only = (...allowed: Kind[]) => [...kinds].every((kind) => allowed.includes(kind));
  if (!kinds.size) return {type: utf8(), write: (value) => value};
  if (only("boolean")) return {type: bool(), write: (value) => value};
  if (only("integer")) return {type: int64(), write: (value) => BigInt(value as number)};
  if (only("integer", "double")) return {type: float64(), write: Number};
  if (only("date")) return {type: dateDay(), write: (value) => Date.parse(`${value as string}T00:00:00Z`)};
  return only("text", "date") ? {type: utf8(), write: (value) => value} : null;
}

const asJson = (value: unknown): string =>
  typeof value === "string"
    ? value
    : typeof value === "bigint"
      ? String(value)
      : JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? String(part) : part));

/** A column of values as JSON has them, of the one type that holds them all; as JSON text where there is none. */
export function columnOf(values: readonly unknown[]): {column: Column<unknown>; asText: boolean} {
  const make = (type: DataType, write: (value: unknown) => unknown) =>
    columnFromArray<unknown>(
      values.map((value) => (value === null ? null : write(value))),
      type
    );
  const kinds = new Set(values.filter((value) => value !== null).map(kindOf));
  if (kinds.size === 1 && kinds.has("list")) {
    const items = values.flatMap((value) => (value as unknown[] | null) ?? []);
    const inner = items.includes(null) ? null : typeOf(new Set(items.map(kindOf)));
    if (inner) return {column: make(list(inner.type), (value) => (value as unknown[]).map(inner.write)), asText: false};
  }
  const found = typeOf(kinds);
  return found ? {column: make(found.type, found.write), asText: false} : {column: make(utf8(), asJson), asText: true};
}
