import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {formatCell} from "../../../site/charts/figureblock.js";
import {cellFigure, cellsOf, notebookFile} from "../../../site/features/notebook/cells.js";
import {readLink} from "../../../site/features/explore/workbench/link.js";
import {axeFinds} from "../../browser/axe.js";
import {visit, type Visit} from "../../browser/browser.js";
import {built, record, wordsOf} from "../../browser/built.js";

const byId = cellsOf(record.story);
const cells = [...byId.values()];
const pages = record.story.notebooks.map(({page}) => page);
let site: Visit;
beforeAll(async () => void (site = await visit()));
afterAll(() => site.close());

describe("a notebook reads complete as it was built", () => {
  it.each(cells.map(({id}) => [id]))("%s: its table is its figure's rows, and its code is the file that ran", (id) => {
    const cell = byId.get(id)!;
    const figure = cellFigure(record.story, cell, record.tables);
    const section = built(`/${cell.page}`).querySelector(`[data-cell="${id}"]`)!;
    const table = [...section.querySelectorAll("figcaption tbody tr")].map((row) =>
      [...row.children].map(({textContent}) => textContent)
    );
    expect(table).toEqual(figure.rows.map((row) => figure.columns.map(({name}) => formatCell(row[name]))));
    expect(section.querySelector(".cell-code code")?.textContent).toBe(notebookFile(record.story, cell.code).trimEnd());
    expect(section.querySelectorAll("figure svg")).toHaveLength(2);
  });

  it.each(pages)("%s says what is not known, and is linked from the index of notebooks", (page) => {
    expect([...built(`/${page}`).querySelectorAll("h2")].map(wordsOf)).toContain("What is not known");
    expect(
      [...built("/taxpayers/").querySelectorAll("ul.notebooks h3 a")].map((link) => link.getAttribute("href"))
    ).toContain(`./${page.split("/").at(-1)}`);
  });

  it.each(pages)("%s may frame a page of its own site and compile nothing", (page) => {
    const policy =
      built(`/${page}`).querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute("content") ?? "";
    expect(policy).toContain("frame-src 'self'");
    expect(policy).not.toMatch(/unsafe|blob:|wasm/);
  });
});

describe("a notebook in the browser", () => {
  it.each(pages)(
    "%s: the code in the closed frame gives every picture that the build drew, and nothing goes wrong",
    async (page) => {
      const {page: open, wrong} = await site.open(`/${page}`, {viewport: {width: 1200, height: 900}});
      for (const cell of cells.filter(
        (candidate) => candidate.page === page && candidate.inputs(record.tables).length > 0
      )) {
        const section = open.locator(`[data-cell="${cell.id}"]`);
        const seen = () =>
          section.evaluate((element) =>
            [".figure-title", ".figure-picture", "figcaption"].map((part) => {
              const found = element.querySelector(part)!.cloneNode(true) as Element;
              // Framework makes links relative to the page in its own way.
              for (const link of found.querySelectorAll("a")) link.removeAttribute("href");
              found.querySelector(".figure-ways")?.remove();
              return found.outerHTML
                .split(/[\s<>]+/)
                .sort()
                .join(" ");
            })
          );
        const before = await seen();
        await section
          .locator("form")
          .evaluate((form) => form.querySelector("select, input")!.dispatchEvent(new Event("input", {bubbles: true})));
        await section.locator(".cell-said", {hasText: "just now, in the closed frame"}).waitFor({timeout: 30_000});
        expect(await seen(), cell.id).toEqual(before);
      }
      expect(wrong).toEqual([]);
      await open.context().close();
    }
  );

  it.each(
    pages.flatMap(
      (page) =>
        [
          [page, 320, "light"],
          [page, 1200, "dark"]
        ] as const
    )
  )("%s at %i px in %s: nothing scrolls sideways, and axe finds nothing", async (page, width, colorScheme) => {
    const {page: open, wrong} = await site.open(`/${page}`, {viewport: {width, height: 900}, colorScheme});
    expect(await open.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0
    );
    expect(await axeFinds(open)).toEqual([]);
    expect(wrong).toEqual([]);
    await open.context().close();
  });

  it.each(pages)(
    "%s without a script: the pictures are there, and the inputs say what they would need",
    async (page) => {
      const {page: open} = await site.open(`/${page}`, {javaScriptEnabled: false, viewport: {width: 390, height: 844}});
      const mine = cells.filter((cell) => cell.page === page);
      expect(await open.locator(".cell figure svg:visible").count()).toBe(mine.length);
      expect(await open.locator("fieldset:not([disabled])").count()).toBe(0);
      const forms = mine.filter((cell) => cell.inputs(record.tables).length > 0).length;
      expect(await open.locator(".cell-inputs noscript p").count()).toBe(forms);
      await open.context().close();
    }
  );
});

