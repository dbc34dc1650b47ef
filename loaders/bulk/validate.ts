import {type Fault, refused, type RowFault} from "../diagnostics/fault.js";
import {nearest} from "../diagnostics/nearest.js";
import {either, show} from "../diagnostics/show.js";
import {checkRow} from "../schema/check.js";
import {codecOf, type Column, type ColumnType} from "../schema/column.js";
import {scalarFrom} from "../schema/scalar.js";
import type {Row, Table} from "../schema/table.js";
import {inexact} from "../schema/types/double.js";
import {integerFault} from "../schema/types/integer.js";
import {isObject} from "../schema/types/struct.js";
import {ValueError} from "../schema/valueerror.js";

/** An issue as zod has it, with what some kinds of it add. */
export interface Issue {
  code: string;
  path: readonly PropertyKey[];
  message: string;
  keys?: string[];
  minimum?: number;
  maximum?: number;
  inclusive?: boolean;
  pattern?: string;
}

interface Found {
  column: Column | null;
  type: ColumnType | null;
  value: unknown;
  /** The columns of the object that the path ends in. */
  around: readonly Column[];
}

/** The column, type and value that a path leads to. */
function follow(columns: readonly Column[], row: Row, path: readonly PropertyKey[]): Found {
  let found: Found = {column: null, type: null, value: row, around: columns};
  for (const part of path) {
    const value = (found.value as Record<PropertyKey, unknown> | null | undefined)?.[part];
    if (typeof part === "number" && found.type?.kind === "list") found = {...found, type: found.type.item, value};
    else {
      const column = found.around.find(({name}) => name === part) ?? null;
      found = {...found, column, type: column?.type ?? null, value};
    }
    if (found.type?.kind === "struct") found.around = found.type.fields;
  }
  return found;
}

const kindOf = (value: unknown) => (Array.isArray(value) ? "array" : typeof value);
const WORDS: Readonly<Record<string, string>> = {
  string: "text",
  array: "a list",
  object: "an object",
  boolean: "true or false",
  number: "a number"
};
const shown = (value: unknown) => show(typeof value === "string" ? value : JSON.stringify(value));

/** Faults that are said of prose that people write, and not of rows in bulk. */
const PROSE = new Set(["text-markup", "text-untrimmed", "text-control"]);

function bound({code, minimum, maximum, inclusive = true, pattern}: Issue): string | null {
  if (code === "too_small" && minimum !== undefined) return `${inclusive ? "at least" : "more than"} ${minimum}`;
  if (code === "too_big" && maximum !== undefined) return `${inclusive ? "at most" : "less than"} ${maximum}`;
  return code === "invalid_format" && pattern ? `text that matches ${pattern}` : null;
}

/** What is wrong with a value that has the right JSON type. */
function ofValue(issue: Issue, {column, type, value}: Found, table: string): Fault[] {
  if (typeof value === "string" && type) {
    const read = scalarFrom(value, type, column?.format);
    const faults = "faults" in read ? read.faults.filter(({code}) => !PROSE.has(code)) : [];
    if (faults.length) return faults;
    // What a cell of CSV may leave out, JSON writes.
    if (type.kind === "decimal" && "value" in read && read.value !== value)
      return refused(
        "number-malformed",
        `${column?.name ?? "a value"} ${shown(value)} is written with fewer decimal places than are kept`,
        `${show(String(read.value))}: ${type.scale} digits after the point`
      ).faults;
  }
  if (typeof value === "number" && type?.kind === "integer" && !Number.isSafeInteger(value))
    return integerFault(value).faults;
  const why = issue.pattern === undefined ? issue.message : "it is not in the form of this column";
  const words = `${column ? `${column.name} ${shown(value)}` : "the row"} is refused: ${why}`;
  return refused("value-refused", words, bound(issue) ?? `what ${table} allows`).faults;
}

/** An issue of zod in the words that the readers of a record have for it. */
export function faultOfIssue({columns, name}: Pick<Table, "columns" | "name">, issue: Issue, row: Row): RowFault[] {
  const found = follow(columns, row, issue.path);
  const {column, type, value, around} = found;
  const at = (faults: Fault[], path = issue.path) => faults.map((fault) => ({...fault, path}));
  if (issue.keys) {
    const names = around.map((known) => known.name);
    return issue.keys.flatMap((key) => {
      const near = nearest(key.slice(0, 60), names);
      return at(
        refused(
          "column-unknown",
          `there is no column ${show(key)} here`,
          near ? `did you mean ${near}?` : either(names)
        ).faults,
        [...issue.path, key]
      );
    });
  }
  if (column && value === undefined)
    return at(refused("column-missing", `there is no ${column.name}`, `${column.name}: ${column.description}`).faults);
  if (column && value === null)
    return at(
      refused(
        "value-missing",
        `${column.name} is null`,
        type?.kind === "list" ? "a list, perhaps an empty one: []" : column.description
      ).faults
    );
  if (type && kindOf(value) !== codecOf(type).json) {
    return at(
      refused(
        "type-mismatch",
        `${column?.name ?? "a value"} is ${WORDS[kindOf(value)] ?? "of no known kind"}: ${shown(value)}`,
        codecOf(type).needed
      ).faults
    );
  }
  return at(ofValue(issue, found, name));
}

