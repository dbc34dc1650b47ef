import type {Page} from "playwright-core";
import {afterAll, beforeAll, expect, it} from "vitest";
import {tables} from "../../loaders/schema/tables.js";
import {readSite} from "../../src/site/site.js";
import {visit, type Visit} from "./browser.js";
import {DIST} from "./files.js";

const {tables: rows} = await readSite(`${DIST}/data`);
let site: Visit;
beforeAll(async () => void (site = await visit()));
afterAll(() => site.close());

const caption = (page: Page) => page.locator(".reader caption").innerText();
const firstCells = (page: Page) => page.locator(".reader tbody tr > :first-child").allInnerTexts();
const says = (page: Page, words: string) => page.locator(".reader [role=status]").filter({hasText: words}).waitFor();

it("without a script the first rows of the events are there, and nothing that would not work", async () => {
  const {page} = await site.open("/explore", {javaScriptEnabled: false});
  expect(await firstCells(page)).toEqual(rows.events.slice(0, 25).map(({id}) => id));
  expect(await page.locator(".reader form").isVisible()).toBe(false);
  await page.context().close();
});

it("nothing is read before the reader asks for it", async () => {
  const {page} = await site.open("/explore");
  const asked = () => page.evaluate(() => performance.getEntriesByType("resource").filter(({name}) => name.endsWith(".parquet")).length);
  expect(await asked()).toBe(0);
  await page.getByRole("button", {name: "Rows after"}).click();
  await says(page, "page 2");
  expect(await asked()).toBe(1);
  await page.context().close();
});

it("every table can be chosen, and shows its own columns and number of rows", async () => {
  const {page, wrong} = await site.open("/explore");
  for (const {name, title, columns} of Object.values(tables)) {
    const total = rows[name as keyof typeof rows].length;
    await page.getByLabel("Table").selectOption(name === "events" ? "orders" : "events");
    await page.getByLabel("Table").selectOption(name);
    await says(page, `${title}, page 1 of ${Math.max(1, Math.ceil(total / 25))}`);
    expect(await caption(page)).toBe(total ? `${title}: rows 1 to ${Math.min(25, total)} of ${total}` : `${title}: no rows`);
    expect(await page.locator(".reader thead th").allInnerTexts()).toEqual(columns.map((column) => column.name));
  }
  expect(wrong).toEqual([]);
  await page.context().close();
});

it("the keyboard pages to the last row and back, and stops there", async () => {
  const {page} = await site.open("/explore");
  await page.getByLabel("Table").focus();
  await page.getByLabel("Table").selectOption("orders");
  await says(page, "Orders, page 1 of 2");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await says(page, "Orders, page 2 of 2");
  expect(await firstCells(page)).toEqual(rows.orders.slice(25).map(({id}) => id));
  expect(await page.getByRole("button", {name: "Rows after"}).isDisabled()).toBe(true);
  await page.getByRole("button", {name: "Rows before"}).focus();
  await page.keyboard.press("Enter");
  await says(page, "Orders, page 1 of 2");
  expect(await page.getByRole("button", {name: "Rows before"}).isDisabled()).toBe(true);
  await page.context().close();
});

it("a table that cannot be fetched is said to be so, and can be asked for again", async () => {
  const {page} = await site.open("/explore");
  await page.route("**/laws.parquet", (route) => route.abort());
  await page.getByLabel("Table").selectOption("laws");
  await says(page, "The table could not be read");
  await page.unroute("**/laws.parquet");
  await page.getByLabel("Table").selectOption("courts");
  await page.getByLabel("Table").selectOption("laws");
  await says(page, "Laws, page 1 of 1");
  await page.context().close();
});
