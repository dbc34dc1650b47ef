import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Page} from "playwright-core";
import {visit, type Visit} from "./browser.js";
import {LONG} from "../tools/rounds.js";

/* How pages look where the reader's system, window or settings differ. */

/** One page of each kind. */
const PAGES = [
  "/",
  "/itin",
  "/chronology",
  "/cases/",
  "/cases/ctr-v-irs",
  "/orders/",
  "/orders/ctr-stay",
  "/memorandum",
  "/taxpayers/",
  "/taxpayers/states",
  "/series/jct-6103-i2",
  "/claims",
  "/sources",
  "/methods",
  "/about",
  "/search",
  "/explore"
];

const WIDTHS = [320, 390, 768, 1000, 1280, 1600];
const SCHEMES = ["light", "dark"] as const;

/** Every second of several in a quick run, those that one page leaves out for the next; all in the long one. */
const share = <T>(all: readonly T[], path: string): readonly T[] =>
  LONG ? all : all.filter((_, index) => (index + PAGES.indexOf(path)) % 2 === 0);

let site: Visit;
beforeAll(async () => void (site = await visit()));
afterAll(() => site.close());

describe.each(PAGES)("%s", (path) => {
  // Loaded once by a reader who wants no motion, and then seen in every way.
  let page: Page;
  beforeAll(async () => {
    ({page} = await site.open(path, {viewport: {width: 320, height: 800}, reducedMotion: "reduce"}));
  });
  afterAll(() => page.context().close());

  it("moves nothing by itself where motion is reduced", async () => {
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .filter(({playState, effect}) => playState === "running" && Number(effect?.getComputedTiming().duration) > 0)
        .map(({effect}) => (effect as KeyframeEffect).target?.className)
    );
    expect(moving).toEqual([]);
  });

  it("scrolls sideways at no width, and no table of a list runs out of it", async () => {
    for (const width of share(WIDTHS, path)) {
      await page.setViewportSize({width, height: 900});
      const wide = await page.evaluate(() => ({
        page: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        lists: [...document.querySelectorAll(".list .scroll")].map((list) => list.scrollWidth - list.clientWidth)
      }));
      expect({width, ...wide, lists: wide.lists.filter((over) => over > 1)}).toEqual({width, page: 0, lists: []});
    }
  });

  it.each(share(SCHEMES, path))("keeps focus and marks in forced colors (%s)", async (colorScheme) => {
    await page.setViewportSize({width: 1280, height: 900});
    await page.emulateMedia({forcedColors: "active", reducedMotion: "reduce", colorScheme});
    for (let stop = 0; stop < 6; stop++) {
      await page.keyboard.press("Tab");
      const focus = await page.evaluate(() => {
        const {outlineStyle, outlineWidth, outlineColor} = getComputedStyle(document.activeElement!);
        return {
          where: document.activeElement!.outerHTML.slice(0, 80),
          seen: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
          color: outlineColor !== getComputedStyle(document.documentElement).backgroundColor
        };
      });
      expect(focus).toEqual({...focus, seen: true, color: true});
    }
    const alike = await page.evaluate(() => {
      const look = (mark: Element) => {
        const {backgroundColor, backgroundImage, borderRadius} = getComputedStyle(mark, "::before");
        return [backgroundColor, backgroundImage, borderRadius].join();
      };
      const looks = [".pill-barred", ".pill-notice", ".pill-none"].flatMap((name) => {
        const mark = [...document.querySelectorAll(name)].find((one) => one.checkVisibility());
        return mark ? [look(mark)] : [];
      });
      return looks.length - new Set(looks).size;
    });
    expect(alike).toBe(0);
    // No text of a drawing has the color of what it stands on.
    const unread = await page.evaluate(() => {
      const canvas = getComputedStyle(document.documentElement).backgroundColor;
      /** What a shape paints at a place: its line, else its area; null for nothing, or nearly. */
      const painted = (shape: SVGGeometryElement, place: DOMPoint) => {
        const point = place.matrixTransform(shape.getScreenCTM()!.inverse());
        const {fill, fillOpacity, stroke, strokeOpacity, opacity} = getComputedStyle(shape);
        const seen = (color: string, through: string) => color !== "none" && Number(through) * Number(opacity) > 0.5;
        if (seen(stroke, strokeOpacity) && shape.isPointInStroke(point)) return stroke;
        return seen(fill, fillOpacity) && shape.isPointInFill(point) ? fill : null;
      };
      /** The color of the last shape under a character of a text. */
      const under = (text: SVGTextElement, at: number) => {
        const {x, y, width, height} = text.getExtentOfChar(at);
        const middle = new DOMPoint(x + width / 2, y + height / 2).matrixTransform(text.getScreenCTM()!);
        return (
          [...text.closest("svg")!.querySelectorAll<SVGGeometryElement>("rect, path, line, circle, polygon")]
            .filter((shape) => shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)
            .filter((shape) => !shape.closest("defs, clipPath") && shape.checkVisibility())
            .map((shape) => painted(shape, middle))
            .findLast((color) => color !== null) ?? canvas
        );
      };
      return [...document.querySelectorAll<SVGTextElement>("main svg text")]
        .filter((text) => text.checkVisibility() && text.getNumberOfChars() > 0)
        .filter((text) => {
          const {fill} = getComputedStyle(text);
          return [0, text.getNumberOfChars() - 1].some((at) => under(text, at) === fill);
        })
        .map(({textContent}) => textContent);
    });
    expect(unread).toEqual([]);
  });
});
