import {readFile} from "node:fs/promises";
import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {linkOf} from "../../site/features/explore/workbench/link.js";
import {axeFinds} from "./axe.js";
import {visit, type Visit} from "./browser.js";
import {record} from "./built.js";
import {ask, cellSeen, openBench, rest, rows, runCell, writeCell} from "./workbench.js";
import {LONG} from "../tools/rounds.js";

let site: Visit;
let page: Page;
let wrong: string[];
beforeAll(async () => {
  site = await visit();
  ({page, wrong} = await openBench(site));
});
afterAll(() => site.close());

const OUTPUT = ".cell-output";
const frames = () => page.locator("iframe").count();
/** What ran a cell is gone, and the engine's worker alone is left; Chromium takes its time with one that never rests. */
const left = () => expect.poll(async () => [await frames(), page.workers().length]).toEqual([0, 1]);

/** SQL, what a cell that reads it must hold (as `described` tells it), and what is said of it. */
const VALUES: [sql: string, held: unknown, note?: RegExp][] = [
  ["(VALUES (42), (NULL))", ["number 42", "null"]],
  ["(VALUES (9007199254740991::BIGINT), (NULL))", ["number 9007199254740991", "null"]],
  ["(VALUES (9007199254740993::BIGINT), (1))", ["bigint 9007199254740993", "bigint 1"], /BIGINT: BigInt/],
  [
    "(VALUES (-170141183460469231731687303715884105727::HUGEINT))",
    ["bigint -170141183460469231731687303715884105727"],
    /HUGEINT: BigInt/
  ],
  ["(VALUES (18446744073709551615::UBIGINT))", ["bigint 18446744073709551615"], /BigInt/],
  ["(VALUES (4520000.10::DECIMAL(15,2)), (NULL), (-0.05))", ["number 4520000.1", "null", "number -0.05"]],
  [
    "(VALUES (12345678901234567.89::DECIMAL(38,2)), (1.00))",
    ["string 12345678901234567.89", "string 1.00"],
    /DECIMAL\(38,2\): text/
  ],
  ["(VALUES (99999999999999999999::DECIMAL(20,0)))", ["bigint 99999999999999999999"], /BigInt/],
  ["(VALUES (0.1::DOUBLE + 0.2::DOUBLE), ('nan'))", ["number 0.30000000000000004", "number NaN"]],
  ["(VALUES (1.1::FLOAT))", ["number 1.1"]],
  ["(VALUES (true), (NULL))", ["boolean true", "null"]],
  [
    "(VALUES (DATE '2024-02-29'), (NULL), (DATE '0001-01-01'))",
    ["Date 2024-02-29T00:00:00.000Z", "null", "Date 0001-01-01T00:00:00.000Z"]
  ],
  ["(VALUES (DATE 'infinity'), (DATE '2024-01-01'))", ["string infinity", "string 2024-01-01"], /DATE: text/],
  [
    "(VALUES (TIMESTAMP '1969-12-31 23:59:59.999999'), (TIMESTAMP '2025-01-02 03:04:05.123'))",
    ["Date 1969-12-31T23:59:59.999Z", "Date 2025-01-02T03:04:05.123Z"],
    /finer is left out in 1 of its rows/
  ],
  ["(VALUES (TIMESTAMP_S '2025-01-02 03:04:05'))", ["Date 2025-01-02T03:04:05.000Z"]],
  ["(VALUES (TIMESTAMPTZ '2025-01-02 03:04:05+02'))", ["Date 2025-01-02T01:04:05.000Z"]],
  ["(VALUES (TIME '12:34:56.5'))", ["string 12:34:56.5"]],
  ["(VALUES (''), (NULL), ('é😀'))", ["string ", "null", "string é😀"]],
  ["(VALUES ([1.50, NULL]::DECIMAL(4,2)[]))", ['object ["1.50",null]']],
  ["(VALUES ([DATE '2024-01-01']))", ['object ["2024-01-01"]']],
  ["(VALUES ('\\x00\\xFF'::BLOB))", ["Uint8Array 0,255"]]
];
const DESCRIBE = `const described = (value) => value === null ? "null" : value instanceof Date ? "Date " + value.toISOString()
  : value instanceof Uint8Array ? "Uint8Array " + value : typeof value === "object" ? "object " + JSON.stringify(value) : typeof value + " " + value;
JSON.stringify(results.map((one) => one.array("v").map(described)))`;

