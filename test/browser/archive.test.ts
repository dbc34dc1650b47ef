import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {pathToFileURL} from "node:url";
import {unzipSync} from "fflate";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {archiveOf} from "../../site/cli/archive.js";
import {visit, type Visit} from "../../site/cli/browser.js";
import {builtPages, DIST} from "./files.js";

let site: Visit;
let folder: string;
let names: string[];
let zip: Uint8Array;

beforeAll(async () => {
  zip = await archiveOf(DIST, "2026-11-26");
  const files = unzipSync(zip);
  names = Object.keys(files);
  folder = await mkdtemp(join(tmpdir(), "docketbook-archive-"));
  for (const [name, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), {recursive: true});
    await writeFile(join(folder, name), bytes);
  }
  site = await visit();
});
afterAll(async () => {
  await site.close();
  await rm(folder, {recursive: true, force: true});
});

describe("the archive", () => {
  it("has every page, and the tables and figures", () => {
    for (const {path} of builtPages()) {
      const name = path.replace(/^\//, "");
      expect(names).toContain(name === "" || name.endsWith("/") ? `${name}index.html` : `${name}.html`);
    }
    for (const name of [
      "data/orders.parquet",
      "data/orders.csv",
      "data/datapackage.json",
      "figure/law-on-any-date.svg"
    ])
      expect(names).toContain(name);
  });

  it("opens from disk in a browser, styled and without a complaint, and each link of the navigation leads to a page", async () => {
    const context = await site.browser.newContext();
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) wrong.push(message.text());
    });
    page.on("requestfailed", (request) => wrong.push(`${request.url()} failed`));
    await page.goto(pathToFileURL(join(folder, "index.html")).href);
    const links = await page
      .locator("nav.site a")
      .evaluateAll((found) => found.map((link) => (link as HTMLAnchorElement).href));
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) {
      await page.goto(link);
      expect(await page.locator("h1").count(), link).toBeGreaterThan(0);
      expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily), link).toMatch(/Source Serif/);
    }
    expect(wrong).toEqual([]);
    await context.close();
  });

  it("is the same bytes for the same site, and refuses a folder without one", async () => {
    const small = await mkdtemp(join(tmpdir(), "docketbook-small-"));
    await expect(archiveOf(small, "2026-11-26")).rejects.toThrow("holds no built site");
    await writeFile(
      join(small, "index.html"),
      '<!doctype html><html><head><title>T</title></head><body><a href="./b#c">B</a></body></html>'
    );
    await writeFile(join(small, "b.html"), "<!doctype html><html><head><title>B</title></head><body></body></html>");
    const [one, two] = [await archiveOf(small, "2026-11-26"), await archiveOf(small, "2026-11-26")];
    expect(Buffer.compare(one, two)).toBe(0);
    expect(Buffer.from(unzipSync(one)["index.html"]!).toString()).toContain('href="b.html#c"');
    await rm(small, {recursive: true});
  });
});
