import {z} from "zod";
import {isDate} from "./isdate.js";

export {isDate};

/** The type of a column, as the files of the record, Parquet, Arrow and the Data Package all understand it. */
export type ColumnType =
  | {kind: "text"}
  | {kind: "boolean"}
  | {kind: "integer"}
  | {kind: "double"}
  | {kind: "decimal"; precision: number; scale: number}
  | {kind: "date"}
  | {kind: "enum"; values: readonly string[]}
  | {kind: "list"; item: ColumnType}
  | {kind: "struct"; fields: readonly Column[]};

/** What a text must look like beyond being text. */
export type TextFormat = "slug" | "url" | "edtf" | "period" | "prose";

/** What is written down once about a column, and read by the checks, the writers, the documentation and the site. */
export interface ColumnMeta {
  /** A short name for people: a table heading. */
  title: string;
  /** What the column holds, in a sentence. */
  description: string;
  /** The unit of a number, where every row has the same one. */
  unit?: string;
  /** The table that the column's ids (or each id of a list) belong to; `*` for any table. */
  references?: string;
  /** Worked out by `derive/`; refused in the files that people edit. */
  derived?: boolean;
}

/** A column of a table: its name, type, nullability and what is written down about it. */
export interface Column extends ColumnMeta {
  name: string;
  type: ColumnType;
  format?: TextFormat;
  nullable: boolean;
}

interface Registered extends ColumnMeta {
  type: ColumnType;
  format?: TextFormat;
}

const registry = z.registry<Registered>();
const register = <S extends z.ZodType>(schema: S, type: ColumnType, meta: ColumnMeta, format?: TextFormat): S => {
  registry.add(schema, {...meta, type, ...(format && {format})});
  return schema;
};

const SLUG = /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/;
/** The largest integer that every reader of the tables (JavaScript among them) holds exactly. */
export const LARGEST_INTEGER = Number.MAX_SAFE_INTEGER;
/** Decimals keep at most this many digits, so that a reader that turns them into a double prints the same digits again. */
export const LARGEST_PRECISION = 15;

/** An id: lower-case words joined by hyphens, stable because it is in people's links. */
export const slug = (meta: ColumnMeta) => register(z.string().regex(SLUG), {kind: "text"}, meta, "slug");
/** The key of an observation, `series@period/geography/dimension`. */
export const key = (meta: ColumnMeta) => register(z.string().min(1), {kind: "text"}, meta);
/** Text without markup. */
export const text = (meta: ColumnMeta) => register(z.string(), {kind: "text"}, meta, "prose");
/** An address that a reader may open: http or https, nothing else. */
export const url = (meta: ColumnMeta) => register(z.string(), {kind: "text"}, meta, "url");
/** A date of any precision, EDTF (ISO 8601-2): `2025-02`, `2025-06~`, `2026-02-24/2026-04`. */
export const edtf = (meta: ColumnMeta) => register(z.string(), {kind: "text"}, meta, "edtf");
/** The period of an observation: EDTF without qualifiers; what kind of year it is stands in the series. */
export const period = (meta: ColumnMeta) => register(z.string(), {kind: "text"}, meta, "period");
/** A day, `YYYY-MM-DD`. */
export const date = (meta: ColumnMeta) => register(z.string().refine(isDate), {kind: "date"}, meta);
/** True or false. */
export const boolean = (meta: ColumnMeta) => register(z.boolean(), {kind: "boolean"}, meta);
/** A whole number up to 2^53 - 1 either way. */
export const integer = (meta: ColumnMeta) => register(z.int(), {kind: "integer"}, meta);
/** A number, 64-bit floating point. */
export const double = (meta: ColumnMeta) => register(z.number(), {kind: "double"}, meta);
/** An exact decimal, held as text (`4520000.00`) so that no digit is lost; at most 15 digits. */
export const decimal = (precision: number, scale: number, meta: ColumnMeta) => {
  if (precision > LARGEST_PRECISION)
    throw new RangeError(`a decimal keeps at most ${LARGEST_PRECISION} digits, not ${precision}`);
  const form = new RegExp(`^-?\\d{1,${precision - scale}}${scale ? `\\.\\d{${scale}}` : ""}$`);
  return register(z.string().regex(form), {kind: "decimal", precision, scale}, meta);
};
/** One of a short list of words. */
export const oneOf = <const V extends readonly [string, ...string[]]>(values: V, meta: ColumnMeta) =>
  register(z.enum(values), {kind: "enum", values}, meta);
/** A list of what `item` is. Never null: nothing known is the empty list. */
export const list = <S extends z.ZodType>(item: S, meta: ColumnMeta) => {
  const inner = registry.get(item);
  if (!inner) throw new TypeError("a list is made of a column");
  const {type, format, references} = inner;
  return register(z.array(item), {kind: "list", item: type}, {...(references && {references}), ...meta}, format);
};
/** A record with named fields, each a column. */
export const struct = <F extends z.ZodRawShape>(fields: F, meta: ColumnMeta) => {
  const schema = z.strictObject(fields);
  return register(schema, {kind: "struct", fields: columnsOf(schema)}, meta);
};

/** The columns of a zod object made of the functions above, in order. */
export function columnsOf(row: z.ZodObject): Column[] {
  return Object.entries(row.shape).map(([name, schema]) => {
    const nullable = schema instanceof z.ZodNullable;
    const found = registry.get((nullable ? schema.unwrap() : schema) as z.ZodType);
    if (!found) throw new TypeError(`column ${name} was not made by loaders/schema/column`);
    return {...found, name, nullable};
  });
}
