import {readFile} from "node:fs/promises";
import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {axeFinds} from "./axe.js";
import {visit, type Visit} from "./browser.js";
import {ask, openBench} from "./workbench.js";
import {LONG, some} from "../tools/rounds.js";

/* The quick chart of a result: what it draws, what it says of what it cannot draw, and what is taken away of it. */

let site: Visit;
let page: Page;
let wrong: string[];
const asked: string[] = [];
beforeAll(async () => {
  site = await visit();
  ({page, wrong} = await openBench(site));
  page.on("request", (request) => asked.push(request.url()));
});
afterAll(() => site.close());

/** Two series of a unit, over the same years. */
const SERIES = `SELECT * FROM (VALUES ('2015','US-CA',10,'returns'),('2016','US-CA',12,'returns'),('2015','US-TX',6,'returns'),('2016','US-TX',9,'returns')) AS t(period, geography, value, unit)`;
const STATES = `SELECT * FROM (VALUES ('US-CA', 10), ('US-TX', 6), ('US-NY', 8)) AS t(state, value)`;

const control = (label: string) => page.locator(".chart-choice").getByLabel(label);
const notes = () => page.locator(".chart-place > .note").allInnerTexts();
const says = () =>
  page.locator(".chart [data-says]").evaluateAll((marks) => marks.map((mark) => mark.getAttribute("data-says")));

async function chartOf(sql: string): Promise<void> {
  await ask(page, sql);
  if ((await page.locator(".quick-chart").getAttribute("open")) === null)
    await page.locator(".quick-chart > summary").click();
  await page.locator(".chart svg, .chart-place > .note:not(:has-text('Loading'))").first().waitFor();
}

