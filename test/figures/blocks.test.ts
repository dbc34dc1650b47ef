import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {drawFigure} from "../../site/framework/figures.js";
import {launch, pageWith, siteScript, siteStyle} from "./chromium.js";
import {realSite} from "./record.js";

const site = await realSite();
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const all = Object.keys(site.figures)
  .map((id) => drawFigure(id, site).body.text)
  .join("\n");
let browser: Browser;
let style: string;
beforeAll(async () => {
  browser = await launch();
  style = await siteStyle();
});
afterAll(() => browser.close());

const violations = (page: Page) =>
  page.evaluate(async () => {
    const {axe: tool} = window as unknown as {
      axe: {run: () => Promise<{violations: {id: string; nodes: {html: string}[]}[]}>};
    };
    return (await tool.run()).violations.map(({id, nodes}) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
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
      await page.evaluate(axe);
      expect(await violations(page)).toEqual([]);
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

describe("the date that moves over the law", () => {
  it.each([320, 1200])(
    "takes the room that was kept for it: nothing moves when its script arrives, at %i px",
    async (width) => {
      const page = await pageWith(
        browser,
        `${style} body{padding:0 18px}`,
        drawFigure("law-on-any-date", site).body.text,
        {viewport: {width, height: 900}}
      );
      const height = () => page.evaluate(() => document.querySelector("figure")!.getBoundingClientRect().height);
      const before = await height();
      expect(await page.locator(".figure-answer details").textContent()).toMatch(
        /from Sept. 5, 2025 only after notice \(D\.D\.C\.\)/
      );
      expect(await page.locator(".lawdate input:enabled").count()).toBe(0);
      await page.addScriptTag({content: await siteScript("site/features/status/lawdate.ts", "law")});
      await page.evaluate(() =>
        (window as unknown as {law: {enhanceLawDate: (figure: Element) => void}}).law.enhanceLawDate(
          document.querySelector("figure")!
        )
      );
      expect(await height()).toBe(before);
      expect(await page.locator(".lawdate input:enabled").count()).toBe(2);
      await page.close();
    }
  );

  it("answers in words by keyboard, by typing, by click and by drag, and says when it does not know", async () => {
    const page = await pageWith(browser, style, drawFigure("law-on-any-date", site).body.text);
    await page.addScriptTag({content: await siteScript("site/features/status/lawdate.ts", "law")});
    await page.evaluate(() =>
      (window as unknown as {law: {enhanceLawDate: (figure: Element) => void}}).law.enhanceLawDate(
        document.querySelector("figure")!
      )
    );
    const words = () => page.locator(".lawdate p").textContent();
    expect(await words()).toMatch(/^On Aug. 7, 2025, no court order limited sharing IRS addresses with ICE\./);

    await page.locator(".figure-answer input[type=date]").fill("2025-10-01");
    const lines = () => page.locator(".law-orders li:not([hidden])").allTextContents();
    expect(await words()).toMatch(/On Oct. 1, 2025, one court \(D\.D\.C\.\) required notice/);
    // An order a line: both that asked for notice on that day.
    const asked = expect.stringMatching(/^D\.D\.C\.: .*Binds IRS and Treasury/) as string;
    expect(await lines()).toEqual([asked, asked]);
    // What is not in force on the day is dimmed.
    expect(await page.locator('.figure-wide [data-order="cedc-suspension"].law-off').count()).toBe(1);
    await page.locator(".figure-answer input[type=range]").focus();
    await page.keyboard.press("ArrowRight");
    expect(await words()).toMatch(/On Oct. 2, 2025/);
    expect(await page.locator(".figure-answer input[type=date]").inputValue()).toBe("2025-10-02");

    const svg = page.locator(".figure-wide svg");
    await page.evaluate(() => scrollTo(0, 0));
    const box = (await svg.boundingBox())!;
    await page.mouse.click(box.x + box.width * 0.9, box.y + 100);
    expect(await words()).toMatch(/two courts \(D\.D\.C\. and D\. Mass\.\) barred sharing IRS addresses with ICE\.$/);
    // An order a line, with whom it binds and what it leaves open.
    expect(await lines()).toContainEqual(
      expect.stringMatching(/^D\.D\.C\.: .*Binds IRS and Treasury\. No disclosure .* except in accordance with/)
    );
    expect(await lines()).toContainEqual(expect.stringMatching(/^D\. Mass\.: .*Binds (ICE and DHS|DHS and ICE)\./));
    expect(await page.locator(".law-orders a").count()).toBe(await page.locator(".law-orders li").count());
    await page.mouse.move(box.x + box.width * 0.9, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.05, box.y + 120, {steps: 4});
    await page.mouse.up();
    expect(await words()).toMatch(/no court order/);
    await page.locator(".figure-answer input[type=date]").fill("2026-08-15");
    expect(await words()).toMatch(/verified through July 28, 2026/);
    await page.evaluate(axe);
    expect(await violations(page)).toEqual([]);
    await page.close();
  });
});
