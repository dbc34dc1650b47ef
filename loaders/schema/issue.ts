import {refused, type Fault} from "../diagnostics/fault.js";
import {scalarFrom} from "./scalar.js";
import {LARGEST_INTEGER, type Column, type ColumnType} from "./column.js";
import type {Row, Table} from "./table.js";
import {nearest} from "../diagnostics/nearest.js";
import type {RowFault} from "../diagnostics/rowfault.js";
import {either, show} from "../diagnostics/show.js";

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

const NEEDED: Readonly<Record<ColumnType["kind"], string>> = {
  text: "text in quotes",
  date: "a day as text: YYYY-MM-DD",
  enum: "one of the words of this column, in quotes",
  decimal: "a decimal as text in quotes",
  boolean: "true or false, without quotes",
  integer: "a whole number, without quotes",
  double: "a number, without quotes",
  list: "a list in square brackets",
  struct: "an object in braces"
};
const JSON_KIND: Readonly<Record<ColumnType["kind"], string>> = {
  text: "string",
  date: "string",
  enum: "string",
  decimal: "string",
  boolean: "boolean",
  integer: "number",
  double: "number",
  list: "array",
  struct: "object"
};
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
        `${column?.name ?? "a value"} ${shown(value)} is written with fewer places than are kept`,
        `${show(String(read.value))}: ${type.scale} digits after the point`
      ).faults;
  }
  if (typeof value === "number" && type?.kind === "integer" && !Number.isSafeInteger(value)) {
    return Number.isInteger(value)
      ? refused(
          "number-inexact",
          `${value} is beyond the whole numbers that are kept exactly`,
          `a number from -${LARGEST_INTEGER} to ${LARGEST_INTEGER}`
        ).faults
      : refused("number-malformed", `${value} is not a whole number`, "digits alone, such as 1234").faults;
  }
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
  if (type && kindOf(value) !== JSON_KIND[type.kind]) {
    return at(
      refused(
        "type-mismatch",
        `${column?.name ?? "a value"} is ${WORDS[kindOf(value)] ?? "of no known kind"}: ${shown(value)}`,
        NEEDED[type.kind]
      ).faults
    );
  }
  return at(ofValue(issue, found, name));
}
