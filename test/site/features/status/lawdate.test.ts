import {beforeAll, describe, expect, it} from "vitest";
import {drawFigure} from "../../../../site/framework/figures.js";
import {axeFinds} from "../../../../site/cli/axe.js";
import {pageWith, sharedBrowser, siteScript, siteStyle} from "../../../tools/chromium.js";
import {sampleSite} from "../../../tools/site.js";
import type {Browser} from "playwright-core";

const site = await sampleSite();
let browser: Browser;
let style: string;
beforeAll(async () => {
  browser = await sharedBrowser();
  style = await siteStyle();
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
        /from March 1, 2021 only after notice \(N\. Sample\)/
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
    // Nobody takes the answer for what was known on that day.
    expect(await page.locator(".lawdate label").textContent()).toMatch(/^By today’s record, /);
    await page.locator(".figure-answer input[type=date]").fill("2021-02-20");
    expect(await words()).toMatch(
      /^Nobody was bound by a limit\. On Feb. 20, 2021, no court order in the record limited giving passenger lists to the harbor\./
    );

    await page.locator(".figure-answer input[type=date]").fill("2021-04-01");
    const lines = () => page.locator(".law-orders li:not([hidden])").allTextContents();
    expect(await words()).toMatch(/On April 1, 2021, one court \(N\. Sample\) required notice/);
    expect(await lines()).toEqual([expect.stringMatching(/^N\. Sample: .*Binds Ferry and Transport/)]);
    // What is not in force on the day is dimmed.
    expect(await page.locator(".figure-wide [data-order].law-off").count()).toBeGreaterThan(0);
    await page.locator(".figure-answer input[type=range]").focus();
    await page.keyboard.press("ArrowRight");
    expect(await words()).toMatch(/On April 2, 2021/);
    expect(await page.locator(".figure-answer input[type=date]").inputValue()).toBe("2021-04-02");

    const svg = page.locator(".figure-wide svg");
    await page.evaluate(() => scrollTo(0, 0));
    const box = (await svg.boundingBox())!;
    await page.mouse.click(box.x + box.width * 0.9, box.y + 100);
    expect(await words()).toMatch(
      /by N\. Sample except in accordance with the sample act; .*two courts \(N\. Sample and S\. Sample\) barred giving passenger lists to the harbor, on the terms of the orders\.$/
    );
    // An order a line, with whom it binds and what it leaves open.
    expect(await lines()).toContainEqual(
      expect.stringMatching(/^N\. Sample: .*Binds Ferry and Transport\. No list .* except in accordance with/)
    );
    expect(await lines()).toContainEqual(expect.stringMatching(/^S\. Sample: .*Binds Harbor\./));
    expect(await page.locator(".law-orders b + a").count()).toBe(await page.locator(".law-orders li").count());
    await page.mouse.move(box.x + box.width * 0.9, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.05, box.y + 120, {steps: 4});
    await page.mouse.up();
    expect(await words()).toMatch(/no court order/);
    await page.locator(".figure-answer input[type=date]").fill("2022-04-15");
    expect(await words()).toMatch(/^No answer after March 31, 2022/);
    expect(await lines()).toEqual([]);
    expect(await axeFinds(page)).toEqual([]);
    await page.close();
  });

  it("tells a screen reader the answer once the hand rests, and no day gets the answer of another", async () => {
    const page = await pageWith(browser, style, drawFigure("law-on-any-date", site).body.text);
    await page.addScriptTag({content: await siteScript("site/features/status/lawdate.ts", "law")});
    // The page's clock is ours.
    await page.clock.install();
    await page.evaluate(() =>
      (window as unknown as {law: {enhanceLawDate: (figure: Element) => void}}).law.enhanceLawDate(
        document.querySelector("figure")!
      )
    );
    const words = () => page.locator(".lawdate p").first().textContent();
    const spoken = () => page.locator(".lawdate [role=status]").textContent();
    const [typed, slid] = [page.locator(".lawdate input[type=date]"), page.locator(".lawdate input[type=range]")];
    await page.clock.runFor(5000);
    expect(await spoken()).toBe("");
    await typed.fill("2021-04-01");
    await slid.focus();
    for (let press = 0; press < 3; press++) await page.keyboard.press("ArrowRight");
    expect(await spoken()).toBe("");
    await page.clock.runFor(5000);
    expect(await spoken()).toBe(await words());
    expect(await spoken()).toMatch(/^Ferry and Transport were bound by N\. Sample\. On April 4, 2021, one court/);
    expect(await slid.getAttribute("aria-valuetext")).toBe("April 4, 2021: only after notice");
    const [first, last] = await Promise.all(["min", "max"].map((end) => slid.getAttribute(end)));
    for (const [day, answer, at] of [
      ["1990-01-01", /^No answer before /, first],
      ["2022-04-15", /^No answer after March 31, 2022/, null],
      ["2031-01-01", /^No answer after March 31, 2022/, last],
      ["", /^No date\./, last]
    ] as const) {
      await typed.fill(day);
      // The slider stands at the end beyond which the day is, and not at the day before it; the field keeps what was typed.
      expect(await typed.inputValue()).toBe(day);
      if (at !== null) expect(await slid.inputValue()).toBe(at);
      expect(await slid.getAttribute("aria-valuetext")).toMatch(/no answer$/);
      expect(await words()).toMatch(answer);
      expect(await page.locator(".law-orders li:not([hidden])").count()).toBe(0);
      await page.clock.runFor(5000);
      expect(await spoken()).toBe(await words());
      // It stands once in the tree.
      expect(await page.locator(".lawdate").ariaSnapshot()).toContain("status:");
      expect(await page.locator(".lawdate p").first().getAttribute("aria-hidden")).toBe("true");
    }
    await page.close();
  });

  it("takes any day up to that of the edition, also one that the picture does not have", async () => {
    const days = (text: string) => /max="(\d{4}-\d{2}-\d{2})"/.exec(text)?.[1];
    const later = {
      ...site,
      tables: {...site.tables, corrections: site.tables.corrections.map((row) => ({...row, recorded: "2023-05-04"}))}
    };
    expect(days(drawFigure("law-on-any-date", later).body.text)).toBe("2023-05-04");
    const page = await pageWith(browser, style, drawFigure("law-on-any-date", later).body.text);
    await page.addScriptTag({content: await siteScript("site/features/status/lawdate.ts", "law")});
    await page.evaluate(() =>
      (window as unknown as {law: {enhanceLawDate: (figure: Element) => void}}).law.enhanceLawDate(
        document.querySelector("figure")!
      )
    );
    const typed = page.locator(".lawdate input[type=date]");
    await typed.fill("2023-05-03");
    expect(await typed.evaluate((field: HTMLInputElement) => field.validity.valid)).toBe(true);
    expect(await page.locator(".lawdate p").first().textContent()).toMatch(/^No answer after March 31, 2022/);
    await page.close();
  });
});
