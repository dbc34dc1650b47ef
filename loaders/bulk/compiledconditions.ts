import type {z} from "zod";
import type {Column, ColumnType, TextFormat} from "../schema/column.js";
import {isDate} from "../schema/isdate.js";
import {notReversed} from "./compileddate.js";
import {heldByForm} from "./compiledform.js";
import {portablePattern} from "./compiledpattern.js";
import {definition, unwrapped, type ZodCheck} from "./compiledzod.js";

/** A condition in SQL on a value of a row, and the column (`documents.sha1`) that it is about. */
export interface Condition {
  column: string;
  check: string;
  sql: string;
}

/** Conditions, and the checks that SQL cannot express: zod has to look at every row of such a table. */
export interface Conditions {
  conditions: Condition[];
  left: {column: string; check: string}[];
}

const name = (text: string) => `"${text.replaceAll('"', '""')}"`;
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/**
 * SQL: a condition on a value that may be null. Of a null the conditions on anything but an object are null themselves, and not
 * false: that costs a look less a row.
 */
export const orNull = (sql: string, type: ColumnType, value: string): string =>
  type.kind === "struct" ? `(${value} IS NULL OR ${sql})` : `(${sql}) IS NOT FALSE`;

const number = (value: unknown) =>
  typeof value === "number" && Number.isFinite(value) ? `CAST('${value}' AS DOUBLE)` : null;

function lengths({check, minimum, maximum, length}: ZodCheck, size: string): string | null {
  if (check === "min_length") return `${size} >= ${minimum!}`;
  if (check === "max_length") return `${size} <= ${maximum!}`;
  return check === "length_equals" ? `${size} = ${length!}` : null;
}

function textCheck(check: ZodCheck, value: string): string | null {
  if (check.check !== "string_format") return lengths(check, `length(${value})`);
  if (check.format === "starts_with") return `starts_with(${value}, ${literal(check.prefix!)})`;
  if (check.format === "ends_with") return `ends_with(${value}, ${literal(check.suffix!)})`;
  if (check.format === "includes" && check.position === undefined)
    return `contains(${value}, ${literal(check.includes!)})`;
  const pattern = check.format === "regex" && check.pattern ? portablePattern(check.pattern) : null;
  return pattern === null ? null : `regexp_matches(${value}, ${literal(pattern)})`;
}

function numberCheck({check, value: bound, inclusive}: ZodCheck, value: string, whole: boolean): string | null {
  const limit = whole && Number.isSafeInteger(bound) ? String(bound) : number(bound);
  if (limit === null) return null;
  if (check === "greater_than") return `${value} ${inclusive ? ">=" : ">"} ${limit}`;
  if (check === "less_than") return `${value} ${inclusive ? "<=" : "<"} ${limit}`;
  // A remainder of doubles is zod's own affair.
  return check === "multiple_of" && whole && Number.isSafeInteger(bound) && bound !== 0
    ? `${value} % ${Number(bound)} = 0`
    : null;
}

/** A check as SQL; "" where the form of the row holds it, null where it cannot be expressed. */
function checkSql(check: ZodCheck, type: ColumnType, value: string, first: boolean): string | null {
  switch (type.kind) {
    case "text":
    case "decimal":
      // The form holds one pattern in whole; a second is a condition.
      return heldByForm(check) && first ? "" : textCheck(check, `CAST(${value} AS VARCHAR)`);
    case "date":
      return (check.fn as Partial<typeof isDate> | undefined)?.docketbook === isDate.docketbook
        ? ""
        : textCheck(check, `CAST(${value} AS VARCHAR)`);
    case "integer":
    case "double":
      return numberCheck(check, value, type.kind === "integer");
    case "list":
      return lengths(check, `len(${value})`);
    default:
      return null;
  }
}

const ownFormat = (format: TextFormat | undefined) => format === "edtf" || format === "period" || format === "url";

/** Every condition on a value; `path` names its column, `depth` its lists. */
function valueConditions(
  schema: z.ZodType,
  type: ColumnType,
  format: TextFormat | undefined,
  value: string,
  path: string,
  depth: number
): Conditions {
  const found: Conditions = {conditions: [], left: []};
  const {checks, element, shape = {}} = definition(schema);
  const held = ownFormat(format) && type.kind === "text" ? undefined : checks.find(heldByForm);
  for (const check of checks) {
    const words = check.format ?? check.check;
    const sql = checkSql(check, type, value, check === held);
    if (sql === null) found.left.push({column: path, check: words});
    else if (sql) found.conditions.push({column: path, check: words, sql});
  }
  if (type.kind === "text" && (format === "edtf" || format === "period"))
    found.conditions.push({column: path, check: "reversed", sql: notReversed(value)});
  if (type.kind === "text" && format === "url")
    found.conditions.push({column: path, check: "punycode", sql: `NOT contains(${value}, 'xn--')`});
  if (type.kind === "list") {
    const item = `x${depth}`;
    const inside = valueConditions(element!, type.item, format, item, path, depth + 1);
    found.left.push(...inside.left);
    for (const {sql, ...about} of inside.conditions)
      found.conditions.push({...about, sql: `len(list_filter(${value}, lambda ${item}: NOT (${sql}))) = 0`});
  }
  if (type.kind === "struct") merge(found, columnConditions(shape, type.fields, value, `${path}.`, depth));
  return found;
}

function merge(into: Conditions, from: Conditions): void {
  into.conditions.push(...from.conditions);
  into.left.push(...from.left);
}

/** The conditions on the fields of a struct, `row` in SQL. */
export function columnConditions(
  shape: Record<string, z.ZodType>,
  columns: readonly Column[],
  row: string,
  prefix = "",
  depth = 0
): Conditions {
  const found: Conditions = {conditions: [], left: []};
  for (const {name: column, type, format, nullable} of columns) {
    const schema = shape[column]!;
    const value = `${row}.${name(column)}`;
    const inner = valueConditions(unwrapped(schema), type, format, value, `${prefix}${column}`, depth);
    // Checks on the nullable itself see the null too.
    if (nullable)
      for (const check of definition(schema).checks)
        inner.left.push({column: `${prefix}${column}`, check: check.check});
    const optional = (sql: string) => (nullable ? orNull(sql, type, value) : sql);
    merge(found, {
      left: inner.left,
      conditions: inner.conditions.map((condition) => ({...condition, sql: optional(condition.sql)}))
    });
  }
  return found;
}
