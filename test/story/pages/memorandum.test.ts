import type {BlockContext} from "../../../site/ui/block.js";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {drawView} from "../../../site/framework/views.js";
import {axeFindsIn} from "../../browser/axe.js";
import {visit, type Visit} from "../../browser/browser.js";
import {built, record, wordsOf} from "../../browser/built.js";

const {laws, orders, events} = record.tables;
const page = built("/memorandum");
const context = (options: Record<string, string>): BlockContext => ({path: "/memorandum", params: {}, options});

describe("the page of the memorandum", () => {
  it("runs from the draft to the suspension, in the order of the days", () => {
    const lists = [...page.querySelectorAll(".event-lines:not(.laws)")];
    const ids = [...(lists.at(-1)?.querySelectorAll(".ways a") ?? [])].map((link) =>
      new URL(link.getAttribute("href") ?? "", "http://site/memorandum").hash.slice(1)
    );
    expect(ids[0]).toBe("draft-agreement-reported");
    expect(ids).toContain("cedc-injunction");
    const days = ids.map((id) => events.find((event) => event.id === id)?.date_start ?? "");
    expect(days).toEqual([...days].sort());
  });

  it("has the new edition of the manual after the signing", () => {
    const titles = wordsOf(page.querySelector(".event-lines"));
    expect(titles.indexOf("memorandum of understanding signed")).toBeLessThan(
      titles.indexOf("IRS reissues its manual section")
    );
  });

  it("sets each element of the statute beside the memorandum, the requests and the courts, and leads to what each court was reported to find", () => {
    expect(page.querySelectorAll(".statute li")).toHaveLength(7);
    const reported = orders.filter(({note}) => /\bElements?, as reported\b/.test(note ?? "")).map(({id}) => id);
    const cited = [...page.querySelectorAll('.statute a[href*="/orders/"]')].map((link) =>
      link.getAttribute("href")?.split("/").at(-1)
    );
    // Orders of one day share their findings: one of each stands for the others.
    const days = (ids: readonly (string | undefined)[]) => [
      ...new Set(orders.filter(({id}) => ids.includes(id)).map(({case_id, date}) => `${case_id} ${date}`))
    ];
    expect(reported.length).toBeGreaterThan(3);
    expect(days(cited)).toEqual(expect.arrayContaining(days(reported)));
  });

  it("says which judge held what on the statute, when, in which case and posture, in both languages", () => {
    const list = (path: string) =>
      [...built(path).querySelectorAll(".docket > li")].map((item) => [
        wordsOf(item.querySelector(".when")),
        wordsOf(item.querySelector("h3")),
        [...item.querySelectorAll("a")].map((link) => link.getAttribute("href")?.replace(/^[./]*/, ""))
      ]);
    const held = list("/memorandum");
    expect(held.slice(0, 2)).toEqual([
      [
        "May 12, 2025",
        "Dabney L. Friedrich, D.D.C., May 12, 2025",
        ["orders/centro-injunction-denial", "cases/centro-v-bessent", "orders/centro-affirmance"]
      ],
      [
        "Nov. 21, 2025",
        "Colleen Kollar-Kotelly, D.D.C., Nov. 21, 2025",
        [
          "orders/ctr-injunction",
          "cases/ctr-v-irs",
          "cases/ctr-v-irs-appeal",
          "orders/ctr-stay",
          "orders/ctr-injunction"
        ]
      ]
    ]);
    // Each says what came before or after it on appeal, or that the record has nothing.
    expect(
      [...page.querySelectorAll(".docket > li")].map((item) => wordsOf(item.querySelector("div > p:last-child")))
    ).toEqual([
      expect.stringMatching(/^Affirmed by: .*, Feb\. 24, 2026\.$/),
      expect.stringMatching(/^Appeals: .*, 26-5006: /),
      expect.stringMatching(
        /^Appeals: The record has no appeal in this case\..*no appeal to the First Circuit found.*Where an appeal is pending\.$/
      ),
      expect.stringMatching(/^Affirms: .*, May 12, 2025\.$/),
      expect.stringMatching(/^Appeals: No source in the record names this order in an appeal\. .*, 26-5006\./)
    ]);
    expect(held).toHaveLength(5);
    expect(list("/es/memorandum").map(([, judge]) => judge?.slice(0, 9))).toEqual(
      held.map(([, judge]) => judge?.slice(0, 9))
    );
    // Each says how firm it is.
    const firm = (path: string) => [...built(path).querySelectorAll(".docket > li b")].map(wordsOf);
    expect(firm("/memorandum")).toEqual([
      "Finding on likelihood:",
      "Finding on likelihood:",
      "Finding on preliminary relief, as reported:",
      "Holding:",
      "Indicative:"
    ]);
    expect(new Set([...firm("/memorandum"), ...firm("/es/memorandum")]).size).toBe(8);
    // Nothing is said of a court where two of its judges differ.
    for (const path of ["/", "/memorandum"])
      expect(wordsOf(built(path).querySelector("#figure-what-the-statute-asks"))).not.toContain("(D.D.C.)");
  });

  it("has every law under its id", () => {
    for (const law of laws) expect(wordsOf(page.getElementById(law.id))).toContain(law.citation);
  });

  it("refuses, when it is built, an event or an order that does not exist", () => {
    expect(() => drawView("events", context({ids: "memorandum-signed no-such-event"}), record)).toThrow(
      "there is no event no-such-event"
    );
    expect(() =>
      drawView("agreement", context({made: "memorandum-signed", suspended: "no-such-order"}), record)
    ).toThrow(RangeError);
  });
});

describe("in Chromium", () => {
  let site: Visit;
  beforeAll(async () => void (site = await visit()));
  afterAll(() => site.close());

  it("axe finds nothing, and nothing scrolls sideways, at 1280 pixels (light) and 390 (dark)", async () => {
    const {page: view, wrong} = await site.open("/memorandum");
    for (const look of [
      [1280, "light"],
      [390, "dark"]
    ] as const) {
      expect(await axeFindsIn(view, [look])).toEqual({});
      expect(await view.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(look[0]);
    }
    expect(wrong).toEqual([]);
    await view.context().close();
  });
});
