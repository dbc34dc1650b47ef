import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {chromium, type Browser, type BrowserContextOptions, type Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {findChromium} from "../../scripts/chromium.js";
import type {TimelineData} from "../../src/components/timeline/rows.js";
import {filesOf, serve} from "../timeline/page.js";
import {recordData} from "../timeline/record.js";
import {sampleData} from "../timeline/sample.js";

/* The timeline by itself, on a bare page under the site's policy: by mouse, touch and keyboard, with scripts and without. */
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser: Browser;
let server: {origin: string; close: () => Promise<void>};
let data: TimelineData;

beforeAll(async () => {
  data = await recordData();
  server = await serve(await filesOf(data));
  browser = await chromium.launch({executablePath: findChromium(process.env)!, args: ["--no-sandbox", "--disable-gpu"]});
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const trouble = new WeakMap<Page, string[]>();

async function open(query = "", options: BrowserContextOptions = {}, origin = server.origin): Promise<Page> {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, locale: "en-GB", timezoneId: "UTC", ...options});
  const page = await context.newPage();
  const seen: string[] = [];
  trouble.set(page, seen);
  page.on("console", (message) => message.type() === "error" && seen.push(message.text()));
  page.on("pageerror", (error) => seen.push(error.message));
  page.on("request", (request) => request.url().startsWith(origin) || seen.push(`asked ${request.url()}`));
  await page.goto(`${origin}/${query}`, {waitUntil: "load"});
  if (options.javaScriptEnabled !== false) await page.locator(".timeline-alive").waitFor();
  return page;
}

async function done(page: Page): Promise<void> {
  expect(trouble.get(page)).toEqual([]);
  await page.context().close();
}

const range = (page: Page) => page.locator(".timeline-range").textContent();
const words = (page: Page) => page.locator(".timeline-words").textContent();
/** Waits until the address has what is wanted of it. */
const address = (page: Page, wanted: RegExp) => page.waitForURL(wanted);
/** Waits until the range in view is another than before. */
const moved = (page: Page, before: string | null) => page.waitForFunction((text) => document.querySelector(".timeline-range")?.textContent !== text, before);
const axeFinds = async (page: Page) => {
  await page.evaluate(axe);
  const {violations} = await page.evaluate<{violations: {id: string; nodes: {html: string}[]}[]}>("axe.run({resultTypes: ['violations']})");
  return violations.map(({id, nodes}) => `${id}: ${nodes[0]?.html}`);
};

describe("by mouse", () => {
  it("zooms with ctrl and the wheel, pans by a drag, and writes both into the address", async () => {
    const page = await open();
    const whole = await range(page);
    const box = (await page.locator(".timeline-view").boundingBox())!;
    await page.mouse.move(box.x + 700, box.y + 300);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -600);
    await page.keyboard.up("Control");
    await moved(page, whole);
    await address(page, /from=20\d\d-\d\d-\d\d&to=20/);
    const zoomed = await range(page);
    await page.mouse.down();
    await page.mouse.move(box.x + 500, box.y + 300, {steps: 4});
    await page.mouse.up();
    await moved(page, zoomed);
    expect(await page.locator("dialog[open]").count()).toBe(0);
    await done(page);
  });

  it("leaves the wheel to the page until it has the focus", async () => {
    const page = await open("", {viewport: {width: 1280, height: 500}});
    const whole = await range(page);
    const box = (await page.locator(".timeline-view").boundingBox())!;
    await page.mouse.move(box.x + 700, box.y + 60);
    await page.mouse.wheel(0, 200);
    await page.waitForFunction(() => scrollY > 100);
    await page.mouse.wheel(0, -200);
    await page.waitForFunction(() => scrollY === 0);
    expect(await range(page)).toBe(whole);
    await page.locator(".timeline-view").focus();
    await page.mouse.wheel(0, -200);
    await moved(page, whole);
    await done(page);
  });

  it("opens the card of the mark that is clicked, and Back closes it", async () => {
    const page = await open();
    const box = (await page.locator(".timeline-view").boundingBox())!;
    const at = await page.locator(".timeline-live .timeline-mark-order").evaluate((path) => {
      const [, x, y] = /M([\d.]+),([\d.]+)h\.01$/.exec(path.getAttribute("d")!)!;
      return {x: Number(x), y: Number(y)};
    });
    await page.mouse.click(box.x + at.x, box.y + at.y);
    await page.locator("dialog[open]").waitFor();
    await address(page, /event=[a-z0-9-]+/);
    const id = new URL(page.url()).searchParams.get("event")!;
    expect(await page.locator("dialog[open] .timeline-card-body").textContent()).toContain(data.events.find((event) => event.id === id)!.title);
    await page.goBack();
    await page.locator("dialog[open]").waitFor({state: "detached"});
    expect(page.url()).not.toContain("event=");
    await page.goForward();
    await page.locator("dialog[open]").waitFor();
    await page.keyboard.press("Escape");
    await address(page, /^[^?]*$/);
    // Closing was going back: the card is still ahead.
    await page.goForward();
    await page.locator("dialog[open]").waitFor();
    await done(page);
  });

  it("offers the events under a number, and zooms to them", async () => {
    const page = await open();
    const whole = await range(page);
    const text = page.locator(".timeline-live .timeline-count text").first();
    const count = Number(await text.textContent());
    const box = (await text.boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    expect(await page.locator("dialog[open] .timeline-choice button").count()).toBe(count);
    await page.getByRole("button", {name: "Zoom to these"}).click();
    await moved(page, whole);
    await done(page);
  });

  it("moves the cursor to the day that is clicked or dragged to, and says what bound whom", async () => {
    const page = await open();
    const before = await words(page);
    const handle = (await page.locator(".timeline-handle").boundingBox())!;
    await page.mouse.move(handle.x + 13, handle.y + 13);
    await page.mouse.down();
    await page.mouse.move(handle.x - 400, handle.y + 13, {steps: 5});
    await page.mouse.up();
    await page.waitForFunction((text) => document.querySelector(".timeline-words")?.textContent !== text, before);
    await address(page, /on=2025-/);
    const day = new URL(page.url()).searchParams.get("on")!;
    expect(await page.locator('[name="on"]').inputValue()).toBe(day);
    expect(await page.locator(".timeline-handle").getAttribute("aria-valuetext")).toContain(String(Number(day.slice(8))));
    await done(page);
  });
});

describe("by keyboard", () => {
  it("pans, zooms and goes to both ends", async () => {
    const page = await open();
    const whole = await range(page);
    await page.locator(".timeline-view").focus();
    await page.keyboard.press("+");
    await moved(page, whole);
    const zoomed = await range(page);
    await page.keyboard.press("End");
    await moved(page, zoomed);
    expect((await range(page))!.split(" to ")[1]).toBe(whole!.split(" to ")[1]);
    const end = await range(page);
    await page.keyboard.press("Home");
    await moved(page, end);
    expect((await range(page))!.split(" to ")[0]).toBe(whole!.split(" to ")[0]);
    const home = await range(page);
    await page.keyboard.press("ArrowRight");
    await moved(page, home);
    await page.keyboard.press("0");
    await page.waitForFunction((text) => document.querySelector(".timeline-range")?.textContent === text, whole);
    await done(page);
  });

  it("moves the cursor by days and months", async () => {
    const page = await open("?on=2025-11-20");
    await page.locator(".timeline-handle").focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => document.querySelector(".timeline-words")?.textContent.startsWith("On 21 November 2025 orders of one court"));
    await page.keyboard.press("PageUp");
    await address(page, /on=2025-12-21/);
    await done(page);
  });

  it("walks from event to event and opens a card, from which the next is one key away", async () => {
    const page = await open();
    await page.locator(".timeline-roving").focus();
    const first = await page.locator(".timeline-roving").getAttribute("aria-label");
    await page.keyboard.press("ArrowRight");
    const second = await page.locator(".timeline-roving").getAttribute("aria-label");
    expect(second).not.toBe(first);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.locator("dialog[open]").waitFor();
    const name = await page.locator("dialog[open]").getAttribute("aria-label");
    await page.getByRole("button", {name: "Next event"}).press("Enter");
    await page.waitForFunction((before) => document.querySelector("dialog[open]")?.getAttribute("aria-label") !== before, name);
    await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({state: "detached"});
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("timeline-roving");
    await done(page);
  });

  it("takes a day and an as-known day from the inputs", async () => {
    const page = await open();
    await page.locator('[name="on"]').fill("2025-10-01");
    await page.waitForFunction(() => document.querySelector(".timeline-words")?.textContent.includes("asked for notice"));
    await page.locator('[name="known"]').fill("2025-12-31");
    await page.waitForFunction(() => document.querySelector(".timeline-words")?.textContent.includes("held nothing yet"));
    await address(page, /on=2025-10-01&known=2025-12-31/);
    expect(await page.locator(".timeline-live .timeline-level").count()).toBe(0);
    await page.goBack();
    await page.waitForFunction(() => document.querySelector(".timeline-words")?.textContent.includes("asked for notice"));
    await done(page);
  });
});

