import {afterAll, beforeAll, expect, test} from "vitest";
import {axeFinds} from "../../../../browser/axe.js";
import {LONG} from "../../../../tools/rounds.js";
import {box, counted, done, filters, plot, stand, type Stand} from "./stand.js";

/** A million takes a while to make; what it costs to brush is measured in bench/. */
const ROWS = LONG ? 1_000_000 : 200_000;
const ALL = ROWS.toLocaleString("en-US");
let site: Stand;
beforeAll(async () => {
  site = await stand(ROWS);
});
afterAll(() => site.close());

test("a mouse brushes, drags the range along, moves an edge and clears, however many rows there are", async () => {
  const page = await site.open();
  expect(await page.locator(".crossfilter-count").textContent()).toBe(`${ALL} of ${ALL} rows`);
  const {x, y, width} = (await plot(page, "distance").boundingBox())!;
  const at = (share: number) => [x + width * share, y + 20] as const;
  const drag = async (from: number, to: number) => {
    await page.mouse.move(...at(from));
    await page.mouse.down();
    await page.mouse.move(...at((from + to) / 2));
    await page.mouse.move(...at(to));
    await page.mouse.up();
  };
  await drag(0.2, 0.4);
  const brushed = await counted(page);
  expect(brushed).toBeLessThan(ROWS);
  await drag(0.3, 0.5);
  const [moved] = (await filters(page)) as {from: string; to: string}[];
  expect(await counted(page)).toBeLessThan(brushed);
  await drag(0.6, 0.9);
  const [wider] = (await filters(page)) as {from: string; to: string}[];
  expect(wider!.from).toBe(moved!.from);
  expect(Number(wider!.to)).toBeGreaterThan(Number(moved!.to));
  await counted(page);
  expect(await page.evaluate("told.some(({moving}) => moving) && !told.at(-1).moving")).toBe(true);
  await box(page, "distance").getByRole("button", {name: "Clear distance"}).click();
  expect(await counted(page)).toBe(ROWS);
  await done(page);
});

test("the first move of a frame is followed at once, those after it with the frame, and the last one stands", async () => {
  const page = await site.open();
  const {x, y, width} = (await plot(page, "distance").boundingBox())!;
  await page.mouse.move(x + width * 0.2, y + 20);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.5, y + 20);
  // The first move of a column waits until its rows are counted.
  await page.locator(".crossfilter-count", {hasNotText: new RegExp(`^${ALL} of`)}).waitFor();
  const seen = await page.evaluate(
    async ({from, width}) => {
      const place = document.querySelector('[data-column="distance"] .crossfilter-plot')!;
      const told = () => document.querySelector(".crossfilter-count")!.textContent;
      const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
      const move = (share: number) => {
        place.dispatchEvent(
          new PointerEvent("pointerrawupdate", {pointerId: 1, clientX: from + width * share, bubbles: true})
        );
        return told();
      };
      await frame();
      const [before, first, second] = [told(), move(0.6), move(0.7)];
      await frame();
      return {before, first, second, after: told()};
    },
    {from: x, width}
  );
  expect(seen.first).not.toBe(seen.before);
  expect(seen.second).toBe(seen.first);
  expect(seen.after).not.toBe(seen.second);
  await page.mouse.up();
  await done(page);
});

test("a click takes a bar, another extends to there; filters of several columns narrow each other", async () => {
  const page = await site.open();
  const {width} = (await plot(page, "hour").boundingBox())!;
  await plot(page, "hour").click({position: {x: width * 0.3, y: 20}});
  expect(await filters(page)).toEqual([{column: "hour", from: "7", to: "8"}]);
  const one = await counted(page);
  await plot(page, "hour").click({position: {x: width * 0.6, y: 20}});
  expect(await filters(page)).toEqual([{column: "hour", from: "7", to: "15"}]);
  const more = await counted(page);
  expect(more).toBeGreaterThan(one);
  await box(page, "court")
    .getByRole("option", {name: /sample-b/})
    .click();
  await box(page, "delay")
    .getByRole("button", {name: /No value/})
    .click();
  const few = await counted(page);
  expect(few).toBeLessThan(more);
  expect(await page.evaluate("view.selection().where")).toBe(
    `"delay" IS NULL AND ("hour" >= 7 AND "hour" < 15) AND "court" IN ('sample-b')`
  );
  expect(await page.evaluate("view.selection().rows(0, 5).length")).toBe(5);
  await page.getByRole("button", {name: "Clear all"}).click();
  expect(await counted(page)).toBe(ROWS);
  await done(page);
});

