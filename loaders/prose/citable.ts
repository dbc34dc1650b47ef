import type {Grade} from "../schema/common.js";
import type {Row} from "../schema/table.js";
import {tableOf} from "../schema/tables.js";
import type {Unit} from "../schema/tables/units.js";

/** What prose can say of a row, and be held to. */
export interface Citable {
  id: string;
  table: string;
  title: string;
  grade: Grade | null;
  source_ids: readonly string[];
  locator: string | null;
  /** Numbers with the unit that they are in, where they have one. */
  numbers: readonly {value: number; unit: string | null}[];
  /** EDTF dates. */
  dates: readonly string[];
  /** The row's own words: a number or date that they hold may be said as well. */
  words: readonly string[];
}

/** What prose is checked against. */
export interface ProseRecord {
  rows: ReadonlyMap<string, Citable>;
  /** Words for units (`returns`, `people`), each with the id of its unit. */
  unitNames: ReadonlyMap<string, string>;
}

const texts = (row: Row, columns: readonly string[] = []) =>
  columns.map((name) => row[name]).filter((value): value is string => typeof value === "string");

/** The numbers of a column: its own, or those of the structs in its list. */
const numbersOf = (row: Row, name: string): Citable["numbers"] =>
  [row[name] ?? []]
    .flat()
    .map((found) =>
      typeof found === "number"
        ? {value: found, unit: name === "value" ? ((row["unit"] as string | undefined) ?? null) : null}
        : {value: (found as {value: number}).value, unit: null}
    );

/** A row of any table as prose cites it. */
export function citable(table: string, row: Row): Citable {
  const {rowTitle, cite} = tableOf(table) ?? {};
  const title = rowTitle === undefined ? [] : [rowTitle];
  return {
    id: row["id"] as string,
    table,
    title: texts(row, title)[0] ?? (row["id"] as string),
    grade: (row["grade"] as Grade | undefined) ?? null,
    source_ids:
      (row["source_ids"] as string[] | undefined) ?? (typeof row["source_id"] === "string" ? [row["source_id"]] : []),
    locator: (row["locator"] as string | null | undefined) ?? null,
    numbers: (cite?.numbers ?? []).flatMap((name) => numbersOf(row, name)),
    dates: texts(row, cite?.dates),
    words: texts(row, cite?.words ?? title)
  };
}

/**
 * What prose may cite of a record: every row that has an id, under it, and the words that name units in running text (those of one word:
 * `returns`, `people`).
 * @param tables the rows of each table, by its name
 */
export function proseRecord(tables: Readonly<Record<string, readonly Row[]>>): ProseRecord {
  const rows = new Map<string, Citable>();
  for (const [table, among] of Object.entries(tables)) {
    for (const row of among) if (typeof row["id"] === "string") rows.set(row["id"], citable(table, row));
  }
  const units = (tables["units"] ?? []) as readonly Unit[];
  return {
    rows,
    unitNames: new Map(
      units.flatMap(({id, title}) => (/^\w+$/.test(title) ? [[title.toLowerCase(), id] as const] : []))
    )
  };
}
