import type {CompletionContext, CompletionResult, CompletionSource} from "@codemirror/autocomplete";
import {PostgreSQL, SQLDialect} from "@codemirror/lang-sql";

/** Words that DuckDB has beyond PostgreSQL's. */
const KEYWORDS =
  "anti asof attach columns describe exclude glob if macro map pivot pivot_longer pivot_wider positional qualify replace sample semi show summarize struct try_cast unpivot use";
const TYPES =
  "bigint bit blob bool boolean date decimal double float hugeint int integer interval list map real smallint struct text time timestamp timestamptz tinyint ubigint uhugeint uinteger union usmallint utinyint uuid varchar";

/** DuckDB's SQL: PostgreSQL's, its own words, and functions as it names them. */
export function dialectOf(functions: readonly string[]): SQLDialect {
  const {keywords = "", types = ""} = PostgreSQL.spec;
  return SQLDialect.define({
    ...PostgreSQL.spec,
    keywords: `${keywords} ${KEYWORDS}`,
    types: `${types} ${TYPES}`,
    builtin: functions.filter((name) => /^\w+$/.test(name)).join(" "),
    operatorChars: "+-*/<>=~!@#%^&|`?:",
    doubleQuotedStrings: false,
    hashComments: false,
    slashComments: false
  });
}

/** Completes functions, and columns of tables that the text names, wherever a name may stand. */
export function functionSource(
  functions: readonly string[],
  tables: Readonly<Record<string, readonly string[]>>
): CompletionSource {
  const known = functions
    .filter((name) => /^[a-z]\w*$/.test(name))
    .map((name) => ({label: name, type: "function", apply: `${name}(`}));
  return (context: CompletionContext): CompletionResult | null => {
    const word = context.matchBefore(/[\w]+/);
    if (!word || (word.from === word.to && !context.explicit)) return null;
    if (context.state.sliceDoc(word.from - 1, word.from) === ".") return null;
    const text = context.state.doc.toString().toLowerCase();
    const columns = Object.entries(tables)
      .filter(([table]) => text.includes(table.toLowerCase()))
      .flatMap(([table, names]) => names.map((label) => ({label, type: "property", detail: table, boost: 2})));
    return {from: word.from, options: [...columns, ...known], validFor: /^\w*$/};
  };
}
