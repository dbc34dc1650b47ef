import type {BrowserContextOptions, Page} from "playwright-core";
import {visit as see, watch, type Visit} from "../../site/cli/browser.js";
import {DIST} from "../../site/cli/builtpages.js";
import {serve} from "../../site/cli/serve.js";
import {sharedBrowser} from "../tools/chromium.js";
import {whenBuilt} from "../tools/whenbuilt.js";

export {rested, type Visit} from "../../site/cli/browser.js";

/** What a test does to a page, or to its context, that the next test would meet. */
const LASTING: Readonly<Record<"page" | "context", readonly string[]>> = {
  page: ["addInitScript", "clock", "exposeBinding", "exposeFunction", "route", "routeWebSocket"],
  context: [
    "addCookies",
    "addInitScript",
    "clock",
    "exposeBinding",
    "exposeFunction",
    "grantPermissions",
    "newCDPSession",
    "newPage",
    "route",
    "routeWebSocket",
    "setExtraHTTPHeaders",
    "setOffline"
  ]
};

/** Calls once something of an object is asked for that lasts. */
function noted(of: object, names: readonly string[], call: () => void): void {
  for (const name of names) {
    const value: unknown = Reflect.get(of, name);
    Object.defineProperty(of, name, {
      configurable: true,
      get() {
        call();
        return value;
      }
    });
  }
}

/** The pages of the built site that tests gave back, by what only another context would change. */
const kept = new Map<string, Page[]>();
/** Those that tests have, each with what ends the watch over it. */
const open = new Map<Page, () => void>();

/** Puts the page where the next test can begin, with nothing stored and no page of the site in it. Gives whether that could be done. */
async function emptied(page: Page): Promise<boolean> {
  try {
    await page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
    await page.mouse.move(-1, -1);
    await page.goto("about:blank");
    return true;
  } catch {
    // It is closed, broken, or at an address without storage.
    return false;
  }
}

/** Makes closing the page's context give the page back, unless a test did to it what lasts. */
function keep(page: Page, pages: Page[]): void {
  const context = page.context();
  let lasting = false;
  noted(page, LASTING.page, () => (lasting = true));
  noted(context, LASTING.context, () => (lasting = true));
  const close = context.close.bind(context);
  context.close = async (options) => {
    open.get(page)?.();
    open.delete(page);
    if (lasting || !(await emptied(page))) await close(options);
    else pages.push(page);
  };
}

let built: Promise<Visit> | undefined;

/**
 * A visit to the built site. It ends with the worker, and its pages go from test to test: to open a page in a context that is there takes
 * half of what a new context takes.
 */
async function builtSite(): Promise<Visit> {
  await whenBuilt();
  const site = await (built ??= sharedBrowser().then(async (browser) => see(DIST, await serve(DIST, 0), browser)));
  const {origin} = new URL(site.address);
  return {
    ...site,
    async open(path, options: BrowserContextOptions = {}) {
      const {viewport = {width: 1280, height: 720}, colorScheme, forcedColors, reducedMotion, ...rest} = options;
      const key = JSON.stringify(rest);
      const pages = kept.get(key) ?? [];
      kept.set(key, pages);
      const page = viewport && pages.pop();
      if (!page) {
        const opened = await site.open(path, options);
        keep(opened.page, pages);
        open.set(opened.page, () => undefined);
        return opened;
      }
      await page.setViewportSize(viewport);
      await page.emulateMedia({
        media: null,
        colorScheme: colorScheme ?? "light",
        contrast: null,
        forcedColors: forcedColors ?? null,
        reducedMotion: reducedMotion ?? null
      });
      const {wrong, end} = watch(page, origin);
      open.set(page, end);
      await site.go(page, path);
      return {page, wrong};
    },
    async close() {
      for (const page of open.keys()) await page.context().close();
    }
  };
}

/**
 * A visit by the worker's Chromium.
 * @param folder what is served, where it is not the built site
 * @param served where another server has the folder; it is closed with the visit
 */
export async function visit(folder = DIST, served?: Awaited<ReturnType<typeof serve>>): Promise<Visit> {
  return folder === DIST && !served ? builtSite() : see(folder, served, await sharedBrowser());
}

/** Does something as a reader, for which a page's cells wait, and waits until they have taken over. */
export async function takenOver(page: Page, timeout = 60_000): Promise<void> {
  await page.keyboard.press("Shift");
  await page.waitForFunction(() => !document.querySelector(".prerendered:not(.jsx)"), null, {timeout});
}
