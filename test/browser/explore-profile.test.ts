import {readFile} from "node:fs/promises";
import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {withDatabase} from "../../loaders/dataset/database.js";
import {linkOf} from "../../site/features/explore/workbench/link.js";
import {axeFindsIn} from "./axe.js";
import {visit, type Visit} from "./browser.js";
import {ask, openBench, rest, rows} from "./workbench.js";
import {LONG, some} from "../tools/rounds.js";

let site: Visit;
let page: Page;
let wrong: string[];
beforeAll(async () => {
  site = await visit();
  ({page, wrong} = await openBench(site));
});
afterAll(() => site.close());

/** Sample rows of every type that is drawn, with nulls, in the engine's SQL. */
const MIXED = `CREATE OR REPLACE TABLE mixed AS SELECT
  i::INTEGER AS small, 4611686018427387904 + i * 7 AS large, (18446744073709551615 - i)::UBIGINT AS unsigned,
  sum(i * 9007199254740993) OVER (ORDER BY i)::HUGEINT AS total, ('340282366920938463463374607431768211455'::UHUGEINT - (i % 7)::UHUGEINT) AS huge,
  if(i % 11 = 0, NULL, (i * 37 % 1000 - 500) / 100)::DECIMAL(15,2) AS money, (i::HUGEINT * 1234567890123456789 % 1000003)::DECIMAL(38,10) AS wide,
  (i / 10)::FLOAT AS real, CASE i % 50 WHEN 0 THEN 'nan'::DOUBLE WHEN 1 THEN '-inf'::DOUBLE WHEN 2 THEN NULL ELSE sin(i) END AS wave,
  if(i % 5 = 0, NULL, i % 3 = 0) AS flag, if(i % 13 = 0, NULL, ['it''s', '', 'ä😀', 'a"b'][i % 4 + 1]) AS word, 'name ' || i % 40 AS name,
  (['x', 'y', 'z'][i % 3 + 1])::ENUM('x', 'y', 'z') AS choice, ('550e8400-e29b-41d4-a716-44665544000' || i % 4)::UUID AS uuid,
  if(i % 17 = 0, NULL, DATE '1969-06-01' + i::INTEGER) AS day, TIMESTAMP '1969-12-31 12:00:00.123456' + INTERVAL (i * 311) SECOND AS moment,
  (TIMESTAMP '2020-01-01 00:00:00' + INTERVAL (i * 7) HOUR)::TIMESTAMP_NS AS nano, (TIMESTAMP '2020-01-01' + INTERVAL (i) DAY)::TIMESTAMP_S AS second,
  (TIMESTAMP '2024-03-10 00:00:00' + INTERVAL (i * 5) MINUTE)::TIMESTAMPTZ AS zoned, [i, 1] AS list, i AS "a ""b"""
FROM range(400) AS t(i)`;

const count = async (page: Page) =>
  Number((await page.locator(".crossfilter-count").innerText()).split(" ")[0]!.replaceAll(",", ""));
const box = (page: Page, column: string) => page.locator(`[data-column="${column.replaceAll('"', '\\"')}"]`);
const profiled = (page: Page) => page.locator(".crossfilter-charts:not([aria-busy])").waitFor();

/** The query for what is picked, once it says some words, and what the charts count then. */
function picked(page: Page, words: string): Promise<{sql: string; shown: number}> {
  return page.evaluate(async (wanted) => {
    const use = [...document.querySelectorAll("button")].find(({textContent}) => textContent === "Use as SQL")!;
    for (let frame = 0; frame < 1800; frame++) {
      use.click();
      const sql = [...document.querySelector(".bench .editor")!.shadowRoot!.querySelectorAll(".cm-line")]
        .map(({textContent}) => textContent)
        .join("\n");
      const shown = Number(
        document.querySelector(".crossfilter-count")!.textContent.split(" ")[0]!.replaceAll(",", "")
      );
      if (sql.includes(wanted)) return {sql, shown};
      await new Promise(requestAnimationFrame);
    }
    throw new Error(`no condition says ${wanted}`);
  }, words);
}

/** What the engine counts for each query. */
async function counts(page: Page, queries: readonly string[]): Promise<number[]> {
  await ask(
    page,
    `SELECT list(n ORDER BY k) AS counts FROM (${queries.map((sql, k) => `SELECT ${k} AS k, count(*) AS n FROM (${sql})`).join(" UNION ALL ")})`
  );
  return JSON.parse((await rows(page))[0]![0]!) as number[];
}

async function download(page: Page, name: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", {name, exact: true}).click()
  ]);
  return file.path();
}

