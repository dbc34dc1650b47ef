import {group} from "d3-array";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {axeFindsIn} from "./axe.js";
import {visit, type Visit} from "./browser.js";
import {built, documents, record, wordsOf} from "./built.js";
import {LONG, some} from "../tools/rounds.js";

const {sources, events, orders, cases, laws, claims, observations} = record.tables;
const citing = {events, orders, cases, laws, claims};
const page = built("/sources");
/** The pages in English whose text cites a source by itself. */
const citingPages = group(
  [...documents].flatMap(([path, document]) =>
    path.startsWith("/es/")
      ? []
      : [...document.querySelectorAll(".page-sources li[id]")].map((item) => ({
          path,
          id: item.id.slice("source-".length)
        }))
  ),
  ({id}) => id
);

describe("the page of sources", () => {
  it("has every source once, with exactly what rests on it", () => {
    expect([...page.querySelectorAll("tr.source > th")].map(({id}) => id).sort()).toEqual(
      sources.map(({id}) => id).sort()
    );
    for (const {id} of sources) {
      const rows = Object.values(citing).flatMap((table) => table.filter(({source_ids}) => source_ids.includes(id)));
      const series = new Set(observations.filter(({source_id}) => source_id === id).map(({series_id}) => series_id));
      const pages = citingPages.get(id) ?? [];
      const place = page.getElementById(id)!;
      expect([id, place.querySelectorAll("li").length]).toEqual([id, rows.length + series.size + pages.length]);
      const said = wordsOf(place.querySelector("summary"));
      expect([id, said.includes("the text of")]).toEqual([id, pages.length > 0]);
      expect([id, said.includes("o row ")]).toEqual([id, rows.length + series.size + pages.length === 0]);
    }
    const clinics = page.getElementById("irs-litc-page")!.querySelector(".citing")!;
    expect(wordsOf(clinics)).toMatch(/^Cited by the text of 1 page.*Page ITIN filers$/);
    expect(clinics.querySelector("a")?.getAttribute("href")).toBe("./itin");
  });

  it("says of a copy that it is one, and of an address that nobody checked it, as the lists of other pages do", () => {
    const found = {address: "address not checked", copy: /[Rr]ead in a copy/};
    for (const {id, address, copy_url} of sources) {
      const title = page.getElementById(id)!.cloneNode(true) as Element;
      title.querySelector(".citing")?.remove();
      expect([id, wordsOf(title).includes(found.address)]).toEqual([id, address === "derived"]);
      expect([id, found.copy.test(wordsOf(title))]).toEqual([id, copy_url !== null]);
    }
    for (const [path, words] of [
      ["/", ["address not checked", "read in a copy"]],
      ["/es/", ["dirección no comprobada", "leído en una copia"]]
    ] as const)
      for (const item of built(path).querySelectorAll(".cite-sources li")) {
        const link = wordsOf(item.querySelector("a"));
        const alike = sources.filter(({title, publisher}) => title === link && wordsOf(item).includes(publisher ?? ""));
        // Two sources may have one title; the line is of one of them.
        expect(
          alike.map(({address, copy_url}) => [link, address === "derived", copy_url !== null]),
          link
        ).toContainEqual([link, ...words.map((said) => wordsOf(item).includes(said))]);
      }
  });

  it("begins with those on which most of the story rests: one bulletin has the values of many series", () => {
    const counts = [...page.querySelectorAll("tr.source")].map(
      (item) => [...item.querySelectorAll(".citing li .kind")].filter((kind) => kind.textContent !== "Series").length
    );
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
  });

  it("lists the rows that rest on one source, and marks that source as their only one", () => {
    for (const [name, table] of Object.entries(citing)) {
      const alone = table.filter(({source_ids}) => source_ids.length === 1);
      if (!alone.length) continue;
      const group = [...page.querySelectorAll(".single")].find((item) =>
        wordsOf(item.querySelector("summary")).toLowerCase().startsWith(name)
      );
      expect(wordsOf(group?.querySelector("summary") ?? null)).toMatch(
        new RegExp(`: ${alone.length} of ${table.length}$`)
      );
      expect(group?.querySelectorAll("li")).toHaveLength(alone.length);
      for (const {source_ids} of alone)
        expect(
          page
            .getElementById(source_ids[0] ?? "")
            ?.closest("tr")
            ?.querySelector(".alone")
        ).not.toBeNull();
    }
  });
});

