import type {Browser, Page} from "playwright-core";
import {beforeAll, describe, expect, it} from "vitest";
import {drawFigure} from "../../../site/framework/figures.js";
import {drawView} from "../../../site/framework/views.js";
import type {Site} from "../../../site/story/story.js";
import {pageWith, sharedBrowser, siteScript, siteStyle} from "../../tools/chromium.js";
import {crossedByCursor} from "../../tools/lawcursor.js";
import {LONG, ROUNDS} from "../../tools/rounds.js";
import {STORY} from "../../structure/story.js";
import {RAW_ID, randomSite} from "./randomrecord.js";

/* Every view and figure of the package, of records that are none of this story. A record that fails is made again from its seed. */

const SEEDS = process.env["SEED"]
  ? [Number(process.env["SEED"])]
  : [...(LONG ? [1] : []), ...Array.from({length: ROUNDS}, () => Math.floor(Math.random() * 2 ** 31))];
console.info(`random records: seeds ${SEEDS.join(", ")} (SEED=N makes one again)`);
const VIEWS = [
  ...["cases", "orders", "chronology", "claims", "laws", "series", "sources", "status", "story-edition", "search"],
  ...["bounds", "corrections", "grades", "leads", "precisions", "unknowns", "verified", "vocabularies"]
];

/** The pages of a site, each by its name. */
function pagesOf(site: Site): Map<string, string> {
  const context = {path: "/", params: {}, options: {}};
  const pages = new Map(VIEWS.map((name) => [name, drawView(name, context, site).body.text]));
  pages.set("figure", drawFigure("law-on-any-date", site).body.text);
  for (const [view, rows] of [
    ["case", site.tables.cases],
    ["order", site.tables.orders]
  ] as const)
    for (const {id} of rows.slice(0, 12)) {
      const {title = "", body} = drawView(view, {...context, params: {id}}, site);
      pages.set(`${view} ${id}`, `<h1>${title}</h1>${body.text}`);
    }
  return pages;
}

/** What is wrong with the page as it stands: sideways scroll, labels over each other, labels cut. */
function faults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (over > 0) found.push(`scrolls sideways by ${over} px`);
    for (const svg of document.querySelectorAll("main svg")) {
      const frame = svg.getBoundingClientRect();
      if (frame.width === 0) continue;
      // The numbers of the timeline are one text with a place for each digit.
      const labels = [...svg.querySelectorAll("text:not(.timeline-count text)")]
        // The chosen day of the law has the months that it covers hidden.
        .filter((text) => text.textContent && text.checkVisibility({visibilityProperty: true}))
        .map((text) => ({text: text.textContent, box: text.getBoundingClientRect()}));
      for (const [index, {text, box}] of labels.entries()) {
        if (
          box.left < frame.left - 1 ||
          box.right > frame.right + 1 ||
          box.top < frame.top - 2 ||
          box.bottom > frame.bottom + 2
        )
          found.push(`a label is cut: ${text}`);
        for (const other of labels.slice(index + 1)) {
          const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
          const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
          if (wide > 1 && high > 3) found.push(`labels over each other: ${text} / ${other.text}`);
        }
      }
    }
    return found;
  });
}

let browser: Browser;
let style: string;
let law: string;
beforeAll(async () => {
  browser = await sharedBrowser();
  style = await siteStyle();
  law = await siteScript("site/features/status/lawdate.ts", "law");
});

/** The words of a page, without scripts and data for them. */
const wordsOf = (markup: string) =>
  markup
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, " ")
    // A table's column of row ids is for those who look a row up.
    .replace(/<td>(zq[\w-]+ ?)+<\/td>/g, " ")
    .replace(
      /<[^>]+>/g,
      (tag) =>
        ` ${[...tag.matchAll(/(?:aria-label|aria-valuetext|title)="([^"]*)"/g)].map(([, text]) => text).join(" ")} `
    );

describe.each(SEEDS.map((seed) => [seed, {}] as const).concat([[637, {cases: 300}] as const]))(
  "a record made from seed %i %j",
  (seed, options) => {
    const site = randomSite(seed, options);
    const pages = pagesOf(site);

    it("says nothing raw and no word of this story", () => {
      const wrong = [...pages].flatMap(([name, markup]) => {
        const words = wordsOf(markup);
        return [
          /\b(undefined|null|NaN|Infinity|\[object)\b/,
          RAW_ID,
          STORY,
          /\bthe sharing\b|\bmemorandum\b|\btaxpayers?\b/i
        ]
          .map((pattern) => pattern.exec(words))
          .filter((match) => match !== null)
          .map(
            (match) => `${name}: …${words.slice(Math.max(0, match.index - 60), match.index + 60).replace(/\s+/g, " ")}…`
          );
      });
      expect(wrong).toEqual([]);
    });

    it.each(LONG ? [320, 390, 1280] : [320, 1280])(
      "fits a window of %i px: nothing scrolls sideways, no label is cut or covered",
      async (width) => {
        const page = await pageWith(browser, `${style} body{padding:0 1rem}`, "<div></div>", {
          viewport: {width, height: 900}
        });
        const wrong: string[] = [];
        for (const [name, markup] of pages) {
          await page.evaluate((text) => void (document.querySelector("main > div")!.innerHTML = text), markup);
          if (name === "figure") {
            await page.addScriptTag({content: law});
            await page.evaluate(() =>
              (window as unknown as {law: {enhanceLawDate: (figure: Element) => void}}).law.enhanceLawDate(
                document.querySelector("figure")!
              )
            );
          }
          wrong.push(...(await faults(page)).map((fault) => `${name}: ${fault}`));
        }
        expect(wrong).toEqual([]);
        await page.close();
      }
    );
  }
);

describe("the lists of a tracker of some hundred cases", () => {
  const site = randomSite(637, {cases: 637});

  it.each([390, 1280])("are a page at a time at %i px, without a script, and hold every case", async (width) => {
    const page = await pageWith(
      browser,
      style,
      drawView("cases", {path: "/", params: {}, options: {}}, site).body.text,
      {
        viewport: {width, height: 900},
        javaScriptEnabled: true
      }
    );
    const {height, rows} = await page.evaluate(() => ({
      height: document.documentElement.scrollHeight,
      rows: document.querySelectorAll(".list tbody tr").length
    }));
    expect(rows).toBe(637);
    expect(height).toBeLessThan({390: 12_000, 1280: 6000}[width] ?? 0);
    const visible = page.locator(".list tbody tr >> visible=true");
    expect(await visible.count()).toBe(50);
    await page.locator(".list-pages a", {hasText: /^13$/}).click();
    expect(await visible.count()).toBe(37);
    await page.locator(".list-pages a", {hasText: "All"}).click();
    expect(await visible.count()).toBe(637);
    expect(await faults(page)).toEqual([]);
    await page.close();
  });
});

describe("the cursor of the law figure", () => {
  it.each([320, 390, 640, 1280])("crosses no label on any day at %i pixels", async (width) => {
    const page = await pageWith(browser, style, drawFigure("law-on-any-date", randomSite(SEEDS[0]!)).body.text, {
      viewport: {width, height: 900}
    });
    await page.addScriptTag({content: law});
    await page.evaluate(() =>
      (window as unknown as {law: {enhanceLawDate: (figure: Element) => void}}).law.enhanceLawDate(
        document.querySelector("figure")!
      )
    );
    expect(await crossedByCursor(page, 60)).toEqual([]);
    await page.close();
  });
});
