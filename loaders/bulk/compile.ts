import type {z} from "zod";
import type {ZodCheck} from "../schema/codec.js";
import {codecOf, rulesOf, type Column, type ColumnType, type TextFormat} from "../schema/column.js";
import {jsonPattern, wholePattern} from "../schema/pattern.js";
import {literal, name} from "../schema/sql.js";
import type {Table} from "../schema/table.js";
import {lengthCheck, textForm} from "../schema/types/text.js";
import {columnsInOrder, shapeOf, type Shape} from "./shape.js";

/** A condition in SQL on a value of a row, and the column (`documents.sha1`) that it is about. */
export interface Condition {
  column: string;
  check: string;
  sql: string;
}

/** A check that SQL cannot express: zod has to look at every row of such a table. */
type Uncompiled = Omit<Condition, "sql">;

/** A table's schema as checks that DuckDB runs over many rows at once. */
export interface Compiled {
  /** A regular expression (RE2) that the line of a sound row matches: types, required columns, words, dates, patterns. */
  form: string;
  /**
   * The same for JavaScript, over the bytes of a line as Latin-1, which takes a fraction of the time. Null where its engine, which goes back and
   * tries again, could take long, or where a look at the struct belongs to the form.
   */
  bytes: string | null;
  /**
   * What is to be checked, instead of the form, of a line that DuckDB writes back to the same bytes, from the struct that it read. Such a
   * line has the types of the struct, each of its names once and no others; what is left to check is cheaper to look at in the struct, and
   * most lines that machines write are such lines. On `s`, the row as a struct. Null where bytes do not tell the types.
   */
  whole: Condition[] | null;
  /** What the form cannot say: ranges, lengths, the order of intervals. On `s` too. */
  conditions: Condition[];
  /** The columns in the order in which the lines have them, for the struct. */
  columns: readonly Column[];
  left: Uncompiled[];
}

/** What a zod schema says of itself, of whichever copy of zod it is. */
interface Definition {
  checks: ZodCheck[];
  shape: Record<string, z.ZodType>;
  element: z.ZodType | undefined;
  /** The schema inside `nullable()`; else the schema itself. */
  inner: z.ZodType;
  /** Names that are no columns are passed over, and not refused. */
  open: boolean;
}

export function definition(schema: z.ZodType): Definition {
  const {type, checks, shape, element, catchall, innerType} = schema._zod.def as unknown as {
    type: string;
    checks?: {_zod: {def: ZodCheck}}[];
    shape?: Record<string, z.ZodType>;
    element?: z.ZodType;
    catchall?: z.ZodType;
    innerType?: z.ZodType;
  };
  return {
    checks: (checks ?? []).map(({_zod}) => _zod.def),
    shape: shape ?? {},
    element,
    inner: type === "nullable" ? innerType! : schema,
    open: !catchall || (catchall._zod.def as {type: string}).type === "unknown"
  };
}

/** A value of a column: its zod schema, the type that it has as a column, and its format. */
interface Value {
  schema: z.ZodType;
  type: ColumnType;
  format: TextFormat | undefined;
}

const itemOf = ({schema, format}: Value, item: ColumnType): Value => ({
  schema: definition(schema).element!,
  type: item,
  format
});
const valueOf = (shape: Record<string, z.ZodType>, {name: column, type, format}: Column): Value => ({
  schema: definition(shape[column]!).inner,
  type,
  format
});

/** How DuckDB checks texts of the value's format. */
const formatOf = ({type, format}: Value) => (type.kind === "text" ? rulesOf(format)?.bulk : undefined);

/** The check of a text that its form holds in whole, where its format has no pattern of its own; the others are conditions. */
const checkOf = (value: Value): ZodCheck | undefined =>
  formatOf(value)
    ? undefined
    : definition(value.schema).checks.find(
        ({check, format, pattern}) =>
          check === "string_format" && format === "regex" && pattern !== undefined && wholePattern(pattern) !== null
      );

