import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {build} from "../../loaders/dataset/build.js";
import {withDatabase} from "../../loaders/dataset/database.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

type Rows = Record<string, unknown>[];
let folder: string;
let query: (sql: string) => Promise<Rows>;
const close: (() => void)[] = [];

/** Opens DuckDB for the length of the file; every table of the built edition is a view under its name. */
const open = () =>
  new Promise<DuckDBConnection>((opened, failed) => {
    withDatabase((connection) => {
      opened(connection);
      return new Promise<void>((done) => close.push(done));
    }).catch(failed);
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "docketbook-real-"));
  const {files, diagnostics} = await build({dir: join(ROOT, "data"), out: folder});
  expect(diagnostics.filter(({severity}) => severity === "error")).toEqual([]);
  const connection = await open();
  for (const {path, table, format} of files ?? []) {
    if (format === "parquet") await connection.run(`CREATE VIEW ${table.name} AS FROM '${join(folder, path)}'`);
  }
  query = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJS();
});

afterAll(async () => {
  for (const done of close) done();
  await rm(folder, {recursive: true, force: true});
});

const value = async (id: string) => (await query(`SELECT value FROM observations WHERE id = '${id}'`))[0]?.["value"];
const count = async (table: string) => Number((await query(`SELECT count(*) AS n FROM ${table}`))[0]?.["n"]);

describe("the built Parquet holds the whole record", () => {
  const counts = {events: 136, orders: 28, cases: 13, laws: 13, claims: 30, observations: 6817, series: 91};
  test.for(Object.entries(counts))("%s: %i rows", async ([table, rows]) => {
    expect(await count(table)).toBe(rows);
  });

  test("what a correction says was and is names its thing: none points to what only its other line or its rows name", async () => {
    const POINTS =
      /^(?:It|Its|They|Their|That (?:order|ruling)|Such)\b|\b(?:these|those) (?:orders|titles|sentences|events|counts|values|(?:two|three|five|six) )|\bstood as (?:a fact|facts)\b|\b(?:its|their) own notes?\b|^(?:She|He)\b|^The (?:order|notice|page of an order|request that)\b/i;
    const lines = await query('SELECT id, unnest([was, "is"]) AS said FROM corrections');
    expect(lines.length).toBeGreaterThan(200);
    expect(lines.filter(({said}) => typeof said === "string" && POINTS.test(said))).toEqual([]);
  });

  test("claims have the verdicts that were published", async () => {
    const verdicts = await query("SELECT verdict, count(*)::INTEGER AS n FROM claims GROUP BY verdict");
    expect(Object.fromEntries(verdicts.map(({verdict, n}) => [verdict, n]))).toEqual({
      accurate: 13,
      imprecise: 11,
      inaccurate: 4,
      unsupported: 2
    });
  });

  test("one event and two figures are unverified, and nothing else", async () => {
    expect(
      await query(
        "SELECT (SELECT count(*)::INTEGER FROM events WHERE grade = 'unverified') AS events, count(*)::INTEGER AS figures FROM observations WHERE grade = 'unverified'"
      )
    ).toEqual([{events: 1, figures: 2}]);
  });
});

describe("published figures are in the built Parquet", () => {
  const figures = {
    "jct-6103-i2@2020": 13_791,
    "jct-6103-i2@2021": 42_301,
    "jct-6103-i2@2022": 14_640,
    "soi-returns@2022": 159_651_330,
    "nta-itin-returns@2022": 3_791_421,
    "itin-issued@2025": 469_888,
    "itin-active@2021-01": 5_400_000,
    "itin-active@2022-12-31": 5_800_000,
    "itin-issued-cumulative@2014-06": 21_000_000,
    "itin-issued-cumulative@2017-08": 23_800_000,
    "itin-issued-cumulative@2022-12-31": 26_000_000,
    "itep-2024-taxes@2022/total": 96_700_000_000,
    "yale-budget-lab@2026--2035/revenue-loss-low": 147_000_000_000,
    "yale-budget-lab@2026--2035/revenue-loss-central": 313_000_000_000,
    "yale-budget-lab@2026--2035/revenue-loss-high": 479_000_000_000,
    "irs-ice-transfer@2025-06/requested": 1_280_000,
    "irs-ice-transfer@2025-08-07/disclosed": 47_289,
    "irs-ice-transfer@2026-02-26/violations-found": 42_695
  };
  test.for(Object.entries(figures))("%s is %i", async ([id, figure]) => {
    expect(await value(id)).toBe(figure);
  });

  test("disclosures under (i)(2) cover each year from 1995 to 2022, from 103 to 2,609 a year until 2019", async () => {
    const years = await query(
      "SELECT year(period_start)::INTEGER AS year, value FROM observations WHERE series_id = 'jct-6103-i2' ORDER BY year"
    );
    expect(years.map(({year}) => year)).toEqual(Array.from({length: 28}, (_, index) => 1995 + index));
    const early = years.filter(({year}) => Number(year) <= 2019).map((row) => Number(row["value"]));
    expect([Math.min(...early), Math.max(...early)]).toEqual([103, 2609]);
  });
});

describe("parts add up to published totals", () => {
  // The totals of 2012 to 2015 are as first published and the rows carry later corrections; the rest are the publisher's own sums.
  const PUBLISHED_OTHERWISE = {
    2001: -245_973_276,
    2006: 3,
    2009: 334,
    2010: 300,
    2012: -140_755_644,
    2013: -75_394_241,
    2014: -13_756_377,
    2015: -11_417_260
  };

  test("recipients and (i)(2) sum to all disclosures of each year from 1995 to 2022, but for the years known to differ", async () => {
    const years = await query(`
      SELECT period, sum(value) FILTER (series_id <> 'jct-6103-total') - sum(value) FILTER (series_id = 'jct-6103-total') AS over
      FROM observations WHERE series_id IN ('jct-6103-total', 'jct-6103-by-recipient', 'jct-6103-i2') GROUP BY period ORDER BY period`);
    expect(years).toHaveLength(28);
    expect(Object.fromEntries(years.filter(({over}) => over !== 0).map(({period, over}) => [period, over]))).toEqual(
      PUBLISHED_OTHERWISE
    );
  });

  // The publisher rounds each part to ten.
  test("returns of the states and other areas sum to the national figure of each year, up to rounding", async () => {
    const years = await query(`
      SELECT period, sum(value) FILTER (geography = 'US') AS nation, sum(value) FILTER (geography <> 'US') AS parts, count(*)::INTEGER AS n
      FROM observations WHERE series_id = 'soi-returns' GROUP BY period ORDER BY period`);
    for (const {period, nation, parts, n} of years) {
      if (nation === null || Number(n) < 50) continue;
      expect([period, Math.abs(Number(parts) - Number(nation)) <= 5 * Number(n)]).toEqual([period, true]);
    }
    expect(years.find(({period}) => period === "2022")).toMatchObject({nation: 159_651_330, parts: 159_651_370});
  });
});

test("every unit of a count says what one of it is called, so that no value is “1 events”", async () => {
  expect(await query("SELECT id FROM units WHERE (quantity = 'count') <> (one IS NOT NULL)")).toEqual([]);
});
