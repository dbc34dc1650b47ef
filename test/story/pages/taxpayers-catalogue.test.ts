import {readFileSync} from "node:fs";
import {parse} from "csv-parse/sync";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readLink} from "../../../site/features/explore/workbench/link.js";
import {seriesPicture} from "../../../site/features/series/serieschart.js";
import {dollars, formatNumber, pluralize} from "../../../site/ui/format.js";
import {words} from "../../../site/words/words.js";
import {axeFinds} from "../../browser/axe.js";
import {visit, type Visit} from "../../browser/browser.js";
import {built, record, wordsOf} from "../../browser/built.js";
import {DIST} from "../../browser/files.js";

const {series, observations} = record.tables;
const rowsOf = (id: string) => observations.filter(({series_id}) => series_id === id);
const fact = (page: Document, name: string) =>
  wordsOf([...page.querySelectorAll("dt")].find((term) => wordsOf(term) === name)?.nextElementSibling ?? null);

let site: Visit;
beforeAll(async () => void (site = await visit()));
afterAll(() => site.close());

describe("the table of series", () => {
  it("has every series with its own count of values, linked to its page", () => {
    const page = built("/taxpayers/");
    for (const {id, title, publisher} of series) {
      const row = page.getElementById(id)!;
      expect(wordsOf(row.querySelector("th"))).toBe(wordsOf({textContent: title} as Element));
      expect(row.querySelector("th a")?.getAttribute("href")).toBe(`../series/${id}`);
      expect(wordsOf(row)).toContain(wordsOf({textContent: publisher} as Element));
      expect(wordsOf(row.lastElementChild)).toBe(formatNumber(rowsOf(id).length));
    }
    expect(wordsOf(page.getElementById("itin-active"))).toContain("ITINs");
    // The ids are hidden: the titles are the order that a reader sees.
    const titles = [...page.querySelectorAll("#series-list tbody th")].map((cell) => wordsOf(cell));
    expect(titles).toEqual([...titles].sort((a, b) => a.localeCompare(b, "en-US")));
    expect(wordsOf(page.getElementById("series-list"))).not.toContain("Itins");
  });

  it("is sorted and filtered where there is a script, and says how many are left", async () => {
    const {page, wrong} = await site.open("/taxpayers/", {viewport: {width: 1280, height: 900}});
    const list = page.locator("#series-list");
    await list.getByRole("button", {name: "Values"}).click();
    const counts = (await list.locator("tbody tr:visible td:last-child").allTextContents()).map((text) =>
      Number(text.replaceAll(",", ""))
    );
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    await list.locator("input[name=q]").fill("active itins");
    await list
      .locator(".list-count")
      .filter({hasText: `of ${series.length} series`})
      .waitFor();
    expect(await list.locator("tbody tr:visible").count()).toBeGreaterThan(0);
    expect(await axeFinds(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("is whole without a script, and the page keeps its height", async () => {
    for (const [width, most] of [
      [1280, 3500],
      [390, 6000]
    ] as const) {
      const {page} = await site.open("/taxpayers/", {javaScriptEnabled: false, viewport: {width, height: 900}});
      expect(await page.locator("#series-list tbody tr").count()).toBe(series.length);
      expect(await page.locator(".picture-cards .card-picture > svg").count()).toBe(6);
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(most);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      ).toBe(0);
      await page.context().close();
    }
  });
});

describe("a page of a series", () => {
  it("has definition, every caution, every value, and grades that add up", () => {
    for (const {id, definition, traps} of series) {
      const page = built(`/series/${id}`);
      const rows = rowsOf(id);
      expect(wordsOf(page.querySelector(".standfirst"))).toBe(wordsOf({textContent: definition} as Element));
      expect(page.querySelectorAll("main .traps li"), id).toHaveLength(traps.length);
      expect(fact(page, "Values"), id).toBe(pluralize(rows.length, "value"));
      expect(
        [...fact(page, "Grades").matchAll(/ (\d+)/g)].reduce((sum, [, number]) => sum + Number(number), 0),
        id
      ).toBe(rows.length);
      const shown = new Set([...page.querySelectorAll("main tbody tr")].map((row) => row.id));
      expect(rows.filter((row) => !shown.has(row.id)).map((row) => row.id)).toEqual([]);
    }
  });

  it("says what kind of period it is of, and names every series that either of them calls not comparable", () => {
    const titles = new Map(series.map(({id, title}) => [id, title]));
    for (const {id, period_type, not_comparable_with} of series) {
      const page = built(`/series/${id}`);
      if (period_type.endsWith("year")) expect(fact(page, "Period"), id).toBe(period_type.replace("-", " "));
      else expect(fact(page, "Period"), id).not.toBe("");
      const others = series.filter(
        (other) => not_comparable_with.includes(other.id) || other.not_comparable_with.includes(id)
      );
      const said = fact(page, "Not comparable with");
      expect(said === "" ? [] : said.split("; ").sort(), id).toEqual(
        others.map((other) => wordsOf({textContent: titles.get(other.id)!} as Element)).sort()
      );
    }
    expect(fact(built("/series/jct-6103-total"), "Not comparable with")).toContain("The transfer of addresses to ICE");
  });

  it("is cited as a part of the record: publisher, series, edition, address", async () => {
    const {page} = await site.open("/series/jct-6103-i2");
    const cited = (await page.locator(".citation[data-style=APA]").innerText()).replace(/\s+/g, " ");
    const {publisher, title, edition} = record.edition;
    const one = series.find(({id}) => id === "jct-6103-i2")!;
    for (const words of [
      publisher?.name ?? title,
      one.id,
      one.publisher,
      `Version ${edition}`,
      `${site.address}series/jct-6103-i2`
    ])
      expect(cited).toContain(words);
    await page.context().close();
  });

  it("draws values of the record, of one unit, at two widths", () => {
    for (const {id} of series) {
      const picture = seriesPicture(rowsOf(id), record.edition.geography);
      const drawings = [...built(`/series/${id}`).querySelectorAll(".series-figure svg")];
      expect(drawings, id).toHaveLength(picture ? 2 : 0);
      if (!picture) continue;
      expect(new Set(picture.rows.map(({unit}) => unit)).size).toBe(1);
      for (const drawing of drawings)
        expect(
          [...drawing.querySelectorAll("[data-says]")].map((mark) => mark.getAttribute("data-says")?.split(": ").at(-1))
        ).toEqual(
          // Dollars as the notebooks say them.
          picture.rows.map(({value, bound, unit}) => {
            const number = unit.startsWith("usd")
              ? dollars(value)
              : `${formatNumber(value)}${unit.startsWith("percent") ? "%" : ""}`;
            return `${words().number.bounds[bound]}${number}`;
          })
        );
    }
  });

  it("draws all of few values, each with its period and its bound", () => {
    const page = built("/series/nta-itin-returns");
    const rows = rowsOf("nta-itin-returns");
    const says = [...page.querySelectorAll(".figure-wide [data-says]")].map((mark) => mark.getAttribute("data-says"));
    expect(says).toHaveLength(rows.length);
    for (const {period, value, bound} of rows)
      expect(says.join("\n")).toMatch(
        new RegExp(`^${period}.*: ${words().number.bounds[bound]}${formatNumber(value)}$`, "m")
      );
    expect(says.join("\n")).toContain("2023, ITIN as primary taxpayer, filed by September 2024: more than 2,400,000");
  });

  it("names the source of each value, and links its grades to what they mean", () => {
    const titles = new Map(record.tables.sources.map(({id, title}) => [id, title]));
    for (const {id} of series)
      for (const {id: row, source_id, locator} of rowsOf(id).slice(0, 3)) {
        const last = built(`/series/${id}`).getElementById(row)!.lastElementChild;
        expect(wordsOf(last)).toContain(wordsOf({textContent: titles.get(source_id)} as Element));
        if (locator !== null) expect(wordsOf(last)).toContain(wordsOf({textContent: locator} as Element));
      }
    const page = built("/series/nta-itin-returns");
    expect([...page.querySelectorAll('a[href$="methods#grades"]')].map((link) => wordsOf(link))).toEqual([
      fact(page, "Grades"),
      "Grade"
    ]);
  });

  it("hides no place that has more than one that is shown, and names every place", () => {
    for (const {id} of series) {
      const page = built(`/series/${id}`);
      expect(wordsOf(page.querySelector("main"))).not.toMatch(/\bUS-[a-z]/);
      if (!rowsOf(id).some(({geography}) => geography !== record.edition.geography)) continue;
      const value = new Map(rowsOf(id).map((row) => [row.id, row] as const));
      const latest = [...page.querySelectorAll("main tbody tr")]
        .map(({id: row}) => value.get(row)!)
        .filter(({period, unit}, _index, [first]) => period === first!.period && unit === first!.unit)
        .map((row) => row.value);
      expect(latest, id).toEqual([...latest].sort((a, b) => b - a));
    }
    expect(built("/series/nta-itin-returns-by-state").querySelectorAll("main details tbody")).toHaveLength(0);
  });

  it("is used by pages in English alone", () => {
    for (const {id} of series)
      for (const link of built(`/series/${id}`).querySelectorAll("dd a"))
        expect(link.getAttribute("href")).not.toMatch(/^(\.\.\/)+es\//);
  });

  it("gives its rows as a file with the record's values, and as a question for the workbench", async () => {
    for (const {id} of series) {
      const page = built(`/series/${id}`);
      expect(page.querySelector('.ways a[href$=".csv"]')?.getAttribute("href"), id).toBe(`../data/series/${id}.csv`);
      const read = parse<{id: string; value: string}>(readFileSync(`${DIST}/data/series/${id}.csv`), {columns: true});
      expect(
        read.map((row) => [row.id, Number(row.value)]),
        id
      ).toEqual(rowsOf(id).map((row) => [row.id, row.value]));
      const link = page.querySelector('.ways a[href*="explore#q="]')?.getAttribute("href") ?? "";
      const sql = `SELECT * FROM observations WHERE series_id = '${id}' ORDER BY period_start, geography, dimension`;
      expect((await readLink(link.slice(link.indexOf("#"))))?.sql).toBe(sql);
      expect(wordsOf(page.querySelector("main > pre"))).toBe(sql);
    }
  });

  it("says what uses it, at addresses that the site has", () => {
    const used = (id: string) =>
      [...built(`/series/${id}`).querySelectorAll("dd a")].map((link) => link.getAttribute("href") ?? "");
    expect(used("jct-6103-i2")).toContain("../taxpayers/disclosures");
    expect(used("soi-volunteer")).toContain("../taxpayers/states");
    for (const id of ["soi-returns", "census-state-population-v2024"])
      expect(used(id)).toContain("../explore#question-returns-per-1000-residents");
    expect(
      built("/taxpayers/states").querySelector('a[href$="explore#question-returns-per-1000-residents"]')
    ).not.toBeNull();
    expect(used("jct-6103-i2").some((href) => href.includes("#figure-one-day-against-28-years"))).toBe(true);
  });
});
