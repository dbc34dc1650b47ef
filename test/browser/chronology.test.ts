import {readSite} from "../../site/story/read.js";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {visit, type Visit} from "./browser.js";
import {DIST} from "./files.js";

const {tables} = await readSite(`${DIST}/data`);

/* The timeline as the built page has it; what it does by itself is tested on a page of its own. */
describe("the chronology's timeline", () => {
  let site: Visit;
  beforeAll(async () => {
    site = await visit();
  });
  afterAll(() => site.close());

  it("opens every event's card with its sources, its disagreements and its links", async () => {
    const event = tables.events.find(
      ({disagreements, case_id, order_ids}) => disagreements.length && case_id !== null && order_ids.length
    )!;
    const {page, wrong} = await site.open(`/chronology?event=${event.id}`);
    const card = page.locator("dialog[open]");
    await card.waitFor();
    const text = (await card.textContent())!;
    expect(text).toContain(event.title);
    expect(text).toContain(event.summary);
    for (const {says} of event.disagreements) expect(text).toContain(says);
    expect(await card.locator(".sources li").count()).toBe(event.source_ids.length);
    expect(await card.locator('a[href*="cases/"]').count()).toBeGreaterThan(0);
    expect(await card.locator('a[href*="orders/"]').count()).toBe(event.order_ids.length);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("walks through all events by their cards, none missing", async () => {
    const {page, wrong} = await site.open("/chronology");
    await page.locator(".timeline-roving").focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    const titles = await page.evaluate(() => {
      const card = document.querySelector<HTMLDialogElement>("dialog.timeline-card")!;
      const next = card.querySelector<HTMLElement>('[aria-label="Next event"]')!;
      const seen = new Set<string>();
      for (let step = 0; step < 500; step++) {
        const before = seen.size;
        seen.add(`${card.getAttribute("aria-label")} ${card.textContent}`);
        if (seen.size === before) break;
        next.click();
      }
      return [...seen];
    });
    expect(titles).toHaveLength(tables.events.length);
    for (const {title} of tables.events) expect(titles.some((seen) => seen.startsWith(title))).toBe(true);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("opens the same view from a shared address, and its list keeps its own addresses", async () => {
    const {page, wrong} = await site.open("/chronology?from=2025-08-01&to=2025-12-01&on=2025-10-01&lane=dcd");
    expect(await page.locator(".timeline-range").textContent()).toBe("Aug. 1, 2025 to Dec. 1, 2025");
    expect(await page.locator(".timeline-words").textContent()).toContain(
      "On Oct. 1, 2025, one court (D.D.C.) required notice"
    );
    const left = tables.events.filter(({court_id, lane}) => lane === "courts" && court_id === "dcd").length;
    await page.waitForFunction(
      (count) => document.querySelectorAll(".events > li:not([hidden])").length === count,
      left
    );
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("fits from 320 to 1,600 pixels, every label in the page", async () => {
    for (const width of [320, 390, 800, 1280, 1600]) {
      const {page} = await site.open("/chronology", {viewport: {width, height: 900}});
      const outside = await page.evaluate(() => {
        const width = document.documentElement.clientWidth;
        const boxes = [...document.querySelectorAll(".timeline-live text")].map((text) => ({
          text: text.textContent,
          box: text.getBoundingClientRect()
        }));
        return boxes.filter(({box}) => box.width && (box.left < -1 || box.right > width + 1)).map(({text}) => text);
      });
      expect({width, outside}).toEqual({width, outside: []});
      await page.context().close();
    }
  });
});
