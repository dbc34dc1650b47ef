import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {axeFinds} from "../../browser/axe.js";
import {visit, type Visit} from "../../browser/browser.js";

const LINK = "main > p a.cite";
const CARD = "#cite-card";

let site: Visit;
beforeAll(async () => void (site = await visit()));
afterAll(() => site.close());

/** Waits until the card has what the entry of the link has, with title, publisher, date, locator and grade in it. */
async function expectCard(page: Page, index = 0): Promise<void> {
  await page.locator(CARD).waitFor({state: "visible"});
  const link = page.locator(LINK).nth(index);
  const entry = await page.evaluate(
    (hash) => document.getElementById(decodeURIComponent(hash.slice(1)))?.querySelector(".cite-entry")?.textContent,
    await link.evaluate((a: HTMLAnchorElement) => a.hash)
  );
  expect(await page.locator(CARD).textContent()).toBe(entry);
  expect(entry).toMatch(/Grade: \w+/);
  expect(await link.getAttribute("aria-expanded")).toBe("true");
}
const expectNone = async (page: Page) => {
  await page.locator(CARD).waitFor({state: "detached"});
  expect(await page.locator('a.cite[aria-expanded="true"]').count()).toBe(0);
};

describe("the card of a citation", () => {
  it("shows title, publisher, date, locator and grade of the source", async () => {
    const {page} = await site.open("/");
    await page.locator('main > p a.cite[href$="irs-ice-transfer@2026-02-26/violations-found"]').first().click();
    const text = (await page.locator(CARD).innerText()).replace(/\s+/g, " ");
    expect(text).toContain("Feb. 26, 2026: about 42,695 disclosures");
    expect(text).toContain("Grade: secondary");
    expect(text).toContain("In the source: quotation of the opinion");
    expect(text).toContain(
      "US federal judge rules IRS violated federal law by disclosing thousands of taxpayers’ confidential information to ICE, JURIST, Feb. 26, 2026"
    );
    await page.context().close();
  });

  it("comes while the mouse rests on the words, stays while it goes into the card, and goes when it leaves", async () => {
    const {page} = await site.open("/");
    // The page's clock is ours: an hour passes at once.
    await page.clock.install();
    await page.locator(LINK).first().hover();
    await page.clock.runFor("01:00:00");
    await expectCard(page);
    await page.locator(CARD).hover();
    await page.clock.runFor("01:00:00");
    await expectCard(page);
    await page.mouse.move(5, 5);
    await page.clock.runFor("01:00:00");
    await expectNone(page);
    await page.context().close();
  });

  it("goes on Escape while the mouse stays where it is", async () => {
    const {page} = await site.open("/");
    await page.locator(LINK).first().hover();
    await expectCard(page);
    await page.keyboard.press("Escape");
    await expectNone(page);
    await page.context().close();
  });

  it("comes with the keyboard's focus, lets Tab into it and on into the text, and goes on Escape with the focus back on the words", async () => {
    const {page} = await site.open("/");
    await page
      .locator(LINK)
      .first()
      .evaluate((link: HTMLElement) => {
        const before = [...document.querySelectorAll<HTMLElement>("a[href]")];
        before[before.indexOf(link) - 1]?.focus();
      });
    await page.keyboard.press("Tab");
    await expectCard(page);
    await page.keyboard.press("Tab");
    expect(await page.evaluate((card) => document.querySelector(card)?.contains(document.activeElement), CARD)).toBe(
      true
    );
    await page.keyboard.press("Escape");
    await expectNone(page);
    expect(
      await page
        .locator(LINK)
        .first()
        .evaluate((link) => link === document.activeElement)
    ).toBe(true);
    await page.keyboard.press("Tab");
    await expectCard(page, 1);
    for (let i = 0; i < 20 && (await page.locator(LINK).nth(1).getAttribute("aria-expanded")) === "true"; i++)
      await page.keyboard.press("Tab");
    await expectCard(page, 2);
    await page.context().close();
  });

  it("comes on a tap, stays, and goes on a tap elsewhere or a second one", async () => {
    const {page} = await site.open("/", {viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true});
    const place = page.url();
    await page.locator(LINK).first().tap();
    await expectCard(page);
    expect(page.url()).toBe(place);
    await page.locator("h1").tap({position: {x: 5, y: 5}});
    await expectNone(page);
    await page.locator(LINK).first().tap();
    await expectCard(page);
    await page.locator(LINK).first().tap();
    await expectNone(page);
    await page.context().close();
  });

  it.each([320, 390, 1280])(
    "stands beside its words and inside the page at %i pixels, without making it wider",
    async (width) => {
      const {page} = await site.open("/", {viewport: {width, height: 800}});
      const count = await page.locator(LINK).count();
      for (let index = 0; index < count; index += 9) {
        await page.locator(LINK).nth(index).click();
        await page.locator(CARD).waitFor({state: "visible"});
        const card = await page
          .locator(CARD)
          .evaluate((element) => element.getBoundingClientRect().toJSON() as DOMRect);
        expect(card.left).toBeGreaterThanOrEqual(0);
        expect(card.right).toBeLessThanOrEqual(width);
        const boxes = await page
          .locator(LINK)
          .nth(index)
          .evaluate((link) => [...link.getClientRects()].map(({top, bottom}) => ({top, bottom})));
        expect(
          boxes.some(({top, bottom}) => Math.abs(card.top - bottom) < 10 || Math.abs(top - card.bottom) < 10)
        ).toBe(true);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await page.keyboard.press("Escape");
      }
      await page.context().close();
    }
  );

  it("gives axe nothing to find in light and in dark", async () => {
    const {page} = await site.open("/");
    await page.locator(LINK).first().click();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({colorScheme});
      expect([colorScheme, await axeFinds(page)]).toEqual([colorScheme, []]);
    }
    await page.context().close();
  });

  it("is not needed: without scripts the same link leads to the same text", async () => {
    const {page} = await site.open("/", {javaScriptEnabled: false});
    const link = page.locator(LINK).first();
    const id = decodeURIComponent((await link.getAttribute("href"))?.slice(1) ?? "");
    await link.click();
    expect(decodeURIComponent(new URL(page.url()).hash.slice(1))).toBe(id);
    expect(await page.locator(`[id="${id}"]`).innerText()).toContain("Grade:");
    await page.context().close();
  });
});
