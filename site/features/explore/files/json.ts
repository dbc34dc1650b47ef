import {
  bool,
  columnFromArray,
  dateDay,
  float64,
  int64,
  list,
  utf8,
  type Column,
  type DataType,
  tableToIPC,
  tableFromColumns
} from "@uwdata/flechette";
import {isDate} from "../../../../loaders/schema/types/date.js";
import type {OwnRead} from "./messages.js";

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

type JsonRow = Record<string, unknown>;

/** Numbers of so many digits may be larger than a double holds: their text is looked at. */
const LONG = /\d{16}/;
function exactNumber(_key: string, value: unknown, context?: {source?: string}): unknown {
  const source = context?.source;
  return typeof value === "number" && source && !Number.isSafeInteger(value) && /^-?\d+$/.test(source)
    ? BigInt(source)
    : value;
}
const parse = (text: string): unknown => (LONG.test(text) ? JSON.parse(text, exactNumber) : JSON.parse(text));

const isRow = (value: unknown): value is JsonRow =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** One JSON value a line; null when the first line is none by itself. */
function lines(text: string): unknown[] | null {
  const all = text.split("\n");
  const found: unknown[] = [];
  for (let index = 0; index < all.length; index++) {
    const line = all[index]!.trim();
    if (!line) continue;
    try {
      found.push(parse(line));
    } catch (error) {
      if (!found.length) return null;
      throw new Error(`line ${index + 1} is not JSON: ${(error as Error).message}`);
    }
  }
  return found;
}

function rowsOf(text: string): unknown[] {
  if (text.trimStart().startsWith("{")) {
    const found = lines(text);
    if (found && found.length > 1) return found;
  }
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    throw new Error(`it is not JSON: ${(error as Error).message}`);
  }
  if (Array.isArray(value)) return value;
  // Many services wrap their rows: {"results": [...]}.
  const lists = Object.values(value as JsonRow).filter(
    (part): part is unknown[] => Array.isArray(part) && part.length > 0 && part.every(isRow)
  );
  return lists.length === 1 ? lists[0]! : [value];
}

/** Rows of JSON or NDJSON. Lists of one kind stay lists; objects, and columns of several kinds, become JSON text, and the note says so. */
export function readJson(text: string): OwnRead & {stream: Uint8Array} {
  const rows = rowsOf(text);
  const wrong = rows.findIndex((row) => !isRow(row));
  if (wrong >= 0) throw new Error(`row ${wrong + 1} is not an object: rows are written {"column": value, …}`);
  const names = [...new Set((rows as JsonRow[]).flatMap((row) => Object.keys(row)))];
  if (!names.length) throw new Error("it holds no rows with columns");
  const mixed: string[] = [];
  const columns = names.map((name) => {
    const {column, asText} = columnOf((rows as JsonRow[]).map((row) => row[name] ?? null));
    if (asText) mixed.push(name);
    return [name, column] as const;
  });
  const note = mixed.length
    ? `As JSON text, since it holds objects or several kinds of value: ${mixed.slice(0, 10).join(", ")}.`
    : null;
  return {stream: tableToIPC(tableFromColumns(columns as never), {format: "stream"}) as Uint8Array, select: "*", note};
}
