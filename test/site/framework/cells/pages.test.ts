import {createHash} from "node:crypto";
import {readdir, readFile} from "node:fs/promises";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {afterAll, beforeAll, expect, it} from "vitest";
import {documentOf} from "../../../browser/files.js";
import {takenOver, visit, type Visit} from "../../../browser/browser.js";
import {buildStory, FILES, IDIOMS, showsIdioms, type Story} from "./story.js";
import {LONG} from "../../../tools/rounds.js";

let story: Story;
let chromium: Visit;
beforeAll(async () => {
  story = await buildStory("pages", "test/site/framework/cells/pages");
  chromium = await visit(story.out);
}, 600_000);
afterAll(() => chromium.close());

const text = (document: Document, selector: string) =>
  (document.querySelector(selector)?.textContent ?? "").replace(/\s+/g, " ").trim();
const policyOf = (document: Document) =>
  document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute("content") ?? "";
const built = async (path: string) => documentOf(await story.page(path));

it("has in a page what its cells display, before any script runs", async () => {
  const page = await built("idioms");
  for (const [id, shown] of Object.entries(IDIOMS)) expect(text(page, `#${id}`), id).toBe(shown);
  const main = text(page, "main");
  for (const shown of [
    "sentence: 2.",
    "<b>not bold</b>",
    '"second 21"',
    "answer: 42",
    '"an expression cell"',
    '"typed 5"'
  ])
    expect(main).toContain(shown);
  expect(page.querySelector("#circle")?.getAttribute("r")).toBe("7");
  expect(page.querySelector('input[type="text"]')?.getAttribute("value")).toBe("Ada");
  expect(page.querySelector("option[selected]")?.textContent).toBe("b");
  expect(page.querySelector('input[type="checkbox"]')?.hasAttribute("checked")).toBe(true);
});

it("shows the code of a cell that asks for it, and runs none that says run=false", async () => {
  const shown = [...(await built("idioms")).querySelectorAll("pre")].map((pre) => pre.textContent.trim());
  expect(shown).toEqual(["const echoed = 7;", 'throw new Error("this never runs");']);
});

it("leaves to the browser what waits to be seen or needs a device, and says so in the page", async () => {
  expect(story.later).toEqual([
    "src/idioms.md:88",
    "src/idioms.md:93 (navigator.mediaDevices is there in a browser only)"
  ]);
  expect((await built("idioms")).querySelectorAll("noscript.cell-later")).toHaveLength(2);
});

it("runs cells in the order of the page, whatever comes first of what they wait for", async () => {
  const labels = [...(await built("turns")).querySelectorAll("label")].map((label) => [
    label.textContent.trim(),
    Number(/\d+$/.exec(label.getAttribute("for") ?? "")?.[0])
  ]);
  expect(labels).toEqual([
    ["waits for a module", 1],
    ["waits for nothing", 2]
  ]);
});

it("leaves no path and no mark of the build in a page", async () => {
  for (const file of (await readdir(story.out, {recursive: true})).filter((path) => path.endsWith(".html"))) {
    const page = await readFile(join(story.out, file), "utf8");
    expect(page).not.toMatch(/<!--line:|file:\/\/|localhost|prerender\//);
  }
});

it("hands the page over to Framework's client: the same values, nothing doubled, nothing left, no complaint", async () => {
  const {page, wrong} = await chromium.open("idioms");
  await showsIdioms(page);
  await page.getByRole("button", {name: "More"}).click();
  await page.waitForFunction(() => document.querySelector("#counter")?.textContent === "4");
  await page.getByLabel("Name").fill("Grace");
  await page.waitForFunction(() => document.querySelector("#inputs")?.textContent === "Grace b true");
  await page.locator("#observed").scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 4000);
  await page.waitForSelector("#seen");
  await page.waitForSelector("#device");
  expect(await page.locator("#device").textContent()).toBe("asked");
  await page.waitForFunction(() => document.querySelector(".prerendered") === null);
  expect(await page.locator("form").count()).toBe(4);
  expect(wrong).toEqual([]);
});