describe("by touch", () => {
  it("pans with one finger, zooms with two and opens a card with a tap", async () => {
    const page = await open("?from=2025-06-01&to=2025-12-31", {viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true});
    const before = await range(page);
    const box = (await page.locator(".timeline-view").boundingBox())!;
    await page.evaluate((y) => scrollTo(0, y), box.y - 100);
    const touch = await page.context().newCDPSession(page);
    const send = (type: "touchStart" | "touchMove" | "touchEnd", ...xs: number[]) =>
      touch.send("Input.dispatchTouchEvent", {type, touchPoints: xs.map((x, id) => ({x, y: 300 + id * 20, id}))});
    await send("touchStart", 300);
    for (const x of [280, 250, 220, 180]) await send("touchMove", x);
    await send("touchEnd");
    await moved(page, before);
    const panned = await range(page);
    await send("touchStart", 150, 200);
    for (const spread of [10, 30, 60, 80]) await send("touchMove", 150 - spread, 200 + spread);
    await send("touchEnd");
    await moved(page, panned);
    const order = await page.locator(".timeline-live").evaluate((svg) => {
      const box = svg.getBoundingClientRect();
      for (const path of svg.querySelectorAll(".timeline-mark"))
        for (const [, x, y] of path.getAttribute("d")!.matchAll(/M([\d.-]+),([\d.]+)h\.01/g)) {
          const at = {x: box.left + Number(x), y: box.top + Number(y)};
          if (Number(x) > 20 && Number(x) < 340 && at.y > 100 && at.y < 800) return at;
        }
      return null;
    });
    await page.touchscreen.tap(order!.x, order!.y);
    await page.locator("dialog[open]").waitFor();
    await done(page);
  });
});

