import type {Page} from "playwright-core";
import {visit as see, type Visit} from "../../site/cli/browser.js";
import {DIST} from "../../site/cli/builtpages.js";
import {serve, type Served} from "../../site/cli/serve.js";
import {sharedBrowser} from "../tools/chromium.js";

export {rested, type Visit} from "../../site/cli/browser.js";

let dist: Promise<Served> | undefined;

/** The built site's one server of a worker; it ends with it. */
async function servedSite(): Promise<Served> {
  const {address} = await (dist ??= serve(DIST, 0));
  return {address, close: () => Promise.resolve()};
}

/**
 * A visit by the worker's Chromium.
 * @param served where another server has the folder; it is closed with the visit
 */
export async function visit(folder = DIST, served?: Served): Promise<Visit> {
  return see(folder, served ?? (folder === DIST ? await servedSite() : undefined), await sharedBrowser());
}

/** Does something as a reader, for which a page's cells wait, and waits until they have taken over. */
export async function takenOver(page: Page, timeout = 60_000): Promise<void> {
  await page.keyboard.press("Shift");
  await page.waitForFunction(() => !document.querySelector(".prerendered:not(.jsx)"), null, {timeout});
}