describe("a notebook by keyboard", () => {
  it.each(pages)(
    "%s: each cell's input is reached by Tab, and a key that changes it draws anew",
    {timeout: 240_000},
    async (page) => {
      const {page: open, wrong} = await site.open(`/${page}`, {viewport: {width: 390, height: 844}});
      const waiting = new Set(
        cells.filter((cell) => cell.page === page && cell.inputs(record.tables).length > 0).map(({id}) => id)
      );
      for (let step = 0; step < 400 && waiting.size > 0; step++) {
        await open.keyboard.press("Tab");
        const at = await open.evaluate(() => {
          const {activeElement: element} = document;
          const cell = element?.closest<HTMLElement>("[data-cell]")?.dataset["cell"] ?? "";
          const input = element?.closest("form[data-inputs]")
            ? (element as HTMLInputElement | HTMLSelectElement)
            : null;
          return (
            input && {
              cell,
              kind: input.type,
              value: input.value,
              first: input instanceof HTMLSelectElement && input.selectedIndex === 0
            }
          );
        });
        if (!at || !waiting.has(at.cell) || !["range", "number", "checkbox", "select-one"].includes(at.kind)) continue;
        const key =
          at.kind === "checkbox" ? "Space" : at.kind === "range" ? "ArrowLeft" : at.first ? "ArrowDown" : "ArrowUp";
        await open.keyboard.press(at.kind === "number" ? "ArrowDown" : key);
        // At the end of its range a slider stays where it is; from there the other way is open.
        if (
          at.kind === "range" &&
          (await open.evaluate(() => (document.activeElement as HTMLInputElement).value)) === at.value
        )
          await open.keyboard.press("ArrowRight");
        const said = open.locator(`[data-cell="${at.cell}"] .cell-said`);
        await said.filter({hasText: /just now, in the closed frame|Not drawn/}).waitFor({timeout: 60_000});
        expect(await said.textContent(), at.cell).toContain("just now");
        waiting.delete(at.cell);
      }
      expect([...waiting]).toEqual([]);
      expect(wrong).toEqual([]);
      await open.context().close();
    }
  );
});

describe("the notebook of disclosures follows its inputs", () => {
  it("by keyboard: another year, its rows, its title, its file and its question", async () => {
    const {page, wrong} = await site.open("/taxpayers/disclosures", {viewport: {width: 1200, height: 900}});
    const section = page.locator('[data-cell="disclosures-in-a-year"]');
    await section.locator("input[type=range]").focus();
    await page.keyboard.press("ArrowLeft");
    await section.locator(".figure-title", {hasText: "In 2021 (i)(2) stood for 42,301 disclosures"}).waitFor();
    expect(await section.locator("output").first().textContent()).toBe("2021");
    expect(await section.locator("figcaption tbody tr").first().textContent()).toContain("11,867,111,122");
    const link = (await section.locator(".cell-ways a").nth(1).getAttribute("href")) ?? "";
    expect((await readLink(link.slice(link.indexOf("#"))))?.sql).toContain("period = '2021'");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      section.locator(".cell-ways a").first().click()
    ]);
    expect(download.suggestedFilename()).toBe("disclosures-in-a-year.csv");
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("says so when its tables cannot be had, and draws when they can again", async () => {
    const {page} = await site.open("/taxpayers/disclosures");
    await page.route("**/observations*.parquet", (route) => route.abort());
    const section = page.locator('[data-cell="disclosures-by-subsection"]');
    await section.locator("select").selectOption("own");
    await section.locator(".cell-said", {hasText: "Not drawn"}).waitFor();
    await page.unroute("**/observations*.parquet");
    await section.locator("select").selectOption("log");
    await section.locator(".cell-said", {hasText: "just now"}).waitFor();
    await page.context().close();
  });
});
