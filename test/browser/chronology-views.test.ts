import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {sampleData} from "../site/features/chronology/timeline/sample.js";
import {address, done, moved, range, stand, words, type Stand} from "../site/features/chronology/timeline/stand.js";
import {axeFinds, axeFindsIn, type Look} from "./axe.js";
import {LONG} from "../tools/rounds.js";

/* The timeline by itself, on a bare page under the site's policy: filters, addresses, without scripts, on paper, unseen. */
const data = sampleData(140);
const leads = (events: typeof data.events) => events.filter(({grade}) => grade === "unverified").length;
/** What is said where nothing is left out: a lead is counted apart, since nobody verified that it happened. */
const EVERY = `${data.events.length - leads(data.events)} events and ${leads(data.events)} unverified leads`;
let site: Stand;
beforeAll(async () => {
  site = await stand(data);
});
afterAll(() => site.close());
/** Chooses a value of a filter, or takes it back. */
const pick = (page: Page, name: string, value: string, checked = true) =>
  page.locator(`[name="${name}"][value="${value}"]`).evaluate((box, on) => {
    if ((box as HTMLInputElement).checked !== on) (box as HTMLInputElement).click();
  }, checked);
const open: Stand["open"] = (...asked) => site.open(...asked);

const LOOKS: readonly Look[] = [
  [1280, "light"],
  [1280, "dark"],
  [390, "light"],
  [390, "dark"]
];

describe("filters", () => {
  it("leave out marks and list items, say how many are left, and Back brings them again", async () => {
    const page = await open();
    await pick(page, "lane", "sample-court-a");
    const own = data.events.filter(({court_id, lane}) => lane === "courts" && court_id === "sample-court-a");
    await page.waitForFunction(
      (count) => document.querySelectorAll(".month li:not([hidden])").length === count,
      own.length
    );
    expect(await page.locator(".timeline-shown").textContent()).toBe(
      `${own.length - leads(own)} of ${data.events.length - leads(data.events)} events and ${leads(own)} of ${leads(data.events)} unverified leads`
    );
    await pick(page, "lane", "sample-court-a", false);
    await page.locator(".timeline-shown", {hasText: EVERY}).waitFor();
    // An entry of the history comes after the frame that answers.
    await page.waitForURL(({search}) => !search.includes("lane"));
    await page.goBack();
    await address(page, /lane=sample-court-a/);
    await page.goBack();
    await page.waitForFunction(
      (count) => document.querySelectorAll(".month li:not([hidden])").length === count,
      data.events.length
    );
    await page.locator('[name="text"]').fill("hearing");
    await page.waitForFunction(() => document.querySelector(".timeline-shown")?.textContent.includes(" of "));
    await address(page, /q=hearing/);
    await page.getByRole("button", {name: "Clear"}).click();
    await page.waitForFunction(
      (count) => document.querySelectorAll(".month li:not([hidden])").length === count,
      data.events.length
    );
    await done(page);
  });

  it.each([
    ["E\u0301cija", "Écija"],
    ["Écija", "ECIJA"],
    ["the marshal’s list", "marshal's"]
  ])("find an event titled %j by the words %j", async (title, asked) => {
    const few = sampleData(3);
    const other = await stand({...few, events: few.events.map((event, index) => (index ? event : {...event, title}))});
    const page = await other.open();
    await page.locator('[name="text"]').fill(asked);
    await page.waitForFunction(() => document.querySelectorAll(".month li:not([hidden])").length === 1);
    expect(await page.locator(".month li:not([hidden]) h3").textContent()).toBe(title);
    await done(page);
    await other.close();
  });
});

describe("a shared address", () => {
  it("opens the same view: time, filter, cursor and card", async () => {
    const page = await open();
    await pick(page, "kind", "order");
    await page.locator('[name="on"]').fill("2026-02-25");
    const whole = await range(page);
    await page.getByRole("button", {name: "Zoom in"}).click();
    await moved(page, whole);
    await page.locator(".timeline-roving").focus();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.locator("dialog[open]").waitFor();
    await address(page, /from=.*on=2026-02-25.*kind=order.*event=|from=.*event=/);
    // The address settles once the last move has rested.
    await page.waitForFunction(() => new URL(location.href).searchParams.get("to") !== null);
    const look = (of: Page) =>
      of.evaluate(() => ({
        range: document.querySelector(".timeline-range")!.textContent,
        shown: document.querySelector(".timeline-shown")!.textContent,
        words: document.querySelector(".timeline-words")!.textContent,
        card: document.querySelector("dialog[open]")?.getAttribute("aria-label"),
        kind: [...document.querySelectorAll<HTMLInputElement>('[name="kind"]:checked')].map(({value}) => value)
      }));
    const query = new URL(page.url()).search;
    const other = await open(query);
    await other.locator("dialog[open]").waitFor();
    expect(await look(other)).toEqual(await look(page));
    await done(other);
    await done(page);
  });
});

describe("what is said of what is shown", () => {
  it("counts the events in view, and explains the zigzag where there is one", async () => {
    const page = await open();
    const [seen, note] = [page.locator(".timeline-seen"), page.locator(".timeline-note")];
    expect(await seen.textContent()).toBe("");
    expect(await note.isVisible()).toBe(true);
    const near = await open("?from=2025-08-01&to=2025-12-01");
    const [from = "", to = ""] = await near.evaluate(() =>
      [...document.querySelector(".timeline-range")!.textContent.matchAll(/[A-Z][a-z]+\.? \d+, \d{4}/g)].map(([day]) =>
        new Date(`${day} UTC`).toISOString().slice(0, 10)
      )
    );
    const inView = data.events.filter(({date_start, date_end}) => date_end >= from && date_start <= to).length;
    expect(inView).toBeLessThan(data.events.length);
    expect(await near.locator(".timeline-seen").textContent()).toBe(`${inView} in view,`);
    expect(await near.locator(".timeline-note").isVisible()).toBe(false);
    await done(near);
    await done(page);
  });
});

