import {readFileSync} from "node:fs";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import es from "../../site/words/es.js";
import {visit, type Visit} from "./browser.js";
import {built, record, wordsOf} from "./built.js";
import {DIST} from "./files.js";

/* What a reader holds in the hand: a page on paper, and on a small phone. */

let site: Visit;
beforeAll(async () => void (site = await visit()));
afterAll(() => site.close());

describe.each(["/itin", "/es/itin"])("%s on paper", (path) => {
  it("says when it was checked, where it stands and where its links lead, and has no links to other languages", async () => {
    const {page} = await site.open(path);
    await page.emulateMedia({media: "print"});
    expect(await page.locator(".stale").isVisible()).toBe(true);
    expect(await page.locator(".masthead a[hreflang]").isVisible()).toBe(false);
    expect(await page.locator(".page-address").innerText()).toBe(page.url());
    const leads = page.locator("main a[data-address]");
    expect(await leads.count()).toBeGreaterThan(4);
    for (const link of await leads.all()) {
      const [href, printed] = await link.evaluate((one: HTMLAnchorElement) => [
        one.href,
        getComputedStyle(one, "::after").content
      ]);
      expect(href).toContain(/\((.+)\)/.exec(printed)?.[1]);
    }
    // What a note's number follows is no part of it: a telephone least of all.
    const notes = await page
      .locator("main .cite")
      .evaluateAll((marks) => marks.map((mark) => getComputedStyle(mark, "::after").content));
    for (const note of notes)
      expect(note.replace(/" "/g, "")).toMatch(/^"\["? ?(?:attr\(data-number\)|"?\d+"?) ?"?\]"$/);
    // The orders of the box are told there, too, in letters that can be read, as the sources are.
    for (const list of [".law-today li", ".page-sources .cite-sources"]) {
      const first = page.locator(list).first();
      expect((await first.boundingBox())?.height).toBeGreaterThan(5);
      expect(
        await first.evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize) * 0.75)
      ).toBeGreaterThanOrEqual(7);
    }
    // An entry stands below its line: what is above that would be cut by a sheet's edge, and leave scraps before it.
    const above = await page.locator(".page-sources ol > li").evaluateAll((items) =>
      items.map((item) => {
        const entry = item.querySelector(".cite-entry")!;
        return item.getBoundingClientRect().top - entry.getBoundingClientRect().top;
      })
    );
    expect(Math.max(...above)).toBeLessThan(0.5);
    // The foot stays whole: no sheet has its last line alone.
    const foot = page.locator("#observablehq-footer");
    expect(await foot.evaluate((one) => getComputedStyle(one).breakInside)).toBe("avoid");
    // A mark is its number alone, and corrections are a line.
    expect(
      await page
        .locator(".cite-mark")
        .first()
        .evaluate((mark) => getComputedStyle(mark).fontSize)
    ).toBe("0px");
    const corrections = page.locator(".page-corrections");
    if (await corrections.count()) expect((await corrections.boundingBox())!.height).toBeLessThan(40);
    await page.context().close();
  });
});

