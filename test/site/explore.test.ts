import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readSite} from "../../src/site/site.js";
import {visit, type Visit} from "./browser.js";
import {DIST} from "./files.js";

const record = await readSite(`${DIST}/data`);
let site: Visit;
beforeAll(async () => {
  site = await visit();
});
afterAll(() => site.close());

describe("the tables at /explore", () => {
  it("are read in the browser, each with its count of rows", async () => {
    const {page, wrong} = await site.open("/explore");
    for (const [name, rows] of Object.entries(record.tables)) {
      const section = page.locator(`#table-${name}`);
      await section.getByRole("button", {name: "Show the rows"}).click();
      const caption = await section.locator(".tablepage caption").innerText();
      const count = rows.length.toLocaleString("en-US");
      expect(caption).toBe(rows.length ? `${name}: rows 1 to ${Math.min(50, rows.length)} of ${count} ${rows.length === 1 ? "row" : "rows"}` : `${name}: no rows yet`);
    }
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("turn their pages by keyboard", async () => {
    const {page} = await site.open("/explore");
    const section = page.locator("#table-events");
    await section.getByRole("button", {name: "Show the rows"}).focus();
    await page.keyboard.press("Enter");
    await section.getByRole("button", {name: "Later rows"}).focus();
    await page.keyboard.press("Enter");
    await section.locator("caption", {hasText: "rows 51 to 100 of 127"}).waitFor();
    expect(await section.locator("tbody tr").last().innerText()).toContain(record.tables.events[99]?.title);
    await page.context().close();
  });

  it("say so when a file cannot be read", async () => {
    const {page} = await site.open("/explore");
    await page.route("**/courts.*.parquet", (route) => route.fulfill({status: 200, body: "not Parquet"}));
    await page.locator("#table-courts").getByRole("button", {name: "Show the rows"}).click();
    await page.locator("#table-courts .rows", {hasText: "courts could not be read"}).waitFor();
    await page.context().close();
  });
});
