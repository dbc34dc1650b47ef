import type {Column} from "../schema/column.js";
import type {Table} from "../schema/table.js";
import {columnConditions, type Condition} from "./compiledconditions.js";
import {lineForm} from "./compiledform.js";
import {inOrder, shapeOf} from "./compiledshape.js";
import {tellsTypes, wholeConditions} from "./compiledwhole.js";
import {definition} from "./compiledzod.js";

/** A table's schema as checks that DuckDB runs over many rows at once. */
export interface Compiled {
  /** A regular expression (RE2) that the line of a sound row matches: types, required columns, words, dates, patterns. */
  form: string;
  /**
   * What is to be checked, instead of the form, of a line that DuckDB writes back to the same bytes: cheaper, and most lines that machines
   * write are such lines. On `s`, the row as a struct. Null where bytes do not tell the types.
   */
  whole: Condition[] | null;
  /** What the form cannot say: ranges, lengths, the order of intervals. On `s` too. */
  conditions: Condition[];
  /** The columns in the order in which the lines have them, for the struct. */
  columns: readonly Column[];
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
  const known = shapeOf(table.columns, sample);
  return {
    form: lineForm(table.row, table.columns, known),
    whole: table.columns.every(({type}) => tellsTypes(type)) ? wholeConditions(shape, table.columns, "s") : null,
    conditions,
    columns: inOrder(table.columns, known),
    left: [...objectChecks(table.row, ""), ...left]
  };
}

/** SQL that is true for rows that need no second look: `line` is the JSON of a row, and `s` the row as a struct. Never null. */
export function soundSql({form, whole, conditions, left}: Compiled, line: string): string {
  if (left.length) return "false";
  const formed = `regexp_full_match(${line}, '${form.replaceAll("'", "''")}')`;
  // U+0000, which no table takes, is written with this escape alone; one letter is sooner found than six, and most lines have none.
  const clean = `CASE WHEN contains(${line}, '\\') THEN NOT contains(${line}, '\\u0000') ELSE true END`;
  const same = whole && [`to_json(s) = ${line}`, clean, ...whole.map(({sql}) => sql)].join(" AND ");
  const parts = [
    same === null ? formed : `CASE WHEN ${same} THEN true ELSE ${formed} END`,
    ...conditions.map(({sql}) => sql)
  ];
  return `coalesce(${parts.join(" AND ")}, false)`;
}