test("keys move the edges, pick words and clear; what was picked is said", async () => {
  const page = await site.open();
  const from = page.getByRole("slider", {name: "hour, from"});
  await from.focus();
  await page.keyboard.press("PageUp");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Tab");
  await page.keyboard.press("PageDown");
  expect(await page.getByRole("slider", {name: "hour, to"}).getAttribute("aria-valuetext")).toBe("22");
  expect(await filters(page)).toEqual([{column: "hour", from: "2", to: "23"}]);
  const some = await counted(page);
  await page.getByRole("status").filter({hasText: "hour: 2 to 22."}).waitFor();
  const list = page.getByRole("listbox", {name: "court"});
  await list.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  expect(await box(page, "court").locator("[aria-selected=true]").count()).toBe(2);
  expect(await counted(page)).toBeLessThan(some);
  await page.keyboard.press("Escape");
  expect(await counted(page)).toBe(some);
  await from.focus();
  await page.keyboard.press("Escape");
  expect(await counted(page)).toBe(ROWS);
  await done(page);
});

test("a finger taps and brushes sideways", async () => {
  const page = await site.open({hasTouch: true, viewport: {width: 320, height: 800}});
  // The tap comes first: one right after a swift drag would only end the scrolling that Chromium sees in it.
  await box(page, "kept").getByRole("option", {name: /true/}).tap();
  await box(page, "kept").locator("[aria-selected=true]").waitFor();
  const kept = await counted(page);
  await plot(page, "distance").scrollIntoViewIfNeeded();
  const {x, y, width} = (await plot(page, "distance").boundingBox())!;
  const touch = await page.context().newCDPSession(page);
  const send = (type: string, share?: number) =>
    touch.send("Input.dispatchTouchEvent", {
      type: type as "touchStart",
      touchPoints: share === undefined ? [] : [{x: x + width * share, y: y + 25}]
    });
  await send("touchStart", 0.2);
  for (const share of [0.25, 0.3, 0.4, 0.5]) await send("touchMove", share);
  await send("touchEnd");
  await page.waitForFunction(() => document.querySelectorAll(".crossfilter-plot.crossfilter-picked").length === 1);
  expect(await counted(page)).toBeLessThan(kept);
  expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
  await done(page);
});

test("filters written down are picked again, and nothing is left when the charts are taken away", async () => {
  const page = await site.open();
  await page.evaluate(
    `view.set([{column: "day", from: "2020-06-01", to: "2021-01-01"}, {column: "kept", words: ["true"]}, {column: "gone", from: "1"}])`
  );
  expect(await counted(page)).toBeLessThan(ROWS);
  expect(await filters(page)).toEqual([
    {column: "day", from: "2020-06-01", to: "2021-01-01"},
    {column: "kept", words: ["true"]}
  ]);
  await page.evaluate("view.destroy()");
  expect(await page.evaluate("document.querySelector('#place').innerHTML")).toBe("");
  await done(page);
});

test("axe finds nothing in light and in dark", {timeout: 120_000}, async () => {
  const page = await site.open({colorScheme: "light", bypassCSP: true});
  await box(page, "court")
    .getByRole("option", {name: /sample-b/})
    .click();
  await counted(page);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({colorScheme});
    expect([colorScheme, await axeFinds(page)]).toEqual([colorScheme, []]);
  }
  await done(page);
});
