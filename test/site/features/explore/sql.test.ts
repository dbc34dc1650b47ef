import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {needs} from "../../../../site/features/explore/sql/needs.js";
import {statements, sqlTokens} from "../../../../site/features/explore/sql/tokens.js";

const tables = {
  orders: ["id", "case_id", "title", "from"],
  cases: ["id", "court_id", "caption"],
  claims: ["id", "verdict"]
};
const needed = (sql: string) => Object.fromEntries(needs(sql, tables));

describe("SQL is taken apart", () => {
  test("into pieces that are the text again, spaces aside, whatever it is", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({unit: "binary"}), fc.stringMatching(/^[a-z'"$\-/*;\n ]{0,40}$/)), (text) => {
        const pieces = sqlTokens(text);
        const between =
          pieces.map(({from}, index) => text.slice(pieces[index - 1]?.to ?? 0, from)).join("") +
          text.slice(pieces.at(-1)?.to ?? 0);
        expect(between.trim()).toBe("");
        expect(pieces.every(({text: piece, from, to}) => text.slice(from, to) === piece && to > from)).toBe(true);
      })
    );
  });

  test("into statements, at semicolons that stand in no string, name or comment", () => {
    const text = `SELECT ';' AS "a;b"; -- one; two\n/* ; */ SELECT $$;$$, e'\\';' ;;\n SELECT 3`;
    expect(statements(text)).toEqual([
      {text: `SELECT ';' AS "a;b"`, from: 0},
      {text: "SELECT $$;$$, e'\\';'", from: text.indexOf("SELECT $$")},
      {text: "SELECT 3", from: text.lastIndexOf("SELECT")}
    ]);
    expect(statements("-- nothing\n;;")).toEqual([]);
  });
});

describe("what a statement needs", () => {
  test.each([
    ["SELECT title FROM orders", {orders: ["title"]}],
    ["select o.TITLE from Orders as o where o.id = 'x'", {orders: ["id", "title"]}],
    ['SELECT "from" FROM "orders"', {orders: ["from"]}],
    ["SELECT count(*) FROM orders", {orders: ["from"]}],
    [
      "SELECT caption, o.title FROM cases JOIN orders o ON o.case_id = cases.id",
      {orders: ["id", "case_id", "title"], cases: ["id", "caption"]}
    ],
    ["SELECT 1 -- FROM orders\n", {}],
    ["SELECT 'orders'", {}]
  ])("%s: the columns that it names", (sql, expected) => {
    // A column called like a keyword is named by the keyword too: too many, never too few.
    const found = needed(sql);
    for (const [table, columns] of Object.entries(expected))
      expect(columns.filter((column) => !found[table]?.includes(column) && column !== "from")).toEqual([]);
    expect(Object.keys(found)).toEqual(Object.keys(expected));
    for (const [table, columns] of Object.entries(expected))
      expect(found[table]!.filter((column) => column !== "from" && !columns.includes(column))).toEqual([]);
  });

  test.each([
    "SELECT * FROM orders",
    "SELECT o.* FROM orders o",
    "FROM orders",
    "SELECT x FROM (FROM orders) t",
    "WITH a AS (SELECT 1) FROM orders",
    "SELECT orders FROM orders",
    "SELECT o FROM orders AS o",
    "SELECT to_json(o) FROM orders o WHERE o.id = 'a'",
    "SUMMARIZE orders",
    "DESCRIBE orders",
    "TABLE orders",
    "SELECT COLUMNS('t') FROM orders",
    "PIVOT orders ON title",
    "SELECT #1 FROM orders",
    "CREATE TABLE mine AS FROM orders",
    "SELECT title FROM cases NATURAL JOIN orders",
    "SELECT id FROM claims UNION ALL BY NAME FROM orders"
  ])("%s: every column", (sql) => {
    expect(needed(sql)["orders"]).toEqual(tables.orders);
  });
});
