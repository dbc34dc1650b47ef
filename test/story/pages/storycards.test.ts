import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {axeFindsIn} from "../../browser/axe.js";
import {visit, type Visit} from "../../browser/browser.js";
import {some} from "../../tools/rounds.js";

const LINK = ".cited a.cite";
const CARD = "#cite-card";

let site: Visit;
beforeAll(async () => void (site = await visit()));
afterAll(() => site.close());

/** The button, links and folds of the card that Tab can reach. */
const stops = (page: Page) => page.locator(`${CARD} :is(a, summary, button):not([tabindex="-1"])`).count();
const focused = (page: Page, index: number) =>
  page
    .locator(LINK)
    .nth(index)
    .evaluate((link) => link === document.activeElement);

/**
 * Waits until the card has what the entry of the link has, with title, publisher, date, locator and grade in it. Only one that was asked for is
 * said to be open, and only its links are Tab stops.
 */
async function expectCard(page: Page, index = 0, asked = true): Promise<void> {
  await page.locator(CARD).waitFor({state: "visible"});
  const link = page.locator(LINK).nth(index);
  const entry = await page.evaluate(
    (hash) => document.getElementById(decodeURIComponent(hash.slice(1)))?.querySelector(".cite-entry")?.textContent,
    await link.evaluate((a: HTMLAnchorElement) => a.hash)
  );
  expect(await page.locator(CARD).textContent()).toBe(`${asked ? "×" : ""}${entry}`);
  expect(entry).toMatch(/Grade: \w+/);
  expect(await link.getAttribute("aria-expanded")).toBe(String(asked));
  expect((await stops(page)) > 0).toBe(asked);
}
const expectNone = async (page: Page) => {
  await page.locator(CARD).waitFor({state: "detached"});
  expect(await page.locator('a.cite[aria-expanded="true"]').count()).toBe(0);
};

