import {readSite} from "../../site/story/read.js";
import type {Locator} from "playwright-core";
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
    // What opens has a triangle, as it has everywhere but in the lines of the list.
    const folds = card.locator("summary");
    expect(await folds.count()).toBeGreaterThan(0);
    for (const fold of await folds.all())
      expect(await fold.evaluate((summary) => getComputedStyle(summary).listStyleType)).toMatch(/^disclosure/);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it.each([1280, 390])("says once of a row of the list whether it is open, at %i pixels", async (width) => {
    const {page} = await site.open("/chronology", {viewport: {width, height: 844}});
    const row = page.locator(".years details.year[open] .event > details, .years .event > details").first();
    const signs = () =>
      row.evaluate((details) =>
        [
          [".day", "::before"],
          [".what", "::after"]
        ].flatMap(([part, side]) => {
          const {content, display} = getComputedStyle(details.querySelector(`summary ${part}`)!, side);
          return display === "none" || content === "none" ? [] : content[1];
        })
      );
    expect(await signs()).toEqual(["+"]);
    await row.evaluate((details: HTMLDetailsElement) => (details.open = true));
    expect(await signs()).toEqual(["−"]);
    await page.context().close();
  });

  it("puts an event that is opened in the list into the address, and has it open again after Back", async () => {
    const {page, wrong} = await site.open("/chronology");
    const {id} = tables.events.findLast(({source_ids, grade}) => source_ids.length > 0 && grade !== "unverified")!;
    const fold = page.locator(`.event:has([id="${id}"]) > details`);
    const line = fold.locator("> summary");
    await line.focus();
    await page.keyboard.press("Enter");
    expect(new URL(page.url()).hash).toBe(`#${id}`);
    await fold.locator(".sources > summary").click();
    await fold.locator(".sources a").first().click();
    await page.waitForURL(/\/sources#/);
    await page.goBack();
    await page.waitForURL(/\/chronology#/);
    await fold.locator(".event-full").waitFor({state: "visible"});
    await line.click();
    await expect.poll(() => new URL(page.url()).hash).toBe("");
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("copies the link to an event, in its card and in the list", async () => {
    const {id} = tables.events.findLast(({grade}) => grade !== "unverified")!;
    // The filter that is set goes with it.
    const {page, wrong} = await site.open(`/chronology?key=&q=the&event=${id}`);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const copies = async (button: Locator) => {
      await page.evaluate(() => navigator.clipboard.writeText(""));
      await button.click();
      await expect.poll(() => button.textContent()).toBe("Copied");
      expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
        new RegExp(`/chronology\\?q=the#${id}$`)
      );
    };
    await copies(page.locator("dialog[open] .ways .copy"));
    await page.keyboard.press("Escape");
    // Nothing in the page had opened it: the focus goes to its mark.
    await page.locator("dialog[open]").waitFor({state: "detached"});
    const title = tables.events.find((row) => row.id === id)!.title;
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toContain(title);
    const event = page.locator(`.event:has([id="${id}"])`);
    await event.locator("> details > summary").click();
    await copies(event.locator(".ways .copy"));
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

  it("shows of the key events the titles first, counts under each year what is shown, and explains its marks above", async () => {
    const {page, wrong} = await site.open("/chronology", {viewport: {width: 1280, height: 900}});
    const key = page.getByRole("radio", {name: /key events/});
    await key.click();
    const shown = page.locator(".key-event");
    const count = await shown.count();
    await page.waitForFunction((all) => document.querySelectorAll(".years .event:not([hidden])").length === all, count);
    const years = await page
      .locator(".year:not([hidden])")
      .evaluateAll((found) =>
        found.map((year) => [
          Number(/\d+/.exec(year.querySelector("summary span")!.textContent)![0]),
          year.querySelectorAll(".event:not([hidden])").length
        ])
      );
    for (const [said, there] of years) expect(said).toBe(there);
    // The line above the list counts what it shows.
    const lanes = await page.locator(".counts").innerText();
    expect((lanes.match(/\d+/g) ?? []).reduce((sum, some) => sum + Number(some), 0)).toBe(count);
    const titles = page.locator(".timeline-live .timeline-titles text");
    expect(await titles.count()).toBeGreaterThanOrEqual(count / 2);
    // The marks that matter are named, among all events too.
    const few = ["Memorandum", "47,289", "Stay and injunction", "Indicative opinion"];
    expect(await titles.allTextContents()).toEqual(expect.arrayContaining(few));
    await page.getByRole("radio", {name: /^All/}).click();
    await page.locator(".timeline-shown", {hasText: /^\d+ events/}).waitFor();
    expect(await titles.allTextContents()).toEqual(expect.arrayContaining(few));
    await key.click();
    const [legend, view] = [page.locator(".timeline-legend"), page.locator(".timeline-view")];
    expect((await legend.boundingBox())!.y).toBeLessThan((await view.boundingBox())!.y);
    const colors = await key.evaluate((radio) => [
      getComputedStyle(radio).accentColor,
      getComputedStyle(document.querySelector(".timeline-cursor path")!).stroke
    ]);
    expect(colors[0]).toBe(colors[1]);
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
      (count) => document.querySelectorAll(".years .event:not([hidden])").length === count,
      left
    );
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("shows key events alone, takes several values of a filter, and keeps words as an entry of the history", async () => {
    const {page, wrong} = await site.open("/chronology");
    const shown = (count: number) =>
      page.waitForFunction(
        (wanted) => document.querySelectorAll(".years .event:not([hidden])").length === wanted,
        count
      );
    await page.getByLabel(/^\d+ key events$/).check();
    await shown(await page.locator(".years .key-event").count());
    await page.getByRole("button", {name: "Clear"}).click();
    await page.locator(".timeline-pick summary", {hasText: "Who acted"}).click();
    await page.getByRole("checkbox", {name: "D. Mass."}).check();
    await page.getByRole("checkbox", {name: "D.D.C."}).check();
    const courts = ["mad", "dcd"];
    await shown(
      tables.events.filter(({lane, court_id}) => lane === "courts" && courts.includes(court_id ?? "")).length
    );
    expect(await page.locator(".timeline-live .timeline-lane").allTextContents()).toEqual(
      expect.arrayContaining(["D.D.C.", "D. Mass."])
    );
    expect(await page.locator(".timeline-live .timeline-lane", {hasText: "Agencies"}).count()).toBe(0);
    await page.keyboard.press("Escape");
    await page.getByRole("searchbox", {name: "Search"}).pressSequentially("zyzzyva");
    await page.locator(".timeline-shown", {hasText: "No event matches"}).waitFor();
    await page.waitForURL(/q=zyzzyva/);
    await page.goBack();
    await page.locator(".timeline-shown", {hasText: " of "}).waitFor();
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("tells a date known to its month after the days of that month", async () => {
    const {page} = await site.open("/chronology");
    const order = await page.locator(".event-full").evaluateAll((items) => items.map(({id}) => id));
    for (const event of tables.events.filter(({date}) => /^\d{4}-\d{2}$/.test(date)))
      for (const other of tables.events.filter(({date}) => date.startsWith(`${event.date}-`) && !date.includes("/")))
        expect([other.id, order.indexOf(other.id) < order.indexOf(event.id)]).toEqual([other.id, true]);
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
