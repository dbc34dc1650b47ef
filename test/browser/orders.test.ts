import {isLinked} from "../../site/record/sourcelinks.js";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {legalStatus, statusOn} from "../../loaders/status/status.js";
import {axeFindsIn} from "./axe.js";
import {visit, type Visit} from "./browser.js";
import {built, record, wordsOf} from "./built.js";

const {orders, cases, events, sources, agencies} = record.tables;
const levels = {none: /^No court bar/, notice: /^Notice first/, barred: /^Barred by/};
const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

describe("the page of an order", () => {
  it.each(orders.map((order) => [order.id, order] as const))(
    "%s says what was ordered, on whom, from when until when and why it ended",
    (id, order) => {
      const main = wordsOf(built(`/orders/${id}`).querySelector("main"));
      const named = [
        order.requires,
        order.binds_note,
        order.until_reason,
        order.note,
        ...order.binds.map((agency) => agencies.find((row) => row.id === agency)?.name ?? "")
      ];
      expect(named.filter((words) => words !== null && !main.includes(words.replace(/\s+/g, " ")))).toEqual([]);
      if (order.from !== null && order.until === null) expect(main).toContain("no end date found");
    }
  );

  it("shows the status before and after as the orders alone give it, derived here anew", () => {
    const dated = orders.filter(({from}) => from !== null);
    expect(dated.length).toBeGreaterThan(20);
    for (const order of dated) {
      const intervals = legalStatus(orders, cases, {
        flow: order.flow,
        verifiedThrough: record.edition.verified_through
      });
      const turns = [...built(`/orders/${order.id}`).querySelectorAll(".turn")].map((turn) =>
        [...turn.querySelectorAll(".status .restriction")].map(wordsOf)
      );
      const days = [order.from ?? "", ...(order.until !== null && order.restriction !== "none" ? [order.until] : [])];
      expect(turns).toHaveLength(days.length);
      for (const [index, day] of days.entries()) {
        expect(turns[index]?.[0]).toMatch(levels[statusOn(intervals, dayBefore(day)).restriction]);
        expect(turns[index]?.[1]).toMatch(levels[statusOn(intervals, day).restriction]);
      }
    }
  });

  it("says of a refusal, and of its affirmance, that it leaves other orders standing", () => {
    for (const {id} of orders.filter(
      ({type, flow}) => flow === record.edition.flow && ["denial", "affirmance"].includes(type)
    )) {
      expect(wordsOf(built(`/orders/${id}`).querySelector("#change ~ p:not(.soft)"))).toContain(
        "it leaves other orders standing"
      );
    }
    expect([...built("/orders/centro-affirmance").querySelectorAll(".turn .restriction")].map(wordsOf)).toEqual([
      "Barred by two courts",
      "Barred by two courts"
    ]);
  });

  it("says what changed on 5 September and on 21 November 2025", () => {
    expect([...built("/orders/ctr-notice-september").querySelectorAll(".turn .restriction")].map(wordsOf)).toEqual([
      "No court bar",
      "Notice first, by order of one court",
      "Notice first, by order of one court",
      "Barred by one court"
    ]);
  });

  it("has every position that its sources and those of its events take, and every source in full", () => {
    for (const order of orders) {
      const main = built(`/orders/${order.id}`).querySelector("main");
      const positions = [
        ...order.disagreements,
        ...events.filter(({order_ids}) => order_ids.includes(order.id)).flatMap(({disagreements}) => disagreements)
      ];
      expect(positions.filter(({says}) => !wordsOf(main).includes(says.replace(/\s+/g, " ")))).toEqual([]);
      const listed = [...(main?.querySelectorAll(".bibliography .out") ?? [])].map((link) => link.getAttribute("href"));
      const addresses = order.source_ids.flatMap((id) => {
        const source = sources.find((known) => known.id === id);
        const copy = source?.copy_url ?? null;
        // A copy under a host where anyone opens a site is named, and not linked.
        return [source?.url, copy !== null && isLinked(copy) ? copy : null].filter((address) => address != null);
      });
      expect(listed).toEqual(addresses);
    }
  });

  it("leads to the orders before and after it, so that all of a flow can be gone through", () => {
    const flow = orders.filter((order) => order.flow === record.edition.flow).map(({id}) => id);
    const walked = [flow[0] ?? ""];
    for (
      let next;
      (next = built(`/orders/${walked.at(-1)}`)
        .querySelector(".neighbors > div:last-child a[rel=next]")
        ?.getAttribute("href")
        ?.replace("./", ""));
    )
      walked.push(next);
    expect(walked).toEqual(flow);
  });
});

it("the index of orders has every order once, the story's flow first", () => {
  const listed = [...built("/orders/").querySelectorAll(".list tbody th > a")].map((link) =>
    link.getAttribute("href")?.replace("./", "")
  );
  expect([...listed].sort()).toEqual(orders.map(({id}) => id).sort());
  expect(orders.find(({id}) => id === listed[0])?.flow).toBe(record.edition.flow);
});

describe("in Chromium", () => {
  let site: Visit;
  beforeAll(async () => void (site = await visit()));
  afterAll(() => site.close());

  it("axe finds nothing on any order at 1280 pixels (dark) and 390 (light)", {timeout: 240_000}, async () => {
    const found: Record<string, string[]> = {};
    const {page} = await site.open("/orders/");
    for (const path of orders.map(({id}) => `/orders/${id}`)) {
      await site.go(page, path);
      Object.assign(
        found,
        await axeFindsIn(
          page,
          [
            [1280, "dark"],
            [390, "light"]
          ],
          path
        )
      );
    }
    expect(found).toEqual({});
    await page.context().close();
  });

  it("a finger goes from order to order, with scripts off, and nothing scrolls sideways at 320 pixels", async () => {
    const {page, wrong} = await site.open("/orders/ctr-notice-september", {
      viewport: {width: 320, height: 700},
      hasTouch: true,
      isMobile: true,
      javaScriptEnabled: false
    });
    await page.locator(".neighbors a[rel=next]").first().tap();
    await page.waitForURL(/ctr-notice-kept$/);
    const box = await page.locator("#observablehq-main").boundingBox();
    expect(box!.x + box!.width).toBeLessThanOrEqual(320);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("in print the facts, the change and the sources are there, and the way around is not", async () => {
    const {page} = await site.open("/orders/ctr-stay");
    await page.emulateMedia({media: "print"});
    for (const name of [
      "What it changed about sharing IRS addresses with ICE",
      "What others called it",
      "Sources of this entry"
    ])
      expect(await page.getByRole("heading", {name}).isVisible()).toBe(true);
    expect(await page.locator("nav.site").isVisible()).toBe(false);
    // The browser shows what was folded with the first frame after the change.
    const source = page.locator("#events + .docket .sources a").first();
    await expect.poll(() => source.evaluate((link) => link.checkVisibility())).toBe(true);
    expect((await page.pdf({format: "Letter"})).length).toBeGreaterThan(10_000);
    await page.context().close();
  });
});
