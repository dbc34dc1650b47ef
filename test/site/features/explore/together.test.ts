import fc from "fast-check";
import {beforeAll, describe, expect, test} from "vitest";
import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import {together, type Together} from "../../../../site/features/explore/sql/together.js";

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create()).connect();
  await connection.run(`CREATE TABLE observations AS FROM (VALUES
    ('stages', 'US', '2025', 'persons', 47289), ('stages', 'US', '2026', 'percent', 5),
    ('tax', 'US-CA', '2022', 'usd', 100), ('tax', 'US-TX', '2022', 'usd', 50),
    ('returns', 'US-CA', '2022', 'returns', 10), ('returns', 'US-TX', '2022', 'returns', 5),
    ('cms', 'US-CA', '2022', 'persons', 7), ('pew', 'US-CA', '2022', 'persons', 8)
  ) AS t(series_id, geography, period, unit, value)`);
  await connection.run("CREATE TABLE series AS FROM (VALUES ('tax', 'Taxes'), ('returns', 'Returns')) AS t(id, title)");
});

async function read(sql: string, engine = connection): Promise<Together | null> {
  // It runs at all.
  await engine.run(sql);
  return together(sql, async (asked) => (await engine.runAndReadAll(asked)).getRows().map(([cell]) => String(cell)));
}

describe("values of several units that become one number are seen", () => {
  test.each([
    ["SELECT avg(value) FROM observations", ["percent", "persons", "returns", "usd"]],
    [
      "SELECT sum(value) AS total FROM observations WHERE series_id LIKE '%t%'",
      ["percent", "persons", "returns", "usd"]
    ],
    [
      "SELECT geography, sum(value) FROM observations WHERE geography LIKE 'US-%' GROUP BY 1",
      ["persons", "returns", "usd"]
    ],
    [
      "SELECT geography, sum(value) AS total FROM observations o GROUP BY ALL HAVING total > 60 ORDER BY total LIMIT 1",
      ["percent", "persons", "returns", "usd"]
    ],
    ["SELECT sum(value) FROM observations WHERE series_id = 'stages'", ["percent", "persons"]],
    ["SELECT series_id, sum(value) FROM observations GROUP BY series_id", ["percent", "persons"]],
    ["SELECT round(max(o.value) / 2) FROM observations AS o WHERE geography = 'US-TX'", ["returns", "usd"]],
    [
      "SELECT period, sum(value) OVER (PARTITION BY geography) FROM observations WHERE geography = 'US-TX'",
      ["returns", "usd"]
    ],
    ["FROM observations SELECT sum(value) WHERE geography = 'US-TX'", ["returns", "usd"]],
    [
      "SELECT a.value + b.value FROM observations a JOIN observations b USING (geography) WHERE a.unit = 'usd' AND b.unit = 'returns'",
      ["returns", "usd"]
    ],
    [
      "SELECT sum(a.value) - sum(b.value) FROM observations a, observations b WHERE a.unit = 'usd' AND b.unit = 'returns'",
      ["returns", "usd"]
    ],
    [
      "WITH few AS (SELECT * FROM observations WHERE geography = 'US-TX') SELECT sum(value) FROM few",
      ["returns", "usd"]
    ],
    [
      "WITH few AS (SELECT value AS v FROM observations WHERE geography = 'US-TX') SELECT sum(v) FROM few",
      ["returns", "usd"]
    ],
    ["SELECT sum(v) FROM (SELECT value AS v FROM observations WHERE geography = 'US-TX')", ["returns", "usd"]],
    [
      "SELECT sum(n) FROM (SELECT unit, sum(value) AS n FROM observations WHERE geography = 'US-TX' GROUP BY unit)",
      ["returns", "usd"]
    ],
    [
      "SELECT sum(value) FROM (SELECT value FROM observations WHERE unit = 'usd' UNION ALL SELECT value FROM observations WHERE unit = 'returns')",
      ["returns", "usd"]
    ],
    ["SELECT (SELECT sum(value) FROM observations WHERE geography = 'US-TX') AS n", ["returns", "usd"]],
    [
      "SELECT * FROM series WHERE 3 < (SELECT sum(value) FROM observations WHERE geography = 'US-TX')",
      ["returns", "usd"]
    ],
    ["SELECT sum(CASE WHEN geography = 'US-TX' THEN value ELSE 0 END) FROM observations", ["returns", "usd"]],
    [
      "SELECT sum(value) FROM observations WHERE unit IS DISTINCT FROM 'percent' AND geography = 'US-TX'",
      ["returns", "usd"]
    ]
  ])("%s", async (sql, units) => {
    expect(await read(sql)).toMatchObject({units, unknown: false});
  });

  test("also where they are of one series, which to keep does not mend", async () => {
    expect(await read("SELECT sum(value) FROM observations WHERE series_id = 'stages'")).toMatchObject({
      oneSeries: true
    });
    expect(await read("SELECT sum(value) FROM observations WHERE geography = 'US-TX'")).toMatchObject({
      oneSeries: false
    });
  });

  test("and where that cannot be asked, it is not known", async () => {
    const refuses = () => Promise.reject(new Error("no"));
    expect(await together("SELECT sum(value) FROM observations", refuses)).toMatchObject({units: [], unknown: true});
    expect(await together("SELECT unit, sum(value) FROM observations GROUP BY unit", refuses)).toBe(null);
    const pivot = "PIVOT observations ON period USING sum(value)";
    for (const one of [
      `${pivot} GROUP BY geography`,
      pivot.replace("observations", "(SELECT period, value FROM observations)")
    ])
      expect(await together(one, refuses)).toMatchObject({units: [], unknown: true});
    for (const one of [pivot, `${pivot} GROUP BY unit`]) expect(await together(one, refuses)).toBe(null);
  });
});

