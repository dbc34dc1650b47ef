import {readdirSync, readFileSync} from "node:fs";
import {join, resolve} from "node:path";
import type {Page} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";
import {rulesOf, type Column} from "../../../../loaders/schema/column.js";
import type {Table} from "../../../../loaders/schema/table.js";
import {tables} from "../../../../loaders/schema/tables.js";
import {documentOf, NO_PAGE} from "../../../../site/cli/builtpages.js";
import {visit, type Visit} from "../../../../site/cli/browser.js";
import {installed} from "../../../run/debian.js";
import {run} from "../../../package/packed.js";
import {python} from "./python.js";

/* A record whose every text would run if a page, a feed, a calendar or a picture put it where it is read as code. */

const FOLDER = resolve(".cache/hostile");
const DIST = join(FOLDER, "dist");
let site: Visit;
beforeAll(async () => {
  const {status, stderr} = await run(
    process.execPath,
    ["--import", "tsx", "test/site/features/publish/hostile.ts", FOLDER],
    resolve(".")
  );
  if (status !== 0) throw new Error(stderr);
  site = await visit(DIST);
}, 600_000);
afterAll(() => site.close());

const files = (ends: RegExp) =>
  readdirSync(DIST, {recursive: true, encoding: "utf8"})
    .filter((name) => ends.test(name) && !/^(_npm|_node|_observablehq|_import)\/|^_file\/.*engine/.test(name))
    .sort();

/** Opens files and gives those in which an alarm went off, or an element of the hostile text came to be. */
async function alarmed(names: readonly string[], open: (page: Page, name: string) => Promise<unknown>) {
  // Without the policy: what is escaped wrongly is found even where the policy would have stopped it.
  const context = await site.browser.newContext({bypassCSP: true});
  const page = await context.newPage();
  await page.addInitScript(() => {
    Object.assign(window, {alarms: 0, alarm: () => (window as unknown as {alarms: number}).alarms++});
  });
  const found: string[] = [];
  for (const name of names) {
    await open(page, name);
    const what = await page.evaluate(() => ({
      alarms: (window as unknown as {alarms: number}).alarms,
      made: document.querySelectorAll('img[src="x"], svg[onload], [onmouseover], [onerror]').length
    }));
    if (what.alarms || what.made) found.push(`${name}: ${what.alarms} alarms, ${what.made} elements`);
  }
  await context.close();
  return found;
}

test("runs nowhere in any page, with every fold open", {timeout: 600_000}, async () => {
  const pages = files(/\.html$/).filter((name) => !name.startsWith("_file/"));
  expect(pages.length).toBeGreaterThan(15);
  const found = await alarmed(pages, async (page, name) => {
    await page.goto(site.address + name, {waitUntil: "load"});
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll("details")) fold.open = true;
    });
  });
  expect(found).toEqual([]);
});

test("is in the pages, and in each translation: what was looked at is what could have run", () => {
  const source = (name: string) => readFileSync(join(DIST, name), "utf8");
  expect(source("chronology.html")).toContain("&lt;script&gt;alarm()&lt;/script&gt;");
  const spanish = files(/^es\/.*\.(html|xml|ics)$/)
    .map(source)
    .join("\n");
  // What the made-up record has a text without a number of, and a page, feed or calendar of these shows.
  for (const column of ["title", "summary", "status", "claim", "requires", "name", "activity"])
    expect(spanish, column).toMatch(new RegExp(`ES ${column} “’&gt;`));
});

test("makes no page wider than its window by one word of a translation", {timeout: 120_000}, async () => {
  const {page} = await site.open("/es/chronology", {viewport: {width: 390, height: 800}});
  for (const path of ["/es/chronology", "/es/claims", "/es/cases/", "/es/orders/"]) {
    if (path !== "/es/chronology") await site.go(page, path);
    expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 390]);
  }
  await page.context().close();
});

