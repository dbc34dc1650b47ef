import {existsSync, readFileSync} from "node:fs";
import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {build} from "../../loaders/dataset/build.js";
import {withDatabase} from "../../loaders/dataset/database.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const RESEARCH = join(ROOT, "..", "shared", "research");

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
/** The day of the first edition, which the research was made into; later editions add rows and take none away. */
const FIRST = "2026-11-22";
const count = async (table: string, until = "9999-12-31") =>
  Number((await query(`SELECT count(*) AS n FROM ${table} WHERE recorded <= '${until}'`))[0]?.["n"]);

describe("the built Parquet holds the whole record", () => {
  const counts = {events: 136, orders: 28, cases: 11, laws: 13, claims: 30, observations: 6297, series: 87};
  test.for(Object.entries(counts))("%s: %i rows", async ([table, rows]) => {
    expect(await count(table)).toBe(rows);
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

interface Figure {
  series_id: string;
  period: string;
  geography: string;
  value: number;
  unit: string;
}
const SCALES: [string, number][] = [
  ["trillion", 1e12],
  ["billion", 1e9],
  ["million", 1e6]
];
const scale = (unit: string) => SCALES.find(([word]) => unit.includes(word))?.[1] ?? 1;
const yearOf = (period: string) => /(?:1[89]|20)\d\d/.exec(period)?.[0];
/** Twelve digits: what is published in billions has been multiplied out. */
const digits = (number: number) => String(Number(number.toPrecision(12)));

/** Every series as a text of its sorted rows, whatever its name is. */
function fingerprints(rows: readonly {series: string; text: string}[]): string[] {
  const series = new Map<string, string[]>();
  for (const {series: name, text} of rows) series.set(name, [...(series.get(name) ?? []), text]);
  return [...series.values()].map((texts) => texts.sort().join("\n")).sort();
}

const there = existsSync(RESEARCH);
describe(
  there
    ? "every row of the research is in the built Parquet"
    : "the research is not beside this repository: comparing the record with it is left out",
  () => {
    const read = <T>(name: string) =>
      readFileSync(join(RESEARCH, name), "utf8")
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as T);

    test.skipIf(!there).for([
      ["events.jsonl", "events"],
      ["orders.jsonl", "orders"],
      ["cases.jsonl", "cases"],
      ["law.jsonl", "laws"],
      ["claims.jsonl", "claims"],
      ["figures.jsonl", "observations"]
    ] as const)("as many rows of %s as %s had in the first edition", async ([file, table]) => {
      expect(await count(table, FIRST)).toBe(read(file).length);
    });

    test.skipIf(!there)("every series has the same values, in its unit, for the same places", async () => {
      const figures = read<Figure>("figures.jsonl").map(({series_id, value, unit, geography}) => ({
        series: series_id,
        text: `${digits(value * scale(unit))} ${geography.replace(/ \(.*/, "")}`
      }));
      const rows = await query(`SELECT series_id, value, geography FROM observations WHERE recorded <= '${FIRST}'`);
      expect(
        fingerprints(
          rows.map((row) => ({
            series: String(row["series_id"]),
            text: `${digits(Number(row["value"]))} ${String(row["geography"])}`
          }))
        )
      ).toEqual(fingerprints(figures));
    });

    test.skipIf(!there)("and for the same years", async () => {
      const figures = read<Figure>("figures.jsonl");
      const dated = new Set(
        figures
          .map(({series_id}) => series_id)
          .filter((id) => figures.every(({series_id, period}) => series_id !== id || yearOf(period)))
      );
      const wanted = fingerprints(
        figures
          .filter(({series_id}) => dated.has(series_id))
          .map(({series_id, value, unit, period}) => ({
            series: series_id,
            text: `${digits(value * scale(unit))} ${yearOf(period)}`
          }))
      );
      const rows = await query(
        `SELECT series_id, value, year(period_start)::INTEGER AS year FROM observations WHERE recorded <= '${FIRST}'`
      );
      const found = new Set(
        fingerprints(
          rows.map((row) => ({
            series: String(row["series_id"]),
            text: `${digits(Number(row["value"]))} ${String(row["year"])}`
          }))
        )
      );
      expect(dated.size).toBeGreaterThan(80);
      expect(wanted.filter((series) => !found.has(series))).toEqual([]);
    });
  }
);
