import type {Page} from "playwright-core";
import type {Visit} from "./browser.js";

/** Opens the page and the workbench, and waits for the engine. */
export async function openBench(site: Visit, path = "/explore", options = {}): Promise<{page: Page; wrong: string[]}> {
  const {page, wrong} = await site.open(path, options);
  await page.locator("#workbench").getByRole("button", {name: "Open the workbench"}).click();
  await page.locator(".going-on", {hasText: "DuckDB is open"}).waitFor();
  return {page, wrong};
}

/** Pastes a query in place of what the editor holds. (Typing over coloured text, Chromium itself tries inline styles and complains that the policy forbids them.) */
export async function write(page: Page, sql: string): Promise<void> {
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+A");
  await page.locator(".cm-content").evaluate((content, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    content.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
  }, sql);
}

/** Types a query, runs it by keyboard, and waits until the workbench rests. */
export async function ask(page: Page, sql: string): Promise<void> {
  await write(page, sql);
  await page.keyboard.press("Control+Enter");
  await rest(page);
}

/** Waits until nothing runs. */
export const rest = (page: Page): Promise<unknown> => page.locator(".bench .run:not([disabled])").waitFor({timeout: 60_000});

/** The rows of the result that are drawn, cell by cell. */
export async function rows(page: Page): Promise<string[][]> {
  // They are drawn with the frame that shows them.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page.locator(".grid .row").evaluateAll((lines) => lines.map((line) => [...line.querySelectorAll(".cell")].map((cell) => cell.textContent)));
}

/** What went wrong, in the workbench's words. */
export const said = (page: Page): Promise<string> => page.locator(".bench .wrong").innerText();