test(
  "runs nowhere in a feed or a picture that is opened alone, and both are well formed",
  {timeout: 300_000},
  async () => {
    const names = files(/\.(xml|svg)$/);
    expect(names.some((name) => name.startsWith("figure/"))).toBe(true);
    const broken: string[] = [];
    const found = await alarmed(names, async (page, name) => {
      await page.goto(site.address + name, {waitUntil: "load"});
      const text = readFileSync(join(DIST, name), "utf8");
      const wrong = await page.evaluate(
        (source) => new DOMParser().parseFromString(source, "application/xml").querySelector("parsererror") !== null,
        text
      );
      if (wrong) broken.push(name);
    });
    expect(found).toEqual([]);
    expect(broken).toEqual([]);
  }
);

test("ends no script that carries data, and every such script is JSON", () => {
  for (const name of files(/\.html$/).filter((path) => !path.startsWith("_file/"))) {
    const source = readFileSync(join(DIST, name), "utf8");
    for (const [, text = ""] of source.matchAll(/<script type="application\/(?:ld\+)?json"[^>]*>([^]*?)<\/script>/g))
      expect(() => JSON.parse(text) as unknown, name).not.toThrow();
  }
});

test.each(["calendar.ics", "es/calendar.ics"])("adds no event and no property to %s", (path) => {
  const lines = readFileSync(join(DIST, path), "utf8")
    .replace(/\r\n[ \t]/g, "")
    .split("\r\n");
  expect(lines.filter((line) => /^(ATTACH|ACTION|TRIGGER)/.test(line))).toEqual([]);
  expect(lines.filter((line) => line === "BEGIN:VEVENT").length).toBe(
    lines.filter((line) => line.startsWith("UID:")).length
  );
});

test.runIf(installed("python3-icalendar"))("leaves a calendar that python3-icalendar reads as many events from", () => {
  const text = readFileSync(join(DIST, "calendar.ics"), "utf8");
  const counted = python(
    "import sys, json, icalendar\ncal = icalendar.Calendar.from_ical(sys.stdin.buffer.read())\nprint(json.dumps(len(cal.walk('VEVENT'))))",
    text
  );
  expect(counted).toBe([...text.matchAll(/^UID:/gm)].length);
});

test("every page names a picture of its own for shared links, with its size and what it shows, and it is there", () => {
  const pictures = files(/\.html$/)
    .filter((path) => !NO_PAGE.test(path))
    .map((name) => {
      const document = documentOf(readFileSync(join(DIST, name), "utf8"));
      const said = (property: string) =>
        document.querySelector(`meta[property="og:${property}"]`)?.getAttribute("content") ?? "";
      const path = said("image").replace("https://news.example/sample/", "");
      const png = readFileSync(join(DIST, path));
      expect([said("image:width"), said("image:height")].map(Number), name).toEqual([
        png.readUInt32BE(16),
        png.readUInt32BE(20)
      ]);
      expect(said("image:alt"), name).toContain(said("title"));
      return path;
    });
  expect(new Set(pictures).size).toBe(pictures.length);
});

test("no page allows a script that stands in it unless its hash is named", () => {
  for (const name of files(/\.html$/).filter((path) => !path.startsWith("_file/"))) {
    const policy = documentOf(readFileSync(join(DIST, name), "utf8"))
      .querySelector('meta[http-equiv="Content-Security-Policy"]')
      ?.getAttribute("content");
    const scripts = /script-src ([^;]*)/.exec(policy ?? "")?.[1];
    expect(scripts, name).toBeDefined();
    expect(scripts, name).not.toContain("unsafe-inline");
  }
});

test("a text that a spreadsheet would run is refused in every column that takes free text, and no other can hold one", () => {
  const columns = (all: readonly Column[]): Column[] =>
    all.flatMap((column) => {
      const item = column.type.kind === "list" ? column.type.item : column.type;
      return item.kind === "struct" ? columns(item.fields) : [{...column, type: item}];
    });
  for (const table of Object.values<Table>(tables))
    for (const {name, type, format, references, derived} of columns(table.columns)) {
      // A translation that names no row is refused by its own rule.
      const named = references !== undefined || (table === tables.translations && name === "row_id");
      if (type.kind !== "text" || derived || named) continue;
      for (const text of ['=HYPERLINK("https://evil.example")', "@SUM(1)", "+cmd|' /C calc'!A0", "-cmd|' /C calc'!A0"])
        expect(rulesOf(format)?.faults(text).length ?? 0, `${table.name}.${name}: ${text}`).toBeGreaterThan(0);
    }
});