/** What the whole of a text matches; null where any text will do. */
function patternOf(value: Value): string | null {
  const pattern = checkOf(value)?.pattern;
  return formatOf(value)?.pattern ?? (pattern ? wholePattern(pattern) : null);
}

/**
 * SQL: a condition on a value that may be null. Of a null the conditions on anything but an object are null themselves, and not
 * false: that costs a look less a row.
 */
const orNull = (sql: string, type: ColumnType, value: string): string =>
  type.kind === "struct" ? `(${value} IS NULL OR ${sql})` : `(${sql}) IS NOT FALSE`;

/** A check as SQL; "" where the form of the row holds it, null where it cannot be expressed. */
function checkSql(check: ZodCheck, {type, format}: Value, sql: string, held: boolean): string | null {
  const rule = (check.fn as {docketbook?: string} | undefined)?.docketbook;
  if (rule !== undefined) return rule === (type.kind === "text" ? format : type.kind) ? "" : null;
  if (type.kind === "list") return lengthCheck(check, `len(${sql})`);
  return codecOf(type).bulk?.check(check, sql, held) ?? null;
}

interface Conditions {
  conditions: Condition[];
  left: Uncompiled[];
}

/** Every condition on a value; `path` names its column, `depth` its lists. */
function valueConditions(value: Value, sql: string, path: string, depth: number): Conditions {
  const found: Conditions = {conditions: [], left: []};
  const {checks, shape} = definition(value.schema);
  const held = checkOf(value);
  for (const check of checks) {
    const about = {column: path, check: check.format ?? check.check};
    const condition = checkSql(check, value, sql, check === held);
    if (condition === null) found.left.push(about);
    else if (condition) found.conditions.push({...about, sql: condition});
  }
  for (const {check, sql: condition} of formatOf(value)?.conditions ?? [])
    found.conditions.push({column: path, check, sql: condition(sql)});
  const {type} = value;
  if (type.kind === "list") {
    const item = `x${depth}`;
    const inside = valueConditions(itemOf(value, type.item), item, path, depth + 1);
    found.left.push(...inside.left);
    for (const {sql: condition, ...about} of inside.conditions)
      found.conditions.push({...about, sql: `len(list_filter(${sql}, lambda ${item}: NOT (${condition}))) = 0`});
  }
  if (type.kind === "struct") {
    const inside = columnConditions(shape, type.fields, sql, `${path}.`, depth);
    found.conditions.push(...inside.conditions);
    found.left.push(...inside.left);
  }
  return found;
}

/** The conditions on the fields of a struct, `row` in SQL. */
function columnConditions(
  shape: Record<string, z.ZodType>,
  columns: readonly Column[],
  row: string,
  prefix = "",
  depth = 0
): Conditions {
  const found: Conditions = {conditions: [], left: []};
  for (const column of columns) {
    const sql = `${row}.${name(column.name)}`;
    const path = `${prefix}${column.name}`;
    const inner = valueConditions(valueOf(shape, column), sql, path, depth);
    found.left.push(...inner.left);
    // Checks on the nullable itself see the null too.
    if (column.nullable)
      for (const {check} of definition(shape[column.name]!).checks) found.left.push({column: path, check});
    for (const condition of inner.conditions)
      found.conditions.push(column.nullable ? {...condition, sql: orNull(condition.sql, column.type, sql)} : condition);
  }
  return found;
}

/*
 * The form of a row: one regular expression over the line of JSON that holds it, in the dialect of RE2. That the line is JSON at all is
 * checked by DuckDB's parser, so that the form may be lax about commas.
 */
