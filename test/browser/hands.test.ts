import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Locator, Page} from "playwright-core";
import {visit, type Visit} from "./browser.js";
import {LONG} from "../tools/rounds.js";

/** Views, and a link in each that a reader would follow: where it leads shows that the view's own part was used, not its masthead. */
const VIEWS = [
  ["/chronology", 'main li a[href*="orders/"]'],
  ["/cases/", 'main a[href$="ctr-v-irs"]'],
  ["/cases/ctr-v-irs", 'main a[href*="orders/ctr-stay"]'],
  ["/orders/", 'main a[href$="ctr-stay"]'],
  ["/orders/ctr-stay", 'main a[href*="cases/ctr-v-irs"]'],
  ["/memorandum", 'main a[href*="orders/"]'],
  ["/claims", 'main a[href*="sources"]'],
  ["/sources", 'main a[href*="orders/"], main a[href*="chronology"]']
] as const;

/** The summary of the fold that the first such link lies in, where none can be seen without opening one. */
async function foldsAround(page: Page, link: string): Promise<Locator[]> {
  if ((await page.locator(`${link} >> visible=true`).count()) > 0) return [];
  const inside = `details:has(${link
    .split(", ")
    .map((one) => one.replace("main ", ""))
    .join(", ")})`;
  return [page.locator(`main ${inside} > summary >> visible=true`).first()];
}

/** What each hand does to a link that can be seen; what hides it is opened in the same way. */
const HANDS = {
  mouse: async (page: Page, link: string) => {
    for (const fold of await foldsAround(page, link)) await fold.click();
    await page.locator(`${link} >> visible=true`).first().click();
  },
  touch: async (page: Page, link: string) => {
    for (const fold of await foldsAround(page, link)) await fold.tap();
    await page.locator(`${link} >> visible=true`).first().tap();
  },
  keyboard: async (page: Page, link: string) => {
    for (const fold of await foldsAround(page, link)) await fold.press("Enter");
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    // Tab from the beginning until the link has the focus: what cannot be tabbed to is not there for the keyboard.
    for (let step = 0; step < 700; step++) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, link))
        return page.keyboard.press("Enter");
    }
    throw new Error(`700 times Tab did not reach ${link}`);
  }
} as const;

let site: Visit;
beforeAll(async () => void (site = await visit()));
afterAll(() => site.close());

const hands = Object.keys(HANDS) as (keyof typeof HANDS)[];

describe.each([
  ["with scripts", true],
  ["without scripts", false]
] as const)("%s", (_, javaScriptEnabled) => {
  describe.each(hands)("by %s", (hand) => {
    // In a quick run each hand has a view of its own.
    const number = hands.indexOf(hand) + (javaScriptEnabled ? 0 : hands.length);
    // One reader goes from view to view.
    let page: Page;
    let wrong: string[];
    beforeAll(async () => {
      ({page, wrong} = await site.open("/about", {
        javaScriptEnabled,
        hasTouch: hand === "touch",
        ...(hand === "touch" && {viewport: {width: 390, height: 800}})
      }));
    });
    afterAll(() => page.context().close());

    it.each(LONG ? VIEWS : VIEWS.slice(number, number + 1))(
      "%s is left by its own links, and Back returns to it",
      {timeout: 120_000},
      async (path, link) => {
        await site.go(page, path);
        const from = page.url();
        // Links into the page itself change its fragment; the first of the others is followed.
        await HANDS[hand](page, link);
        await page.waitForURL((url) => url.href !== from);
        const there = new URL(page.url());
        expect(await page.locator("h1").count()).toBe(1);
        if (there.hash) expect(await page.locator(`[id="${decodeURIComponent(there.hash.slice(1))}"]`).count()).toBe(1);
        await page.goBack();
        expect(page.url()).toBe(from);
        expect(wrong.splice(0)).toEqual([]);
      }
    );
  });
});

it.each([
  ["/chronology", VIEWS[0][1]],
  ["/orders/", VIEWS[3][1].replace("ctr-stay", "-injunction")],
  ["/sources", VIEWS[7][1]],
  ["/search#q=stay", "ol.results a"]
] as const)(
  "Back to %s leads the focus to the link that was followed, also where the page is built anew",
  async (path, link) => {
    const {page, wrong} = await site.open(path);
    // A page that asks this is not kept.
    await page.evaluate(() => addEventListener("unload", () => undefined));
    for (const fold of await foldsAround(page, link)) await fold.click();
    // Not the first: which of several it was is known.
    const shown = await page.locator(`${link} >> visible=true`).all();
    const followed = shown[Math.min(2, shown.length - 1)]!;
    const href = await followed.getAttribute("href");
    const words = await followed.textContent();
    await followed.press("Enter");
    await page.waitForURL((url) => url.pathname !== path.split("#")[0]);
    await page.goBack();
    await expect
      .poll(() =>
        page.evaluate(() => [document.activeElement?.getAttribute("href"), document.activeElement?.textContent])
      )
      .toEqual([href, words]);
    const box = (await page.locator(":focus").boundingBox())!;
    expect([box.y >= 0, box.y + box.height <= 720]).toEqual([true, true]);
    expect(wrong).toEqual([]);
    await page.context().close();
  }
);
