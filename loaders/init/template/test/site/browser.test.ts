import {afterAll, beforeAll, expect, test} from "vitest";
import {NAVIGATION} from "../../src/story/places.js";
import {axeFinds} from "./axe.js";
import {visit, type Visit} from "./browser.js";
import {record} from "./built.js";
import {builtPages} from "./files.js";

// The pages that differ in kind; those of one kind are drawn by the same code.
const first = (table: "cases" | "orders") => record.tables[table].slice(0, 2).map(({id}) => `/${table}/${id}`);
const PAGES = [...NAVIGATION.map(([address]) => address), "/orders/", ...first("cases"), ...first("orders")];

let site: Visit;
beforeAll(async () => void (site = await visit()));
afterAll(() => site.close());

test("every page loads without an error and asks no other origin for anything", {timeout: 600_000}, async () => {
  const found: Record<string, string[]> = {};
  const {page, wrong} = await site.open("/");
  for (const {path} of builtPages()) {
    await page.goto(site.address + path.slice(1), {waitUntil: "networkidle"});
    if (wrong.length) found[path] = wrong.splice(0);
  }
  expect(found).toEqual({});
  await page.context().close();
});

test.each([
  [1280, "light"],
  [390, "dark"]
] as const)("axe finds nothing at %i pixels in the %s theme", {timeout: 600_000}, async (width, colorScheme) => {
  const {page} = await site.open("/", {viewport: {width, height: 900}, colorScheme, bypassCSP: true});
  const found: Record<string, string[]> = {};
  for (const path of PAGES) {
    await page.goto(site.address + path.slice(1), {waitUntil: "networkidle"});
    const violations = await axeFinds(page);
    if (violations.length) found[path] = violations;
  }
  expect(found).toEqual({});
  await page.context().close();
});

test("no page scrolls sideways at 320 pixels", {timeout: 300_000}, async () => {
  const {page} = await site.open("/", {viewport: {width: 320, height: 700}});
  const wide: Record<string, number> = {};
  for (const path of PAGES) {
    await page.goto(site.address + path.slice(1), {waitUntil: "networkidle"});
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 320) wide[path] = width;
  }
  expect(wide).toEqual({});
  await page.context().close();
});

test("the story is there with JavaScript off", async () => {
  const {page} = await site.open("/", {javaScriptEnabled: false});
  expect(await page.locator("h1").innerText()).toBe(record.edition.title);
  expect(await page.locator("figure[data-figure-id] svg:visible").count()).toBeGreaterThan(0);
  await page.context().close();
});
