import {existsSync, readdirSync, readFileSync} from "node:fs";
import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {linkOf} from "../../site/features/explore/workbench/link.js";
import {visit, type Visit} from "./browser.js";
import {built, wordsOf} from "./built.js";
import {DIST} from "./files.js";
import {cellSeen, rest} from "./workbench.js";
import {LONG, some} from "../tools/rounds.js";

/* A notebook’s cell in the workbench: its link, its tables and its code, to be changed and run. */

let site: Visit;
// One engine for all of them.
let page: Page;
let wrong: string[];
beforeAll(async () => {
  site = await visit();
  ({page, wrong} = await site.open("/explore"));
});
afterAll(() => site.close());

const FOLDER = `${DIST}/cells/taxpayers`;
const notebooks = existsSync(FOLDER) ? readdirSync(FOLDER).map((name) => name.replace(/\.json$/, "")) : [];

/** The links of a page to its cells, and the title of the figure that each cell draws there: the nearest above its code. */
const linksOf = (name: string) =>
  [...built(`/taxpayers/${name}`).querySelectorAll<HTMLAnchorElement>(".cell-open a")].map((link) => {
    const marks = [...built(`/taxpayers/${name}`).querySelectorAll("h3.figure-title, .cell-open a")];
    const before = marks.slice(0, marks.indexOf(link)).filter((mark) => mark.matches("h3"));
    return {address: link.getAttribute("href") ?? "", title: wordsOf(before.at(-1) ?? null)};
  });

