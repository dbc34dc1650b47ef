import {afterAll, beforeAll, expect, it} from "vitest";
import {installed} from "../run/debian.js";
import {rested, visit, type Visit} from "./browser.js";
import {some} from "../tools/rounds.js";

let site: Visit;
beforeAll(async () => void (site = await visit()));
afterAll(() => site.close());

/** Adds up how far the page's parts move while it loads, as Chromium measures it. */
const WATCH = `window.shift = 0;
new PerformanceObserver((list) => { for (const {value} of list.getEntries()) window.shift += value; }).observe({type: "layout-shift", buffered: true});`;

it.each(some([390, 1280], 1))("nothing moves while a page of %i pixels loads", async (width) => {
  for (const path of ["/", "/chronology", "/methods", "/orders/ctr-stay", "/explore"]) {
    const {page} = await site.open("/claims", {viewport: {width, height: 900}});
    await page.addInitScript(WATCH);
    await site.go(page, path);
    expect([path, await page.evaluate("window.shift")]).toEqual([path, 0]);
    await page.context().close();
  }
});

it.skipIf(!installed("fonts-liberation")).each(some([1280, 390], 1))(
  "what stands in for a font that comes late takes its room at %i pixels",
  async (width) => {
    for (const path of ["/", "/chronology", "/methods"]) {
      const context = await site.browser.newContext({viewport: {width, height: 900}});
      const page = await context.newPage();
      const held: (() => void)[] = [];
      await page.route("**/*.woff2", async (route) => {
        await new Promise<void>((release) => held.push(release));
        await route.continue();
      });
      await page.addInitScript(WATCH);
      await page.goto(new URL(path.slice(1), site.address).href, {waitUntil: "commit"});
      // Text is on the screen, in the font that stands in; only now do the others come.
      await page.locator("footer").waitFor();
      await page.evaluate(
        "new Promise((done) => new PerformanceObserver((list) => list.getEntriesByName('first-contentful-paint').length && done()).observe({type: 'paint', buffered: true}))"
      );
      expect(held.length).toBeGreaterThan(0);
      for (const release of held) release();
      await rested(page);
      await page.evaluate(
        "document.fonts.ready.then(() => new Promise(requestAnimationFrame)).then(() => new Promise(requestAnimationFrame))"
      );
      // Hyphens and kerning are not the same in both fonts; 0.1 would still be called good.
      expect([path, await page.evaluate("window.shift")]).toEqual([
        path,
        expect.toSatisfy((shift: number) => shift < 0.01, "moves less than 0.01")
      ]);
      await context.close();
    }
  }
);