describe("JavaScript under a result", {timeout: 120_000}, () => {
  it("makes neither frame nor editor before it is asked, and offers a sample that runs", async () => {
    await ask(page, 'SELECT kind, date_start, length(title) AS "the ""length""" FROM events');
    expect([await frames(), await page.locator(".cell-editor .cm-content").count()]).toEqual([0, 0]);
    await page.locator(".cell-panel > summary").click();
    expect(await frames()).toBe(0);
    await page.getByRole("button", {name: "Run the cell"}).click();
    const {said, wrong: mistake} = await cellSeen(page);
    expect([mistake, said]).toEqual([null, expect.stringMatching(/^The cell returned \d+ rows, 2 columns/)]);
    expect(
      await page
        .locator(".cell-panel")
        .getByRole("button", {name: "Run the cell"})
        .evaluate((made) => made === document.activeElement)
    ).toBe(true);
    const [most] = await rows(page, OUTPUT);
    expect(record.tables.events.filter(({kind}) => kind === most?.[0])).toHaveLength(Number(most?.[1]));
  });

  it("gives what SQL gives for the same sums, and the same files", async () => {
    await ask(
      page,
      "SELECT series_id, count(value) AS n, sum(value) AS total, min(period_start) AS first FROM observations GROUP BY series_id ORDER BY series_id"
    );
    const bySql = await rows(page);
    await ask(page, "SELECT series_id, value, period_start FROM observations");
    const {notes} = await runCell(
      page,
      'result.groupby("series_id").rollup({n: op.valid("value"), total: op.sum("value"), first: op.min("period_start")}).orderby("series_id")'
    );
    const byCell = await rows(page, OUTPUT);
    expect(notes).toEqual([]);
    const alike = (lines: string[][]) =>
      lines.map(([id, n, total, first]) => [
        id,
        n,
        total === "NULL" ? total : Number(Number(total).toPrecision(14)),
        first
      ]);
    expect(alike(byCell)).toEqual(alike(bySql));
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.locator(OUTPUT).getByRole("button", {name: "CSV", exact: true}).click()
    ]);
    const lines = (await readFile(await file.path(), "utf8")).trim().split("\n");
    expect([file.suggestedFilename(), lines[0], lines[1]]).toEqual([
      "cell.csv",
      "series_id,n,total,first",
      byCell[0]!.map((text) => (text === "NULL" ? "" : text)).join(",")
    ]);
  });

  it("holds every value as promised, or says what it became", async () => {
    // Each a statement of its own, in one run of the cell.
    await ask(page, VALUES.map(([sql]) => `FROM ${sql} AS t(v)`).join(";\n"));
    const {value, notes, wrong: mistake} = await runCell(page, DESCRIBE);
    expect(mistake).toBe(null);
    const held = JSON.parse(value ?? "[]") as unknown[];
    expect(VALUES.map(([sql], index) => [sql, held[index]])).toEqual(VALUES.map(([sql, wanted]) => [sql, wanted]));
    const wanted = VALUES.flatMap(([, , note]) => (note ? [expect.stringMatching(note) as unknown] : []));
    expect(notes).toEqual(wanted);
  });

  it("gives back values of every type as they are, in its table and in its files", async () => {
    await ask(page, "SELECT 1 AS a");
    const {notes, wrong: mistake} = await runCell(
      page,
      `aq.table({number: [0.1 + 0.2, null], integer: [9007199254740993n, -1n], wide: [2n ** 100n, null], yes: [true, null], day: [new Date("2024-02-29"), null],
  at: [new Date("2024-02-29T12:00:00.5Z"), null], text: ["", "é😀"], mixed: [1, {a: [2n, new Date(0)]}]})`
    );
    expect([mistake, notes]).toEqual([null, ["mixed: lists, objects or values of several kinds, written as JSON."]]);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.locator(OUTPUT).getByRole("button", {name: "JSON"}).click()
    ]);
    expect(JSON.parse(await readFile(await file.path(), "utf8"))).toEqual([
      {
        number: 0.30000000000000004,
        integer: "9007199254740993",
        wide: String(2n ** 100n),
        yes: true,
        day: "2024-02-29",
        at: "2024-02-29 12:00:00.5",
        text: "",
        mixed: "1"
      },
      {
        number: null,
        // A column that holds a number which JSON's readers would round is text in every row.
        integer: "-1",
        wide: null,
        yes: null,
        day: null,
        at: null,
        text: "é😀",
        mixed: '{"a":["2n","1970-01-01T00:00:00.000Z"]}'
      }
    ]);
  });

  it("says where a mistake is, what is no table, and what was cut", async () => {
    expect((await runCell(page, "const a = 1;\nnowhere.b")).wrong).toBe(
      "Line 2: ReferenceError: nowhere is not defined"
    );
    expect(await page.locator(".cell-editor .cm-lintRange-error").innerText()).toBe("nowhere.b");
    expect((await runCell(page, "const a = 1;\n\nconst b = ;")).wrong).toMatch(/^Line 3: SyntaxError/);
    expect((await runCell(page, "if (true) {\n  return result.numRows() + 1;\n}")).value).toBe("2");
    expect((await runCell(page, "let unused;")).said).toMatch(/returned nothing/);
    expect((await runCell(page, "JSON.parse('{')")).wrong).toMatch(/^Line 1: SyntaxError/);
    expect(await runCell(page, "'x'.repeat(30000)")).toMatchObject({
      value: "x".repeat(20_000),
      notes: ["Cut: only its first 20,000 characters are shown."]
    });
    const {said, notes} = await runCell(page, "aq.table({n: Array.from({length: 1000001}, (_, n) => n)})");
    expect([said, notes]).toEqual([
      expect.stringMatching(/^The cell returned 1,000,001 rows/),
      [expect.stringMatching(/^Cut: only the first 1,000,000 rows of 1,000,001/)]
    ]);
  });

  it("ends a cell that runs too long, or is stopped, and the next one runs", async () => {
    // The quick run does not wait for the limit.
    if (LONG) {
      expect((await runCell(page, "while (true) {}")).said).toBe("The cell was ended after 5 s.");
      await left();
      expect((await runCell(page, "result.numRows()")).value).toBe("1");
    }
    await writeCell(page, "while (true) {}");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", {name: "Stop"}).click();
    expect((await cellSeen(page)).said).toBe("The cell was stopped.");
    expect((await runCell(page, "result.numRows()")).value).toBe("1");
  });

  it.runIf(LONG)("takes a million rows, and leaves no frame behind, not even one whose result is gone", async () => {
    await ask(
      page,
      "SELECT i::INTEGER AS i, 'word ' || (i % 7) AS word, (i % 1000)::DECIMAL(9,2) / 4 AS part FROM range(1000000) AS t(i)"
    );
    const {said, notes} = await runCell(
      page,
      'result.groupby("word").rollup({n: op.count(), i: op.sum("i"), part: op.sum("part")}).orderby("word")'
    );
    expect([said, notes]).toEqual([expect.stringMatching(/^The cell returned 7 rows/), []]);
    const byCell = await rows(page, OUTPUT);
    await left();
    await writeCell(page, "while (true) {} // groupby");
    await page.keyboard.press("Control+Enter");
    await page.waitForFunction(() => document.querySelector("iframe"));
    await ask(
      page,
      "SELECT word, count(*) AS n, sum(i) AS i, sum(part) AS part FROM (SELECT i, 'word ' || (i % 7) AS word, (i % 1000)::DECIMAL(9,2) / 4 AS part FROM range(1000000) AS t(i)) GROUP BY word ORDER BY word"
    );
    const numbers = (lines: string[][]) => lines.map(([word, ...sums]) => [word, ...sums.map(Number)]);
    expect(numbers(byCell)).toEqual(numbers(await rows(page)));
    await left();
    // The text is not lost with the result.
    expect(await page.locator(".cell-editor .cm-content").innerText()).toContain("groupby");
    expect(wrong).toEqual([]);
  });

  it.runIf(LONG)("comes back with a link, shown and not run", async () => {
    await ask(page, "SELECT 7 AS n");
    await runCell(page, "// the reader's own\nresult.get('n') * 6");
    await page.getByRole("button", {name: "Copy a link"}).click();
    await page.locator(".going-on", {hasText: "address bar"}).waitFor();
    const {pathname, hash} = new URL(page.url());
    const again = await site.open(pathname + hash);
    await again.page.locator(".answer").waitFor();
    await rest(again.page);
    expect(await again.page.locator(".cell-editor .cm-content").innerText()).toContain("the reader's own");
    expect(await again.page.locator(".cell-status").innerText()).toMatch(/came with the link, and has not run/);
    expect(await again.page.locator("iframe").count()).toBe(0);
    // Running the query again does not run it either.
    await ask(again.page, "SELECT 8 AS n");
    expect(await again.page.locator(".cell-status").innerText()).toMatch(/came with the link, and has not run/);
    expect(await again.page.locator("iframe").count()).toBe(0);
    await again.page.getByRole("button", {name: "Run the cell"}).click();
    expect((await cellSeen(again.page)).value).toBe("48");
    expect(again.wrong).toEqual([]);
    await again.page.context().close();
  });

  it.runIf(LONG)("is handed the whole result, whatever is picked in the profile, and says so", async () => {
    const sql = "SELECT * FROM (VALUES ('a', 1), ('b', 2), ('b', 3)) AS t(word, n)";
    const filtered = await site.open(
      `/explore${await linkOf({sql, filters: [{column: "word", words: ["b"]}], cell: "JSON.stringify(result.array('n'))"})}`
    );
    await filtered.page.locator(".answer .size", {hasText: "2 of 3 rows"}).waitFor();
    await filtered.page
      .locator(".cell-panel", {hasText: "this whole result, whatever you picked in the profile"})
      .waitFor();
    await filtered.page.getByRole("button", {name: "Run the cell"}).click();
    expect((await cellSeen(filtered.page)).value).toBe("[1,2,3]");
    await filtered.page.context().close();
  });

  it.each([
    [1280, "light"],
    [1280, "dark"],
    [390, "dark"]
  ] as const)(
    "shows a table whole beside a chart that can be seen and read, at %i pixels, %s",
    async (width, colorScheme) => {
      await page.setViewportSize({width, height: 800});
      await page.emulateMedia({colorScheme});
      await ask(
        page,
        "SELECT printf('%d', 2000 + i) AS period, 7000000 + i AS value, if(i = 905, 99999999999999999999999999999999::HUGEINT, 1) AS late FROM range(2000) t(i)"
      );
      const {notes} = await runCell(
        page,
        "display(result); display(Plot.barY(result.objects().slice(0, 28), {x: 'period', y: 'value'}).plot())"
      );
      const cutIn = (within: string) =>
        page
          .locator(`${within} .grid`)
          .evaluate((grid) =>
            [...grid.querySelectorAll(".number, .head .type")]
              .filter(({scrollWidth, clientWidth}) => scrollWidth > clientWidth)
              .map(({textContent}) => textContent)
          );
      await page.locator(`${OUTPUT} .grid .cell`).first().waitFor();
      expect(await cutIn(OUTPUT)).toEqual([]);
      // A number that was in no sample of the rows is whole too, once it is seen.
      await page.locator(`${OUTPUT} .grid`).evaluate((grid) => (grid.scrollTop = 900 * 28));
      await page.locator(`${OUTPUT} .grid .cell`, {hasText: "99999999999999999999999999999999"}).waitFor();
      expect(await cutIn(OUTPUT)).toEqual([]);
      const seen = await page.locator(`${OUTPUT} svg`).evaluate((svg) => {
        const {left, right} = svg.getBoundingClientRect();
        const texts = [...svg.querySelectorAll("text")].map((text) => ({
          words: text.textContent,
          box: text.getBoundingClientRect()
        }));
        return {
          words: texts.map(({words}) => words),
          years: texts.filter(({words}) => /^20\d\d$/.test(words)).map(({box}) => box.left),
          outside: texts.filter(({box}) => box.left < left - 1 || box.right > right + 1).map(({words}) => words),
          bar: getComputedStyle(svg.querySelector("rect")!).fill,
          ink: getComputedStyle(svg.querySelector("text")!).fill
        };
      });
      expect(seen.outside).toEqual([]);
      // Tilted words are as far apart as their lines are high, whether all of them have room or some.
      const [first, second] = seen.years;
      expect((second! - first!) / Math.SQRT2).toBeGreaterThan(12);
      expect(seen.words).toContain("7,000,000");
      expect(seen.bar).toBe(seen.ink);
      // What Plot warns of stands in words, not as a sign that names the console.
      expect(notes.slice(1)).toEqual([expect.stringMatching(/^Plot warns: some data .* to "band"\.$/)]);
      expect(seen.words.join("")).not.toContain("\u26a0");
    }
  );

  it.each([
    [1280, "light"],
    [390, "dark"]
  ] as const)(
    "is reached and left by keyboard, and leaves axe nothing to find, at %i pixels, %s",
    async (width, colorScheme) => {
      await page.setViewportSize({width, height: 800});
      await page.emulateMedia({colorScheme});
      await ask(page, "SELECT id, title, date_start FROM events");
      // A panel that a test before left open is opened anew, by keyboard.
      if ((await page.locator(".cell-panel").getAttribute("open")) !== null)
        await page.locator(".cell-panel > summary").click();
      await page.locator(".cell-panel > summary").focus();
      await page.keyboard.press("Enter");
      if ((await page.locator(".cell-columns").getAttribute("open")) === null)
        await page.locator(".cell-columns > summary").click();
      const inside = () =>
        page
          .locator(".cell-editor .cm-content")
          .evaluate((content) => (content.getRootNode() as ShadowRoot).activeElement === content);
      await page.locator(".cell-editor .cm-content").focus();
      for (const keys of [["Tab"], ["Escape", "Tab"]]) {
        expect(await inside()).toBe(true);
        for (const key of keys) await page.keyboard.press(key);
        expect([keys, await page.evaluate(() => document.activeElement?.textContent)]).toEqual([keys, "Run the cell"]);
        await page.keyboard.press("Shift+Tab");
      }
      await runCell(page, 'result.groupby("date_start").count()');
      if (LONG || width === 390) expect(await axeFinds(page)).toEqual([]);
      // What else the cell shows stands in its panel; the rest of the page is as it was.
      for (const source of LONG ? ["nowhere", "({a: 1})"] : []) {
        await runCell(page, source);
        expect([source, await axeFinds(page, undefined, ".cell-panel")]).toEqual([source, []]);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  );
});
