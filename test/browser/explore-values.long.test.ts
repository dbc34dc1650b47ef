import {readFile} from "node:fs/promises";
import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {withDatabase} from "../../loaders/dataset/database.js";
import {visit, type Visit} from "./browser.js";
import {ask, askEach, openBench, rest, rows} from "./workbench.js";

let site: Visit;
let page: Page;
let wrong: string[];
let folder: string;
beforeAll(async () => {
  site = await visit();
  ({page, wrong} = await openBench(site));
  folder = await mkdtemp(join(tmpdir(), "docketbook-values-"));
});
afterAll(async () => {
  await site.close();
  await rm(folder, {recursive: true});
});

/** Values as SQL makes them, and as they must be seen. */
const VALUES: [string, string][] = [
  ["4520000.00::DECIMAL(15,2)", "4520000.00"],
  ["-0.05::DECIMAL(4,2)", "-0.05"],
  ["99999999999999999999999999999999999999::DECIMAL(38,0)", "99999999999999999999999999999999999999"],
  ["0.1::DOUBLE + 0.2::DOUBLE", "0.30000000000000004"],
  ["1.1::FLOAT", "1.1"],
  ["'nan'::DOUBLE", "nan"],
  ["'-inf'::DOUBLE", "-inf"],
  ["9223372036854775807::BIGINT", "9223372036854775807"],
  ["-9007199254740993::BIGINT", "-9007199254740993"],
  ["18446744073709551615::UBIGINT", "18446744073709551615"],
  ["170141183460469231731687303715884105727::HUGEINT", "170141183460469231731687303715884105727"],
  ["340282366920938463463374607431768211455::UHUGEINT", "340282366920938463463374607431768211455"],
  ["(SELECT sum(x) FROM (VALUES (9007199254740993), (2)) AS t(x))", "9007199254740995"],
  ["DATE '1582-10-14'", "1582-10-14"],
  ["DATE '0001-01-01'", "0001-01-01"],
  ["DATE '2024-02-29'", "2024-02-29"],
  ["TIMESTAMP '2025-01-02 03:04:05.123456'", "2025-01-02 03:04:05.123456"],
  ["TIMESTAMP_NS '2025-01-02 03:04:05.123456789'", "2025-01-02 03:04:05.123456789"],
  ["TIMESTAMP_S '1969-12-31 23:59:59'", "1969-12-31 23:59:59"],
  ["TIMESTAMPTZ '2025-01-02 03:04:05+02'", "2025-01-02 01:04:05+00"],
  ["TIME '12:34:56.5'", "12:34:56.5"],
  ["INTERVAL '14 months 3 days 2 seconds'", "1 year 2 months 3 days 00:00:02"],
  ["'550e8400-e29b-41d4-a716-446655440000'::UUID", "550e8400-e29b-41d4-a716-446655440000"],
  ["'10101'::BIT", "10101"],
  ["true", "true"],
  ["NULL::INTEGER", "NULL"],
  ["''", ""],
  ["'\ufeffmark first'", "\ufeffmark first"],
  ["'a,\"b\"'", 'a,"b"'],
  ["'x'::ENUM('x', 'y')", "x"],
  ["[1.50, NULL]::DECIMAL(4,2)[]", '["1.50",null]'],
  ["{'a': DATE '2025-11-21', 'b': [1, 2]}", '{"a":"2025-11-21","b":[1,2]}'],
  ["MAP {'k': 1}", '[{"key":"k","value":1}]']
];
const SELECT = `SELECT ${VALUES.map(([sql], index) => `${sql} AS c${index}`).join(",\n")}`;

/** As many as are seen at once, three each. */
const parts = <T>(all: readonly T[]): T[][] =>
  Array.from({length: Math.ceil(all.length / 3)}, (_, part) => all.slice(part * 3, part * 3 + 3));

/** Presses a button of downloads and gives the file's path. */
async function download(name: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", {name, exact: true}).click()
  ]);
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