describe("in Chromium", () => {
  let site: Visit;
  beforeAll(async () => void (site = await visit()));
  afterAll(() => site.close());
  const seen = "tr.source >> visible=true";
  const PAGE = 50;

  it("a link to a source shows it from its title on, the bar beside its words", async () => {
    const {page: view} = await site.open(`/sources#${sources.at(-1)!.id}`, {viewport: {width: 390, height: 844}});
    const row = view.locator(`tr:has([id="${sources.at(-1)!.id}"])`);
    const title = row.locator("th a, th").first();
    await expect.poll(() => title.boundingBox().then((box) => box !== null && box.y >= 0 && box.y < 420)).toBe(true);
    const [outer, inner] = [(await row.boundingBox())!, (await row.locator("summary").first().boundingBox())!];
    expect(inner.x - outer.x).toBeGreaterThan(5);
    await view.context().close();
  });

  it("a link to a source reads its title first, and opens what rests on it", async () => {
    const {page: view} = await site.open(`/sources#${sources.at(-1)!.id}`);
    const named = view.locator(":target");
    expect(await named.innerText()).toMatch(new RegExp(`^${sources.at(-1)!.title.slice(0, 12)}`));
    await named.locator(".citing[open]").waitFor();
    await view.context().close();
  });

  it("each link of the filter shows as many sources as it says, with scripts off", async () => {
    const {page: view} = await site.open("/sources", {javaScriptEnabled: false});
    expect(await view.locator(".list-tools").isVisible()).toBe(false);
    expect(await view.locator(seen).count()).toBe(PAGE);
    const links = view.locator(".choices a:has(b)");
    for (const index of some([...Array(await links.count()).keys()], 3)) {
      const link = links.nth(index);
      await link.click();
      expect([await link.innerText(), await view.locator(seen).count()]).toEqual([
        await link.innerText(),
        Number(await link.locator("b").innerText())
      ]);
    }
    await view.context().close();
  });

  it("words find sources by title, publisher or what rests on them; the address keeps them, and reopens the same", async () => {
    const {page: view, wrong} = await site.open("/sources");
    await view.getByRole("searchbox").pressSequentially("fedscoop irs");
    const count = await view.locator(seen).count();
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(20);
    expect(await view.locator(".list-count").innerText()).toBe(`${count} of ${sources.length} sources`);
    expect(new URL(view.url()).searchParams.get("q")).toBe("fedscoop irs");
    await view.reload();
    expect(await view.locator(seen).count()).toBe(count);
    await view.getByRole("searchbox").fill("");
    expect(await view.locator(seen).count()).toBe(PAGE);
    expect(wrong).toEqual([]);
    await view.context().close();
  });

  it("words and a link of the filter narrow together, and a link to a source that they hide shows it", async () => {
    const {page: view} = await site.open("/sources?q=fedscoop");
    const both = await view.locator(seen).count();
    await view.locator('.choices a[href="#show-orders"]').click();
    const narrowed = await view.locator(seen).count();
    expect(narrowed).toBeLessThan(both);
    await view.locator(".list-count", {hasText: `${narrowed} of ${sources.length} sources`}).waitFor();
    await view.evaluate(() => (location.hash = "#crs-lsb11413"));
    await view.locator("#crs-lsb11413").waitFor({state: "visible"});
    await view.context().close();
  });

  it("a heading sorts, a page follows, a filter narrows, and Back brings each again", async () => {
    const {page: view, wrong} = await site.open("/sources");
    const first = () => view.locator(seen).first().locator("th").innerText();
    const before = await first();
    await view.getByRole("button", {name: "Source", exact: true}).press("Enter");
    const sorted = [...sources].sort((a, b) => a.title.localeCompare(b.title, "en"));
    expect(await first()).toContain(sorted[0]?.title);
    expect(await view.locator("th[aria-sort=ascending]").innerText()).toContain("Source");
    // Said as well, where a change is spoken.
    expect(await view.locator(".list-count[role=status]").innerText()).toMatch(
      / sources, by Source, ascending, showing /
    );
    await view.getByRole("button", {name: "Page 2"}).click();
    expect(await first()).toContain(sorted[PAGE]?.title);
    expect(new URL(view.url()).search).toBe("?sort=title&page=2");
    await view.goBack();
    await view.goBack();
    await view.waitForFunction(
      (text) => document.querySelector("tr.source:not(.list-off) th")?.textContent.startsWith(text),
      before.split("\n")[0] ?? ""
    );
    await view.getByLabel("How much was read").selectOption("Read in whole");
    const whole = sources.filter(({read}) => read === "whole").length;
    expect(await view.locator(".list-count").innerText()).toMatch(new RegExp(`^${whole} of `));
    expect(wrong).toEqual([]);
    await view.context().close();
  });

  it("is sorted on a phone too, by heads that are seen where the focus is", async () => {
    const {page: view} = await site.open("/sources", {viewport: {width: 390, height: 844}});
    const head = view.getByRole("button", {name: "Publisher", exact: true});
    await head.focus();
    const isSeen = await head.evaluate((button) => {
      const {x, y, width, height} = button.getBoundingClientRect();
      return height >= 24 && document.elementFromPoint(x + width / 2, y + height / 2) === button;
    });
    expect(isSeen).toBe(true);
    await head.click();
    const publishers = await view.locator(seen).evaluateAll((rows) => rows.map((row) => row.children[1]?.textContent));
    expect(publishers).toEqual([...publishers].sort((a, b) => a!.localeCompare(b!, "en")));
    await view.context().close();
  });

  it("with scripts off a page of the list is a link, and so is a source on it", async () => {
    const {page: view} = await site.open("/sources", {javaScriptEnabled: false});
    await view
      .getByRole("navigation", {name: "Pages of: Sources"})
      .getByRole("link", {name: /^Page 2 of/})
      .click();
    expect(await view.locator(seen).count()).toBe(PAGE);
    const last = page.querySelector("tbody:nth-of-type(3) th")!.id;
    await view.goto(`${site.address}sources#${last}`);
    await view.locator(`[id="${last}"]`).waitFor({state: "visible"});
    await view
      .getByRole("link", {name: `All ${sources.length}`})
      .last()
      .click();
    expect(await view.locator(seen).count()).toBe(sources.length);
    await view.context().close();
  });

  it("shows a row that the address leads to from its beginning, on a phone too", async () => {
    for (const id of ["jct-disclosure-report-2021", sources.at(-1)!.id]) {
      const {page: view} = await site.open(`/sources#${id}`, {viewport: {width: 390, height: 844}});
      const top = () =>
        view.locator(`[id="${id}"]`).evaluate((place) => place.closest("tr")!.getBoundingClientRect().top);
      await expect.poll(top).toBeGreaterThanOrEqual(0);
      expect(await top()).toBeLessThan(844 / 2);
      await view.context().close();
    }
  });

  // The whole list is handed to axe with the other pages, in browser.test.ts.
  it.runIf(LONG)("axe finds nothing in a choice", async () => {
    const {page: view} = await site.open("/sources#show-alone");
    expect(await axeFindsIn(view, [[1280, "dark"]])).toEqual({});
    await view.context().close();
  });
});