describe("a notebook’s cell", {timeout: 120_000}, () => {
  it("has a link wherever the workbench can run it", () => {
    const found = notebooks.flatMap((name) => linksOf(name));
    expect(found.length).toBeGreaterThan(0);
    expect(notebooks.length).toBeGreaterThanOrEqual(6);
    for (const name of notebooks) {
      const cells = JSON.parse(readFileSync(`${FOLDER}/${name}.json`, "utf8")) as object;
      expect([name, linksOf(name).map(({address}) => address.replace(/.*\//, ""))]).toEqual([name, Object.keys(cells)]);
      expect(readFileSync(`${DIST}/taxpayers/${name}.html`, "utf8")).not.toContain("<!--cell:");
    }
  });

  it.each(some(notebooks, 1))(
    "of /taxpayers/%s opens with its tables and its code, and draws what the page shows",
    async (name) => {
      for (const {address, title} of some(linksOf(name), 2)) {
        await page.evaluate((hash) => (location.hash = hash), address.replace(/^[^#]*/, ""));
        // What the link opened has the focus; nothing of it ran by itself.
        await page.locator(".cell-panel", {hasText: "has not run here yet"}).waitFor();
        await page.locator(".run-cell:focus").waitFor();
        await page.keyboard.press("Enter");
        await page.locator(".cell-output svg, .cell-panel .wrong:not([hidden])").first().waitFor();
        const {wrong: mistake} = await cellSeen(page);
        expect([address, mistake, await page.locator(".cell-title").last().innerText()]).toEqual([
          address,
          null,
          title
        ]);
        expect(await page.locator(".cell-output [data-says]").count()).toBeGreaterThan(0);
      }
      expect(wrong).toEqual([]);
    }
  );

  it("keeps what was chosen on its page, and shows the cell’s own first line", async () => {
    const notebook = await site.open("/taxpayers/disclosures?year=2015");
    const link = notebook.page.locator(".cell-open a[href*='/5']");
    await notebook.page.waitForFunction(() =>
      document.querySelector(".cell-open a[href*='/5']")?.getAttribute("href")?.endsWith("?year=2015")
    );
    const hash = new URL((await link.getAttribute("href")) ?? "", site.address).hash;
    await notebook.page.context().close();
    await page.evaluate((to) => (location.hash = to), hash);
    await page.locator(".cell-panel", {hasText: "has not run here yet"}).waitFor();
    await page.locator(".run-cell:focus").waitFor();
    const seen = page.locator(".cell-editor .cm-line", {hasText: "One year's recipients"});
    expect(await seen.isVisible()).toBe(true);
    await page.keyboard.press("Enter");
    await page.locator(".cell-output svg").first().waitFor();
    expect(await page.locator(".cell-title").last().innerText()).toMatch(/^In 2015, /);
  });

  it("opens from a copied link as from its page: at its own first line, wherever edits have put it, and with its files", async () => {
    const withFiles = notebooks.flatMap((name) =>
      Object.entries(JSON.parse(readFileSync(`${FOLDER}/${name}.json`, "utf8")) as Record<string, {files: object}>)
        .filter(([, {files}]) => Object.keys(files).length)
        .map(([index]) => `taxpayers/${name}/${index}`)
    );
    expect(withFiles.length).toBeGreaterThan(0);
    const lines = () =>
      page.locator(".cell-editor .cm-scroller").evaluate((scroller) => {
        const {top, bottom} = scroller.getBoundingClientRect();
        return [...scroller.querySelectorAll(".cm-line")].flatMap((line) => {
          const box = line.getBoundingClientRect();
          return box.top >= top - 1 && box.bottom <= bottom + 1 ? [line.textContent] : [];
        });
      });
    const opened = async (hash: string, says: string) => {
      // An address that the page has already leads nowhere.
      await page.evaluate((to) => {
        history.replaceState(null, "", location.pathname);
        location.hash = to;
      }, hash);
      await page.locator(".cell-panel", {hasText: says}).waitFor();
      await page.locator(".run-cell:focus").waitFor();
      return {lines: await lines(), top: (await page.locator(".cell-panel").boundingBox())!.y};
    };
    for (const cell of ["taxpayers/disclosures/5", withFiles[0]!]) {
      const first = await opened(`#cell=${cell}`, "has not run here yet");
      // A query that runs again, and a line before the cell's own, do not lead away from it.
      await page.locator(".bench .run").click();
      await rest(page);
      expect([cell, await lines()]).toEqual([cell, first.lines]);
      await page.locator(".cell-editor .cm-content").press("Control+Home");
      await page.keyboard.type("// mine");
      await page.keyboard.press("Enter");
      await page.getByRole("button", {name: "Copy a link"}).click();
      await page.locator(".going-on", {hasText: "The link is"}).waitFor();
      const hash = await page.evaluate(() => location.hash);
      const again = await opened(hash, "came with the link");
      expect([cell, again.lines]).toEqual([cell, first.lines]);
      expect(Math.abs(again.top - first.top)).toBeLessThan(2);
      await page.keyboard.press("Enter");
      await page.locator(".cell-output svg, .cell-panel .wrong:not([hidden])").first().waitFor();
      expect([cell, (await cellSeen(page)).wrong]).toEqual([cell, null]);
    }
  });

  it("says so when there is no such cell", async () => {
    await page.evaluate(() => (location.hash = "#cell=taxpayers/nothing/3"));
    await page.locator(".bench .wrong", {hasText: "There is no such cell"}).waitFor();
  });
});

describe("a cell that draws", {timeout: 120_000}, () => {
  it.runIf(LONG)("has Plot, d3, every result and display, and its pictures answer", async () => {
    const cell = `const rows = results[1].objects();
display(Plot.barX(rows, {x: "n", y: "k", ariaLabel: (d) => d.k + " is " + d.n}).plot());
display(result);
display(d3.sum(await Promise.resolve(rows), (d) => d.n));`;
    const {page, wrong} = await site.open(
      `/explore${await linkOf({sql: "SELECT 1 AS a; SELECT * FROM (VALUES ('x', 2), ('y', 3)) AS t(k, n)", cell, answer: 0})}`
    );
    await page.locator(".answer").waitFor();
    await rest(page);
    await page.getByRole("button", {name: "Run the cell"}).click();
    await page.locator(".cell-output .chart svg").waitFor();
    expect(await cellSeen(page)).toMatchObject({
      said: expect.stringMatching(/^The cell displayed 3 values/) as string,
      value: "5"
    });
    await page.locator(".cell-output .figure-marks").focus();
    await page.keyboard.press("Home");
    expect(await page.locator(".cell-output .figure-says").innerText()).toBe("x is 2.");
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("brings nothing into the page but shapes and words", async () => {
    // It says that it is an element, and is none.
    const cell = `({querySelectorAll: () => [], removeAttribute() {}, outerHTML: \`<svg viewBox="0 0 9 9" onload="document.title='hit'" style="position:fixed"><script>document.title = "hit"</script>
<style>* { display: none }</style><foreignObject><form action="https://example.org"><input></form></foreignObject><image href="https://example.org/a.png"/><use href="#workbench"/>
<a href="javascript:document.title='hit'"><rect id="workbench" class="wrong fill-ink" width="5" height="5" fill="url(https://example.org/b#c)" data-says="a mark" onclick="document.title='hit'"/></a>
<animate attributeName="href" to="javascript:1"/><g id="a"/><circle r="2" fill="url(#a)"/></svg>\`})`;
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    wrong.length = 0;
    await page.evaluate((hash) => (location.hash = hash), await linkOf({sql: "SELECT 1 AS a", cell}));
    await page.locator(".answer").waitFor();
    await rest(page);
    const title = await page.title();
    await page.getByRole("button", {name: "Run the cell"}).click();
    await page.locator(".cell-output .chart svg").waitFor();
    await page.locator(".cell-output rect").click();
    const {names, attributes} = await page.locator(".cell-output svg").evaluate((svg) => ({
      names: [...svg.querySelectorAll("*")].map(({localName}) => localName),
      attributes: [svg, ...svg.querySelectorAll("*")].flatMap((part) =>
        [...part.attributes].map(({name, value}) => `${name}=${value}`)
      )
    }));
    expect(names).toEqual(["rect", "g", "circle"]);
    expect(attributes.join("\n")).not.toMatch(/javascript|example|^on|style=|href|=workbench$|wrong/m);
    expect(attributes.find((one) => one.startsWith("fill=url"))).toMatch(/^fill=url\(#cell-\d+-a\)$/);
    expect(await page.title()).toBe(title);
    expect(asked.filter((address) => address.includes("example"))).toEqual([]);
    // The page's policy refuses what is hostile, and says so.
    expect(wrong.filter((words) => !/violates the following Content Security Policy/.test(words))).toEqual([]);
  });
});
