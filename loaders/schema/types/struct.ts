import {z} from "zod";
import {refused} from "../../diagnostics/fault.js";
import {show} from "../../diagnostics/show.js";
import {anyColumnsOf, register, type AnyColumn, type AnyType, type Codec, type ColumnMeta} from "../codec.js";
import {name} from "../sql.js";
import {ValueError} from "../valueerror.js";

export const STRUCT_SHAPE = "a mapping of names to values";
type Fields = Record<string, unknown>;

/** Whether a value is an object with names, and neither null nor a list. */
export const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Throws a `ValueError` for the first value of some columns that an output could not hold. */
export function checkFields(
  columns: readonly AnyColumn[],
  row: Fields,
  prefix: string,
  inner: (value: unknown, type: AnyType, path: string) => void
): void {
  for (const {name: column, type, nullable} of columns) {
    const value = row[column];
    if (value !== null && value !== undefined) inner(value, type, prefix + column);
    else if (!nullable) throw new ValueError("value-missing", prefix + column, "a value is needed");
  }
}

const fieldsOf = (fields: readonly AnyColumn[], of: (field: AnyColumn) => unknown): Fields =>
  Object.fromEntries(fields.map((field) => [field.name, of(field)]));

export const structCodec: Codec<{kind: "struct"; fields: readonly AnyColumn[]}> = {
  json: "object",
  needed: "an object in braces",
  words: ({fields}, inner) =>
    `(${fields.map((field) => `\`${field.name}\`: ${inner(field)}${field.nullable ? ", if known" : ""}`).join("; ")})`,
  tableSchema: () => ({type: "object"}),
  parse: (text) => refused("shape-mismatch", `${show(text)} is a single value`, STRUCT_SHAPE),
  check(value, {fields}, path, inner) {
    if (!isObject(value)) throw ValueError.expected("a record with fields", value, path);
    checkFields(fields, value, `${path}.`, inner);
  },
  sqlType: ({fields}, inner) =>
    `STRUCT(${fields.map((field) => `${name(field.name)} ${inner(field.type)}`).join(", ")})`,
  arrowType: (arrow, {fields}, inner) =>
    arrow.struct(fields.map((field) => arrow.field(field.name, inner(field.type)))),
  store: (value, {fields}, into, inner) =>
    into.struct(fieldsOf(fields, (field) => inner((value as Fields)[field.name], field.type))),
  read: (value, {fields}, inner) => fieldsOf(fields, (field) => inner((value as Fields)[field.name], field.type)),
  csv: {write: (column) => `to_json(${column})`, read: JSON.parse},
  isJson: (cell) => `json_valid(${cell})`
};

/** A record with named fields, each a column. */
export const struct = <F extends z.ZodRawShape>(fields: F, meta: ColumnMeta) => {
  const schema = z.strictObject(fields);
  return register(schema, {kind: "struct", fields: anyColumnsOf(schema)}, meta);
};