describe("the profile of a result", {timeout: 240_000}, () => {
  it("is picked from by keyboard, and the engine counts the same rows by the condition, for every type", async () => {
    await ask(page, `${MIXED};\nSELECT * FROM mixed`);
    const summary = page.locator(".result-profile summary");
    await summary.focus();
    await page.keyboard.press("Enter");
    await profiled(page);
    const names = await page.locator(".crossfilter-name").allInnerTexts();
    expect(names).toHaveLength(21);
    const queries: string[] = [];
    const shown: number[] = [];
    const take = async (words: string) => {
      const now = await picked(page, words);
      queries.push(now.sql);
      shown.push(now.shown);
    };
    for (const name of some(names, 6)) {
      const chart = box(page, name);
      const quoted = `"${name.replaceAll('"', '""')}"`;
      if (await chart.getByRole("slider").count()) {
        await chart.getByRole("slider").first().focus();
        for (const key of ["PageUp", "PageUp", "ArrowRight", "Tab", "PageDown"]) await page.keyboard.press(key);
        await take(quoted);
        const codes = chart.locator(".crossfilter-code");
        for (let code = 0; code < (await codes.count()); code++) {
          await codes.nth(code).focus();
          await page.keyboard.press("Enter");
          await take(" OR ");
        }
      } else if (await chart.getByRole("listbox").count()) {
        await chart.getByRole("listbox").focus();
        for (const key of ["Home", "Space", "ArrowDown", "Enter"]) await page.keyboard.press(key);
        await take(quoted);
        await chart.getByRole("listbox").focus();
        for (const key of ["End", "Space"]) await page.keyboard.press(key);
        await take(quoted);
      } else {
        expect(name).toBe("list");
        continue;
      }
      // Each third stays picked, and narrows those that follow.
      if (shown.length % 3) await page.getByRole("button", {name: "Clear all"}).click();
    }
    expect(shown.some((some) => some > 0 && some < 400)).toBe(true);
    expect(await counts(page, queries)).toEqual(shown);
    expect(wrong).toEqual([]);
  });

  it.runIf(LONG)("of a million rows filters the table, copies and downloads, and says so", async () => {
    const sql =
      "SELECT i AS id, (i * 7919 % 100003 / 4)::DECIMAL(12,2) AS amount, DATE '2010-01-01' + (i % 5000)::INTEGER AS day, 'name ' || i % 977 AS name, i AS \"ID\" FROM range(1000000) AS t(i)";
    await ask(page, sql);
    await page.locator(".result-profile summary").click();
    await profiled(page);
    const plot = box(page, "amount").locator(".crossfilter-plot");
    await plot.scrollIntoViewIfNeeded();
    const {x, y, width} = (await plot.boundingBox())!;
    await page.mouse.move(x + width * 0.3, y + 20);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.4, y + 20, {steps: 5});
    await page.mouse.up();
    await page.locator(".size", {hasText: " of 1,000,000 rows"}).waitFor();
    const passing = await count(page);
    expect(passing).toBeGreaterThan(1000);
    expect(passing).toBeLessThan(500_000);
    const {sql: query} = await picked(page, "amount");
    const [from, to] = [...query.matchAll(/"amount" [<>]=? ([\d.]+)/g)].map(([, edge]) => Number(edge)) as [
      number,
      number
    ];
    const amount = (row: number) => ((row * 7919) % 100003) / 4;
    const all = Array.from({length: 1_000_000}, (_, row) => row).filter(
      (row) => Math.round(amount(row) * 100 + 1e-6) / 100 >= from && Math.round(amount(row) * 100 + 1e-6) / 100 < to
    );
    expect(passing).toBe(all.length);
    expect((await rows(page)).slice(0, 5).map(([id]) => Number(id))).toEqual(all.slice(0, 5));
    expect(await page.locator(".grid").getAttribute("aria-rowcount")).toBe(String(passing + 1));
    const heading = page.locator(".grid-head").getByRole("button").first();
    await heading.click();
    await heading.click();
    expect((await rows(page)).slice(0, 5).map(([id]) => Number(id))).toEqual(all.slice(-5).reverse());
    const lines = (await readFile(await download(page, "CSV"), "utf8")).trimEnd().split("\n");
    expect(lines).toHaveLength(passing + 1);
    expect(lines.at(-1)?.split(",")[0]).toBe(String(all.at(-1)));
    await page
      .locator(".taken", {
        hasText: `CSV is written, with the ${passing.toLocaleString("en-US")} rows that pass the filters.`
      })
      .waitFor();
    const parquet = await download(page, "Parquet");
    await withDatabase(async (connection) => {
      const found = await connection.runAndReadAll(
        `SELECT count(*)::INTEGER, sum(id)::VARCHAR, any_value(typeof(amount)) FROM read_parquet('${parquet}')`
      );
      expect(found.getRows()).toEqual([[passing, String(all.reduce((sum, row) => sum + row, 0)), "DECIMAL(12,2)"]]);
    });
    await page.locator(".quick-chart summary").click();
    await page
      .locator(".quick-chart", {hasText: `Drawn from the ${passing.toLocaleString("en-US")} rows that pass`})
      .waitFor();
    // The query with its condition, as it is put into the editor: two columns are one name to SQL.
    await page.keyboard.press("Control+Enter");
    await page.locator(".cm-content").click();
    await page.keyboard.press("Control+Enter");
    await rest(page);
    await page.locator(".size", {hasText: new RegExp(`^${passing.toLocaleString("en-US")} rows`)}).waitFor();
    expect(await page.locator(".crossfilter").count()).toBe(0);
    expect(wrong).toEqual([]);
  });

  it.runIf(LONG)(
    "comes back from a link with what was picked, each statement's own, and does without what is no filter",
    async () => {
      await ask(
        page,
        "SELECT 'a' AS word, 1 AS n UNION ALL SELECT 'b', 2 UNION ALL SELECT NULL, 30;\nSELECT 7 AS other"
      );
      await page.locator(".tabs").getByRole("button", {name: /^1:/}).click();
      await page.locator(".result-profile summary").click();
      await profiled(page);
      await box(page, "word").getByRole("option", {name: /^b/}).click();
      await page.locator(".size", {hasText: "1 of 3 rows"}).waitFor();
      // Another statement's result and back.
      await page.locator(".tabs").getByRole("button", {name: /^2:/}).click();
      expect(await page.locator(".crossfilter").count()).toBe(0);
      await page.locator(".tabs").getByRole("button", {name: /^1:/}).click();
      await page.locator(".size", {hasText: "1 of 3 rows"}).waitFor();
      await page.getByRole("button", {name: "Copy a link"}).click();
      await page.locator(".going-on", {hasText: "address bar"}).waitFor();
      const {pathname, hash} = new URL(page.url());
      const again = await site.open(pathname + hash);
      await again.page.locator(".size", {hasText: "1 of 3 rows"}).waitFor();
      expect(await rows(again.page)).toEqual([["b", "2"]]);
      expect(await box(again.page, "word").locator("[aria-selected=true]").innerText()).toContain("b");

      const filters: unknown = [
        null,
        7,
        {column: 3},
        {column: "gone", words: ["x"]},
        {column: "n", from: "1", to: {}},
        {column: "word", words: ["x", 5], none: "yes", odd: true},
        {column: "n", from: "1", to: "3"},
        {column: "word", none: true}
      ];
      for (const given of [filters, {}, "x"]) {
        const link = await linkOf({
          sql: "SELECT 'a' AS word, 1 AS n UNION ALL SELECT NULL, 2",
          filters: given as [],
          answer: 99
        });
        await again.page.evaluate((next) => (location.hash = next), link);
        await rest(again.page);
        await again.page.locator(".size", {hasText: "2 rows, 2 columns"}).waitFor();
      }
      expect(again.wrong).toEqual([]);
      await again.page.context().close();
    }
  );

  it.runIf(LONG)(
    "opens with a file of the reader's and by a table's button, and its memory is given back with the table",
    async () => {
      const wide = Array.from({length: 130}, (_, column) => `c${column}`);
      const content = [wide, ...Array.from({length: 20}, (_, row) => wide.map((_name, column) => row * column))]
        .map((cells) => cells.join(","))
        .join("\n");
      await page
        .locator('input[type="file"]')
        .setInputFiles([{name: "wide.csv", mimeType: "", buffer: Buffer.from(content)}]);
      // Not the profile of the result before.
      await page.locator(".crossfilter-box").nth(99).waitFor();
      await page.locator(".result-profile[open] .crossfilter-charts:not([aria-busy])").waitFor();
      expect(await page.locator(".crossfilter-box").count()).toBe(100);
      await page.getByRole("button", {name: "Draw all"}).click();
      await page.locator(".crossfilter-box").nth(129).waitFor();
      await profiled(page);
      await page.getByRole("button", {name: "Drop wide"}).click();
      await page.locator(".going-on", {hasText: "dropped"}).waitFor();
      expect(await page.locator(".crossfilter, .grid").count()).toBe(0);

      await page.getByRole("button", {name: "Profile of courts"}).click();
      await profiled(page);
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Profile");
      const before = await page.locator(".crossfilter").elementHandle();
      await ask(page, "SELECT 1 AS a WHERE false");
      expect(await page.locator(".crossfilter").count()).toBe(0);
      expect(await before.evaluate((charts) => charts.childElementCount)).toBe(0);
      await page.locator(".result-profile summary").click();
      await page.locator(".result-profile", {hasText: "There are no rows to profile."}).waitFor();
      expect(wrong).toEqual([]);
    }
  );

  it("leaves axe nothing to find, wide and narrow, light and dark", async () => {
    await page.getByRole("button", {name: "Profile of observations"}).click();
    await profiled(page);
    await box(page, "grade").getByRole("option").first().click();
    await box(page, "value").getByRole("slider").first().focus();
    await page.keyboard.press("ArrowRight");
    await page.locator(".size", {hasText: " of "}).waitFor();
    expect(
      await axeFindsIn(page, [
        [1280, "light"],
        [1280, "dark"],
        [390, "light"],
        [390, "dark"]
      ])
    ).toEqual({});
    for (const colorScheme of ["light", "dark"] as const)
      for (const width of [390, 1280]) {
        await page.emulateMedia({colorScheme});
        await page.setViewportSize({width, height: 900});
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
  });
});