describe("a total that is added to its parts is seen", () => {
  let parted: DuckDBConnection;
  beforeAll(async () => {
    parted = await (await DuckDBInstance.create()).connect();
    await parted.run(`CREATE TABLE observations AS FROM (VALUES
      ('people', 'US', '2022', NULL, 'persons', 30), ('people', 'US-CA', '2022', NULL, 'persons', 20),
      ('people', 'US-TX', '2022', NULL, 'persons', 10), ('people', 'US-CA', '2023', NULL, 'persons', 21),
      ('paid', 'US', '2022', 'total', 'usd', 9), ('paid', 'US', '2022', 'federal', 'usd', 6),
      ('paid', 'US', '2022', 'federal / income', 'usd', 4), ('paid', 'US', '2022', 'state', 'usd', 3),
      ('some', 'US', '2022', NULL, 'persons', 8), ('some', 'US', '2022', 'at work', 'persons', 5),
      ('long', 'US', '2022', NULL, 'returns', 1), ('long', 'US', '2022/2023', NULL, 'returns', 2),
      ('long', 'US', '2024-01', NULL, 'returns', 2)
    ) AS t(series_id, geography, period, dimension, unit, value)`);
  });
  const wholes = async (sql: string) =>
    ((await read(sql, parted))?.wholes ?? []).map(({series_id, by, whole, part}) => [series_id, by, whole, part]);
  const PEOPLE = ["people", "geography", "US", "US-CA"];
  const PAID = ["paid", "dimension", "total", "federal"];

  test.each<[sql: string, found: (string | null)[][]]>([
    ["SELECT sum(value) FROM observations WHERE series_id = 'people' AND period = '2022'", [PEOPLE]],
    [
      "SELECT period, round(avg(value)) AS n FROM observations WHERE series_id = 'people' GROUP BY 1 HAVING n > 1",
      [PEOPLE]
    ],
    ["SELECT sum(value) FILTER (WHERE unit = 'persons') FROM observations WHERE series_id <> 'some'", [PEOPLE]],
    ["SELECT sum(CASE WHEN series_id = 'people' THEN value END) FROM observations", [PEOPLE]],
    ["WITH x AS (SELECT * FROM observations WHERE series_id = 'people') SELECT sum(value) FROM x", [PEOPLE]],
    ["SELECT sum(value) FROM observations WHERE series_id = 'paid'", [PAID]],
    ["SELECT sum(value) FROM observations WHERE series_id = 'some'", [["some", "dimension", null, "at work"]]],
    ["SELECT sum(value) FROM observations WHERE series_id = 'long'", [["long", "period", "2022", "2022/2023"]]]
  ])("%s", async (sql, found) => expect(await wholes(sql)).toEqual(found));

  test.each([
    "SELECT sum(value) FROM observations WHERE series_id = 'people' AND geography <> 'US'",
    "SELECT sum(value) FROM observations WHERE series_id = 'people' AND geography = 'US'",
    "SELECT geography, sum(value) FROM observations WHERE series_id = 'people' GROUP BY ALL",
    "SELECT sum(CASE WHEN geography = 'US' THEN value END), sum(value) FILTER (WHERE geography <> 'US') FROM observations WHERE series_id = 'people'",
    "SELECT max(value) FROM observations WHERE series_id = 'people'",
    "SELECT sum(value) FROM observations WHERE series_id = 'paid' AND dimension IN ('federal', 'state')",
    "SELECT sum(value) FROM observations WHERE series_id = 'paid' AND dimension = 'total'",
    "SELECT sum(value) FROM observations WHERE dimension LIKE 'federal%'",
    "SELECT sum(value) FROM observations WHERE series_id = 'long' AND period <> '2022'"
  ])("and of parts alone, or the total alone, nothing is said: %s", async (sql) =>
    expect(await wholes(sql)).toEqual([])
  );
});

