import {readFile} from "node:fs/promises";
import {afterAll, beforeAll, expect, it} from "vitest";
import {documentOf} from "../../../browser/files.js";
import {takenOver, visit, type Visit} from "../../../browser/browser.js";
import {buildStory, type Story} from "./story.js";

let story: Story;
let chromium: Visit;
beforeAll(async () => {
  story = await buildStory("client", {"client.md": await readFile("docs/client.md", "utf8")});
  chromium = await visit(story.out);
}, 600_000);
afterAll(() => chromium.close());

it("the documentation of docketbook/client runs: every example displays something while it is built", async () => {
  const page = documentOf(await story.page("client"));
  expect(story.later).toEqual([]);
  expect(page.querySelectorAll("form.inputs-3a86ea-table, form table").length).toBeGreaterThanOrEqual(2);
  expect(page.querySelectorAll("svg").length).toBeGreaterThanOrEqual(3);
  expect(page.querySelector("#figure-example .about-chart")).not.toBeNull();
  const text = page.querySelector("main")?.textContent ?? "";
  expect(text).toContain("Persons and returns: two units in one table: persons and returns.");
  expect(text).toMatch(/(none|notice|barred): \d+ orders, verified: (true|false)\./);
  expect(page.querySelector("a.cite[href*='series/']")?.textContent).toMatch(/\d/);
});

it("its examples run in the browser without a complaint", async () => {
  const {page, wrong} = await chromium.open("client");
  await takenOver(page);
  await page.getByRole("slider", {name: "At least"}).focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForURL(/\?least=11$/);
  expect(wrong).toEqual([]);
});