it("reads every kind of file the same at build time and in the browser", async () => {
  const items = [...(await built("files")).querySelectorAll("li")].map((item) => item.textContent.trim());
  expect(items.slice(0, -1)).toEqual(FILES);
  const rows = JSON.parse(items.at(-1)!.replace(/^rows /, "")) as unknown;
  const day = Date.UTC(2025, 10, 21);
  expect(rows).toEqual([
    {
      int: 1,
      big: "9007199254740993n",
      real: 1.5,
      word: "one",
      day,
      moment: day + 45_000_500,
      yes: true,
      money: 4520000.25,
      list: ["a", "b"],
      struct: {x: 1, y: "z"}
    },
    {
      int: 2,
      big: null,
      real: null,
      word: "two",
      day: null,
      moment: null,
      yes: false,
      money: null,
      list: [],
      struct: null
    },
    {
      int: 3,
      big: "-5n",
      real: -0.25,
      word: null,
      day: -86_400_000,
      moment: -1000,
      yes: null,
      money: -1.5,
      list: null,
      struct: {x: null, y: "w"}
    }
  ]);
  const {page, wrong} = await chromium.open("files");
  await takenOver(page);
  expect((await page.locator("li").allInnerTexts()).map((item) => item.trim())).toEqual(items);
  expect(await page.locator('img[alt="A dot"]').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  expect(wrong).toEqual([]);
});

it.runIf(LONG)(
  "finds the record's tables in a page at any depth, with the bytes that stand at /data/, and answers SQL with them",
  async () => {
    const page = await built("deep/er/tables");
    const shown = {rows: "6 orders", counted: "6 by SQL", client: "35", decimal: "4520000"};
    for (const [id, value] of Object.entries(shown)) expect(text(page, `#${id}`), id).toBe(value);
    expect([...page.querySelectorAll("tbody td")].map((cell) => cell.textContent).filter(Boolean)).toEqual([
      "Ada",
      "30",
      "15",
      "Grace",
      "5",
      "5"
    ]);
    const [, path = ""] = /"path":"([^"]*orders\.[0-9a-f]+\.parquet)"/.exec(await story.page("deep/er/tables")) ?? [];
    const digest = async (file: string) =>
      createHash("sha256")
        .update(await readFile(file))
        .digest("hex");
    expect(await digest(join(story.out, "deep/er", path))).toBe(
      await digest(join(story.folder, "src/data/orders.parquet"))
    );

    const {page: live, wrong} = await chromium.open("deep/er/tables");
    await takenOver(live);
    for (const [id, value] of Object.entries(shown)) expect(await live.locator(`#${id}`).innerText(), id).toBe(value);
    expect((await live.locator("tbody td").allInnerTexts()).filter(Boolean)).toEqual([
      "Ada",
      "30",
      "15",
      "Grace",
      "5",
      "5"
    ]);
    expect(wrong).toEqual([]);
  }
);