describe("the card of a citation", () => {
  it("shows title, publisher, date, locator and grade of the source", async () => {
    const {page} = await site.open("/");
    await page.locator('.cited a.cite[href$="irs-ice-transfer@2026-02-26/violations-found"]').first().click();
    const text = (await page.locator(CARD).innerText()).replace(/\s+/g, " ");
    expect(text).toContain("Feb. 26, 2026: about 42,695 disclosures");
    expect(text).toContain("Grade: secondary");
    expect(text).toContain("In the source: quotation of the opinion");
    expect(text).toContain(
      "US federal judge rules IRS violated federal law by disclosing thousands of taxpayers’ confidential information to ICE, JURIST, Feb. 26, 2026"
    );
    await page.context().close();
  });

  it("of the title stands behind the title, which is not called after it, and Tab goes into it", async () => {
    const {page} = await site.open("/");
    const title = (await page.locator("h1").textContent())!;
    await page.locator("h1 a.cite").focus();
    await page.keyboard.press("Enter");
    await page.locator(CARD).waitFor({state: "visible"});
    expect(await page.locator("h1").textContent()).toBe(title);
    await page.keyboard.press("Tab");
    expect(await page.locator(`${CARD} :focus`).count()).toBe(1);
    await page.keyboard.press("Escape");
    await expectNone(page);
    expect(await page.locator("h1 a.cite").evaluate((link) => link === document.activeElement)).toBe(true);
    await page.context().close();
  });

  it("comes while the mouse rests on the words, stays while it goes into the card, and goes when it leaves", async () => {
    const {page} = await site.open("/");
    // The page's clock is ours: an hour passes at once.
    await page.clock.install();
    await page.locator(LINK).first().hover();
    await page.clock.runFor("01:00:00");
    await expectCard(page, 0, false);
    await page.locator(CARD).hover();
    await page.clock.runFor("01:00:00");
    await expectCard(page, 0, false);
    await page.mouse.move(5, 5);
    await page.clock.runFor("01:00:00");
    await expectNone(page);
    await page.context().close();
  });

  it("goes on Escape while the mouse stays where it is", async () => {
    const {page} = await site.open("/");
    await page.locator(LINK).first().hover();
    await expectCard(page, 0, false);
    await page.keyboard.press("Escape");
    await expectNone(page);
    await page.context().close();
  });

  it("comes on Enter alone, never with the focus, lets Tab into it and on into the text, and goes on Enter or Escape with the focus on the words", async () => {
    const {page} = await site.open("/");
    await page
      .locator(LINK)
      .first()
      .evaluate((link: HTMLElement) => {
        const before = [...document.querySelectorAll<HTMLElement>("a[href]")];
        before[before.indexOf(link) - 1]?.focus();
      });
    await page.keyboard.press("Tab");
    expect(await focused(page, 0)).toBe(true);
    await expectNone(page);
    await page.keyboard.press("Enter");
    await expectCard(page);
    expect(await focused(page, 0)).toBe(true);
    await page.keyboard.press("Enter");
    await expectNone(page);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate((card) => document.querySelector(card)?.contains(document.activeElement), CARD)).toBe(
      true
    );
    await page.keyboard.press("Escape");
    await expectNone(page);
    expect(await focused(page, 0)).toBe(true);
    await page.keyboard.press("Enter");
    for (let i = 0; i < 20 && !(await focused(page, 1)); i++) await page.keyboard.press("Tab");
    expect(await focused(page, 1)).toBe(true);
    await expectNone(page);
    await page.context().close();
  });

  it("adds no stop of its own to a way through the page by Tab, and no stop lies under the contents that stick", async () => {
    const {page} = await site.open("/", {viewport: {width: 640, height: 450}, reducedMotion: "reduce"});
    const count = await page.locator(LINK).count();
    await page.locator(LINK).first().focus();
    let cards = 0;
    const under: string[] = [];
    const look = () =>
      page.evaluate(() => {
        const {activeElement: stop} = document;
        const bar = document.querySelector(".contents")!;
        const edge = bar.getBoundingClientRect();
        return {
          card: !!document.querySelector("#cite-card"),
          under:
            stop && !bar.contains(stop) && edge.top <= 0 && stop.getBoundingClientRect().top < edge.bottom - 1
              ? stop.textContent
              : null
        };
      });
    for (const key of ["Tab", "Shift+Tab"])
      for (let press = 0; press < 60; press++) {
        await page.keyboard.press(key);
        const {card, under: hidden} = await look();
        cards += Number(card);
        if (hidden !== null) under.push(hidden);
      }
    expect(count).toBeGreaterThan(20);
    expect(cards).toBe(0);
    expect(under).toEqual([]);
    await page.context().close();
  });

  it("comes on a tap, stays, and goes on a tap elsewhere, a second one, or its own button, which leads back to the words", async () => {
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
    await page.locator(LINK).first().tap();
    await page.getByRole("button", {name: "Close", exact: true}).tap();
    await expectNone(page);
    expect(await focused(page, 0)).toBe(true);
    await page.context().close();
  });

  it.each(
    some(
      [
        [320, 800],
        [390, 800],
        [640, 450],
        [1280, 800]
      ],
      1
    )
  )(
    "stands beside its words and inside the window of %i by %i pixels, without making the page wider",
    async (width, height) => {
      const {page} = await site.open("/", {viewport: {width, height}});
      const count = await page.locator(LINK).count();
      for (let index = 0; index < count; index += 9) {
        await page.locator(LINK).nth(index).click();
        await page.locator(CARD).waitFor({state: "visible"});
        const card = await page
          .locator(CARD)
          .evaluate((element) => element.getBoundingClientRect().toJSON() as DOMRect);
        expect(card.left).toBeGreaterThanOrEqual(0);
        expect(card.right).toBeLessThanOrEqual(width);
        expect(card.top).toBeGreaterThanOrEqual(0);
        expect(card.bottom).toBeLessThanOrEqual(height);
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
    expect(
      await axeFindsIn(page, [
        [1280, "light"],
        [1280, "dark"]
      ])
    ).toEqual({});
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