const SPACE = "[ \\t\\r]*";
/** What stands before a value or a name. */
const GAP = `${SPACE}(?:,${SPACE})?`;
/** Whose regular expressions a form is of: DuckDB's, or those of JavaScript. */
type Engine = "re2" | "javascript";
/** A value of a name that the table passes over; what is nested deeper is left to zod. */
const SCALAR = `(?:${textForm(null)}|[^"\\[\\]{},:\\s]+)`;
const flat = (inside: string) => `(?:${SCALAR}|[\\[{](?:${inside}|[,:\\s])*[\\]}])`;
const ANY = flat(flat(flat(SCALAR)));

function valueForm(value: Value, shape: Shape | undefined, engine: Engine): string {
  const {type} = value;
  if (type.kind === "list") {
    const item = `(?:${valueForm(itemOf(value, type.item), shape, engine)})`;
    return engine === "re2"
      ? `\\[(?:${GAP}${item})*${SPACE}\\]`
      : // Were the commas optional, digits could be told apart in more ways than there is time for.
        `\\[${SPACE}(?:${item}${SPACE}(?:,${SPACE}(?!\\])|(?=\\])))*\\]`;
  }
  if (type.kind === "struct") return objectForm(value.schema, type.fields, shape, engine);
  // A kind that is not checked in bulk matches nothing, so that zod looks at its rows.
  return codecOf(type).bulk?.form(type, patternOf(value)) ?? "[^\\s\\S]";
}

/** The form of an object whose names come in one of the orders that were seen. */
function objectForm(schema: z.ZodType, columns: readonly Column[], shape: Shape | undefined, engine: Engine): string {
  const {shape: fields, open} = definition(schema);
  const pair = (key: string): string => {
    const column = columns.find((known) => known.name === key);
    if (!column) return open ? `(?:${GAP}${jsonPattern(key)}${SPACE}:${SPACE}${ANY})?` : "";
    const value = valueForm(valueOf(fields, column), shape?.inner.get(key), engine);
    const whole = `${GAP}${jsonPattern(key)}${SPACE}:${SPACE}(?:${value}${column.nullable ? "|null" : ""})`;
    return column.nullable ? `(?:${whole})?` : whole;
  };
  const names = columns.map((column) => column.name);
  const required = columns.filter(({nullable}) => !nullable).map((column) => column.name);
  // An order that lacks a required name can only be that of a row that is refused.
  const orders = (shape?.orders ?? []).filter((order) => required.every((key) => order.includes(key)));
  const forms = (orders.length ? orders : [names]).map((order) => order.map(pair).join(""));
  return `\\{(?:${forms.join("|")})${SPACE}\\}`;
}

/** Whether the form tells all of a value, in a way that never has to go back far. */
function tellsBytes(schema: z.ZodType, type: ColumnType): boolean {
  const {shape, element, inner, open} = definition(schema);
  if (inner !== schema) return tellsBytes(inner, type);
  if (type.kind === "list") return tellsBytes(element!, type.item);
  if (type.kind !== "struct") return type.kind !== "double";
  return !open && type.fields.every((field) => tellsBytes(shape[field.name]!, field.type));
}

/** Whether bytes can tell the type. */
function tellsTypes(type: ColumnType): boolean {
  if (type.kind === "list") return tellsTypes(type.item);
  if (type.kind === "struct") return type.fields.every((field) => tellsTypes(field.type));
  return codecOf(type).bulk?.whole != null;
}

function wholeValue(value: Value, sql: string, depth: number): string[] {
  const {type} = value;
  if (type.kind === "list") {
    const item = `w${depth}`;
    const inside = wholeValue(itemOf(value, type.item), item, depth + 1);
    const wrong = [`${item} IS NULL`, ...inside.map((condition) => `(${condition}) IS NOT TRUE`)];
    return [`len(list_filter(${sql}, lambda ${item}: ${wrong.join(" OR ")})) = 0`];
  }
  if (type.kind === "struct")
    return wholeConditions(definition(value.schema).shape, type.fields, sql, depth).map((condition) => condition.sql);
  return codecOf(type).bulk?.whole?.(sql, patternOf(value)) ?? [];
}