it("figures on paper have letters of 7 points at least, a line of sources each, and sheets a margin", async () => {
  for (const path of ["/", "/es/"]) {
    const {page} = await site.open(path);
    await page.emulateMedia({media: "print"});
    // The width of a sheet of Letter within its margins.
    await page.setViewportSize({width: Math.floor(7.7 * 96), height: 960});
    const figures = await page.locator("main figure.figure:has(svg)").evaluateAll((all) =>
      all.map((figure) => {
        const drawing = [...figure.querySelectorAll(".figure-picture svg")].find(
          (svg) => svg.getBoundingClientRect().width > 0
        );
        const wide = drawing?.getBoundingClientRect().width ?? 0;
        return {
          id: figure.id,
          points: drawing
            ? (0.75 * wide * Number(drawing.getAttribute("font-size"))) / Number(drawing.getAttribute("width"))
            : null,
          // One drawn for a phone would stand in a column of its own, and leave another beside it empty.
          whole: !drawing || drawing.closest(".figure-narrow") === null,
          inside: wide <= figure.getBoundingClientRect().width,
          rest: [...figure.querySelectorAll(".figure-rest")].map((one) => getComputedStyle(one, "::before").content),
          sources: (figure.querySelector(".figure-sources")?.getBoundingClientRect().height ?? 0) > 0
        };
      })
    );
    expect(figures.length).toBeGreaterThan(5);
    // Paper has nothing to open: it says where the sources are that it does not name.
    expect(figures.flatMap(({rest}) => rest).length).toBeGreaterThan(3);
    for (const {id, rest} of figures)
      for (const said of rest) {
        const [file = "", count] = [/figure\/[\w-]+\.json/.exec(said)?.[0], /\d+/.exec(said)?.[0]];
        expect([path, id, file]).toEqual([path, id, `${id.replace("figure-", "figure/")}.json`]);
        const {sources} = JSON.parse(readFileSync(`${DIST}/${file}`, "utf8")) as {sources: unknown[]};
        expect(sources.length).toBeGreaterThan(Number(count));
      }
    for (const {id, points, whole, inside, sources} of figures) {
      if (points !== null) expect([path, id, points >= 7]).toEqual([path, id, true]);
      expect([path, id, whole, inside, sources]).toEqual([path, id, true, true, true]);
    }
    const margins = await page.evaluate(() =>
      [...document.styleSheets].flatMap((sheet) =>
        [...sheet.cssRules].flatMap((rule) => (rule instanceof CSSPageRule ? rule.style.margin : []))
      )
    );
    expect(margins).toHaveLength(1);
    expect(parseFloat(margins[0]!)).toBeGreaterThan(0.3);
    await page.context().close();
  }
});

it("a citation without an entry of its own has no empty mark on paper", async () => {
  const {page} = await site.open("/");
  await page.emulateMedia({media: "print"});
  const marks = await page
    .locator("a.cite:not([data-number])")
    .evaluateAll((links) => links.map((link) => getComputedStyle(link, "::after").content));
  expect(marks.length).toBeGreaterThan(2);
  expect(new Set(marks)).toEqual(new Set(["none"]));
  await page.context().close();
});

it("sheets say whose they are and which, keep figures whole, and say where each source is", async () => {
  const {page} = await site.open("/");
  const rule = await page.evaluate(() =>
    [...document.styleSheets]
      .flatMap((sheet) => [...sheet.cssRules])
      .flatMap((rule) => (rule instanceof CSSPageRule ? rule.cssText : []))
      .join()
  );
  expect(rule).toMatch(/@bottom-left\s*{[^}]*var\(--site-title\)/);
  expect(rule).toMatch(/@bottom-right\s*{[^}]*counter\(page\)/);
  const {page: spanish} = await site.open("/es/");
  for (const [sheet, title] of [
    [page, record.edition.title],
    [spanish, wordsOf(built("/es/").querySelector(".kicker"))]
  ] as const)
    expect(
      JSON.parse(
        await sheet.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--site-title"))
      )
    ).toBe(title);
  expect(wordsOf(built("/es/").querySelector(".kicker"))).not.toBe(record.edition.title);
  await spanish.context().close();
  await page.emulateMedia({media: "print"});
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const breaks = await page
    .locator("main figure.figure")
    .evaluateAll((all) => all.map((figure) => [figure.id, getComputedStyle(figure).breakInside]));
  expect(breaks.filter(([, inside]) => inside !== "avoid")).toEqual([]);
  // A figure says the whole address of its file there.
  const files = await page
    .locator(".figure-rest")
    .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset["more"]));
  expect(files.length).toBeGreaterThan(3);
  for (const more of files) expect(more).toContain(` in ${new URL("/figure/", page.url()).href}`);
  const links = await page.locator(".cite-sources a[href^='http']").evaluateAll((all) =>
    (all as HTMLAnchorElement[]).map((link) => ({
      // All that leads there: without what is asked, some of these addresses are of a front page.
      address: link.href.replace(/^https?:\/\/(?:www\.)?/, "").replace(/\/?(?:#.*)?$/, ""),
      printed: getComputedStyle(link, "::after").content
    }))
  );
  const said = new Set(links.map(({printed}) => /\((.*)\)/.exec(printed)?.[1]));
  expect(links.length).toBeGreaterThan(50);
  expect(links.filter(({address}) => !said.has(address))).toEqual([]);
  await page.context().close();
});

