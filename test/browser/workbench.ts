import type {Page} from "playwright-core";
import type {Visit} from "./browser.js";

/** Opens the page and the workbench, and waits for the engine. */
export async function openBench(site: Visit, path = "/explore", options = {}): Promise<{page: Page; wrong: string[]}> {
  const {page, wrong} = await site.open(path, options);
  await page.locator("#workbench").getByRole("button", {name: "Open the workbench"}).click();
  await page.locator(".going-on", {hasText: "DuckDB is open"}).waitFor();
  return {page, wrong};
}

/** Pastes a query in place of what the editor holds. (Typing over colored text, Chromium itself tries inline styles and complains that the policy forbids them.) */
export async function write(page: Page, sql: string): Promise<void> {
  await paste(page, ".bench > .editor .cm-content", sql);
}

async function paste(page: Page, editor: string, given: string): Promise<void> {
  await page.locator(editor).evaluate((content: HTMLElement, text) => {
    content.focus();
    getSelection()!.selectAllChildren(content);
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    content.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
  }, given);
}

/** Opens the cell under the result, unless it is open, and types a text in. */
export async function writeCell(page: Page, source: string): Promise<void> {
  const panel = page.locator(".cell-panel");
  if ((await panel.getAttribute("open")) === null) await panel.locator("> summary").click();
  await paste(page, ".cell-editor .cm-content", source);
}

/** What a cell gave, as it is seen. */
export interface CellSeen {
  said: string;
  wrong: string | null;
  notes: string[];
  /** The words of a value that is no table. */
  value: string | null;
}

/** What the cell's panel shows once nothing runs in it. */
export async function cellSeen(page: Page): Promise<CellSeen> {
  await page.locator(".cell-panel .run-cell:not([disabled])").waitFor({timeout: 60_000});
  return page.locator(".cell-panel").evaluate((panel) => ({
    said: panel.querySelector(".cell-status")?.textContent ?? "",
    wrong: panel.querySelector(".wrong:not([hidden])")?.textContent ?? null,
    notes: [...panel.querySelectorAll(".cell-notes li")].map((note) => note.textContent),
    value: panel.querySelector(".cell-value")?.textContent ?? null
  }));
}

/** Types a cell, runs it by keyboard, and gives what came of it. */
export async function runCell(page: Page, source: string): Promise<CellSeen> {
  await writeCell(page, source);
  await page.keyboard.press("Control+Enter");
  return cellSeen(page);
}

/** Types a query, runs it by keyboard, and waits until the workbench rests. */
export async function ask(page: Page, sql: string): Promise<void> {
  await write(page, sql);
  await page.keyboard.press("Control+Enter");
  await rest(page);
}

/** Waits until nothing runs. */
export const rest = (page: Page): Promise<unknown> =>
  page.locator(".bench .run:not([disabled])").waitFor({timeout: 60_000});

/** The rows of the result that are drawn, cell by cell. */
export async function rows(page: Page, within = ".answer"): Promise<string[][]> {
  // They are drawn with the frame that shows them.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page
    .locator(`${within} .grid .row`)
    .evaluateAll((lines) => lines.map((line) => [...line.querySelectorAll(".cell")].map((cell) => cell.textContent)));
}

/** Runs several statements at once, and gives the rows of each, which stand behind a tab of its own. */
export async function askEach(page: Page, statements: readonly string[]): Promise<string[][][]> {
  await ask(page, statements.join(";\n"));
  if (statements.length === 1) return [await rows(page)];
  const found: string[][][] = [];
  for (let statement = 1; statement <= statements.length; statement++) {
    await page
      .locator(".tabs")
      .getByRole("button", {name: new RegExp(`^${statement}:`)})
      .click();
    found.push(await rows(page));
  }
  return found;
}

/** What went wrong, in the workbench's words. */
export const said = (page: Page): Promise<string> => page.locator(".bench .wrong:not(.cell-panel *)").innerText();
