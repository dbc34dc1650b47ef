import {isLinked} from "../../site/record/sourcelinks.js";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {legalStatus, statusOn} from "../../loaders/status/status.js";
import {axeFindsIn} from "./axe.js";
import {rulingOf, rulingsOf} from "../../site/record/rulings.js";
import {visit, type Visit} from "./browser.js";
import {built, record, wordsOf} from "./built.js";
import {some} from "../tools/rounds.js";

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
      const facts = new Map(
        [...built(`/orders/${id}`).querySelectorAll(".facts > div")].map((fact) => [
          wordsOf(fact.querySelector("dt")),
          wordsOf(fact.querySelector("dd"))
        ])
      );
      // An order that limits nothing and ends nowhere has no span; one that another took the place of has an end.
      const open = order.until === null;
      expect(facts.get("Limit")).toBe(order.restriction === "none" && open ? "set no limit" : undefined);
      expect(facts.has("From")).toBe(order.restriction !== "none" || !open);
      if (order.restriction !== "none" && order.from !== null && open && order.superseded_by.length === 0)
        expect(facts.get("Until")).toBe("no end date found");
      else if (open) expect(main).not.toMatch(/no end date found/i);
      expect(facts.get("Docket entry")).toBe(order.docket_entry ?? "not found");
    }
  );

  it("shows the status before and after as the orders alone give it, derived here anew", () => {
    const dated = orders.filter(({from}) => from !== null);
    expect(dated.length).toBeGreaterThan(20);
    let still = 0;
    for (const order of dated) {
      const intervals = legalStatus(orders, cases, {
        flow: order.flow,
        verifiedThrough: record.edition.verified_through
      });
      const turns = [...built(`/orders/${order.id}`).querySelectorAll(".turn")].map((turn) =>
        [...turn.querySelectorAll(".status .restriction")].map(wordsOf)
      );
      const days = [order.from ?? "", ...(order.until !== null && order.restriction !== "none" ? [order.until] : [])];
      // Two days that say the same are no comparison.
      const limit = (day: string) => {
        const {restriction, court_ids, binds} = statusOn(intervals, day);
        return JSON.stringify([restriction, court_ids, binds]);
      };
      const changed = days.filter((day) => limit(dayBefore(day)) !== limit(day));
      still += days.length - changed.length;
      expect([order.id, turns.length]).toEqual([order.id, changed.length]);
      for (const [index, day] of changed.entries()) {
        expect(turns[index]?.[0]).toMatch(levels[statusOn(intervals, dayBefore(day)).restriction]);
        expect(turns[index]?.[1]).toMatch(levels[statusOn(intervals, day).restriction]);
      }
    }
    expect(still).toBeGreaterThan(0);
  });

  it("says of a refusal, and of its affirmance, that it leaves other orders standing", () => {
    for (const {id} of orders.filter(
      ({type, flow}) => flow === record.edition.flow && ["denial", "affirmance"].includes(type)
    )) {
      expect(wordsOf(built(`/orders/${id}`).querySelector("#change ~ p:not(.soft)"))).toContain(
        "it leaves other orders standing"
      );
    }
  });

  it("says what changed on 5 September and on 21 November 2025", () => {
    expect([...built("/orders/ctr-notice-september").querySelectorAll(".turn .restriction")].map(wordsOf)).toEqual([
      "No court bar",
      "Notice first, by order of one court",
      "Notice first, by order of one court",
      "Barred by one court, except for criminal matters under section 6103(i)(2) of the tax code"
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

  it("leads to the rulings before and after its own, so that all of a flow can be gone through", () => {
    const flow = orders.filter((order) => order.flow === record.edition.flow);
    const rulings = rulingsOf({tables: {events}}, flow).map(([first]) => first!.id);
    expect(rulings.length).toBeLessThan(flow.length);
    const walked = [rulings[0] ?? ""];
    for (
      let next;
      (next = [...built(`/orders/${walked.at(-1)}`).querySelectorAll(".neighbors a[rel=next]")]
        .at(-1)
        ?.getAttribute("href")
        ?.replace("./", ""));
    )
      walked.push(next);
    expect(walked).toEqual(rulings);
  });

  it("links no order twice among those before and after it, and no part of its own ruling", () => {
    for (const order of orders) {
      const links = [...built(`/orders/${order.id}`).querySelectorAll(".neighbors a")].map((link) =>
        link.getAttribute("href")?.replace("./", "")
      );
      expect([order.id, new Set(links).size]).toEqual([order.id, links.length]);
      const own = rulingOf({tables: {events, orders}}, order).map(({id}) => id);
      expect(links.filter((id) => own.includes(id ?? ""))).toEqual([]);
    }
  });
});

it("appeals stand on the pages of the orders that they are from, as the case and the event say, and on no other", () => {
  const terms = (id: string) =>
    [...built(`/orders/${id}`).querySelectorAll(".side dt")]
      .filter((term) => wordsOf(term) === "Appeals")
      .map((term) => term.nextElementSibling!);
  const none = /^(?:The record has no appeal |No source in the record names )/;
  const appeals = (id: string) =>
    terms(id)
      .filter((said) => !none.test(wordsOf(said)))
      .flatMap((said) => [...said.querySelectorAll('a[href*="cases/"]')])
      .map((link) => link.getAttribute("href")?.replace(/^.*\//, ""));
  const told = orders.flatMap(({id}) => appeals(id).map((appeal) => [id, appeal]));
  expect(told).toEqual(
    [
      ["ssa-bar", "ssa-v-afscme"],
      ["centro-injunction-denial", "centro-v-bessent-appeal"],
      ["ctr-stay", "ctr-v-irs-appeal"],
      ["ctr-injunction", "ctr-v-irs-appeal"]
    ].sort(([a], [b]) => orders.findIndex(({id}) => id === a) - orders.findIndex(({id}) => id === b))
  );
  for (const id of ["ctr-advance-notice", "ctr-notice-to-dhs", "ctr-indicative-ruling"])
    expect(terms(id).map(wordsOf).join()).toMatch(
      /^No source in the record names this order in an appeal\..*26-5006\. Orders appealed: Stay .*; Preliminary injunction /
    );
  for (const id of ["cedc-suspension", "cedc-use-bar", "cedc-service"])
    expect(terms(id).map(wordsOf).join()).toMatch(
      /^The record has no appeal in this case\..*no appeal to the First Circuit found.*Where an appeal is pending$/
    );
  const brief = [...built("/cases/ctr-v-irs-appeal").querySelectorAll('.side a[href*="orders/"]')];
  expect(brief.map((link) => link.getAttribute("href")?.replace(/^.*\//, ""))).toEqual(["ctr-stay", "ctr-injunction"]);
  expect(events.find(({id}) => id === "ctr-appeal-docketed")?.summary).toContain(
    "the section 705 stay and the preliminary injunction of Nov. 21, 2025"
  );
});

it("a stay of a policy is marked as that, an injunction as a bar, in both languages", () => {
  const mark = (path: string) => wordsOf(built(path).querySelector("main > .limit .pill"));
  expect([mark("/orders/ctr-stay"), mark("/orders/ctr-injunction")]).toEqual(["Policy suspended", "Barred"]);
  expect([mark("/es/orders/ctr-stay"), mark("/es/orders/ctr-injunction")]).toEqual([
    "Política suspendida",
    "Prohibido"
  ]);
});

it("an order of type notice that limits nothing says so without speaking of notice", () => {
  for (const id of ["ctr-notice-to-dhs", "cedc-service"]) {
    const main = built(`/orders/${id}`).querySelector("main")!.cloneNode(true) as Element;
    // A correction quotes what the page said once.
    main.querySelector(".page-corrections")?.remove();
    expect(wordsOf(main)).toContain("By itself it set no limit on sharing");
    expect(wordsOf(main)).not.toContain("no notice requirement");
    expect(wordsOf(built(`/es/orders/${id}`).querySelector("main"))).toContain(
      "Por sí sola no fijó ningún límite a la entrega de datos"
    );
  }
});

describe("what an order page says first", () => {
  const stands = (path: string) => wordsOf(built(path).querySelector("main > .limit"));

  it("is whether the order is in force as recorded, with what it leaves open, in both languages", () => {
    expect(stands("/orders/ctr-injunction")).toBe(
      "Barred except for criminal matters under section 6103(i)(2) of the tax code. · As recorded through July 28, 2026, in force since Nov. 21, 2025; no end date found"
    );
    expect(stands("/es/orders/ctr-injunction")).toBe(
      "Prohibido salvo para asuntos penales según la sección 6103(i)(2) del código tributario. · Según lo registrado hasta el 28 de julio de 2026, vigente desde el 21 de noviembre de 2025; no se encontró fecha de fin"
    );
    expect(stands("/orders/ctr-notice-september")).toContain("ended: from Sept. 5, 2025 until Nov. 21, 2025");
    for (const id of ["ctr-indicative-ruling", "ctr-notice-to-dhs"])
      expect(stands(`/orders/${id}`)).toBe("Sets no limit of its own");
  });

  it("and leads from an order to the open question that names it", () => {
    const asked = record.edition.questions.findIndex(({row_ids}) => row_ids.includes("ctr-indicative-ruling"));
    const link = built("/orders/ctr-indicative-ruling").querySelector("#open + ul a");
    const place = link?.getAttribute("href")?.replace(/^.*#/, "") ?? "";
    expect(wordsOf(built("/methods").getElementById(place)?.querySelector("summary") ?? null)).toBe(wordsOf(link));
    expect(place).toBe(`question-${asked + 1}`);
    expect(built("/orders/ctr-stay").querySelector("#open")).toBeNull();
  });
});

describe("the citation of an order", () => {
  const cited = (id: string) => [...built(`/orders/${id}`).querySelectorAll(".citation")].map(wordsOf);

  it("is in both styles, the month as each cuts it, and in English on a page in Spanish", () => {
    const stay = (on: string, docketed: string) =>
      `Ctr. for Taxpayer Rts. v. IRS, No. 1:25-cv-00457 (CKK) (D.D.C. ${on}) (order granting section 705 stay), appeal docketed, No. 26-5006 (D.C. Cir. ${docketed})`;
    const both = [stay("Nov. 21, 2025", "Jan. 13, 2026"), stay("November 21, 2025", "January 13, 2026")];
    expect(cited("ctr-stay")).toEqual(both);
    for (const id of ["ctr-stay", "cedc-service", "ctr-notice-kept"])
      expect([...built(`/es/orders/${id}`).querySelectorAll(".citation")].map(wordsOf)).toEqual(cited(id));
  });

  it("never has an entry that the record does not have, and is no other order's", () => {
    const all: string[] = [];
    for (const {id, docket_entry} of orders) {
      const [legal] = cited(id);
      if (legal === undefined) continue;
      for (const number of /ECF Nos?\. ([\d, ]+)/.exec(legal)?.[1]?.trim().split(", ") ?? [])
        expect(docket_entry).toContain(number);
      all.push(legal);
    }
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter((legal, index) => all.indexOf(legal) !== index)).toEqual([]);
  });
});

it("no order's text is said to be at a news outlet's address: the page names what it is embedded in", () => {
  const opinion = [...built("/orders/ctr-injunction").querySelectorAll(".side dt")].find(
    (term) => wordsOf(term) === "Opinion or order"
  );
  expect(wordsOf(opinion!.nextElementSibling)).toBe(
    "embedded in: Federal Judge Blocks IRS From Sharing Info With ICE, Townhall"
  );
});

it("an unverified lead about an appeal is told on its page, on its case's and on those of the orders appealed", () => {
  const lead = (path: string) => wordsOf(built(path).querySelector("main p.unverified"));
  for (const path of ["/cases/ctr-v-irs", "/cases/ctr-v-irs-appeal", "/orders/ctr-stay", "/orders/ctr-injunction"])
    expect([path, lead(path)]).toEqual([path, expect.stringMatching(/^Unverified, about Sept\. 9, 2026: /)]);
  expect(lead("/orders/cedc-use-bar")).toBe("");
  const row = built("/cases/").querySelector('tr[id="ctr-v-irs-appeal"]');
  expect(wordsOf(row)).toContain("no decision read unverified lead, about Sept. 9, 2026");
  const brief = wordsOf(built("/orders/ctr-stay").querySelector(".side"));
  expect(brief).toContain("26-5006: Argued in 2026, after Feb. 24; no decision read (as of July 28, 2026)");
});

it("the law is said plainly to those who file with an ITIN, in both languages, and an exception at its court's end", () => {
  const level = (path: string) => wordsOf(built(path).querySelector(".law-today-level"));
  expect(level("/itin")).toMatch(
    /^No, as recorded through July 28, 2026\. A court in Washington suspended .+ except as the tax law allows for officials working on a criminal case\. A court in Massachusetts .+ barred ICE and Homeland Security from using the data\.$/
  );
  expect(level("/es/itin")).toMatch(
    /^No, según lo registrado hasta el 28 de julio de 2026\. Un tribunal de Washington suspendió .+ para funcionarios que trabajan en un caso penal\. Un tribunal de Massachusetts .+ usar los datos\.$/
  );
});

it("of an order that changed nothing it is said what stayed as it was, with the exception", () => {
  for (const id of ["centro-affirmance", "ctr-indicative-ruling"])
    expect(wordsOf(built(`/orders/${id}`).querySelector("#change + p"))).toMatch(
      /^The legal status stayed as it was: barred by two courts \(D\.D\.C\. except for criminal matters under section 6103\(i\)\(2\) of the tax code, and D\. Mass\.\)\./
    );
});

it("no two orders or cases have a page of one name", () => {
  const pages = [...orders.map(({id}) => `/orders/${id}`), ...cases.map(({id}) => `/cases/${id}`)];
  const named = pages.map((page) => wordsOf(built(page).querySelector("title")));
  const heads = pages.map((page) => wordsOf(built(page).querySelector("h1")));
  expect(new Set(named).size).toBe(pages.length);
  expect(new Set(heads).size).toBe(pages.length);
  expect(named.some((title) => title.startsWith("Preliminary injunction denied, D.D.C., 1:25-cv-00313 (CKK) | "))).toBe(
    true
  );
});

it("an order names the others of its ruling, and the list of orders counts rulings", () => {
  const facts = (id: string) =>
    new Map(
      [...built(`/orders/${id}`).querySelectorAll(".side dt")].map((term) => [
        wordsOf(term),
        [...term.nextElementSibling!.querySelectorAll("a")].map((link) => link.getAttribute("href"))
      ])
    ).get("Parts of the same ruling");
  expect(facts("cedc-use-bar")?.sort()).toEqual(["./cedc-service", "./cedc-suspension"]);
  expect(facts("centro-unsealing")).toBeUndefined();
  expect(wordsOf(built("/orders/").querySelector(".counts"))).toMatch(/^21 rulings, 28 orders in all ·/);
  expect(wordsOf(built("/orders/").getElementById("cedc-service"))).toContain("one of 3 orders in the same ruling");
});

it("the index of orders has every order once, the story's flow first", () => {
  const listed = [...built("/orders/").querySelectorAll(".list tbody th > a")].map((link) =>
    (link.getAttribute("href") ?? "").replace("./", "")
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
    for (const path of some(orders, 4).map(({id}) => `/orders/${id}`)) {
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

  it("a citation is copied with its italics, and as plain text beside them", async () => {
    const {page, wrong} = await site.open("/orders/ctr-stay");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const citation = page.locator(".citation").first();
    await citation.locator("button").click();
    await citation.locator("button", {hasText: "Copied"}).waitFor();
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const text = async (type: string) => (await item!.getType(type)).text();
      return {plain: await text("text/plain"), html: await text("text/html")};
    });
    expect(copied.plain).toBe(wordsOf(built("/orders/ctr-stay").querySelector(".citation")));
    expect(copied.html).toContain("<i>Ctr. for Taxpayer Rts. v. IRS</i>, No. 1:25-cv-00457");
    expect(copied.html).not.toContain("<button");
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("the list of orders is filtered by type: injunctions that were granted come without those that were denied", async () => {
    const {page} = await site.open("/orders/");
    await page.locator('select[name="type"]').selectOption("Preliminary injunction");
    const shown = await page.locator("tbody tr >> visible=true").evaluateAll((rows) => rows.map(({id}) => id));
    expect(shown.sort()).toEqual(
      orders
        .filter(({type}) => type === "preliminary-injunction")
        .map(({id}) => id)
        .sort()
    );
    const judges = await page.locator('select[name="judges"] option').allTextContents();
    expect(judges).toContain("Edwards");
    expect(judges.filter((judge) => judge.includes("("))).toEqual([]);
    await page.context().close();
  });

  it("in print the facts, the change and the sources are there, and the way around is not", async () => {
    const {page} = await site.open("/orders/ctr-stay");
    await page.emulateMedia({media: "print"});
    for (const name of [
      "What it changed about sharing IRS addresses with ICE",
      "What others called it",
      "Sources for this entry"
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
