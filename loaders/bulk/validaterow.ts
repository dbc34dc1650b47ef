import {scalarFrom} from "../schema/scalar.js";
import type {Column, ColumnType, TextFormat} from "../schema/column.js";
import type {Row, Table} from "../schema/table.js";
import {checkRow} from "../schema/checkvalue.js";
import {ValueError} from "../schema/valueerror.js";
import {faultOfIssue, type Issue} from "../schema/issue.js";
import type {RowFault} from "../diagnostics/rowfault.js";

/** A row as the tables hold it, or everything that is wrong with it. */
export type Verdict = {row: Row} | {faults: RowFault[]};

const isObject = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);

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

/** The formats of text that zod leaves to the readers. Prose is taken as it comes: what is loaded in bulk was not written for the record. */
const READ: ReadonlySet<TextFormat | undefined> = new Set(["url", "edtf", "period"]);

function* formatFaults(
  type: ColumnType,
  format: TextFormat | undefined,
  value: unknown,
  path: readonly PropertyKey[]
): Generator<RowFault> {
  if (value === null) return;
  if (type.kind === "list")
    for (const [index, item] of (value as unknown[]).entries())
      yield* formatFaults(type.item, format, item, [...path, index]);
  if (type.kind === "struct")
    for (const field of type.fields)
      yield* formatFaults(field.type, field.format, (value as Row)[field.name], [...path, field.name]);
  if (type.kind !== "text" || !READ.has(format)) return;
  const read = scalarFrom(value as string, type, format);
  if ("faults" in read) yield* read.faults.map((fault) => ({...fault, path}));
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
 * Holds a row to the zod schema of its table, to the formats of its columns, and to what a file can hold. A name that is not there counts
 * as null. Gives the row with the table's columns, as zod has it.
 */
export function judgeRow(table: Pick<Table, "row" | "columns" | "name">, value: unknown): Verdict {
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
  const faults = table.columns.flatMap(({name, type, format}) => [...formatFaults(type, format, row[name], [name])]);
  const unheld = faults.length ? null : storeFault(table.columns, row);
  if (unheld) faults.push(unheld);
  return faults.length ? {faults} : {row};
}

/** The kinds of values that a cell of CSV writes as text and JSON does not, or with another form. */
const CELLS: ReadonlySet<ColumnType["kind"]> = new Set(["integer", "double", "boolean", "decimal"]);

/** A row of CSV, whose cells are text where they are no plain number: read as the record's own cells are, and judged. */
export function judgeCells(table: Pick<Table, "row" | "columns" | "name">, value: unknown): Verdict {
  if (!isObject(value)) return judgeRow(table, value);
  const row: Row = {...value};
  const faults: RowFault[] = [];
  for (const {name, type, format} of table.columns) {
    const cell = row[name];
    if (typeof cell !== "string" || !CELLS.has(type.kind)) continue;
    const read = scalarFrom(cell, type, format);
    if ("value" in read) row[name] = read.value;
    else faults.push(...read.faults.map((fault) => ({...fault, message: `${name}: ${fault.message}`, path: [name]})));
  }
  const verdict = judgeRow(table, row);
  if (!faults.length) return verdict;
  const told = new Set<PropertyKey | undefined>(faults.map(({path}) => path[0]));
  return {faults: [...faults, ...("faults" in verdict ? verdict.faults.filter(({path}) => !told.has(path[0])) : [])]};
}

/** A row of CSV by its cells, as the engine gives it to `judgeCells`. */
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

/** A number of so few digits that none is lost, as JSON writes it. */
const BARE = /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
