import type * as Flechette from "@uwdata/flechette";
import {z} from "zod";
import type {Fault, Parsed} from "../diagnostics/fault.js";

/*
 * What a kind of column is. Each has one file in types/, which is all there is about it; loaders/schema/column.ts lists them. What runs in a
 * browser as well takes zod, DuckDB and the Arrow library as arguments, so that a page loads none of them for the sake of a kind.
 */

/** The type of a column, whichever kind it is of: plain data, that pages carry as JSON. */
export interface AnyType {
  readonly kind: string;
}

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
  /** Derived from other columns; refused in the files that people edit. */
  derived?: boolean;
}

/** A column of any kind. */
export interface AnyColumn extends ColumnMeta {
  name: string;
  type: AnyType;
  format?: string;
  nullable: boolean;
}

/** A check of a zod schema, as far as it can be compiled; each kind of check fills in its own. */
export interface ZodCheck {
  check: string;
  format?: string;
  pattern?: RegExp;
  prefix?: string;
  suffix?: string;
  includes?: string;
  position?: number;
  minimum?: number;
  maximum?: number;
  length?: number;
  value?: unknown;
  inclusive?: boolean;
  fn?: unknown;
}

/** How DuckDB checks millions of values at once. What passes is sound; what does not goes to zod. */
export interface BulkChecks<T extends AnyType> {
  /** A regular expression (RE2) of the value as JSON writes it. `pattern` is what the whole of a text has to match, null where any will do. */
  form(type: T, pattern: string | null): string;
  /** Conditions in SQL on a value that was read from a line which DuckDB writes back to the same bytes; null where bytes do not tell the type. */
  whole: ((value: string, pattern: string | null) => string[]) | null;
  /** A zod check as SQL; "" where the form has it already (`held`: the form was made of it), null where SQL cannot say it. */
  check(check: ZodCheck, value: string, held: boolean): string | null;
}

/** How an engine takes what JSON has no word for. */
export interface Store {
  /** A day, as the days since 1970-01-01. */
  date(days: number): unknown;
  /** A decimal, as its digits without the point. */
  decimal(unscaled: bigint, type: {precision: number; scale: number}): unknown;
  list(items: unknown[]): unknown;
  struct(fields: Record<string, unknown>): unknown;
}

/** What is used of the Arrow library. */
export type ArrowTypes = Pick<
  typeof Flechette,
  "bool" | "dateDay" | "decimal" | "field" | "float64" | "int64" | "list" | "struct" | "utf8"
>;

/** Everything about one kind of column. `inner` does the same with a type inside: an item's, a field's. */
export interface Codec<T extends AnyType = AnyType> {
  /** The type of its values in JSON. */
  json: "string" | "boolean" | "number" | "array" | "object";
  /** What a value in JSON should be, for a message. */
  needed: string;
  /** The type in words, for the reference. */
  words(type: T, inner: (column: Pick<AnyColumn, "type">) => string): string;
  /** The type and constraints of the field in a Table Schema. */
  tableSchema(type: T): {type: string; constraints?: object};
  /** Gives a cell's text its type, or says what is wrong with it. */
  parse(text: string, type: T, format?: TextRules): Parsed;
  /** Throws a `ValueError` for a value that no output could hold; `path` names it there. */
  check(value: unknown, type: T, path: string, inner: (value: unknown, type: AnyType, path: string) => void): void;
  /** The DuckDB type. */
  sqlType(type: T, inner: (type: AnyType) => string): string;
  /** The Arrow type. */
  arrowType(arrow: ArrowTypes, type: T, inner: (type: AnyType) => Flechette.DataType): Flechette.DataType;
  /** A sound value, never null, as an engine takes it. */
  store(value: unknown, type: T, into: Store, inner: (value: unknown, type: AnyType) => unknown): unknown;
  /** A value as rows have it, from what a reader of Parquet, CSV or JSON gives for it; never null. */
  read(value: unknown, type: T, inner: (value: unknown, type: AnyType) => unknown): unknown;
  /** How a CSV file has it, where that is not what DuckDB prints: the SQL of a column to print, and a cell as `read` takes it. */
  csv?: {write?: (column: string) => string; read?: (cell: string) => unknown};
  /** SQL that is true of a CSV cell which is JSON as it stands; without it every cell is the text of a value. */
  isJson?: (cell: string) => string;
  /** SQL of the JSON of a CSV cell, where that is another text than the cell's. */
  cellJson?(cell: string, type: T): string;
  /** Left out by lists and structs, which are checked item by item and field by field. */
  bulk?: BulkChecks<T>;
}

/** Everything about one format of text. */
export interface TextRules {
  /** The format in words, for the reference; without them it is a text. */
  words?: string;
  /** What is wrong with a text, beside what is wrong with any text. */
  faults(text: string): Fault[];
  /** What is wrong with any text is said too, and not only of one that is otherwise sound. */
  free?: true;
  /** The format of the field in a Table Schema. */
  tableSchema?: string;
  /** What the whole of a sound text matches (RE2), and what else SQL can say of it. */
  bulk?: {pattern: string; conditions: {check: string; sql: (value: string) => string}[]};
}

interface Registered extends ColumnMeta {
  type: AnyType;
  format?: string;
}

const registry = /* @__PURE__ */ z.registry<Registered>();

/** Notes what a zod schema is as a column. Gives the schema. */
export function register<S extends z.ZodType>(
  schema: S,
  type: AnyType & Readonly<Record<string, unknown>>,
  meta: ColumnMeta,
  format?: string
): S {
  registry.add(schema, {...meta, type, ...(format !== undefined && {format})});
  return schema;
}

/** What was noted of a schema; undefined of one that is no column. */
export const registered = (schema: z.ZodType): Registered | undefined => registry.get(schema);

/** The columns of a zod object, in order. Throws a TypeError for a field that is no column. */
export function anyColumnsOf(row: z.ZodObject): AnyColumn[] {
  return Object.entries(row.shape).map(([name, schema]) => {
    const nullable = schema instanceof z.ZodNullable;
    const found = registry.get((nullable ? schema.unwrap() : schema) as z.ZodType);
    if (!found) throw new TypeError(`column ${name} was not made by loaders/schema/column`);
    return {...found, name, nullable};
  });
}

/**
 * Marks a rule of zod as the one that a kind or format always has, so that the compiled checks know that its form holds it. The mark is a
 * property, since a schema's module can have a copy of this one.
 */
export const ownRule = <F extends (text: string) => boolean>(name: string, rule: F): F & {docketbook: string} =>
  Object.assign(rule, {docketbook: name});