/** The conditions on the fields of a struct of a whole line, with the same limits as those of the form. */
function wholeConditions(
  shape: Record<string, z.ZodType>,
  columns: readonly Column[],
  row: string,
  depth = 0
): Condition[] {
  return columns.flatMap((column) => {
    const sql = `${row}.${name(column.name)}`;
    const conditions = wholeValue(valueOf(shape, column), sql, depth).map((condition) => ({
      column: column.name,
      check: "whole",
      sql: column.nullable ? orNull(condition, column.type, sql) : condition
    }));
    // Of a null any other condition is not true either.
    return column.nullable || conditions.length
      ? conditions
      : [{column: column.name, check: "required", sql: `${sql} IS NOT NULL`}];
  });
}

/**
 * Compiles the zod schema of a table. `sample` is some rows as they are written (parsed JSON): the form takes the order of the columns
 * from them. A row that passes is one that `validateRow` accepts; one that does not pass needs full validation.
 */
export function compileTable(table: Pick<Table, "row" | "columns">, sample: Iterable<unknown>): Compiled {
  const {shape, checks} = definition(table.row);
  const {conditions, left} = columnConditions(shape, table.columns, "s");
  const known = shapeOf(table.columns, sample);
  const form = (engine: Engine) => `${SPACE}${objectForm(table.row, table.columns, known, engine)}${SPACE}`;
  return {
    form: form("re2"),
    bytes: tellsBytes(table.row, {kind: "struct", fields: table.columns})
      ? Buffer.from(form("javascript")).toString("latin1")
      : null,
    whole: table.columns.every(({type}) => tellsTypes(type)) ? wholeConditions(shape, table.columns, "s") : null,
    conditions,
    columns: columnsInOrder(table.columns, known),
    // Checks of whole objects only zod can run.
    left: [...checks.map(({check}) => ({column: "", check})), ...left]
  };
}

/** SQL: a double of a line has few digits, or the same as the engine prints, so that none of them is lost. */
function exactDouble({name: column}: Column, line: string): string {
  const token = `regexp_extract(${line}, ${literal(`${jsonPattern(column)}${SPACE}:${SPACE}(-?[0-9][0-9.eE+-]*)`)}, 1)`;
  const digits = (text: string) => `trim(regexp_replace(regexp_replace(${text}, '[eE].*', ''), '[-.]', '', 'g'), '0')`;
  const value = `s.${name(column)}`;
  return `(${value} IS NULL OR length(${token}) <= 16 OR ${digits(token)} = ${digits(`CAST(${value} AS VARCHAR)`)})`;
}

/** SQL that is true for rows whose lines are in the form, and need no second look; null where all are. `s` is the row as a struct. */
export const formedSql = ({conditions}: Pick<Compiled, "conditions">): string | null =>
  conditions.length ? `coalesce(${conditions.map(({sql}) => sql).join(" AND ")}, false)` : null;

/** SQL that is true for rows that need no second look: `line` is the JSON of a row, and `s` the row as a struct. Never null. */
export function soundSql({form, whole, conditions, columns, left}: Compiled, line: string): string {
  if (left.length) return "false";
  const doubles = columns.filter(({type}) => type.kind === "double").map((column) => exactDouble(column, line));
  const formed = [`regexp_full_match(${line}, ${literal(form)})`, ...doubles].join(" AND ");
  // U+0000, which no table takes, is written with this escape alone; one letter is sooner found than six, and most lines have none.
  const clean = `CASE WHEN contains(${line}, '\\') THEN NOT contains(${line}, '\\u0000') ELSE true END`;
  const same = whole && [`to_json(s) = ${line}`, clean, ...whole.map(({sql}) => sql)].join(" AND ");
  const parts = [
    same === null ? formed : `CASE WHEN ${same} THEN true ELSE ${formed} END`,
    ...conditions.map(({sql}) => sql)
  ];
  return `coalesce(${parts.join(" AND ")}, false)`;
}
