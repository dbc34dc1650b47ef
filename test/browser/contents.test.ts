import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {visit, type Visit} from "./browser.js";
import {some} from "../tools/rounds.js";

let site: Visit;
beforeAll(async () => void (site = await visit()));
afterAll(() => site.close());

/** The section whose heading came last into the upper third of the window, and what the strip marks; both by their ids. */
const places = (page: Page) =>
  page.evaluate(() => {
    const read = [...document.querySelectorAll(".contents ol a")]
      .map((link) => decodeURIComponent((link as HTMLAnchorElement).hash.slice(1)))
      .findLast((id) => document.getElementById(id)!.getBoundingClientRect().top < innerHeight / 3);
    const marked = [...document.querySelectorAll<HTMLAnchorElement>(".contents [aria-current]")];
    return {read: read ? [read] : [], marked: marked.map(({hash}) => decodeURIComponent(hash.slice(1)))};
  });
async function follows(page: Page): Promise<string[]> {
  await expect.poll(() => places(page).then(({read, marked}) => read.join() === marked.join())).toBe(true);
  return (await places(page)).marked;
}
const to = (page: Page, top: number) => page.evaluate((y) => scrollTo({top: y, behavior: "instant"}), top);

describe.each(
  some(
    [
      ["/itin", 390],
      ["/", 390],
      ["/es/", 390],
      ["/", 1280]
    ] as const,
    1
  )
)("the contents of %s at %i pixels", (path, width) => {
  it("mark the section that is read: in steps, after a jump, and on the way back", async () => {
    const {page, wrong} = await site.open(path, {viewport: {width, height: 844}});
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    const seen = new Set<string>();
    for (let y = 0; y < height; y += 700) {
      await to(page, y);
      for (const id of await follows(page)) seen.add(id);
    }
    expect(seen.size).toBeGreaterThan(3);
    for (const y of [height * 0.4, height * 0.8, height * 0.6, 0]) {
      await to(page, y);
      await follows(page);
    }
    // Nothing is marked above the first section, and the row is at its beginning.
    await expect.poll(() => page.locator(".contents ol").evaluate((row) => row.scrollLeft)).toBe(0);
    const last = page.locator(".contents ol a").last();
    await last.evaluate((link: HTMLAnchorElement) => link.click());
    await expect.poll(() => follows(page).then((marked) => marked.length)).toBe(1);
    await page.goBack();
    await follows(page);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("show what they mark, and do not move the page for it", async () => {
    const {page} = await site.open(path, {viewport: {width, height: 844}});
    for (const share of [0.3, 0.9, 0.5]) {
      const y = await page.evaluate((part) => Math.round(document.documentElement.scrollHeight * part), share);
      await to(page, y);
      await follows(page);
      const [row, mark] = [page.locator(".contents ol"), page.locator(".contents [aria-current]")];
      const [outer, inner] = [(await row.boundingBox())!, (await mark.boundingBox())!];
      expect(inner.x).toBeGreaterThanOrEqual(outer.x - 1);
      expect(inner.x + Math.min(inner.width, outer.width)).toBeLessThanOrEqual(outer.x + outer.width + 1);
      expect(await page.evaluate(() => Math.round(scrollY))).toBe(
        Math.min(y, await page.evaluate(() => document.documentElement.scrollHeight - innerHeight))
      );
    }
    await page.context().close();
  });
});

it.each(["/itin#where-is-free-help", "/#what-the-courts-did"])(
  "the address %s is there at once when it opens, and so is what a link of the contents leads to",
  async (path) => {
    const {page} = await site.open("/search");
    await page.addInitScript(() => {
      const seen: number[] = [];
      const look = () => {
        if (seen.at(-1) !== scrollY) seen.push(scrollY);
        requestAnimationFrame(look);
      };
      look();
      Object.assign(window, {seen});
    });
    const seen = () => page.evaluate(() => (window as unknown as {seen: number[]}).seen);
    const rest = () =>
      page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    /** Whether it went there in one step; what comes above it later, as letters do, may move it a little. */
    const atOnce = ([first, ...later]: readonly number[]) => later.every((y) => Math.abs(y - first!) < 200);
    await page.goto(`${site.address}${path.slice(1)}`);
    await expect.poll(async () => (await seen()).at(-1)).toBeGreaterThan(500);
    await rest();
    const [start, ...there] = await seen();
    expect([start, atOnce(there)]).toEqual([0, true]);
    expect(there[0]).toBeGreaterThan(500);
    const before = (await seen()).length;
    await page
      .locator(".contents ol a")
      .last()
      .evaluate((link: HTMLAnchorElement) => link.click());
    await expect.poll(async () => (await seen()).length).toBeGreaterThan(before);
    await rest();
    expect(atOnce((await seen()).slice(before))).toBe(true);
    await page.context().close();
  }
);

it("what stands alone is as high as a finger is wide, on a phone", async () => {
  const low: unknown[] = [];
  for (const path of ["/", "/itin", "/es/itin", "/search", "/chronology", "/taxpayers/states"]) {
    const {page} = await site.open(path, {viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true});
    const links = await page
      .locator(".contents a, nav.site a, .indexes a >> visible=true")
      .evaluateAll((found) => found.map((link) => [link.textContent, link.getBoundingClientRect().height] as const));
    expect(links.length).toBeGreaterThan(5);
    low.push(...links.filter(([, height]) => height < 44).map((link) => [path, ...link]));
    await page.context().close();
  }
  expect(low).toEqual([]);
});
