import {nearest} from "../../../../loaders/diagnostics/nearest.js";
import {needs} from "./needs.js";
import {quoteName} from "./quote.js";
import {isReserved} from "./reserved.js";
import {nameOf, sqlTokens} from "./tokens.js";

type Tables = Readonly<Record<string, readonly string[]>>;

/** What follows a column, where a keyword of the same name would have a name or a bracket after it; and what stands before one at the end. */
const AFTER = new Set([",", ")", "=", "<", ">", "!", "from", "is", "in", "between", "like", "asc", "desc", "as"]);
const BEFORE = new Set([",", "select", "distinct", "where", "and", "or", "by", "on", "set", "not"]);

/** The columns that a statement names without the quotes that they need. */
function unquoted(sql: string, columns: readonly string[]): string[] {
  const reserved = new Set(columns.filter(isReserved).map((column) => column.toLowerCase()));
  const tokens = sqlTokens(sql).filter(({kind}) => kind !== "comment");
  const words = tokens.map((token) => (token.kind === "quoted" ? null : (nameOf(token) ?? token.text)));
  return [...reserved].filter((column) =>
    words.some((word, at) => {
      if (word !== column) return false;
      const next = words[at + 1];
      return next === undefined ? BEFORE.has(words[at - 1] ?? "") : AFTER.has(next ?? "");
    })
  );
}

const written = (name: string) => (/^[a-z_]\w*$/i.test(name) && !isReserved(name) ? name : quoteName(name));

/** The table to which a statement gives a name of its own, if it gives that to one alone. */
function aliased(sql: string, alias: string, tables: Tables): string | undefined {
  const names = sqlTokens(sql)
    .filter(({kind}) => kind !== "comment")
    .map(nameOf);
  const found = new Set(
    Object.keys(tables).filter((table) =>
      names.some((name, at) => {
        const next = names[at + 1] === "as" ? at + 2 : at + 1;
        return name === table.toLowerCase() && names[next] === alias.toLowerCase();
      })
    )
  );
  return found.size === 1 ? [...found][0] : undefined;
}

/** Of what the engine says after its first line, that which knows of the tables only what was read, or is about catalogs of its own. */
const ITS_OWN =
  /\n+(?:Candidate bindings:[^\n]*|Did you mean "[^\n]*\b(?:pg_|duckdb_|sqlite_|information_schema)[^\n]*)/g;

/**
 * What the engine says of a name that it does not know, with the names that there are.
 * @param message what it said
 * @param sql the statement
 * @param tables the columns of every table that there is
 */
export function hinted(message: string, sql: string, tables: Tables): string {
  // Tables of the record are views of it, whose columns it calls a list of values.
  const said = message
    .replace(ITS_OWN, "")
    .replace(/^Binder: Values list /, "Binder: Table ")
    .trimEnd();
  const [, table] = /^Catalog: Table with name (.+?) does not exist!/.exec(said) ?? [];
  if (table !== undefined) {
    const near = nearest(table.toLowerCase(), Object.keys(tables));
    return `${said.split("\n")[0]}\n${near === undefined ? `Tables: ${Object.keys(tables).map(written).join(", ")}.` : `Did you mean "${near}"?`}`;
  }
  const [, alias = ""] = /^Binder: Table "(.+?)" does not have/.exec(said) ?? [];
  const meant = tables[alias] ? alias : aliased(sql, alias, tables);
  const named: readonly (readonly [string, readonly string[]])[] =
    meant === undefined
      ? [...needs(sql, tables).keys()].map((name) => [name, tables[name]!] as const)
      : [[meant, tables[meant]!]];
  const columns = named.flatMap(([, names]) => names);
  const [, one, other] =
    /^Binder: (?:Referenced column "(.+?)" not found|[^\n]*does not have a column named "(.+?)")/.exec(said) ?? [];
  const column = one ?? other;
  if (column !== undefined && columns.length) {
    // One of a few letters is near to many: they begin alike, or the one is a part of the other.
    const word = column.toLowerCase();
    const near =
      nearest(
        word,
        columns.filter(([first]) => first === word[0])
      ) ?? columns.find((name) => name.split("_").includes(word));
    return near === undefined
      ? [said, ...named.map(([name, names]) => `Columns of ${name}: ${names.map(written).join(", ")}.`)].join("\n")
      : `${said}\nDid you mean "${near}"?`;
  }
  const [quoteless] = /^Parser:/.test(said) ? unquoted(sql, columns) : [];
  return quoteless === undefined
    ? said
    : `${said}\nThe column ${quoteless} has the name of an SQL keyword: write it in quotes, ${quoteName(quoteless)}.`;
}
