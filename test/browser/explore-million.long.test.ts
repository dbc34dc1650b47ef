import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {visit, type Visit} from "./browser.js";
import {ask, openBench, rest, rows} from "./workbench.js";

const COUNT = 1_000_000;
let site: Visit;
let page: Page;
let wrong: string[];
beforeAll(async () => {
  site = await visit();
  ({page, wrong} = await openBench(site));
  // A file of a million sample rows, made in the page: the driver would have to carry it there.
  await page.evaluate((count) => {
    const parts = ["id,name,amount,day\n"];
    for (let row = 0; row < count; row++)
      parts.push(
        `${row},name ${row % 977},${row % 1000 === 3 ? "" : ((row * 7919) % 100003) / 4},20${10 + (row % 15)}-0${(row % 9) + 1}-11\n`
      );
    const dropped = new DataTransfer();
    dropped.items.add(new File(parts, "million.csv"));
    document
      .querySelector(".drop")
      ?.dispatchEvent(new DragEvent("drop", {dataTransfer: dropped, bubbles: true, cancelable: true}));
  }, COUNT);
  await page.locator(".own li", {hasText: "1,000,000 rows, 4 columns"}).waitFor({timeout: 110_000});
  await rest(page);
});
afterAll(() => site.close());

const amount = (row: number) => (row % 1000 === 3 ? null : ((row * 7919) % 100003) / 4);
const active = () => page.locator(".grid .cell.active").innerText();

describe("a million rows", {timeout: 120_000}, () => {
  it("are scrolled from end to end, only what is seen drawn", async () => {
    await page.locator(".grid").evaluate((grid) => (grid.scrollTop = grid.scrollHeight));
    expect((await rows(page)).at(-1)?.[0]).toBe(String(COUNT - 1));
    await page.locator(".grid").evaluate((grid) => (grid.scrollTop = grid.scrollHeight / 2));
    const middle = await rows(page);
    expect(middle.length).toBeLessThan(60);
    expect(Number(middle.at(-1)?.[0]) - Number(middle[0]?.[0])).toBe(middle.length - 1);
    expect(await page.locator(".grid").getAttribute("aria-rowcount")).toBe(String(COUNT + 1));
  });

  it("are walked through by keyboard", async () => {
    await page.locator(".grid").focus();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("ArrowDown");
    await rows(page);
    expect(await active()).toBe("1");
    await page.keyboard.press("Control+End");
    await rows(page);
    await page.keyboard.press("Home");
    await rows(page);
    expect(await active()).toBe(String(COUNT - 1));
    await page.keyboard.press("ArrowUp");
    await rows(page);
    expect(await active()).toBe(String(COUNT - 2));
  });

  it("are sorted either way, nulls last", async () => {
    const heading = page.locator(".grid-head").getByRole("button", {name: "amount"});
    const sorted = Array.from({length: COUNT}, (_, row) => row)
      .filter((row) => amount(row) !== null)
      .sort((a, b) => amount(a)! - amount(b)! || a - b);
    await heading.click();
    await page.locator(".grid").evaluate((grid) => (grid.scrollTop = 0));
    expect((await rows(page)).slice(0, 10).map(([id]) => Number(id))).toEqual(sorted.slice(0, 10));
    await page.locator(".grid").evaluate((grid) => (grid.scrollTop = grid.scrollHeight));
    expect((await rows(page)).at(-1)?.[2]).toBe("NULL");
    await heading.click();
    await page.locator(".grid").evaluate((grid) => (grid.scrollTop = 0));
    expect(Number((await rows(page))[0]?.[2])).toBe(amount(sorted.at(-1)!));
    await heading.click();
    expect((await rows(page))[0]?.[0]).toBe("0");
  });

  it("are copied in part, as a spreadsheet takes them", async () => {
    await page.locator(".grid").focus();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowRight");
    const copied = await page.locator(".grid").evaluate((grid) => {
      const clipboardData = new DataTransfer();
      grid.dispatchEvent(new ClipboardEvent("copy", {clipboardData, bubbles: true, cancelable: true}));
      return clipboardData.getData("text/plain");
    });
    expect(copied).toBe("0\tname 0\n1\tname 1");
  });

  it("are counted whole in a histogram, and a chart of the first rows says so", async () => {
    await page.locator(".quick-chart").evaluate((fold) => fold.setAttribute("open", ""));
    const [kind, across] = [
      page.locator(".quick-chart .chart-choice select").first(),
      page.locator(".quick-chart .chart-choice select").nth(1)
    ];
    await kind.selectOption("histogram");
    await across.selectOption("amount");
    await page.locator(".chart rect[data-says]").first().waitFor();
    const counts = await page
      .locator(".chart rect[data-says]")
      .evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute("data-says")!.split(": ")[1])));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(COUNT - COUNT / 1000);
    await kind.selectOption("dot");
    await page.locator(".quick-chart", {hasText: "Only the first 5,000 of 1,000,000 rows are drawn"}).waitFor();
  });

  it("beyond what the page holds are cut, and every place says so", async () => {
    await ask(page, "SELECT a.id, a.name || repeat('x', 600) AS long FROM million AS a");
    await page.locator(".cut", {hasText: "Cut: the result is larger than this page holds"}).waitFor();
    const [first] = await rows(page);
    expect(first?.[0]).toBe("0");
    expect(wrong).toEqual([]);
  });
});
