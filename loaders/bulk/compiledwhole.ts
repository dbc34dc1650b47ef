import type {z} from "zod";
import type {Column, ColumnType, TextFormat} from "../schema/column.js";
import {orNull, type Condition} from "./compiledconditions.js";
import {patternOf} from "./compiledform.js";
import {definition, unwrapped} from "./compiledzod.js";

/*
 * A line that DuckDB writes back to the same bytes, from the struct that it read, has the types of the struct, each of its names once and
 * no others. What is left to check of such a line is cheaper to look at in the struct than in the line: these conditions.
 */
const name = (text: string) => `"${text.replaceAll('"', '""')}"`;
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Whether bytes can tell the type: a decimal is written back as a number, whether it was read from one or, as it should be, from a text. */
export const tellsTypes = (type: ColumnType): boolean => {
  if (type.kind === "list") return tellsTypes(type.item);
  return type.kind === "struct" ? type.fields.every((field) => tellsTypes(field.type)) : type.kind !== "decimal";
};

/** The same limits as those of the form. */
function ofValue(
  schema: z.ZodType,
  type: ColumnType,
  format: TextFormat | undefined,
  value: string,
  depth: number
): string[] {
  switch (type.kind) {
    case "text": {
      const pattern = patternOf(schema, format);
      return pattern === null ? [] : [`regexp_full_match(${value}, ${literal(pattern)})`];
    }
    case "integer":
      return [`${value} BETWEEN -999999999999999 AND 999999999999999`];
    case "double":
      return [`isfinite(${value})`];
    case "date":
      return [`${value} BETWEEN DATE '1000-01-01' AND DATE '9999-12-31'`];
    case "list": {
      const item = `w${depth}`;
      const wrong = [
        `${item} IS NULL`,
        ...ofValue(definition(schema).element!, type.item, format, item, depth + 1).map((sql) => `(${sql}) IS NOT TRUE`)
      ];
      return [`len(list_filter(${value}, lambda ${item}: ${wrong.join(" OR ")})) = 0`];
    }
    case "struct":
      return wholeConditions(definition(schema).shape ?? {}, type.fields, value, depth).map(({sql}) => sql);
    default:
      return [];
  }
}

/** The conditions on the fields of a struct, `row` in SQL. */
export function wholeConditions(
  shape: Record<string, z.ZodType>,
  columns: readonly Column[],
  row: string,
  depth = 0
): Condition[] {
  return columns.flatMap(({name: column, type, format, nullable}) => {
    const value = `${row}.${name(column)}`;
    const conditions = ofValue(unwrapped(shape[column]!), type, format, value, depth).map((sql) => ({
      column,
      check: "whole",
      sql: nullable ? orNull(sql, type, value) : sql
    }));
    // Of a null any other condition is not true either.
    return nullable || conditions.length ? conditions : [{column, check: "required", sql: `${value} IS NOT NULL`}];
  });
}
