import type {ColumnSource} from "../crossfilter/column.js";
import type {Filter} from "../crossfilter/filter.js";
import {profilePanel, type ProfilePanel} from "../panels/profilepanel.js";
import {arrowColumns} from "./crossfilterarrow.js";
import type {Result} from "../result/result.js";
import {TYPE} from "../result/value.js";
import {quoteName} from "../sql/quote.js";

export interface ResultProfileOptions {
  /** The statement that gave the result. */
  sql: string;
  /** What is picked at first, and then the panel is open; null leaves it folded. */
  filters: readonly Filter[] | null;
  /** Hears the numbers of the rows that pass, ascending; null when all do. */
  picked: (rows: Uint32Array | null) => void;
  /** Takes a query that gives the same rows. */
  write: (sql: string) => void;
}

/** Names that SQL tells apart, which compares them without case: a second `a` becomes `a_1`. */
export function sqlNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let made = name;
    for (let count = 1; taken.has(made.toLowerCase()); count++) made = `${name}_${count}`;
    taken.add(made.toLowerCase());
    return made;
  });
}

/** A whole table, asked for and nothing else. */
const TABLE =
  /^select\s+\*\s+from\s+((?:[\p{L}_][\p{L}\p{N}_]*|"(?:[^"]|"")+")(?:\.(?:[\p{L}_][\p{L}\p{N}_]*|"(?:[^"]|"")+"))?)$/iu;

/** A query for those rows of a statement's result that fulfil a condition. `names` are the result's columns. */
export function filteredQuery(sql: string, names: readonly string[], where: string): string {
  const table = TABLE.exec(sql.trim())?.[1];
  if (table) return `SELECT *\nFROM ${table}\nWHERE ${where}`;
  const distinct = sqlNames(names);
  const renamed = distinct.some((name, index) => name !== names[index])
    ? ` AS result(${distinct.map(quoteName).join(", ")})`
    : "";
  return `SELECT *\nFROM (\n${sql}\n)${renamed}\nWHERE ${where}`;
}

/** The columns of a result to profile, each with the expression that a condition on the statement names it by. */
export function profileColumns({table, columns}: Result): ColumnSource[] {
  const names = sqlNames(columns.map(({name}) => name));
  const {fields} = table.schema;
  return arrowColumns(table).map(({read}, index) => {
    const name = names[index]!;
    // The engine was asked for text, or sent it: as text they are compared.
    const text = fields[index]!.type.typeId === TYPE.utf8 && columns[index]!.type !== "VARCHAR";
    return {name, sql: text ? `CAST(${quoteName(name)} AS VARCHAR)` : quoteName(name), read};
  });
}

/** The profile of a result. */
export function resultProfile(result: Result, {sql, filters, picked, write}: ResultProfileOptions): ProfilePanel {
  return profilePanel({
    columns: profileColumns(result),
    rowCount: result.length,
    cut: result.cut,
    filters,
    picked: (selection) => picked(selection && selection.rows()),
    use: (where) =>
      write(
        filteredQuery(
          sql,
          result.columns.map(({name}) => name),
          where
        )
      )
  });
}