it("gives each page the policy that its libraries need, and no more", async () => {
  const plain = policyOf(await built("idioms"));
  expect(plain).toMatch(/script-src 'self' 'sha256-[^']+';/);
  expect(plain).toContain("connect-src 'self';");
  // Its cells wait: what has them wait is a script of the page, as they are.
  expect(policyOf(await built("light"))).toMatch(/script-src 'self'(?: 'sha256-[^']+'){2} 'unsafe-eval';/);
  expect(policyOf(await built("deep/er/tables"))).toMatch(
    /script-src 'self'(?: 'sha256-[^']+'){2} 'wasm-unsafe-eval';.*worker-src blob:/
  );
});

it("lets no cell reach another origin", async () => {
  // Chromium opens a connection for a frame or a form before it looks at the policy, and sends nothing on it: what counts is what is asked.
  const heard: string[] = [];
  const foreign = createServer((request, response) => {
    heard.push(request.url ?? "");
    response.end();
  });
  await new Promise<void>((listening) => foreign.listen(0, "127.0.0.1", listening));
  const {page} = await chromium.open(`sealed#http://127.0.0.1:${(foreign.address() as AddressInfo).port}/`);
  await takenOver(page);
  await page.evaluate(() => {
    const scope = window as unknown as {refused: string[]};
    scope.refused = [];
    document.addEventListener("securitypolicyviolation", ({effectiveDirective}) =>
      scope.refused.push(effectiveDirective)
    );
  });
  const refused = {
    fetch: "connect-src",
    image: "img-src",
    socket: "connect-src",
    frame: "frame-src",
    form: "form-action",
    beacon: "connect-src",
    module: "script-src-elem",
    speculation: "script-src-elem"
  };
  for (const [attempt, directive] of Object.entries(refused)) {
    await page.evaluate(() => void ((window as unknown as {refused: string[]}).refused = []));
    await page.locator(`#${attempt}`).dispatchEvent("click");
    await page.waitForFunction(
      (directive) => (window as unknown as {refused: string[]}).refused.includes(directive),
      directive
    );
  }
  await page.locator("#prefetch").dispatchEvent("click");
  await page.locator("#fetch").dispatchEvent("click");
  await page.waitForLoadState("networkidle");
  expect(heard).toEqual([]);
  expect(page.url()).toContain(chromium.address);
  await page.context().close();
  await new Promise((closed) => foreign.close(closed));
});

it("moves nothing while cells take over, and shows chart and table before", async () => {
  const page = await built("light");
  expect(page.querySelectorAll("main svg rect")).toHaveLength(5);
  expect(page.querySelectorAll("main table tr").length).toBeGreaterThan(10);
  const context = await chromium.browser.newContext();
  const tab = await context.newPage();
  await tab.addInitScript(() => {
    const scope = window as unknown as {moved: number};
    scope.moved = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) scope.moved += (entry as unknown as {value: number}).value;
    }).observe({type: "layout-shift", buffered: true});
  });
  await tab.goto(`${chromium.address}light`, {waitUntil: "networkidle"});
  await takenOver(tab);
  expect(await tab.evaluate(() => (window as unknown as {moved: number}).moved)).toBe(0);
  await tab.locator("input[type=number]").fill("8");
  await tab.waitForFunction(() => document.querySelectorAll("main svg rect").length === 8);
  await context.close();
});

it("asks for no library until the reader does something, and keeps what was set and the focus when cells come", async () => {
  const context = await chromium.browser.newContext();
  const page = await context.newPage();
  const asked: string[] = [];
  let release: () => void = () => undefined;
  const released = new Promise<void>((done) => (release = done));
  await page.route(/\/_(?:npm|observablehq)\/.*\.js$/, async (route) => {
    asked.push(route.request().url());
    await released;
    await route.continue();
  });
  await page.goto(`${chromium.address}light`);
  // What Chromium says of a pointer that rests where a page comes up.
  await page.evaluate(() => document.body.dispatchEvent(new PointerEvent("pointermove", {bubbles: true})));
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  expect(asked).toEqual([]);
  const number = page.locator("input[type=number]");
  await number.fill("8");
  await page.waitForFunction(() => document.querySelector("script[type=cells]") === null);
  expect(await page.locator(".prerendered").count()).toBeGreaterThan(0);
  release();
  await page.waitForFunction(() => document.querySelectorAll("main svg rect").length === 8);
  expect(asked.length).toBeGreaterThan(0);
  expect(await number.inputValue()).toBe("8");
  expect(await number.evaluate((input) => input === document.activeElement)).toBe(true);
  await context.close();
});

it("transfers at most a fifth of what plain Framework does for an input, a Parquet table, a chart and a grouping", async () => {
  const html = await story.page("light");
  const files = [...html.matchAll(/(?:href|"path":)\s*=?"(\.\/_[^"]+)"/g)].map(([, path = ""]) => path);
  const loaded = [...new Set(files)];
  // Pages share what they load, by files whose names hold a hash of what is in them.
  const shared = loaded.find((path) => /\/_npm\/htl@[^/]+\/[0-9a-f]{8}\.js$/.test(path));
  expect(shared).toBeDefined();
  expect(await story.page("idioms")).toContain(`"${shared}"`);
  // The page itself and its data count too, though not in the measure of plain Framework that this is held to.
  let bytes = gzipSync(html).length;
  for (const path of loaded) bytes += gzipSync(await readFile(join(story.out, path))).length;
  expect(loaded.length).toBeGreaterThan(10);
  expect(bytes).toBeLessThanOrEqual(1_930_000 / 5);
  // What no page uses of d3 is not there.
  const d3 = await readFile(join(story.out, loaded.find((path) => /\/d3@/.test(path)) ?? ""), "utf8");
  expect(d3).toMatch(/\bas scaleLinear\b/);
  expect(d3).not.toMatch(/\bas forceSimulation\b/);
});