describe("filters", () => {
  it("leave out marks and list items, say how many are left, and Back brings them again", async () => {
    const page = await open();
    await page.locator('[name="lane"]').selectOption("mad");
    const left = data.events.filter(({court_id, lane}) => lane === "courts" && court_id === "mad").length;
    await page.waitForFunction((count) => document.querySelectorAll(".month li:not([hidden])").length === count, left);
    expect(await page.locator(".timeline-shown").textContent()).toBe(`${left} of ${data.events.length} events`);
    expect(page.url()).toContain("lane=mad");
    await page.goBack();
    await page.waitForFunction((count) => document.querySelectorAll(".month li:not([hidden])").length === count, data.events.length);
    await page.locator('[name="text"]').fill("memorandum");
    await page.waitForFunction(() => document.querySelector(".timeline-shown")?.textContent.includes(" of "));
    await address(page, /q=memorandum/);
    await page.getByRole("button", {name: "Clear"}).click();
    await page.waitForFunction((count) => document.querySelectorAll(".month li:not([hidden])").length === count, data.events.length);
    await done(page);
  });
});

describe("a shared address", () => {
  it("opens the same view: time, filter, cursor and card", async () => {
    const page = await open();
    await page.locator('[name="kind"]').selectOption("order");
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
        kind: document.querySelector<HTMLSelectElement>('[name="kind"]')!.value
      }));
    const query = new URL(page.url()).search;
    const other = await open(query);
    await other.locator("dialog[open]").waitFor();
    expect(await look(other)).toEqual(await look(page));
    await done(other);
    await done(page);
  });
});