describe.each([
  ["/itin", 320],
  ["/es/itin", 320],
  ["/itin", 390]
])("%s on a phone of %i pixels", (path, width) => {
  it("breaks no telephone number, and shows every question of its contents and marks that a finger meets", async () => {
    const {page} = await site.open(path, {viewport: {width, height: 660}});
    for (const phone of await page.locator('a[href^="tel:"]').all())
      expect(await phone.evaluate((link) => link.getClientRects().length)).toBe(1);
    for (const mark of await page.locator(".cite-mark").all()) {
      const box = (await mark.boundingBox())!;
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
    }
    for (const entry of await page.locator(".contents ol a").all()) {
      const box = (await entry.boundingBox())!;
      expect(box.x >= 0 && box.x + box.width <= width).toBe(true);
    }
    await page.context().close();
  });
});

it.each([
  ["/itin", 390],
  ["/es/itin", 320]
])(
  "the way to the other language on %s at %i pixels stands in a strip as wide as the page, and cuts no word",
  async (path, width) => {
    const {page} = await site.open(path, {viewport: {width, height: 660}});
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
    const strip = await page.locator(".contents .language").evaluate((link) => {
      const {borderImageSource, borderImageOutset} = getComputedStyle(link);
      const {top, left} = link.getBoundingClientRect();
      return {
        top,
        left,
        painted: borderImageSource !== "none",
        to: Number.parseFloat(borderImageOutset.split(" ").at(-1)!)
      };
    });
    expect(strip.top).toBeLessThan(1);
    expect(strip.painted).toBe(true);
    expect(strip.to).toBeGreaterThanOrEqual(strip.left);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.context().close();
  }
);

it.each(["/", "/about", "/es/about", "/es/claims", "/methods"])(
  "search is in sight in the menu of %s on a phone, in its one row",
  async (path) => {
    const {page} = await site.open(path, {viewport: {width: 390, height: 844}});
    const [search, menu, here] = await Promise.all(
      ['[rel="search"]', "ul", "[aria-current]"].map((part) => page.locator(`nav.site ${part}`).boundingBox())
    );
    expect(search!.x).toBeGreaterThanOrEqual(0);
    expect(search!.x + search!.width).toBeLessThan(390);
    expect(menu!.height).toBeLessThan(60);
    // It hides no name of the page that is read.
    expect(here!.x >= search!.x + search!.width || here!.x + here!.width <= search!.x).toBe(true);
    await page.context().close();
  }
);

it("contents that go on beyond the edge fade there, or wrap, at any width", async () => {
  for (const path of ["/methods", "/itin", "/", "/es/"]) {
    const {page} = await site.open(path, {viewport: {width: 1280, height: 900}});
    for (const width of [1280, 1000, 390]) {
      await page.setViewportSize({width, height: 900});
      const [hidden, fades] = await page
        .locator(".contents ol")
        .evaluate((row) => [row.scrollWidth > row.clientWidth + 1, getComputedStyle(row).maskImage !== "none"]);
      expect([path, width, !hidden || fades]).toEqual([path, width, true]);
    }
    await page.context().close();
  }
});

it("an address below the folder of Spanish that is none is answered in Spanish first", async () => {
  const {page} = await site.open("/es/no-such-page");
  expect(await page.locator("h1").innerText()).toBe("No existe esta página");
  expect(await page.locator("html").getAttribute("lang")).toBe(es.code);
  const links = page.locator("main > [lang=es] a");
  expect(await links.count()).toBeGreaterThan(2);
  expect((await links.first().boundingBox())!.y).toBeLessThan(
    (await page.locator('main [lang="en"]').boundingBox())!.y
  );
  await page.context().close();
});
