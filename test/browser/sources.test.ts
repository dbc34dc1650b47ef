import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {axeFinds} from "./axe.js";
import {visit, type Visit} from "./browser.js";
import {built, record, wordsOf} from "./built.js";

const {sources, events, orders, cases, laws, claims, observations} = record.tables;
const citing = {events, orders, cases, laws, claims};
const page = built("/sources");

describe("the page of sources", () => {
  it("has every source once, with exactly what rests on it", () => {
    expect([...page.querySelectorAll("li.source")].map(({id}) => id).sort()).toEqual(sources.map(({id}) => id).sort());
    for (const {id} of sources) {
      const rows = Object.values(citing).flatMap((table) => table.filter(({source_ids}) => source_ids.includes(id)));
      const series = new Set(observations.filter(({source_id}) => source_id === id).map(({series_id}) => series_id));
      expect([id, page.getElementById(id)?.querySelectorAll(".citing li").length]).toEqual([
        id,
        rows.length + series.size
      ]);
    }
  });

  it("begins with those on which most rests", () => {
    const counts = [...page.querySelectorAll("li.source")].map((item) => item.querySelectorAll(".citing li").length);
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
        expect(page.getElementById(source_ids[0] ?? "")?.querySelector(".alone")).not.toBeNull();
    }
  });
});

describe("in Chromium", () => {
  let site: Visit;
  beforeAll(async () => void (site = await visit()));
  afterAll(() => site.close());
  const seen = "li.source >> visible=true";

  it("each link of the filter shows as many sources as it says, with scripts off", async () => {
    const {page: view} = await site.open("/sources", {javaScriptEnabled: false});
    expect(await view.locator(".find").isVisible()).toBe(false);
    const links = view.locator(".choices a:has(b)");
    for (let index = 0; index < (await links.count()); index++) {
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
    await view.getByRole("searchbox").pressSequentially("fedscoop watchdog");
    const count = await view.locator(seen).count();
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(10);
    expect(await view.locator(".find output").innerText()).toBe(`${count} of ${sources.length} sources`);
    expect(new URL(view.url()).searchParams.get("q")).toBe("fedscoop watchdog");
    await view.reload();
    expect(await view.locator(seen).count()).toBe(count);
    await view.getByRole("searchbox").fill("");
    expect(await view.locator(seen).count()).toBe(sources.length);
    expect(wrong).toEqual([]);
    await view.context().close();
  });

  it("words and a link of the filter narrow together, and a link to a source that they hide shows it", async () => {
    const {page: view} = await site.open("/sources?q=fedscoop");
    const both = await view.locator(seen).count();
    await view.locator('.choices a[href="#show-orders"]').click();
    const narrowed = await view.locator(seen).count();
    expect(narrowed).toBeLessThan(both);
    await view.locator(".find output", {hasText: `${narrowed} of ${sources.length} sources`}).waitFor();
    await view.evaluate(() => (location.hash = "#crs-lsb11413"));
    await view.locator("#crs-lsb11413").waitFor({state: "visible"});
    await view.context().close();
  });

  it.each([
    ["light", 1280, ""],
    ["dark", 390, ""],
    ["dark", 1280, "#show-alone"]
  ] as const)("axe finds nothing (%s, %i pixels, %s)", async (colorScheme, width, hash) => {
    const {page: view} = await site.open(`/sources${hash}`, {
      viewport: {width, height: 900},
      colorScheme,
      bypassCSP: true
    });
    expect(await axeFinds(view)).toEqual([]);
    await view.context().close();
  });
});
