import {existsSync, readdirSync, readFileSync} from "node:fs";
import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join, resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {unzipSync} from "fflate";
import {afterAll, beforeAll, describe, expect, it, onTestFinished} from "vitest";
import {archiveOf} from "../../site/cli/archive.js";
import {checkHost} from "../../site/cli/deploycheck.js";
import {startServer} from "./hosts/servers.js";
import {visit, type Visit} from "./browser.js";
import {builtPages, DIST, documentOf, openedPages} from "./files.js";
import {LONG, some} from "../tools/rounds.js";

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
    for (const {path} of builtPages().filter(({path}) => path !== "/404")) {
      const name = path.replace(/^\//, "");
      expect(names).toContain(name === "" || name.endsWith("/") ? `${name}index.html` : `${name}.html`);
    }
    const {resources} = JSON.parse(readFileSync(join(DIST, "data/datapackage.json"), "utf8")) as {
      resources: {path: string}[];
    };
    const figures = readdirSync(join(DIST, "figure")).map((name) => `figure/${name}`);
    const frames = readdirSync(join(DIST, "embed")).map((name) => `embed/${name}`);
    expect(resources.length + figures.length).toBeGreaterThan(40);
    for (const name of ["data/datapackage.json", ...resources.map(({path}) => `data/${path}`), ...figures, ...frames])
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

  it("opens from disk page by page, and each says what it says on a server", {timeout: 300_000}, async () => {
    const context = await site.browser.newContext();
    const page = await context.newPage();
    const failed: string[] = [];
    page.on("requestfailed", (request) => {
      // The next page came before it was there.
      if (request.failure()?.errorText === "net::ERR_ABORTED") return;
      failed.push(`${page.url()} asks for ${request.url()}`);
    });
    const wrong: string[] = [];
    for (const {path, source} of some(
      openedPages().filter(({path}) => path !== "/404"),
      5
    )) {
      const name = path.replace(/^\//, "");
      const file = name === "" || name.endsWith("/") ? `${name}index.html` : `${name}.html`;
      await page.goto(pathToFileURL(join(folder, file)).href, {waitUntil: "load"});
      const heading = documentOf(source).querySelector("h1")?.textContent.replace(/\s+/g, " ").trim();
      const shown = (await page.locator("h1").first().textContent())?.replace(/\s+/g, " ").trim();
      const [figures, tables] = await Promise.all(
        ["figure.figure", "table"].map((part) => page.locator(`main ${part}`).count())
      );
      const built = documentOf(source);
      if (
        shown !== heading ||
        figures !== built.querySelectorAll("main figure.figure").length ||
        tables !== built.querySelectorAll("main table").length
      )
        wrong.push(file);
    }
    expect(wrong).toEqual([]);
    expect(failed).toEqual([]);
    await context.close();
  });

  it.runIf(LONG && existsSync("/usr/bin/python3"))(
    "is answered whole by a host that has no clean addresses, where deploy-check says so of the site itself",
    async () => {
      const files = await startServer("python", {dist: folder, at: "/"});
      onTestFinished(() => files.close());
      const missing = new Map<string, string>();
      const asked = new Set<string>();
      const pages = names.filter((name) => name.endsWith(".html") && !name.startsWith("embed/"));
      for (const name of some(pages, 30)) {
        const address = new URL(name, files.address);
        const document = documentOf(readFileSync(join(folder, name), "utf8"));
        for (const link of document.querySelectorAll("a[href], link[href], img[src]")) {
          const to = new URL(link.getAttribute("href") ?? link.getAttribute("src") ?? "", address);
          if (to.origin !== address.origin || asked.has(to.pathname)) continue;
          asked.add(to.pathname);
          if (!(await fetch(to, {method: "HEAD"})).ok) missing.set(to.pathname, name);
        }
      }
      expect(asked.size).toBeGreaterThan(200);
      expect([...missing]).toEqual([]);
      const {page, wrong} = await (await visit(folder, files)).open("/");
      await page.locator("nav.site a", {hasText: "Cases"}).click();
      await page.locator("main a[href*='ctr-v-irs']").first().click();
      expect(await page.locator("h1").textContent()).toBe(
        documentOf(readFileSync(join(folder, "cases/ctr-v-irs.html"), "utf8")).querySelector("h1")?.textContent
      );
      expect(wrong).toEqual([]);
      await page.context().close();
      const built = await startServer("python", {dist: DIST, at: "/"});
      onTestFinished(() => built.close());
      const found = (await checkHost(built.address)).map(({weight, path, says}) => `${weight} /${path}: ${says}`);
      expect(found).toContain("wrong /claims: claims is known to the host as claims.html alone");
    }
  );

  it("is not needed to read the story from disk: the built first page shows its words and pictures, styled", async () => {
    const context = await site.browser.newContext();
    const page = await context.newPage();
    await page.goto(pathToFileURL(resolve(DIST, "index.html")).href);
    expect(await page.locator("h1").textContent()).toBe(
      documentOf(readFileSync(join(DIST, "index.html"), "utf8")).querySelector("h1")?.textContent
    );
    expect(await page.locator("main figure svg").count()).toBeGreaterThan(3);
    expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toMatch(/Source Serif/);
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