describe("values arrive as written", {timeout: 180_000}, () => {
  it("in the table", async () => {
    const threes = parts(VALUES);
    const found = await askEach(
      page,
      threes.map((some) => `SELECT ${some.map(([sql]) => sql).join(", ")}`)
    );
    for (const [index, some] of threes.entries())
      expect([some, found[index]?.[0]]).toEqual([some, some.map(([, expected]) => expected)]);
    expect(wrong).toEqual([]);
  });

  it("in CSV and JSON, null and empty text apart", async () => {
    await ask(page, SELECT);
    const csv = await readFile(await download("CSV"), "utf8");
    const cells = VALUES.map(([, text]) =>
      text === "NULL" ? "" : text === "" || /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
    );
    expect(csv.split("\n")[1]).toBe(cells.join(","));
    const [row] = JSON.parse(await readFile(await download("JSON"), "utf8")) as Record<string, unknown>[];
    for (const [index, [sql, text]] of VALUES.entries()) {
      const value = row?.[`c${index}`];
      const said = value === null ? "NULL" : typeof value === "string" ? value : JSON.stringify(value);
      // A number that a double holds is a number; its last zeros are not told apart.
      expect([sql, typeof value === "number" ? Number(said) : said]).toEqual([
        sql,
        typeof value === "number" ? Number(text) : text
      ]);
    }
  });

  it("in Parquet, read by native DuckDB with types and all", async () => {
    await ask(page, SELECT);
    const path = await download("Parquet");
    await withDatabase(async (connection) => {
      const asText = async (sql: string) =>
        (await connection.runAndReadAll(`SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (${sql})`)).getRows()[0];
      const native = await asText(SELECT);
      const read = await asText(`FROM read_parquet('${path}')`);
      const types = (
        await connection.runAndReadAll(`SELECT typeof(COLUMNS(*)) FROM read_parquet('${path}')`)
      ).getRows()[0] as string[];
      for (const [index, [sql, text]] of VALUES.entries()) {
        // What Parquet has no type for is text.
        if (/MAP|INTERVAL|BIT|UHUGEINT/.test(sql)) expect([sql, read?.[index]]).toEqual([sql, text]);
        else if (!/TIMESTAMPTZ/.test(sql)) expect([sql, read?.[index]]).toEqual([sql, native?.[index]]);
      }
      expect(types[0]).toBe("DECIMAL(15,2)");
      expect(types[13]).toBe("DATE");
      expect(types[16]).toBe("TIMESTAMP");
      expect(types[30]).toBe("DECIMAL(4,2)[]");
      expect(types[31]).toMatch(/^STRUCT\(a DATE, b INTEGER\[\]\)$/);
    });
  });

  it("in Arrow, read again by the workbench itself", async () => {
    const plain = VALUES.filter(([sql]) => !/MAP|INTERVAL|BIT|UHUGEINT/.test(sql));
    await ask(page, `SELECT ${plain.map(([sql], index) => `${sql} AS c${index}`).join(", ")}`);
    await page.locator('input[type="file"]').setInputFiles(await download("Arrow"));
    await page.locator(".own li", {hasText: "result.arrow"}).waitFor();
    await rest(page);
    const threes = parts(plain);
    const found = await askEach(
      page,
      threes.map((some) => `SELECT ${some.map((one) => `c${plain.indexOf(one)}`).join(", ")} FROM result`)
    );
    for (const [index, some] of threes.entries())
      expect([some, found[index]?.[0]]).toEqual([some, some.map(([, expected]) => expected)]);
  });

  it("of two columns of one name, both", async () => {
    await ask(page, "SELECT 1 AS a, 2 AS a");
    expect(await rows(page)).toEqual([["1", "2"]]);
    expect(await readFile(await download("CSV"), "utf8")).toBe("a,a\n1,2\n");
    expect(JSON.parse(await readFile(await download("JSON"), "utf8"))).toEqual([{a: 1, a_1: 2}]);
  });

  it("in the chart, and a link reopens it", async () => {
    await ask(
      page,
      "SELECT * FROM (VALUES (DATE '2024-01-01', 4520000.00::DECIMAL(15,2), 5::HUGEINT), (DATE '2024-02-01', 9040000.00, 7)) AS t(day, money, n)"
    );
    await page.locator(".quick-chart summary").click();
    await page.locator(".quick-chart .chart-choice select").first().selectOption("bar");
    await page.locator(".chart-choice").getByLabel("Y axis").selectOption("money");
    await page.locator('.chart [data-says$="9040000.00"]').waitFor();
    expect(
      await page.locator(".chart [data-says]").evaluateAll((bars) => bars.map((bar) => bar.getAttribute("data-says")))
    ).toEqual(["2024-01-01: 4520000.00", "2024-02-01: 9040000.00"]);
    const heights = await page
      .locator(".chart rect[data-says]")
      .evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute("height"))));
    expect(heights[1]! / heights[0]!).toBeCloseTo(2);
    for (const [kind, mark] of [
      ["line", "circle[data-says]"],
      ["dot", "[data-says]"],
      ["histogram", "rect[data-says]"]
    ] as const) {
      await page.locator(".quick-chart .chart-choice select").first().selectOption(kind);
      await page.locator(`.chart ${mark}`).first().waitFor();
    }
    await page.getByRole("button", {name: "Copy a link"}).click();
    await page.locator(".going-on", {hasText: "address bar"}).waitFor();
    const {pathname, hash} = new URL(page.url());
    const again = await site.open(pathname + hash);
    await again.page.locator(".chart").waitFor();
    expect(await again.page.locator(".quick-chart .chart-choice select").first().inputValue()).toBe("histogram");
    expect(again.wrong).toEqual([]);
    await again.page.context().close();
  });
});
