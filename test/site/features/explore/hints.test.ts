import {describe, expect, test} from "vitest";
import {withDatabase} from "../../../../loaders/dataset/database.js";
import {hinted} from "../../../../site/features/explore/sql/hints.js";
import {isReserved} from "../../../../site/features/explore/sql/reserved.js";

const tables = {orders: ["id", "case_id", "from", "until"], events: ["id", "title"]};
const PARSER = 'Parser: syntax error at or near "x"';
const hint = (sql: string, said = PARSER) => hinted(said, sql, tables).slice(said.length).trim();

describe("what the engine refuses is explained by the names that there are", () => {
  test.each([
    "SELECT from, id FROM orders",
    "SELECT id, from FROM orders",
    "SELECT id FROM orders WHERE from < DATE '2026-01-01'",
    "SELECT id FROM orders ORDER BY from",
    "SELECT max(from) FROM orders"
  ])("a column that needs quotes: %s", (sql) => {
    expect(hint(sql)).toContain('write it in quotes, "from"');
  });

  test.each([
    "SELECT id, FROM orders WHERE",
    "SELECT id FROM (FROM orders) x y z",
    "SELECT count(*) FROM orders WHERE (id FROM",
    'SELECT "from" FROM orders LIMIT x y',
    "SELECT title FROM events LIMIT x y"
  ])("and not where the word is meant, or quoted: %s", (sql) => {
    expect(hint(sql)).toBe("");
  });

  test("a mistyped column by the one that is near, another by all of the tables that are named", () => {
    const said = (name: string) => `Binder: Referenced column "${name}" not found in FROM clause!`;
    const candidates = '\n\nCandidate bindings: : "note"';
    expect(hinted(said("titel") + candidates, "SELECT titel FROM events", tables)).toBe(
      `${said("titel")}\nDid you mean "title"?`
    );
    expect(hinted(said("case_name") + candidates, "SELECT case_name FROM orders", tables)).toBe(
      `${said("case_name")}\nColumns of orders: id, case_id, "from", until.`
    );
    // A short word that only looks like another is not taken for it; a part of a name is.
    expect(hinted(said("date") + candidates, "SELECT date FROM claims", {claims: ["id", "note"]})).toBe(
      `${said("date")}\nColumns of claims: id, note.`
    );
    expect(hinted(said("case") + candidates, "SELECT case FROM orders", tables)).toBe(
      `${said("case")}\nDid you mean "case_id"?`
    );
    expect(hinted(said("a") + candidates, "SELECT a FROM (SELECT 1 AS b)", tables)).toBe(said("a"));
  });

  test("a column of a table that has another name in the statement, by the columns of that table", () => {
    const said = (name: string) => `Binder: Values list "${name}" does not have a column named "amount"`;
    const is = (name: string) => said(name).replace("Values list", "Table");
    for (const from of ["orders o", "orders AS o", "orders o JOIN events e ON o.id = e.id"])
      expect(hinted(said("o"), `SELECT o.amount FROM ${from}`, tables)).toBe(
        `${is("o")}\nColumns of orders: id, case_id, "from", until.`
      );
    expect(hinted(said("events"), "SELECT events.amount FROM events, orders", tables)).toBe(
      `${is("events")}\nColumns of events: id, title.`
    );
  });

  test("a table that is not there by those that are, and by no catalog of the engine’s", () => {
    const said = (name: string) => `Catalog: Table with name ${name} does not exist!\nDid you mean "pg_constraint"?`;
    expect(hinted(said("evnts"), "SELECT * FROM evnts", tables)).toBe(
      'Catalog: Table with name evnts does not exist!\nDid you mean "events"?'
    );
    expect(hinted(said("own3"), "SELECT * FROM own3", tables)).toBe(
      "Catalog: Table with name own3 does not exist!\nTables: orders, events."
    );
    const other = 'Catalog: Scalar Function with name foo does not exist!\nDid you mean "floor"?';
    expect(hinted(other, "SELECT foo(1)", tables)).toBe(other);
  });
});

test("a word is reserved where the engine says so", async () => {
  const words = await withDatabase(async (connection) => {
    const read = await connection.runAndReadAll("SELECT keyword_name, keyword_category FROM duckdb_keywords()");
    return read.getRows() as [string, string][];
  });
  for (const [word, category] of words)
    expect([word, isReserved(word.toUpperCase())]).toEqual([word, /^(?:reserved|type_function)$/.test(category)]);
  expect(isReserved("until_recorded")).toBe(false);
});