describe("of values of one unit nothing is said", () => {
  test.each([
    "SELECT count(value), count(*) FROM observations",
    "SELECT * FROM observations ORDER BY value",
    "SELECT value / 1000 AS thousands, -value FROM observations",
    "SELECT unit, sum(value) FROM observations GROUP BY unit",
    "SELECT u, avg(value) FROM (SELECT unit AS u, value FROM observations) GROUP BY u",
    "SELECT sum(value) FROM observations WHERE unit = 'usd'",
    "SELECT sum(value) FROM observations WHERE series_id = 'tax'",
    "SELECT series_id, sum(value) AS n FROM observations WHERE series_id <> 'stages' GROUP BY ALL HAVING sum(value) > 1 ORDER BY n",
    "SELECT title, sum(value) FROM observations JOIN series ON series.id = series_id GROUP BY title",
    "SELECT sum(value) FILTER (WHERE unit = 'usd') / sum(value) FILTER (WHERE unit = 'returns') FROM observations",
    "SELECT sum(CASE WHEN unit = 'usd' THEN value ELSE 0 END) / sum(CASE unit WHEN 'returns' THEN value END) FROM observations",
    "SELECT period, value - lag(value) OVER (PARTITION BY series_id, unit ORDER BY period) AS change FROM observations",
    "SELECT period, sum(value) OVER w FROM observations WINDOW w AS (PARTITION BY unit)",
    "SELECT r.value / t.value - 1 AS rate FROM observations r JOIN observations t USING (geography, period) WHERE r.series_id = 'returns' AND t.series_id = 'tax'",
    "WITH r AS (SELECT geography, value AS n FROM observations WHERE unit = 'returns'), t AS (SELECT geography, value AS usd FROM observations WHERE unit = 'usd') SELECT sum(usd) / sum(n) FROM r JOIN t USING (geography)",
    "WITH x AS (SELECT geography, sum(CASE WHEN unit = 'usd' THEN value END) AS usd, sum(CASE WHEN unit = 'returns' THEN value END) AS n FROM observations GROUP BY 1) SELECT sum(usd), sum(n) FROM x",
    "WITH x AS (SELECT * FROM observations) SELECT unit, sum(value) FROM x GROUP BY 1",
    "SELECT sum(value) FROM (FROM observations WHERE unit = 'usd')",
    "SELECT (SELECT sum(value) FROM observations WHERE unit = 'usd') / (SELECT sum(value) FROM observations WHERE unit = 'returns')",
    "EXPLAIN SELECT sum(value) FROM observations",
    "SELECT min(period) FROM observations WHERE value > 3",
    "SELECT sum(length(title)) FROM series"
  ])("%s", async (sql) => {
    const found = await read(sql);
    expect([found?.units ?? [], found?.unknown ?? false]).toEqual([[], false]);
  });
});

