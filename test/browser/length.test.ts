import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {visit, type Visit} from "./browser.js";

/** How tall a page may be in pixels at a width, and how many sheets of Letter it may print on. */
const BUDGETS = {
  "/": {1280: 9000, 390: 15_000, sheets: 12},
  "/chronology": {1280: 6000, 390: 9000, sheets: 16},
  "/sources": {1280: 6000, 390: 9000, sheets: null},
  "/cases/": {1280: 6000, 390: 9000, sheets: null},
  "/orders/": {1280: 6000, 390: 9000, sheets: null},
  "/claims": {1280: 6000, 390: 9000, sheets: null},
  "/methods": {1280: 6200, 390: 9400, sheets: null},
  "/memorandum": {1280: 6000, 390: 9000, sheets: null},
  "/cases/ctr-v-irs": {1280: 5000, 390: 8000, sheets: null},
  "/taxpayers/": {1280: 3500, 390: 6000, sheets: null},
  "/taxpayers/taxes": {1280: 7200, 390: 10_000, sheets: null},
  "/about": {1280: 5000, 390: 8000, sheets: null}
} as const;

let site: Visit;
beforeAll(async () => void (site = await visit()));
afterAll(() => site.close());

describe.each(Object.entries(BUDGETS))("%s", (path, budget) => {
  let page: Page;
  beforeAll(async () => void ({page} = await site.open(path)));

  it.each([1280, 390] as const)("is no taller than its budget at %i pixels", async (width) => {
    await page.setViewportSize({width, height: 900});
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    process.stdout.write(`${path} at ${width}: ${height} of ${budget[width]} px\n`);
    expect(height).toBeLessThanOrEqual(budget[width]);
  });

  it.runIf(budget.sheets)("prints on no more sheets than its budget", async () => {
    const pdf = (await page.pdf({format: "Letter"})).toString("latin1");
    const sheets = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
    process.stdout.write(`${path} printed: ${sheets} of ${budget.sheets} sheets\n`);
    expect(sheets).toBeGreaterThan(0);
    expect(sheets).toBeLessThanOrEqual(budget.sheets ?? 0);
  });
});

describe("the first screen", () => {
  it.each(["/", "/es/"])(
    "of %s leads who files with an ITIN to the answers, right after the law, within two on a phone",
    async (path) => {
      const {page} = await site.open(path, {viewport: {width: 390, height: 844}});
      const answers = (await page.locator('.law-today + p a[href$="itin"]').boundingBox())!;
      expect(answers.y + answers.height).toBeLessThan(2 * 844);
      await page.context().close();
    }
  );

  it.each([
    [1280, 900],
    [390, 844]
  ])("of the story has headline, dots and the law with its date at %i pixels", async (width, height) => {
    const {page} = await site.open("/", {viewport: {width, height}});
    for (const part of ["h1", ".opening svg >> visible=true", ".law-today"]) {
      const box = await page.locator(part).first().boundingBox();
      expect([part, box !== null && box.y + box.height <= height]).toEqual([part, true]);
    }
    const menu = await page.locator("nav.site ul").boundingBox();
    expect(menu?.height).toBeLessThan(60);
    await page.context().close();
  });

  it.each([
    ["/", 390, 844],
    ["/es/", 390, 844],
    ["/es/", 1280, 900]
  ])("of %s has the first line of the law's answer at %i pixels", async (path, width, height) => {
    const {page} = await site.open(path, {viewport: {width, height}});
    const bottom = await page.locator(".law-today-level").evaluate((answer) => {
      const range = document.createRange();
      range.selectNodeContents(answer);
      return range.getClientRects()[0]!.bottom;
    });
    expect(bottom).toBeLessThanOrEqual(height);
    const [mast, link] = [
      await page.locator(".wordmark").boundingBox(),
      await page.locator(".masthead a.language").boundingBox()
    ];
    expect(link!.y).toBeLessThan(mast!.y + mast!.height);
    await page.context().close();
  });

  it.each([
    ["/", 390],
    ["/es/", 390],
    ["/", 360],
    ["/es/", 360]
  ])(
    "of %s on a phone of %i pixels, its browser's bars off, has headline and law, then the picture",
    async (path, width) => {
      const {page} = await site.open(path, {viewport: {width, height: 660}});
      const tops: number[] = [];
      for (const part of ["h1", ".law-today-level"]) {
        const box = (await page.locator(part).boundingBox())!;
        expect([part, box.y + box.height <= 660]).toEqual([part, true]);
        tops.push(box.y);
      }
      const picture = (await page.locator(".opening svg >> visible=true").first().boundingBox())!;
      expect(picture.y).toBeLessThan(660);
      expect([...tops, picture.y]).toEqual([...tops, picture.y].sort((a, b) => a - b));
      await page.context().close();
    }
  );

  it.each([
    [1280, 900],
    [390, 844]
  ])("of the chronology has the timeline at %i pixels", async (width, height) => {
    const {page} = await site.open("/chronology", {viewport: {width, height}});
    const box = await page.locator(".timeline-view").boundingBox();
    expect(box?.y).toBeLessThan(height * 0.6);
    await page.context().close();
  });
});

describe("what is folded", () => {
  it("stays on a screen of 320 pixels when it is opened: the orders behind the law today", async () => {
    for (const path of ["/", "/es/", "/es/itin"]) {
      const {page} = await site.open(path, {viewport: {width: 320, height: 640}});
      await page.locator("#law-today-orders > summary").click();
      expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 320]);
      const box = await page.locator(".law-today").boundingBox();
      const out = await page
        .locator(".law-today a")
        .evaluateAll(
          (links, right) => links.filter((link) => link.getBoundingClientRect().right > right).map(String),
          box!.x + box!.width
        );
      expect([path, out]).toEqual([path, []]);
      await page.context().close();
    }
  });

  it.each([true, false])("is opened by a link to it (scripts: %s)", async (javaScriptEnabled) => {
    const {page} = await site.open("/", {javaScriptEnabled});
    const link = page.locator(".cited a.cite").first();
    const id = (await link.getAttribute("href"))!.slice(1);
    await page.goto(`${site.address}#${id}`);
    await page.locator(`[id="${id}"]`).waitFor({state: "visible"});
    await page.goto(`${site.address}chronology#addresses-sent-2025-08-07`);
    await page.locator("#addresses-sent-2025-08-07").waitFor({state: "visible"});
    await page.context().close();
  });

  it("is all there in print", async () => {
    const {page} = await site.open("/chronology");
    await page.emulateMedia({media: "print"});
    const hidden = () =>
      page.evaluate(() =>
        [...document.querySelectorAll(".event-full > p:not(.when), .event-full .sources li")]
          .filter((element) => !element.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true}))
          .map((element) => element.textContent.slice(0, 60))
      );
    // The browser shows what was folded with the first frame after the change.
    await expect.poll(hidden).toEqual([]);
    await page.context().close();
  });
});
