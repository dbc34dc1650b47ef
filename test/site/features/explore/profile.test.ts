import {expect, test} from "vitest";
import {withDatabase} from "../../../../loaders/dataset/database.js";
import {knownFilters} from "../../../../site/features/explore/workbench/link.js";
import {filteredQuery, sqlNames} from "../../../../site/features/explore/workbench/profile.js";

test("names are told apart as SQL compares them", () => {
  expect(sqlNames(["a", "A", "a", "b", "a_1"])).toEqual(["a", "A_1", "a_2", "b", "a_1_1"]);
});

test("a condition is put to a table itself, and to any other statement as a whole", () => {
  expect(filteredQuery("SELECT *\nFROM t", ["a"], "a = 1")).toBe("SELECT *\nFROM t\nWHERE a = 1");
  expect(filteredQuery('select * from record."my ""t"""', ["a"], "a = 1")).toBe(
    'SELECT *\nFROM record."my ""t"""\nWHERE a = 1'
  );
  expect(filteredQuery("SELECT * FROM t LIMIT 3", ["a"], "a = 1")).toBe(
    "SELECT *\nFROM (\nSELECT * FROM t LIMIT 3\n)\nWHERE a = 1"
  );
});

test("the engine runs the query whatever the statement is", async () => {
  const statements: [string, string[], string, unknown[]][] = [
    ["SELECT 1 AS a, 2 AS A, 3 AS a -- twice", ["a", "A", "a"], '"A_1" = 2 AND "a_2" = 3', [1]],
    ["FROM (VALUES (1), (2)) AS t(x)", ["x"], '"x" >= 2', [2]],
    ["WITH t AS (SELECT 5 AS x) SELECT x FROM t ORDER BY x LIMIT 1", ["x"], '"x" = 5', [5]],
    ["VALUES (7), (8)", ["col0"], '"col0" < 8', [7]],
    [
      "DESCRIBE SELECT 1 AS one",
      ["column_name", "column_type", "null", "key", "default", "extra"],
      `"column_name" IN ('one')`,
      ["one"]
    ]
  ];
  await withDatabase(async (connection) => {
    for (const [sql, names, where, expected] of statements) {
      const found = await connection.runAndReadAll(filteredQuery(sql, names, where));
      expect(found.getRows().map(([first]) => first)).toEqual(expected);
    }
  });
});

test("what is no filter is left out of a link's, and nothing else", () => {
  const filters = [
    {column: "a", from: "1", to: "2"},
    {column: "b", words: ["x", ""], others: true, none: true, odd: true}
  ];
  expect(knownFilters(JSON.parse(JSON.stringify(filters)))).toEqual(filters);
  expect(
    knownFilters([null, 3, "x", [], {column: 1}, {column: "a", from: 5, words: [1, "x"], none: 1, more: 2}])
  ).toEqual([{column: "a", words: ["x"]}]);
  expect([knownFilters({}), knownFilters("x"), knownFilters(undefined)]).toEqual([null, null, null]);
});