test("a text that is no query is taken apart without a fault", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.constantFrom(
          ..."select with from ( ) , . sum value observations as o + over group by unit union all case then else where * x end".split(
            " "
          )
        ),
        {maxLength: 14}
      ),
      async (words) => {
        await together(`SELECT ${words.join(" ")}`, () => Promise.resolve(["a|b", "a\u001Fb\u001Fc\u001Fd\u001Fe"]));
        await together(`WITH ${words.join(" ")}`, () => Promise.reject(new Error("no")));
      }
    )
  ));

describe("the series whose values stand side by side in a row are known", () => {
  const SIDES = "c JOIN observations p USING (geography) WHERE c.series_id = 'cms' AND p.series_id = 'pew'";
  test.each([
    `SELECT geography, c.value, p.value FROM observations ${SIDES}`,
    `SELECT * FROM observations ${SIDES}`,
    `FROM observations ${SIDES}`,
    `SELECT c.*, p.value AS other FROM observations ${SIDES} ORDER BY 1`,
    `WITH c AS (SELECT * EXCLUDE (period) FROM observations) SELECT c.value, p.value FROM ${SIDES}`,
    `WITH c AS (SELECT geography, value AS a FROM observations WHERE series_id = 'cms'), p AS (SELECT geography, value AS b FROM observations WHERE series_id = 'pew') SELECT a, b FROM c JOIN p USING (geography)`,
    "SELECT geography, max(value) FILTER (WHERE series_id = 'cms') AS cms, max(CASE WHEN series_id = 'pew' THEN value END) AS pew FROM observations GROUP BY ALL"
  ])("%s", async (sql) => expect((await read(sql))?.series).toEqual([["cms", "pew"]]));
});

test.each([
  "SELECT * FROM observations",
  "SELECT series_id, value FROM observations WHERE series_id IN ('cms', 'pew')",
  "SELECT * FROM (SELECT * EXCLUDE (period) FROM observations) ORDER BY value",
  "SELECT * FROM observations JOIN series ON series.id = series_id",
  "SELECT series_id, unit, min(value), max(value) FROM observations GROUP BY ALL",
  "SELECT a.value, b.value FROM observations a JOIN observations b USING (series_id, unit)",
  "SELECT a.value AS n, b.value FROM observations a, observations b WHERE a.series_id >= b.series_id ORDER BY a.series_id = b.series_id DESC, n LIMIT 3"
])("and of a list, or of numbers of one series each, there are none: %s", async (sql) =>
  expect((await read(sql))?.series ?? []).toEqual([])
);

test("the series that one number is of are known, whichever way they were found", async () => {
  const apart = [["cms", "pew"]];
  for (const sql of [
    "SELECT c.geography, c.value / p.value FROM observations c JOIN observations p USING (geography) WHERE c.series_id LIKE 'cm%' AND p.series_id LIKE 'pe%'",
    "SELECT sum(value) FROM observations WHERE series_id LIKE 'cm%' OR series_id LIKE 'pe%'",
    "WITH c AS (SELECT geography, value AS a FROM observations WHERE series_id LIKE 'cm%'), p AS (SELECT geography, value AS b FROM observations WHERE series_id LIKE 'pe%') SELECT a / b FROM c JOIN p USING (geography)"
  ])
    expect((await read(sql))?.series.map((some) => [...some].sort())).toEqual(apart);
});