describe("without scripts, on paper and for those who do not see", () => {
  it("shows the drawn picture that fits, the law in words and the whole list, and no dead control", async () => {
    for (const [width, size] of [[1280, "wide"], [390, "narrow"], [320, "narrow"]] as const) {
      const page = await open("", {javaScriptEnabled: false, viewport: {width, height: 900}});
      expect(await page.locator(`.timeline-${size}`).isVisible()).toBe(true);
      expect(await page.locator(".timeline-still:visible").count()).toBe(1);
      expect(await page.locator(".timeline-controls").isVisible()).toBe(false);
      expect(await page.locator(".month li").count()).toBe(data.events.length);
      expect(await words(page)).toContain("On 28 July 2026");
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
    for (const width of [1280, 390])
      for (const colorScheme of ["light", "dark"] as const) {
        const page = await open("?event=" + data.events[40]!.id, {viewport: {width, height: 900}, colorScheme, bypassCSP: true});
        await page.locator("dialog[open]").waitFor();
        expect(await axeFinds(page)).toEqual([]);
        await page.keyboard.press("Escape");
        await page.locator("dialog[open]").waitFor({state: "detached"});
        expect(await axeFinds(page)).toEqual([]);
        await page.context().close();
      }
  });

  it("never scrolls sideways, keeps its letters at 12 px and its targets at 24 px", async () => {
    for (const width of [320, 390, 760, 1280, 1600]) {
      const page = await open("", {viewport: {width, height: 900}});
      const found = await page.evaluate(() => ({
        sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        small: [...document.querySelectorAll(".timeline-live text")].filter((text) => parseFloat(getComputedStyle(text).fontSize) < 12).length,
        targets: [...document.querySelectorAll<HTMLElement>(".timeline button:not([hidden]), .timeline select, .timeline input, .timeline-handle")]
          .map((target) => target.getBoundingClientRect())
          .filter(({width, height}) => width && (width < 24 || height < 24)).length
      }));
      expect(found).toEqual({sideways: 0, small: 0, targets: 0});
      await done(page);
    }
  });

  it("keeps the same height with and without scripts, so that nothing moves when the script arrives", async () => {
    for (const width of [320, 390, 740, 1280]) {
      const height = async (javaScriptEnabled: boolean) => {
        const page = await open("", {javaScriptEnabled, viewport: {width, height: 900}});
        const box = await page.locator(".timeline-view").boundingBox();
        await done(page);
        return box!.height;
      };
      expect(await height(true)).toBe(await height(false));
    }
  });
});

describe("five thousand sample events", () => {
  it("are all shown, counted or alone, and answer as few do", async () => {
    const sample = sampleData(5000);
    const many = await serve(await filesOf(sample));
    const page = await open("", {}, many.origin);
    expect(await page.locator(".timeline-shown").textContent()).toBe("5,000 events");
    await page.locator('[name="kind"]').selectOption("order");
    const left = sample.events.filter(({kind}) => kind === "order").length;
    await page.waitForFunction((count) => document.querySelectorAll(".month li:not([hidden])").length === count, left);
    await done(page);
    await many.close();
  });
});
