import type {Table} from "../schema/table.js";
import {columnConditions, type Condition} from "./compiledconditions.js";
import {lineForm} from "./compiledform.js";
import {shapeOf} from "./compiledshape.js";
import {definition} from "./compiledzod.js";

/** A table's schema as checks that DuckDB runs over many rows at once. */
export interface Compiled {
  /** A regular expression (RE2) that the line of a sound row matches: types, required columns, words, dates, patterns. */
  form: string;
  /** What the form cannot say: ranges, lengths, the order of intervals. On `s`, the row as a struct. */
  conditions: Condition[];
  /** Checks that SQL cannot express. Where there are any, zod looks at every row. */
  left: {column: string; check: string}[];
}

/** Checks of whole objects, which only zod can run. */
function objectChecks(schema: Table["row"], column: string): Compiled["left"] {
  const {checks} = definition(schema);
  return checks.map(({check}) => ({column, check}));
}

/**
 * Compiles the zod schema of a table. `sample` is some rows as they are written (parsed JSON): the form takes the order of the columns
 * from them. A row that passes is one that `judgeRow` accepts; one that does not pass has to be judged.
 */
export function compileTable(table: Pick<Table, "row" | "columns">, sample: Iterable<unknown>): Compiled {
  const {shape = {}} = definition(table.row);
  const {conditions, left} = columnConditions(shape, table.columns, "s");
  return {form: lineForm(table.row, table.columns, shapeOf(table.columns, sample)), conditions, left: [...objectChecks(table.row, ""), ...left]};
}

/** SQL that is true for rows that need no second look: `line` is the JSON of a row, and `s` the row as a struct. Never null. */
export function soundSql({form, conditions, left}: Compiled, line: string): string {
  if (left.length) return "false";
  const parts = [`regexp_full_match(${line}, '${form.replaceAll("'", "''")}')`, ...conditions.map(({sql}) => sql)];
  return `coalesce(${parts.join(" AND ")}, false)`;
}
