import {assertComparable, type Comparable} from "../../charts/comparable.js";

/** A table by its columns, each as long as the others. */
export type Columns = Readonly<Record<string, ArrayLike<unknown>>>;
/** A table as it is handed over: by columns, or as the bytes of an Arrow IPC stream or file. */
export type Handed = Columns | Uint8Array;
export type Inputs = Readonly<Record<string, string | number | boolean>>;

/** What the worker is asked; it keeps the tables for the cells after. */
export interface CellAsk {
  source: string;
  inputs: Inputs;
  /** How many rows come back at the most. */
  most: number;
  tables?: Readonly<Record<string, Handed>>;
}

/** What a cell gave: rows, cut to the number asked for. */
export interface Outcome {
  columns: string[];
  rows: Record<string, unknown>[];
  /** How many rows there are, those left out included. */
  total: number;
}

/** What is used of an Arquero table. */
export interface ArqueroTable {
  numRows(): number;
  columnNames(): string[];
  objects(options?: {limit?: number}): object[];
}

/** What is used of Arquero itself: handed in, so that a page that only talks to the frame does not carry it. */
export interface Arquero {
  op: unknown;
  table: (columns: never) => ArqueroTable;
  fromArrow: (bytes: never) => ArqueroTable;
}

/** Rows turned into columns; all columns that the first row has. */
export function columnsOf(rows: readonly object[]): Columns {
  const names = Object.keys(rows[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => (row as Record<string, unknown>)[name])]));
}

/** Makes a table of what was handed over. */
export const tableOf = ({table, fromArrow}: Arquero, handed: Handed): ArqueroTable =>
  handed instanceof Uint8Array ? fromArrow(handed as never) : table(handed as never);

export interface Scope {
  aq: Arquero;
  tables: Readonly<Record<string, ArqueroTable>>;
  inputs: Inputs;
}

const isTable = (value: unknown): value is ArqueroTable =>
  typeof (value as {objects?: unknown} | null)?.objects === "function";

/** What rows of a cell say of themselves, for the check. */
function guard(tables: Scope["tables"]) {
  return (table: ArqueroTable): ArqueroTable => {
    const series = (tables["series"]?.objects() ?? []) as Comparable[];
    assertComparable(table.objects() as {unit: string; series_id: string}[], series);
    return table;
  };
}

/**
 * Runs a cell: the body of a function in which `aq`, `op`, `inputs`, `comparable` and every table by its name are known, and which
 * returns an Arquero table. It compiles text: only where the policy allows it, which no page of the site does.
 * @throws whatever the cell throws
 */
export function evaluate(source: string, {aq, tables, inputs}: Scope): unknown {
  const scope: Record<string, unknown> = {aq, op: aq.op, inputs, comparable: guard(tables), ...tables};
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- running the text that is shown is what this is for
  return new Function(...Object.keys(scope), `"use strict";\n${source}`)(...Object.values(scope));
}

/** The rows that a cell returned, cut to `most`. Throws a TypeError for what is no table and no list of rows. */
export function outcomeOf(value: unknown, most = Infinity): Outcome {
  if (isTable(value)) {
    return {
      columns: value.columnNames(),
      rows: value.objects({limit: most}) as Outcome["rows"],
      total: value.numRows()
    };
  }
  if (Array.isArray(value) && value.every((row) => typeof row === "object" && row !== null && !Array.isArray(row))) {
    const rows = value as Outcome["rows"];
    return {
      columns: [...new Set(rows.flatMap((row) => Object.keys(row)))],
      rows: rows.slice(0, most),
      total: rows.length
    };
  }
  const what =
    value instanceof Promise
      ? "a promise"
      : value === undefined
        ? "nothing (is there a return?)"
        : Array.isArray(value)
          ? "a list of something else"
          : `a ${typeof value}`;
  throw new TypeError(`a cell returns a table or a list of rows; this one returned ${what}`);
}
