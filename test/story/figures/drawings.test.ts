import {readFileSync} from "node:fs";
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
const {all: languages} = await Languages.of("src", site, []);
const each = languages.flatMap(({code, words, site: own}) =>
  speak(words, () => figuresOf(own)).flatMap((figure) =>
    [WIDE, NARROW].map((width) => [figure.id, width, code, words, figure] as const)
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

const drawn = ([, width, , words, figure]: (typeof each)[number]) =>
  speak(words, () => figure.draw({document: blank(), width}).outerHTML);

describe("labels, as Chromium sets them", () => {
  it.each(each)("of %s at %i in %s lie inside the picture and none covers another", async (...which) => {
    const labels = await labelsOf(drawn(which));
    const height = Number(/viewBox="0 0 \d+ (\d+)"/.exec(drawn(which))?.[1]);
    const outside = labels.filter(
      ({left, right, top, bottom}) => left < -0.5 || right > which[1] + 0.5 || top < -1 || bottom > height + 1
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

  it.each(each)("of %s at %i in %s are crossed by no line", async (...which) => {
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

  it.each(each)("of %s at %i in %s are as wide as the layout took them for", async (...which) => {
    const labels = await labelsOf(drawn(which));
    const size = labelSize(which[1]);
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

describe("the law's drawing", () => {
  const law = each.filter(([id]) => id === "law-on-any-date");
  const boxes = (selector: string) =>
    stand.evaluate((selector) => {
      const origin = document.querySelector("svg")!.getBoundingClientRect();
      return [...document.querySelectorAll<SVGElement>(selector)].map((mark) => {
        const {left, right, top, bottom} = mark.getBoundingClientRect();
        return {
          left: left - origin.left,
          right: right - origin.left,
          top: top - origin.top,
          bottom: bottom - origin.top
        };
      });
    }, selector);

  it.each(law)("of %s at %i in %s: no upright line runs among the words of orders", async (...which) => {
    await labelsOf(drawn(which));
    const reach = Number(/data-reach="([\d.]+)"/.exec(drawn(which))?.[1]);
    const upright = (await boxes("svg line")).filter(
      ({left, right, top, bottom}) => right - left < 3 && bottom - top > 6
    );
    expect(upright.length).toBeGreaterThan(2);
    expect(upright.filter(({bottom}) => bottom > reach + 1)).toEqual([]);
  });

  it.each(law)("of %s at %i in %s: words of an order begin at its bar, or end there", async (...which) => {
    const labels = await labelsOf(drawn(which));
    for (const bar of await boxes("svg rect[data-order][data-says]")) {
      const own = labels.filter(({top, bottom}) => bottom > bar.top - 18 && top < bar.bottom);
      expect(
        own.some(({left, right}) => Math.abs(left - bar.left) < 2 || (bar.left - right >= 4 && bar.left - right < 14))
      ).toBe(true);
    }
  });

  it.each(law.filter(([, width]) => width === WIDE))(
    "of %s at %i in %s: words of an order stand nearer to its bar than to the one above them",
    async (...which) => {
      const labels = await labelsOf(drawn(which));
      const bars = (await boxes("svg rect[data-order][data-says]")).sort((a, b) => a.top - b.top);
      expect(bars.length).toBeGreaterThan(5);
      for (const [index, bar] of bars.entries()) {
        // Lines of words between the two bars, from the letters' own top to their foot.
        const own = labels.filter(
          ({left, top, bottom}) =>
            left >= bar.left - 2 && top > (bars[index - 1]?.bottom ?? 0) - 4 && bottom < bar.top + 6
        );
        const above = bars[index - 1];
        expect(own.length).toBeGreaterThan(0);
        const [first, last] = [
          Math.min(...own.map(({top}) => top)) + 4,
          Math.max(...own.map(({bottom}) => bottom)) - 4
        ];
        if (above && first - above.bottom < 40) expect(first - above.bottom).toBeGreaterThan(1.5 * (bar.top - last));
      }
    }
  );

  it.each(law)(
    "of %s at %i in %s: what leaves something open is dotted and said, what is not verified is hatched",
    (...which) => {
      const [, width, , words, figure] = which;
      const markup = drawn(which);
      const excepted = site.tables.orders.filter(
        ({requires, flow, restriction}) =>
          flow === site.edition.flow && restriction === "barred" && /\bexcept\b/.test(requires)
      );
      expect(excepted.length).toBeGreaterThan(0);
      // Each of their bars, and the stretch in which they are all that bars.
      expect(markup.match(/class="holes"/g)?.length).toBeGreaterThan(excepted.length);
      expect(markup).toContain(words.law.withException(words.law.restrictions.barred));
      expect(markup).toContain(`fill="url(#${figure.id}-${width}-later)"`);
    }
  );

  it.each(law)(
    "of %s at %i in %s: no label of a bar by several courts drops the exception of one",
    async (...which) => {
      const labels = (await labelsOf(drawn(which))).map(({text}) => text).join(" ");
      const [, , , words] = which;
      expect(words.law.barred(2, 1).some((label) => labels.includes(label))).toBe(true);
      for (const label of words.law.barred(2, 1)) expect(label).toMatch(/, (?:one|uno) .*ex/);
    }
  );

  it.each(law)("of %s at %i in %s: each color is named, and each stretch tells itself", async (...which) => {
    const labels = (await labelsOf(drawn(which))).map(({text}) => text);
    const [, , , words] = which;
    for (const limit of ["notice", "barred"] as const)
      expect(labels.join(" ")).toContain(words.law.restrictions[limit]);
    const said = await stand.evaluate(() =>
      [...document.querySelectorAll("svg rect[data-says]:not([data-order], .later)")].map((mark) =>
        mark.getAttribute("data-says")
      )
    );
    expect(said).toHaveLength(4);
    expect(said[0]).toContain(words.law.restrictions.none);
    const except =
      "(?:except for criminal matters under section 6103\\(i\\)\\(2\\) of the tax code|salvo para asuntos penales según la sección 6103\\(i\\)\\(2\\) del código tributario)";
    for (const [index, text] of said.slice(1).entries())
      expect(text).toMatch(
        new RegExp(
          `D\\.D\\.C\\.${["", ` ${except}`, ` ${except}, [ay](?:nd)? D\\. Mass\\.`][index]}; \\d+ (?:orders?|órdenes|orden)$`
        )
      );
  });
});

describe("marks that carry data", () => {
  const css = readFileSync("site/style/tokens.css", "utf8");
  const dark = css.indexOf("prefers-color-scheme: dark");
  const schemes = {light: css.slice(0, dark), dark: css.slice(dark, css.indexOf("forced-colors"))};
  const light = (color: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map((at) => parseInt(color.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  it.each(Object.entries(schemes))("are told from the paper by a contrast of 3 to 1 in the %s", (_, rules) => {
    const colors = new Map(
      [...rules.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, color]) => [name!, color!])
    );
    const marks = [...colors.keys()].filter((name) => !["paper", "raised", "rule"].includes(name));
    expect(marks).toEqual(expect.arrayContaining(["quiet", "soft", "accent", "notice", "barred", "category-1"]));
    for (const paper of ["paper", "raised"])
      for (const name of marks) {
        const [a, b] = [light(colors.get(name)!), light(colors.get(paper)!)].sort((x, y) => y - x) as [number, number];
        expect([name, paper, (a + 0.05) / (b + 0.05) >= 3]).toEqual([name, paper, true]);
      }
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
        .filter(([id, , code]) => id in makers && code === "en")
        .map((which) => ({id: which[0], width: which[1], markup: drawn(which)}))
    }
  );
  expect(different).toEqual([]);
  await page.close();
});

describe("the transfer", () => {
  const transfer = "irs-ice-transfer@2025-08-07/disclosed";
  const colored = (svg: SVGSVGElement, mark: Element) =>
    [mark, ...mark.querySelectorAll("*")].some((part) => {
      const pattern = /url\(#(.+)\)/.exec(part.getAttribute("fill") ?? "")?.[1];
      const filled = pattern === undefined ? [part] : [...svg.querySelectorAll(`[id="${pattern}"] *`)];
      return filled.some((one) => one.classList.contains("fill-accent"));
    });

  it.each(["from-request-to-violation", "one-day-against-28-years"])(
    "alone of what %s draws has the accent, at both widths",
    (id) => {
      const figure = figuresOf(site).find((one) => one.id === id)!;
      for (const width of [WIDE, NARROW]) {
        const svg = figure.draw({document: blank(), width});
        const marks = [...svg.querySelectorAll("[data-says]")];
        const says = (some: Element[]) => some.map((mark) => mark.getAttribute("data-says"));
        const own = marks.filter((mark) => mark.getAttribute("data-rows")?.split(" ").includes(transfer));
        expect(own.length).toBeGreaterThan(0);
        expect(says(marks.filter((mark) => colored(svg, mark)))).toEqual(says(own));
      }
    }
  );
});