describe("an address that asks for what is not there", () => {
  it("is told so, loses it, and keeps the rest", async () => {
    const page = await open("?on=2025-02-30&known=x&event=nope&lane=zzz&kind=order&from=2025-12-01&to=2025-02-01");
    const left = page.locator(".timeline-left");
    await left
      .filter({hasText: "from=2025-12-01, to=2025-02-01, on=2025-02-30, known=x, lane=zzz, event=nope."})
      .waitFor();
    expect(await left.getAttribute("role")).toBe("status");
    await address(page, /\?kind=order$/);
    expect(await page.locator('[name="lane"]:checked').count()).toBe(0);
    const orders = data.events.filter(({kind, grade}) => kind === "order" && grade !== "unverified").length;
    await page.waitForFunction(
      (count) => document.querySelector(".timeline-shown")?.textContent.startsWith(`${count} of`),
      orders
    );
    expect(await axeFinds(page)).toEqual([]);
    await pick(page, "kind", "order", false);
    await page.waitForFunction(() => document.querySelector(".timeline-left")?.textContent === "");
    await done(page);
  });

  it("shows everything when it asks for nothing that is there, and says nothing when all of it is", async () => {
    const page = await open("?lane=zzz&kind=yyy");
    await address(page, /^[^?]*$/);
    expect(await page.locator(".timeline-shown").textContent()).toBe(EVERY);
    const other = await open("?lane=sample-court-a&on=2025-10-01&q=hearing");
    expect(await other.locator(".timeline-left").textContent()).toBe("");
    await done(other);
    await done(page);
  });
});

describe("without scripts, on paper and for those who do not see", () => {
  it("shows the drawn picture that fits, the law in words and the whole list, and no dead control", async () => {
    for (const [width, size] of [
      [1280, "wide"],
      [390, "narrow"],
      [320, "narrow"]
    ] as const) {
      const page = await open("", {javaScriptEnabled: false, viewport: {width, height: 900}});
      expect(await page.locator(`.timeline-${size}`).isVisible()).toBe(true);
      expect(await page.locator(".timeline-still:visible").count()).toBe(1);
      expect(await page.locator(".timeline-controls >> visible=true").count()).toBe(0);
      expect(await page.locator(".month li").count()).toBe(data.events.length);
      expect(await words(page)).toContain("On July 28, 2026");
      await done(page);
    }
  });

  it("prints the drawn picture", async () => {
    const page = await open("?from=2025-06-01&to=2025-12-31");
    await page.emulateMedia({media: "print"});
    expect(await page.locator(".timeline-live").isVisible()).toBe(false);
    expect(await page.locator(".timeline-still.timeline-wide").isVisible()).toBe(true);
    await done(page);
  });

  it("has nothing that axe finds, light and dark, wide and narrow, with a card open", async () => {
    const page = await open("?event=" + data.events[40]!.id, {bypassCSP: true});
    await page.locator("dialog[open]").waitFor();
    expect(await axeFindsIn(page, LOOKS, "with a card")).toEqual({});
    await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({state: "detached"});
    expect(await axeFindsIn(page, LOOKS, "without")).toEqual({});
    await page.context().close();
  });

  it("never scrolls sideways, keeps its letters at 12 px and its targets at 24 px", async () => {
    for (const width of [320, 390, 760, 1280, 1600]) {
      const page = await open("", {viewport: {width, height: 900}});
      await page.evaluate(() =>
        document.querySelectorAll(".timeline details").forEach((fold) => fold.setAttribute("open", ""))
      );
      const found = await page.evaluate(() => ({
        sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        small: [...document.querySelectorAll(".timeline-live text")].filter(
          (text) => parseFloat(getComputedStyle(text).fontSize) < 12
        ).length,
        targets: [
          ...document.querySelectorAll<HTMLElement>(
            ".timeline button:not([hidden]), .timeline select, .timeline input, .timeline-handle"
          )
        ]
          // A click on a box's label is one on the box.
          .map((target) => (target.closest("label") ?? target).getBoundingClientRect())
          .filter(({width, height}) => width && (width < 24 || height < 24)).length
      }));
      expect(found).toEqual({sideways: 0, small: 0, targets: 0});
      await done(page);
    }
  });

  it.runIf(LONG)(
    "keeps the same height with and without scripts, so that nothing moves when the script arrives",
    async () => {
      for (const width of [320, 390, 740, 1280]) {
        const height = async (javaScriptEnabled: boolean) => {
          const page = await open("", {javaScriptEnabled, viewport: {width, height: 900}});
          const box = await page.locator(".timeline-view").boundingBox();
          await done(page);
          return box!.height;
        };
        expect(await height(true)).toBe(await height(false));
      }
    }
  );
});

describe("five thousand sample events", () => {
  it("are all shown, counted or alone, and answer as few do", async () => {
    const sample = sampleData(5000);
    const many = await stand(sample);
    const page = await many.open();
    expect(await page.locator(".timeline-shown").textContent()).toBe(
      `${(5000 - leads(sample.events)).toLocaleString("en")} events and ${leads(sample.events).toLocaleString("en")} unverified leads`
    );
    await pick(page, "kind", "order");
    const left = sample.events.filter(({kind}) => kind === "order").length;
    await page.waitForFunction((count) => document.querySelectorAll(".month li:not([hidden])").length === count, left);
    await done(page);
    await many.close();
  });
});
