import type {Browser} from "playwright-core";
import {beforeAll, describe, expect, it} from "vitest";
import {axeFinds} from "../../../site/cli/axe.js";
import {drawFigure} from "../../../site/framework/figures.js";
import {pageWith, sharedBrowser, siteStyle} from "../../tools/chromium.js";
import {LONG} from "../../tools/rounds.js";
import {storySite} from "./record.js";

const site = await storySite();
const all = Object.keys(site.figures)
  .map((id) => drawFigure(id, site).body.text)
  .join("\n");
let browser: Browser;
let style: string;
beforeAll(async () => {
  browser = await sharedBrowser();
  style = await siteStyle();
});

describe("a figure in a page", () => {
  it("names itself when there is none of that id", () => {
    expect(() => drawFigure("no-such-figure", site)).toThrow(
      /there is no figure no-such-figure; there are from-request/
    );
  });

  it("keeps the words of its drawing apart, for those who read the page as text", () => {
    for (const id of Object.keys(site.figures))
      expect(drawFigure(id, site).body.text).not.toMatch(/<\/(text|title|desc)>(?!\n)/);
  });

  it.each([
    [320, "light"],
    [320, "dark"],
    [700, "light"],
    [1200, "dark"],
    [1600, "light"]
  ] as const)(
    "shows one drawing that fits, with labels of 12 px or more, and axe finds nothing, at %i px in %s",
    async (width, colorScheme) => {
      const page = await pageWith(browser, `${style} body{padding:0 18px}`, all, {
        viewport: {width, height: 900},
        colorScheme
      });
      const seen = await page.evaluate(() =>
        [...document.querySelectorAll("figure")].map((figure) => {
          const shown = [...figure.querySelectorAll("svg")].filter((svg) => svg.getBoundingClientRect().width > 0);
          const sizes = shown.flatMap((svg) =>
            [...svg.querySelectorAll("text")].map(
              () =>
                (Number(svg.getAttribute("font-size")) * svg.getBoundingClientRect().width) /
                Number(svg.getAttribute("width"))
            )
          );
          return {
            id: figure.id,
            shown: shown.length,
            body: figure.querySelectorAll(".figure-body").length,
            least: sizes.length ? Math.min(...sizes) : 99
          };
        })
      );
      expect(seen.filter(({shown, body}) => shown + body !== 1)).toEqual([]);
      expect(seen.filter(({least}) => least < 12)).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      ).toBe(0);
      // Axe looks at one of the wide and one of the narrow in a quick run.
      if (LONG || colorScheme === "dark") expect(await axeFinds(page)).toEqual([]);
      await page.close();
    }
  );

  it("is told to a screen reader: each drawing has a message and key values, or its links", async () => {
    const page = await pageWith(browser, style, all);
    const untold = await page.evaluate(() =>
      [...document.querySelectorAll("figure svg")]
        .filter(
          (svg) =>
            (svg.getAttribute("aria-labelledby") ?? "")
              .split(" ")
              .some((id) => (document.getElementById(id)?.textContent ?? "").length < 20) ||
            document.querySelectorAll(`#${svg.querySelector("title")!.id}`).length !== 1
        )
        .map(({id}) => id)
    );
    expect(untold).toEqual([]);
    await page.close();
  });
});
