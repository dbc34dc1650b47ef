import {readFileSync} from "node:fs";
import {gzipSync} from "node:zlib";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {record} from "../../browser/built.js";
import {visit, type Visit} from "../../browser/browser.js";
import {DIST, documentOf} from "../../browser/files.js";

/** Bytes that the first page may weigh before any interaction. */
const BUDGET = {page: 100_000, fonts: 70_000};

const document = documentOf(readFileSync(`${DIST}/index.html`, "utf8"));
const plain = (text: string) => text.replace(/\s+/g, " ").trim();
/** The page's headings and paragraphs, in the order in which a text browser reads them. */
const blocks = [...document.querySelectorAll("main h1, main h2, main > p, .cited > p, main > ul > li")].map(
  ({textContent}) => plain(textContent)
);

/** How many rows are more than leads, as a reader reads it. */
const known = (rows: readonly {grade: string}[]) =>
  rows.filter(({grade}) => grade !== "unverified").length.toLocaleString("en-US");

let site: Visit;
beforeAll(async () => void (site = await visit()));
afterAll(() => site.close());

describe("the story page", () => {
  it("says of each row that it cites whether its sources disagree, in what a card shows", () => {
    const {events, orders, cases} = record.tables;
    const disputed = new Set(
      [...events, ...orders, ...cases].flatMap((row) => {
        // An order's page has what the sources of its event differ about, too.
        const own = [row, ...events.filter(({order_ids}) => order_ids.includes(row.id))];
        return own.some(({disagreements}) => disagreements.length) ? [`source-${row.id}`] : [];
      })
    );
    const entries = [...document.querySelectorAll(".page-sources ol > li[id]")].map(({id}) => id);
    const said = [...document.querySelectorAll(".page-sources ol > li[id]:has(.cite-how)")]
      .filter((entry) => entry.querySelector(".cite-how")?.textContent.includes("Sources disagree"))
      .map(({id}) => id);
    expect(said).toEqual(entries.filter((id) => disputed.has(id)));
    expect(said.length).toBeGreaterThan(0);
  });

  it("says why a number has one source alone, and in its first box what 6103(i)(2) is a section of", () => {
    const entry = document.getElementById("source-irs-ice-transfer@2025-08-07/disclosed");
    expect(plain(entry?.querySelector(".cite-how")?.textContent ?? "")).toContain(
      "A number here names only the source that it was read in, even if others report it"
    );
    const box = document.querySelector(".law-today-level")?.textContent ?? "";
    expect(box).toContain("section 6103(i)(2) of the tax code");
  });

  it("weighs no more than its budget, and loads no engine", async () => {
    const context = await site.browser.newContext({viewport: {width: 390, height: 844}});
    const page = await context.newPage();
    const weights = {page: 0, fonts: 0};
    const addresses: string[] = [];
    page.on("response", (response) => addresses.push(response.url()));
    await site.go(page, "/");
    await page.evaluate(() => document.fonts.ready.then(() => null));
    for (const address of addresses) {
      const bytes = Buffer.from(await (await fetch(address)).arrayBuffer());
      if (address.endsWith(".woff2")) weights.fonts += bytes.length;
      else weights.page += gzipSync(bytes, {level: 9}).length;
      expect(address).not.toMatch(/duckdb|arquero|\.wasm|\.parquet/);
    }
    process.stdout.write(
      `the story page: ${weights.page} bytes gzipped of HTML, CSS and script, ${weights.fonts} bytes of fonts, ${addresses.length} requests\n`
    );
    expect(weights.page).toBeLessThanOrEqual(BUDGET.page);
    expect(weights.fonts).toBeLessThanOrEqual(BUDGET.fonts);
    await context.close();
  });

  it.each([1280, 390])("does not move while it loads and is read at %i pixels", async (width) => {
    const context = await site.browser.newContext({viewport: {width, height: 800}});
    const page = await context.newPage();
    await page.addInitScript(() => {
      const shifts: string[] = [];
      Object.assign(window, {shifts});
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & {
          value: number;
          sources: {node: Node | null}[];
        })[]) {
          shifts.push(`${entry.value} by ${entry.sources.map(({node}) => node?.nodeName).join(", ")}`);
        }
      }).observe({type: "layout-shift", buffered: true});
    });
    await site.go(page, "/");
    const shifts = await page.evaluate(async () => {
      await document.fonts.ready;
      const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      for (let y = 0; y < document.body.scrollHeight; y += 700) {
        scrollTo(0, y);
        await frame();
      }
      return (window as unknown as {shifts: string[]}).shifts;
    });
    expect(shifts).toEqual([]);
    await context.close();
  });

  it("does not wait for its fonts to know how much room the text takes", async () => {
    const height = async (block: boolean) => {
      const context = await site.browser.newContext({viewport: {width: 1280, height: 800}});
      const page = await context.newPage();
      if (block) await page.route("**/*.woff2", (route) => route.abort());
      await site.go(page, "/");
      const found = await page.locator("h1").evaluate((heading) => heading.getBoundingClientRect().height);
      await context.close();
      return found;
    };
    expect(await height(true)).toBe(await height(false));
  });

  it("reads complete and in order without scripts", async () => {
    const {page} = await site.open("/", {javaScriptEnabled: false});
    const text = plain(await page.locator("main").innerText());
    let at = 0;
    for (const block of blocks) {
      const found = text.indexOf(block, at);
      expect([block.slice(0, 60), found >= 0]).toEqual([block.slice(0, 60), true]);
      at = found + block.length;
    }
    expect(blocks.length).toBeGreaterThan(40);
    await page.context().close();
  });

  it("says as of which day it speaks, with counts from the tables", () => {
    const {events, orders, observations} = record.tables;
    expect(plain(document.querySelector(".story-edition")?.textContent ?? "")).toBe(
      `Record verified through July 28, 2026 ${known(events)} events · ${known(orders)} orders · ${known(observations)} figures · each number and date links to its source`
    );
  });

  it("lists every row that it cites, each once, in print as well", async () => {
    // The legend of the opening leads to rows that the text cites.
    const cited = [...document.querySelectorAll("a.cite")].map((link) => ({
      id: link.getAttribute("href")?.slice(1),
      legend: link.closest(".opening") !== null
    }));
    const ids = [...new Set(cited.filter(({legend}) => !legend).map(({id}) => id))];
    expect(ids).toEqual(expect.arrayContaining(cited.filter(({legend}) => legend).map(({id}) => id)));
    expect([...document.querySelectorAll(".page-sources details > ol > li")].map(({id}) => id)).toEqual(ids);
    const {page} = await site.open("/");
    await page.emulateMedia({media: "print"});
    const hidden = () =>
      page.evaluate(() =>
        [
          ...document.querySelectorAll(
            "main h1, main h2, main > p, .cited > p, main > ul > li, .page-sources details > ol > li, .cite-sources li"
          )
        ]
          .filter((element) => !element.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true}))
          .map((element) => element.textContent.slice(0, 60))
      );
    // The browser shows what was folded with the first frame after the change.
    await expect.poll(hidden).toEqual([]);
    await page.context().close();
  });

  it("prints with every section in the document's outline", async () => {
    const {page} = await site.open("/");
    const pdf = await page.pdf({format: "Letter", outline: true, tagged: true});
    const titles = pdf.toString("latin1");
    for (const heading of document.querySelectorAll("main h2"))
      expect([heading.textContent, titles.includes(`(${heading.textContent})`)]).toEqual([heading.textContent, true]);
    await page.context().close();
  });

  it("does not scroll sideways from 320 to 1600 pixels", async () => {
    const {page} = await site.open("/");
    for (const width of [320, 360, 390, 480, 600, 768, 1024, 1280, 1600]) {
      await page.setViewportSize({width, height: 800});
      expect([width, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([width, width]);
    }
    await page.context().close();
  });

  it("is shared with its own heading and standfirst, and names no address that the build does not know", () => {
    const meta = (key: string) =>
      document.querySelector(`meta[property="${key}"], meta[name="${key}"]`)?.getAttribute("content");
    expect(meta("og:title")).toBe(plain(document.querySelector("h1")?.textContent ?? ""));
    expect(meta("og:description")).toBe(plain(document.querySelector(".standfirst")?.textContent ?? ""));
    expect(meta("description")).toBe(meta("og:description"));
    expect(document.title).toContain("47,289 people");
    if (process.env["DOCKETBOOK_ORIGIN"] === undefined)
      expect([document.querySelector('link[rel="canonical"]'), meta("og:url"), meta("og:image")]).toEqual([
        null,
        undefined,
        undefined
      ]);
  });

  it("puts no link inside a link", () => {
    expect(document.querySelectorAll("a a")).toHaveLength(0);
  });

  it("has nothing that moves unasked", async () => {
    const {page} = await site.open("/");
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    expect(
      document.querySelectorAll("video, audio, marquee, animate, animateTransform, img[src$='.gif']")
    ).toHaveLength(0);
    await page.context().close();
  });
});
