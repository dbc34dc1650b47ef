import {nameOf, sqlTokens, type SqlToken} from "./tokens.js";

/** What may stand before a table's name where it is read from, and not as a value. */
const BEFORE = new Set(["from", "join", "into", "update", "table", "summarize"]);
/** Words that take every column without naming one. */
const WHOLE = new Set([
  "natural",
  "pivot",
  "unpivot",
  "columns",
  "summarize",
  "describe",
  "desc",
  "show",
  "copy",
  "table"
]);
/** What opens a query: a FROM right after it has no SELECT before it, and may have none at all. */
const OPENS = new Set([
  undefined,
  "(",
  "union",
  "all",
  "name",
  "except",
  "intersect",
  "as",
  "into",
  "explain",
  "analyze"
]);
/** What follows a table without being its other name. */
export const FOLLOWS = new Set(
  "where join left right inner outer full cross on using group order limit having union except intersect natural positional asof anti semi window qualify sample tablesample offset select set values pivot unpivot at".split(
    " "
  )
);

/** Whether something stands for all columns: a star that counts nothing, a position, a word that names none, a FROM by itself. */
function takesAll(tokens: readonly SqlToken[]): boolean {
  // A quoted name is no keyword, whatever it says.
  const words = tokens.map(({kind, text}) => (kind === "word" ? text.toLowerCase() : text));
  const count = (wanted: string) => words.filter((word) => word === wanted).length;
  if (count("from") > count("select")) return true;
  return words.some((word, index) => {
    const before = words[index - 1];
    if (word === "*") return !(words[index - 2] === "count" && before === "(" && words[index + 1] === ")");
    if (word === "from") return OPENS.has(before) || (before === ")" && words[0] === "with");
    return word === "#" || WHOLE.has(word);
  });
}

/** Whether a table, or a name that the query gives it, is used as a value: its row, with all columns. */
function takesRow(tokens: readonly SqlToken[], table: string): boolean {
  const names = tokens.map(nameOf);
  const aliases = new Set([table]);
  names.forEach((name, index) => {
    if (name !== table || tokens[index + 1]?.text === ".") return;
    const next = names[index + 1] === "as" ? index + 2 : index + 1;
    const alias = names[next];
    if (alias && !FOLLOWS.has(alias)) aliases.add(alias);
  });
  return names.some((name, index) => {
    if (name === null || !aliases.has(name) || tokens[index + 1]?.text === ".") return false;
    const before = names[index - 1] ?? tokens[index - 1]?.text ?? "";
    const own =
      before === "as" ||
      before === "." ||
      names[index - 1] === table ||
      BEFORE.has(before) ||
      (name === table && before === ",");
    return !own;
  });
}

/**
 * The tables that a statement may read, each with the columns that it may name, in the table's order. Where a statement could mean
 * a column without naming it (`*`, `FROM t`, a whole row), all of them. It may name too many, never too few.
 * @param sql one statement
 * @param tables the columns of every table that there is
 */
export function needs(
  sql: string,
  tables: Readonly<Record<string, readonly string[]>>
): Map<string, readonly string[]> {
  const tokens = sqlTokens(sql).filter(({kind}) => kind !== "comment");
  const named = new Set(tokens.map(nameOf));
  const all = takesAll(tokens);
  const found = new Map<string, readonly string[]>();
  for (const [table, columns] of Object.entries(tables)) {
    if (!named.has(table.toLowerCase())) continue;
    found.set(
      table,
      all || takesRow(tokens, table.toLowerCase())
        ? columns
        : columns.filter((column) => named.has(column.toLowerCase()))
    );
  }
  return found;
}