/** A row as the tables hold it, or everything that is wrong with it. */
export type Validated = {row: Row} | {faults: RowFault[]};

/** A value with null for every name that is not there and may be null. */
function completed(type: ColumnType, value: unknown): unknown {
  if (type.kind === "list" && Array.isArray(value)) return value.map((item) => completed(type.item, item));
  return type.kind === "struct" && isObject(value) ? completedRow(type.fields, value) : value;
}

function completedRow(columns: readonly Column[], row: Row): Row {
  const result: Row = {...row};
  for (const {name, type, nullable} of columns) {
    if (name in row) result[name] = completed(type, row[name]);
    else if (nullable) result[name] = null;
  }
  return result;
}

const CODES: Partial<Record<ValueError["code"], RowFault["code"]>> = {
  "text-nul": "text-control",
  "text-lone-surrogate": "text-control",
  "date-unknown": "date-impossible"
};

/** The first value of a row that no file could hold. */
function storeFault(columns: readonly Column[], row: Row): RowFault | null {
  try {
    checkRow(columns, row);
    return null;
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    const path = error.path
      .split(/[.[\]]+/)
      .filter(Boolean)
      .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    return {
      code: CODES[error.code] ?? "value-refused",
      path,
      message: error.message,
      expected: "a value that the tables can hold"
    };
  }
}

/**
 * Holds a row to the zod schema of its table and to what a file can hold. A name that is not there counts
 * as null. Gives the row with the table's columns, as zod has it.
 */
export function validateRow(table: Pick<Table, "row" | "columns" | "name">, value: unknown): Validated {
  if (!isObject(value))
    return {
      faults: [
        {
          code: "json-syntax",
          path: [],
          message: "the line is not an object",
          expected: `an object with the columns of ${table.name}`
        }
      ]
    };
  const whole = completedRow(table.columns, value);
  const {data, error} = table.row.safeParse(whole);
  if (error) return {faults: error.issues.flatMap((issue) => faultOfIssue(table, issue as Issue, whole))};
  const row = Object.fromEntries(table.columns.map(({name}) => [name, (data as Row)[name]]));
  const fault = storeFault(table.columns, row);
  return fault ? {faults: [fault]} : {row};
}

/** The kinds of values that a cell of CSV writes as text and JSON does not, or with another form. */
const CELLS: ReadonlySet<ColumnType["kind"]> = new Set(["integer", "double", "boolean", "decimal"]);

/** A row of CSV, whose cells are text where they are no plain number: read as the record's own cells are, and validated. */
export function validateCells(table: Pick<Table, "row" | "columns" | "name">, value: unknown): Validated {
  if (!isObject(value)) return validateRow(table, value);
  const row: Row = {...value};
  const faults: RowFault[] = [];
  for (const {name, type, format} of table.columns) {
    const cell = row[name];
    if (typeof cell !== "string" || !CELLS.has(type.kind)) continue;
    if (type.kind === "double" && JSON_NUMBER.test(cell) && !inexact(cell)) {
      row[name] = Number(cell);
      continue;
    }
    const read = scalarFrom(cell, type, format);
    if ("value" in read) row[name] = read.value;
    else faults.push(...read.faults.map((fault) => ({...fault, message: `${name}: ${fault.message}`, path: [name]})));
  }
  const found = validateRow(table, row);
  const result =
    "row" in found
      ? found
      : {
          faults: found.faults.map((fault) =>
            fault.code === "value-missing" ? {...fault, message: `${String(fault.path.at(-1))} is empty`} : fault
          )
        };
  if (!faults.length) return result;
  const told = new Set<PropertyKey | undefined>(faults.map(({path}) => path[0]));
  return {faults: [...faults, ...("faults" in result ? result.faults.filter(({path}) => !told.has(path[0])) : [])]};
}

/** A row of CSV by its cells, as the engine gives it to `validateCells`. */
export function rowOfCells(
  table: Pick<Table, "columns">,
  names: readonly string[],
  cells: readonly (string | null)[],
  quoted: boolean
): Row {
  const row: Row = {};
  names.forEach((name, index) => {
    const column = table.columns.find((known) => known.name === name);
    const text = cells[index] ?? null;
    const {kind} = column?.type ?? {kind: "text"};
    const cell = text === "" && !(kind === "text" && !(quoted && column?.nullable)) ? null : text;
    if (kind === "list" || kind === "struct")
      row[name] = cell === null ? (kind === "list" && !column!.nullable ? [] : null) : parsed(cell);
    else if (cell !== null && (kind === "integer" || kind === "double") && BARE.test(cell)) row[name] = Number(cell);
    else row[name] = kind === "boolean" && (cell === "true" || cell === "false") ? cell === "true" : cell;
  });
  return row;
}

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;
/** A number of so few digits that none is lost, as JSON writes it. */
const BARE = /^-?(?:(?:0|[1-9]\d{0,6})(?:\.\d{1,8})?|[1-9]\d{0,14})(?:[eE][-+]?\d{1,2})?$/;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
