import type {BrowserContextOptions, Locator, Page} from "playwright-core";
import {sharedBrowser} from "../../../../tools/chromium.js";
import {serve} from "../../chronology/timeline/page.js";
import {pageFiles} from "./page.js";

export interface Stand {
  open: (options?: BrowserContextOptions) => Promise<Page>;
  close: () => Promise<void>;
}

const trouble = new WeakMap<Page, string[]>();

/** Serves the page under the site's policy and starts Chromium. */
export async function stand(rows: number): Promise<Stand> {
  const server = await serve(await pageFiles(rows));
  const browser = await sharedBrowser();
  return {
    async open(options = {}) {
      const context = await browser.newContext({
        viewport: {width: 1100, height: 900},
        locale: "en-US",
        timezoneId: "America/New_York",
        ...options
      });
      const page = await context.newPage();
      const seen: string[] = [];
      trouble.set(page, seen);
      page.on("console", (message) => message.type() === "error" && seen.push(message.text()));
      page.on("pageerror", (error) => seen.push(error.message));
      page.on("request", (request) => request.url().startsWith(server.origin) || seen.push(`asked ${request.url()}`));
      await page.goto(server.origin, {waitUntil: "load"});
      await page.locator("body.ready").waitFor();
      return page;
    },
    close: () => server.close()
  };
}

/** Closes a page on which nothing may have gone wrong. */
export async function done(page: Page): Promise<void> {
  const seen = trouble.get(page) ?? [];
  if (seen.length) throw new Error(seen.join("\n"));
  await page.context().close();
}

export const box = (page: Page, column: string): Locator => page.locator(`[data-column="${column}"]`);
export const plot = (page: Page, column: string): Locator => box(page, column).locator(".crossfilter-plot");

/** The rows that pass, once the charts show them; they are compared with those of going over all rows. */
export async function counted(page: Page): Promise<number> {
  const {shown, naive} = await page.evaluate<{shown: number; naive: number}>("settled()");
  if (shown !== naive) throw new Error(`the charts say ${shown} rows; going over all of them gives ${naive}`);
  return shown;
}

export const filters = (page: Page): Promise<unknown> => page.evaluate("view.selection().filters");
