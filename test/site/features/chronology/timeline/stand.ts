import type {BrowserContextOptions, Page} from "playwright-core";
import {expect} from "vitest";
import type {TimelineData} from "../../../../../site/features/chronology/timeline/rows.js";
import {sharedBrowser} from "../../../../tools/chromium.js";
import {filesOf, serve} from "./page.js";

/** A bare page that shows a timeline, and a browser to look at it with. */
export interface Stand {
  /** Opens the page and waits until the timeline is alive. */
  open: (query?: string, options?: BrowserContextOptions) => Promise<Page>;
  close: () => Promise<void>;
}

const trouble = new WeakMap<Page, string[]>();

/** Serves a page that shows `data`, under the site's policy, and starts Chromium. */
export async function stand(data: TimelineData): Promise<Stand> {
  const server = await serve(await filesOf(data));
  const browser = await sharedBrowser();
  return {
    async open(query = "", options = {}) {
      const context = await browser.newContext({
        viewport: {width: 1280, height: 900},
        locale: "en-GB",
        timezoneId: "UTC",
        ...options
      });
      const page = await context.newPage();
      const seen: string[] = [];
      trouble.set(page, seen);
      page.on("console", (message) => message.type() === "error" && seen.push(message.text()));
      page.on("pageerror", (error) => seen.push(error.message));
      page.on("request", (request) => request.url().startsWith(server.origin) || seen.push(`asked ${request.url()}`));
      await page.goto(`${server.origin}/${query}`, {waitUntil: "load"});
      if (options.javaScriptEnabled !== false) await page.locator(".timeline-alive").waitFor();
      return page;
    },
    close: () => server.close()
  };
}

/** Closes a page on which nothing may have gone wrong. */
export async function done(page: Page): Promise<void> {
  expect(trouble.get(page)).toEqual([]);
  await page.context().close();
}

export const range = (page: Page): Promise<string | null> => page.locator(".timeline-range").textContent();
export const words = (page: Page): Promise<string | null> => page.locator(".timeline-words").textContent();
/** Waits until the address has what is wanted of it. */
export const address = (page: Page, wanted: RegExp): Promise<void> => page.waitForURL(wanted);
/** Waits until the range in view is another than before. */
export const moved = (page: Page, before: string | null): Promise<unknown> =>
  page.waitForFunction((text) => document.querySelector(".timeline-range")?.textContent !== text, before);
