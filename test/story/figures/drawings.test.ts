import type {Browser, Page} from "playwright-core";
import {beforeAll, describe, expect, it} from "vitest";
import {labelSize, NARROW, WIDE} from "../../../site/charts/figure.js";
import {Languages} from "../../../site/framework/languages.js";
import {speak} from "../../../site/words/words.js";
import {figures as makers} from "../../../src/figures/index.js";
import {textWidth} from "../../../site/charts/textwidth.js";
import {pageWith, sharedBrowser, siteScript, siteStyle} from "../../tools/chromium.js";
import {blank} from "../../tools/site.js";
import {figuresOf, storySite} from "./record.js";

const site = await storySite();
const figures = figuresOf(site);
const languages = (await Languages.of("src", site, [])).all;
const each = languages.flatMap(({code, words, site: told}) =>
  speak(words, () => figuresOf(told)).flatMap((figure) =>
    [WIDE, NARROW].map((width) => [figure.id, code, width, figure, words] as const)
  )
);
let browser: Browser;
let style: string;
/** Where drawings are set, one after the other: its style and fonts are read once. */
let stand: Page;
beforeAll(async () => {
  browser = await sharedBrowser();
  style = await siteStyle();
  stand = await pageWith(browser, style, "<div></div>");
});

interface Label {
  text: string;
  bold: boolean;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const labelsOf = (markup: string): Promise<Label[]> =>
  stand.evaluate((markup) => {
    document.querySelector("main > div")!.innerHTML = markup;
    const svg = document.querySelector("svg")!;
    const origin = svg.getBoundingClientRect();
    return [...svg.querySelectorAll("text")].map((text) => {
      const {left, right, top, bottom} = text.getBoundingClientRect();
      return {
        text: text.textContent,
        bold: Number(getComputedStyle(text).fontWeight) >= 600,
        left: left - origin.left,
        right: right - origin.left,
        top: top - origin.top,
        bottom: bottom - origin.top
      };
    });
  }, markup);

const drawn = ([, , width, figure, words]: (typeof each)[number]) =>
  speak(words, () => figure.draw({document: blank(), width}).outerHTML);

describe("labels, as Chromium sets them", () => {
  it.each(each)("of %s in %s at %i lie inside the picture and none covers another", async (...which) => {
    const labels = await labelsOf(drawn(which));
    const height = Number(/viewBox="0 0 \d+ (\d+)"/.exec(drawn(which))?.[1]);
    const outside = labels.filter(
      ({left, right, top, bottom}) => left < -0.5 || right > which[2] + 0.5 || top < -1 || bottom > height + 1
    );
    expect(outside.map(({text}) => text)).toEqual([]);
    const clash = labels.flatMap((a, index) =>
      labels
        .slice(index + 1)
        .filter(
          (b) =>
            Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1.5
        )
        .map((b) => `${a.text} / ${b.text}`)
    );
    expect(clash).toEqual([]);
  });

  it.each(each)("of %s in %s at %i are crossed by no line", async (...which) => {
    const labels = await labelsOf(drawn(which));
    const lines = await stand.evaluate(() => {
      const origin = document.querySelector("svg")!.getBoundingClientRect();
      return [...document.querySelectorAll<SVGLineElement>("svg line:not(.grid)")].map((line) => {
        const {left, right, top, bottom} = line.getBoundingClientRect();
        return {
          left: left - origin.left,
          right: right - origin.left,
          top: top - origin.top,
          bottom: bottom - origin.top
        };
      });
    });
    const crossed = labels.filter((label) =>
      lines.some(
        (line) =>
          Math.min(label.right, line.right) - Math.max(label.left, line.left) >= 0 &&
          Math.min(label.bottom, line.bottom) - Math.max(label.top, line.top) > 3 &&
          label.left + 1 < line.right &&
          line.left < label.right - 1
      )
    );
    expect(crossed.map(({text}) => text)).toEqual([]);
  });

  it.each(each)("of %s in %s at %i are as wide as the layout took them for", async (...which) => {
    const labels = await labelsOf(drawn(which));
    const size = labelSize(which[2]);
    const off = labels.filter(
      ({text, bold, left, right}) => Math.abs(right - left - textWidth(text, {size, bold})) > 2 + 0.02 * (right - left)
    );
    expect(off.map(({text}) => text)).toEqual([]);
  });

  it("are 12 px or more at the least width that either drawing is shown at", () => {
    expect((labelSize(WIDE) * 640) / WIDE).toBeGreaterThanOrEqual(12);
    expect((labelSize(NARROW) * 284) / NARROW).toBeGreaterThanOrEqual(12);
    for (const which of each) expect(drawn(which)).not.toMatch(/<text[^>]* font-size/);
  });
});

// Those that cells of pages make are held to the page by test/story/pages/notebooks.test.ts.
it("the same code draws the same picture in the browser", async () => {
  const page = await pageWith(browser, style, "");
  await page.addScriptTag({content: await siteScript("src/figures/index.ts", "docketbook")});
  const different = await page.evaluate(
    ({tables, wanted}) => {
      const {figures} = (
        window as unknown as {
          docketbook: {figures: Record<string, (rows: unknown) => {draw: (options: object) => SVGSVGElement}>};
        }
      ).docketbook;
      // Equal as trees: linkedom writes attributes in another order.
      const parsed = (markup: string) => Object.assign(document.createElement("div"), {innerHTML: markup}).firstChild;
      return wanted
        .filter(({id, width, markup}) => !figures[id]!(tables).draw({document, width}).isEqualNode(parsed(markup)))
        .map(({id, width}) => `${id} at ${width}`);
    },
    {
      tables: site.tables,
      wanted: each
        .filter(([id, code]) => id in makers && code === "en")
        .map((which) => ({id: which[0], width: which[2], markup: drawn(which)}))
    }
  );
  expect(different).toEqual([]);
  await page.close();
});