describe("the chart of a result", {timeout: 120_000}, () => {
  it("loads what draws when it is opened, and not before", async () => {
    await ask(page, SERIES);
    expect(asked.filter((address) => /\/(?:chart|outlines)\./.test(address))).toEqual([]);
    await page.locator(".quick-chart > summary").click();
    await page.locator(".chart svg").waitFor();
    expect(asked.filter((address) => /\/chart\./.test(address))).toHaveLength(1);
    expect(asked.filter((address) => /\/outlines\./.test(address))).toEqual([]);
  });

  it("tells rows apart by color that share a value across, with a key, and says the unit", async () => {
    await chartOf(SERIES);
    expect(await control("Series").inputValue()).toBe("geography");
    expect(await says()).toEqual(["US-CA, 2015: 10", "US-TX, 2015: 6", "US-CA, 2016: 12", "US-TX, 2016: 9"]);
    const words = await page.locator(".chart svg text").allTextContents();
    expect(words).toEqual(expect.arrayContaining(["US-CA", "US-TX", "2015", "2016", "value (returns)", "period"]));
    const fills = await page
      .locator(".chart rect[data-says]")
      .evaluateAll((bars) => bars.map((bar) => getComputedStyle(bar).fill));
    expect(new Set(fills).size).toBe(2);
  });

  it("draws a line for each series, and none through rows that share a value across", async () => {
    await chartOf(SERIES);
    await control("Kind").selectOption("line");
    const lines = page.locator(".chart path[fill='none'], .chart [fill='none'] > path").filter({visible: true});
    const joined = () =>
      page
        .locator(".chart svg")
        .evaluate((svg) => svg.querySelectorAll("[aria-label='line'] path, g[stroke-linejoin] > path").length);
    expect(await lines.count()).toBe(2);
    expect(await says()).toHaveLength(4);
    await control("Series").selectOption("");
    expect(await lines.count()).toBe(0);
    expect(await joined()).toBe(0);
    expect((await notes()).join()).toContain("a line would join unrelated rows");
    expect(await says()).toHaveLength(4);
  });

  it("says what lies on something else, and what has several units", async () => {
    await chartOf("SELECT * FROM (VALUES (1, 2, 'usd'), (1, 2, 'people'), (2, 3, 'usd')) AS t(a, b, unit)");
    await control("Series").selectOption("");
    await control("Kind").selectOption("dot");
    expect((await notes()).join()).toContain("1 dot lies exactly on others.");
    expect((await notes()).join()).toContain("The rows have 2 units (usd, people)");
  });

  it("tells values under the pointer and by the keyboard", async () => {
    await chartOf(SERIES);
    await page.locator(".chart .figure-marks").focus();
    await page.keyboard.press("Home");
    expect(await page.locator(".figure-says").innerText()).toBe("US-CA, 2015: 10.");
    await page.locator(".chart [data-says]").last().hover();
    expect(await page.locator(".figure-says").innerText()).toBe("US-TX, 2016: 9.");
  });

  it("maps states of one row each; of others it says why not", async () => {
    await chartOf(STATES);
    await control("Kind").selectOption("map");
    await page.locator(".chart .state").first().waitFor();
    const told = await says();
    expect(told).toEqual(expect.arrayContaining(["California: 10", "New York: 8", "Texas: 6", "Ohio: no row"]));
    expect(told).toHaveLength(51);
    const key = page.locator(".chart svg text", {hasText: "no row"});
    expect(await key.allTextContents()).toEqual([
      `no row: ${told.filter((said) => said?.endsWith(": no row")).length} states`
    ]);
    await chartOf(SERIES);
    expect(await control("Kind").inputValue()).toBe("bar");
    await control("Kind").selectOption("map");
    expect(await control("X axis").inputValue()).toBe("geography");
    await page.locator(".chart-place", {hasText: "A map shows one row per state, and US-CA has 2 rows"}).waitFor();
    expect(await page.locator(".chart svg").count()).toBe(0);
    await chartOf("SELECT 'a' AS word, 1 AS n");
    expect(await control("Kind").locator("option").allInnerTexts()).not.toContain("Map");
  });

  it("names in its key the few states of a map that have no row", async () => {
    await chartOf(
      "SELECT geography, value FROM observations WHERE series_id = 'pew-unauthorized-by-state' AND period = '2022' AND geography <> 'US-OH'"
    );
    await control("Kind").selectOption("map");
    const key = page.locator(".chart svg text", {hasText: "no row"});
    await key.waitFor();
    expect(await key.allTextContents()).toEqual(["no row: District of Columbia and Ohio"]);
  });

  it("has a label for each of 51 bars", async () => {
    await chartOf("SELECT 'State ' || i AS name, i AS n FROM range(51) AS t(i)");
    await control("Kind").selectOption("bar");
    const words = await page.locator(".chart svg text").allTextContents();
    expect(words.filter((text) => /^State \d+$/.test(text))).toHaveLength(51);
  });

  it("stays open, and of its kind, when the query runs again", async () => {
    await chartOf(SERIES);
    await control("Kind").selectOption("line");
    await ask(page, `${SERIES} ORDER BY value`);
    await page.locator(".chart svg").waitFor();
    expect(await control("Kind").inputValue()).toBe("line");
    await ask(page, "SELECT nothing FROM nowhere");
    await ask(page, SERIES);
    await page.locator(".chart svg").waitFor();
    expect(await control("Kind").inputValue()).toBe("line");
  });

  it("is downloaded with title, unit, query and edition, as SVG and PNG", async () => {
    await chartOf(SERIES);
    const take = async (name: string) => {
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.locator(".chart").getByRole("button", {name}).click()
      ]);
      return {name: file.suggestedFilename(), bytes: await readFile(await file.path())};
    };
    const svg = await take("SVG");
    const text = svg.bytes.toString("utf8");
    expect(svg.name).toBe("chart.svg");
    const words = text
      .replace(/<style>[^]*?<\/style>/, "")
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ");
    expect(words).toContain("value by period, a color for each geography");
    expect(words).toContain("Unit: returns");
    expect(words).toContain("('2015','US-CA',10,'returns')");
    expect(words).toMatch(/Edition of \w+/);
    expect(text).not.toMatch(/var\(--|data-says/);
    const png = await take("PNG");
    expect([png.name, png.bytes.subarray(1, 4).toString(), png.bytes.readUInt32BE(16)]).toEqual([
      "chart.png",
      "PNG",
      1600
    ]);
  });

  it("says which series of the result the record calls not comparable", async () => {
    await chartOf(
      "SELECT series_id, period, value FROM observations WHERE series_id IN ('itin-active', 'itin-issued')"
    );
    await expect
      .poll(async () => (await notes()).join())
      .toContain("The record says that itin-active and itin-issued are not comparable");
    await chartOf("SELECT series_id, period, value FROM observations WHERE series_id = 'itin-active'");
    expect((await notes()).join()).not.toContain("not comparable");
  });

  it("draws values of one unit, says which rows it leaves out, and what is not exact", async () => {
    await chartOf(
      "SELECT period, value, unit, bound FROM (VALUES ('2025', 12, 'persons', 'exact'), ('2026', 8, 'persons', 'less-than'), ('2025', 5, 'percent', 'less-than')) AS t(period, value, unit, bound)"
    );
    await control("Series").selectOption("");
    expect(await says()).toEqual(["2025: 12", "2026: less than 8"]);
    expect((await notes()).join()).toBe(
      "Only the 2 rows in persons are drawn. Left out are those in percent (1): values in different units are not comparable. To draw those, ask for their unit in the query. 1 value is not exact in the source, such as less than 8, and is drawn at the number."
    );
    await control("Kind").selectOption("histogram");
    await control("X axis").selectOption("value");
    expect((await notes()).join()).toContain("Only the 2 rows in persons are drawn.");
    await chartOf(
      "SELECT unit, count(*) AS n FROM (VALUES ('persons'), ('percent'), ('persons')) AS t(unit) GROUP BY ALL"
    );
    await control("Kind").selectOption("bar");
    await control("X axis").selectOption("unit");
    await control("Y axis").selectOption("n");
    await expect.poll(says).toHaveLength(2);
  });

  it("says in a picture of a reader's own file that the site has not checked it", async () => {
    const file = {name: "mine.csv", mimeType: "text/csv", buffer: Buffer.from("day,n\n2026-01-01,3\n2026-01-02,5\n")};
    await page.locator(".drop input[type=file]").setInputFiles(file);
    await page.locator(".own [data-table=mine]").waitFor();
    const credit = async (sql: string) => {
      await chartOf(sql);
      const [taken] = await Promise.all([
        page.waitForEvent("download"),
        page.locator(".chart").getByRole("button", {name: "SVG"}).click()
      ]);
      return (await readFile(await taken.path(), "utf8")).replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
    };
    expect(await credit("SELECT day, n FROM mine")).toMatch(
      /a file of the reader’s own, which this site has not checked: ?mine/
    );
    expect(await credit(STATES)).not.toContain("reader’s own");
    await page.locator(".own [data-table=mine]").getByRole("button", {name: "Drop"}).click();
  });

  it.each(
    some(
      [
        [1280, "light", "none"],
        [320, "light", "active"],
        [320, "dark", "none"]
      ] as const,
      2
    )
  )(
    "fits and leaves axe nothing to find at %i pixels, %s, forced colors %s",
    async (width, colorScheme, forcedColors) => {
      await page.setViewportSize({width, height: 900});
      await page.emulateMedia({colorScheme, forcedColors});
      for (const [sql, kind] of [
        [SERIES, "line"],
        [STATES, "map"]
      ] as const) {
        if (!LONG && (kind === "map") !== (width === 320)) continue;
        await chartOf(sql);
        await control("Kind").selectOption(kind);
        await page
          .locator(kind === "map" ? ".chart .state" : ".chart circle[data-says]")
          .first()
          .waitFor();
        expect(await axeFinds(page, undefined, ".quick-chart")).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        const cut = await page.locator(".chart svg").evaluate((svg) => {
          const {left, right} = svg.getBoundingClientRect();
          return [...svg.querySelectorAll("text")]
            .filter(
              (text) => text.getBoundingClientRect().left < left - 1 || text.getBoundingClientRect().right > right + 1
            )
            .map((text) => text.textContent);
        });
        expect([kind, cut]).toEqual([kind, []]);
      }
      await page.emulateMedia({colorScheme: "light", forcedColors: "none"});
      await page.setViewportSize({width: 1280, height: 800});
      expect(wrong).toEqual([]);
    }
  );
});
