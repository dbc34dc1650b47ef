import {readFileSync, statSync} from "node:fs";
import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {addressOf} from "../../site/record/addresses.js";
import {type SearchDocument, find, makeIndex} from "../../site/features/search/index.js";
import {allDocuments, searchedTables} from "../../site/features/search/documents.js";
import {Languages} from "../../site/framework/languages.js";
import {en} from "../../site/words/en.js";
import es from "../../site/words/es.js";
import {axeFindsIn} from "./axe.js";
import {visit, type Visit} from "./browser.js";
import {built, documents, idsOf, record} from "./built.js";
import {LONG} from "../tools/rounds.js";

const KINDS = Object.fromEntries(searchedTables().map(({name, title}) => [name, title]));
const languages = await Languages.of("src", record, []);
const rows = allDocuments(languages);
const index = makeIndex(rows, {code: "en", ...en.search.says});
const shippedFor = (path: string) =>
  new URL(built(path).querySelector("link[as=fetch]")?.getAttribute("href") ?? "", `http://site${path}`).pathname;
const shipped = shippedFor("/search");
const inSpanish = allDocuments(languages, "es");
const spanish = makeIndex(inSpanish, {code: "es", ...es.search.says});
const leadsNowhere = ({address}: SearchDocument) => {
  const {pathname, hash} = new URL(address, "http://site");
  return !documents.has(pathname) || (hash !== "" && !idsOf(pathname).has(hash.slice(1)));
};

it.each(["subscribe", "feed", "calendar"])("the word %s leads to what can be followed", (word) => {
  const first = find(index, word).hits.slice(0, 3);
  expect(first.map(({address}) => address)).toContain("/chronology");
});

describe("what search covers", () => {
  it("is every page, chart and row of the listed tables, at an address that the site has", () => {
    expect(JSON.parse(readFileSync(`dist${shipped}`, "utf8"))).toEqual(rows);
    for (const table of Object.keys(KINDS) as (keyof typeof record.tables)[])
      expect(rows.filter(({kind}) => kind === table).map(({address}) => address)).toEqual(
        (record.tables[table] as readonly {id: string}[]).map(({id}) => addressOf(record, table, id))
      );
    expect(rows.filter(leadsNowhere)).toEqual([]);
  });

  it("says of a series' values the unit and the bound, which a bare number would leave out", () => {
    const told = JSON.stringify(rows.find(({id}) => id === "series/irs-ice-transfer"));
    expect(told).toMatch(/insufficient[^:]*: less than 5%/);
    expect(told).toMatch(/: 47,289 people/);
    expect(rows.find(({id}) => id === "series/irs-ice-memorandum")?.text).toMatch(/: 1 event(?!s)/);
    expect(inSpanish.find(({id}) => id === "series/irs-ice-memorandum")?.text).toMatch(/: 1 hecho(?!s)/);
  });

  it("is found by its own title, each row", () => {
    expect(
      rows.filter(({id, title}) => !find(index, title).hits.some((hit) => hit.id === id)).map(({id}) => id)
    ).toEqual([]);
  });

  it("finds every order by the docket number of its case", () => {
    for (const {id, docket_number} of record.tables.cases) {
      const made = record.tables.orders.filter(({case_id}) => case_id === id).map((order) => `orders/${order.id}`);
      const number = docket_number.split(/[;,(]\s*/)[0]!.trim();
      const found = find(index, number).hits.map((hit) => hit.id);
      expect([number, made.filter((order) => !found.includes(order))]).toEqual([number, []]);
    }
  });

  it.each([
    ["47,289", "/chronology#addresses-sent-2025-08-07"],
    ["47289", "/chronology#addresses-sent-2025-08-07"],
    ["1:25-cv-12822", "/cases/cedc-v-bessent"],
    ["Talwani injuntion", "/chronology#cedc-injunction"],
    ["1253(a)(1)", "/memorandum#usc-8-1253-a-1"],
    ["2025-11-21 stay", "/orders/ctr-stay"],
    ["Kollar-Kotelly", "/orders/ctr-notice-kept"],
    ["Talwani", "/orders/cedc-suspension"],
    // A case by the short name that lawyers give it, and an event by its court.
    ["CEDC v. Bessent", "/cases/cedc-v-bessent"],
    ["CTR v. IRS", "/cases/ctr-v-irs"],
    ["D. Mass. injunction", "/chronology#cedc-injunction"],
    ["Massachusetts injunction", "/orders/cedc-suspension"],
    ["DDC", "/cases/ctr-v-irs"],
    ["D.D.C.", "/cases/ctr-v-irs"],
    ["who signed the memorandum", "/chronology#memorandum-signed"],
    ["itin", "/itin"],
    ["law on any date", "/#figure-law-on-any-date"],
    ["who is bound today", "/orders/"],
    ["schema", "/explore"],
    ["download", "/explore"],
    ["license", "/explore"],
    ["data package", "/explore"],
    ["data package", "/verify"],
    ["checksum", "/verify"],
    ["sha256", "/verify"],
    ["SHA-256", "/verify"],
    ["second researcher", "/methods"],
    ["double-checked", "/methods"],
    ["tax paid by unauthorized immigrants by state", "/taxpayers/taxes"],
    ["illegal immigrants by state", "/taxpayers/states"],
    ["how many undocumented", "/taxpayers/people"],
    ["per capita returns by state", "/explore#question-returns-per-1000-residents"],
    ["returns per 1,000 residents by state", "/explore#question-returns-per-1000-residents"],
    ["per capita", "/series/census-state-population-v2024"],
    ["memorandum signed in 2023", "/claims#claim-02-memorandum-signed-2023"]
  ])("answers “%s” with %s among the first five", (question, address) => {
    expect(
      find(index, question)
        .hits.slice(0, 5)
        .map((hit) => hit.address)
    ).toContain(address);
  });

  it.each([
    ["8822", "/itin#what-if-i-move"],
    ["what if I moved", "/itin#what-if-i-move"],
    ["VITA", "/itin#where-is-free-help"],
    ["lawyers", "/itin#where-is-free-help"],
    ["penalties", "/itin#should-i-file-this-year"],
    ["lawsuit", "/itin#can-i-sue"],
    ["knock", "/itin#what-if-someone-knocks-on-my-door-or-i-get-a-letter"],
    ["letter", "/itin#what-if-someone-knocks-on-my-door-or-i-get-a-letter"],
    ["was I on the list", "/itin#was-i-on-the-list"]
  ])("answers the plain question “%s” with a section of a page, %s, among the first three", (question, address) => {
    expect(
      find(index, question)
        .hits.slice(0, 3)
        .map((hit) => hit.address)
    ).toContain(address);
  });

  it.each(["VITA", "penalty", "penalties", "help", "lawyer", "renew", "preparer", "damages", "knock", "move"])(
    "has a section that answers a person above every series and source by the plain word “%s”",
    (word) => expect(find(index, word).hits[0]?.address).toMatch(/^\/itin#/)
  );

  it.each([
    ["who signed the memorandum", index, "/chronology#memorandum-signed"],
    ["when was the memorandum signed", index, "/chronology#memorandum-signed"],
    ["quién firmó el memorando", spanish, "/es/chronology#memorandum-signed"]
  ] as const)("answers “%s” first with the event, before the series that counts it", (question, of, address) =>
    expect(find(of, question).hits[0]?.address).toBe(address)
  );

  it.each(["should I file", "can ICE get my address", "can I sue", "where is free help"])(
    "answers “%s” first with a section of the page of questions",
    (question) => expect(find(index, question).hits[0]?.address).toMatch(/^\/itin#/)
  );

  it.each([
    "may the IRS give ICE my address",
    "is it allowed",
    "can the IRS share my address with ICE",
    "sharing IRS addresses with ICE"
  ])("answers “%s” first with the law today in plain words", (question) => {
    const [first] = find(index, question).hits;
    expect(first?.address).toBe("/itin#law-today");
    expect(first?.text).toMatch(/^No, as recorded through \w+ \d+, \d{4}\. /);
  });

  it.each(["¿puede ICE saber mi dirección?", "puede el IRS dar mi dirección a ICE", "¿se permite?"])(
    "answers “%s” in Spanish first with the law today in plain words",
    (question) => expect(find(spanish, question).hits[0]?.address).toBe("/es/itin#law-today")
  );

  it.each([
    ["should I still file", "should-i-file-this-year"],
    ["do I have to file taxes this year", "should-i-file-this-year"],
    ["ice at my door", "what-if-someone-knocks-on-my-door-or-i-get-a-letter"],
    ["ICE came to my house", "what-if-someone-knocks-on-my-door-or-i-get-a-letter"],
    ["letter from IRS", "what-if-someone-knocks-on-my-door-or-i-get-a-letter"],
    ["how do I know if my name is on the list", "was-i-on-the-list"],
    ["do I need a lawyer", "where-is-free-help"],
    ["can I sue the IRS", "can-i-sue"]
  ])("answers “%s”, in a person’s own words, first with the section #%s", (question, section) =>
    expect(find(index, question).hits[0]?.address).toBe(`/itin#${section}`)
  );

  it("finds a last word as far as it was typed, and not all that begins as its stem does", () => {
    const [whole, part] = ["fine", "finc"].map((question) => find(index, question).hits.flatMap(({terms}) => terms));
    expect([whole!.length > 0, whole!.filter((term) => term.startsWith("fin") && term !== "fin")]).toEqual([true, []]);
    expect(part).toContain("fincen");
  });

  it("has orders first by a word of the courts that a person's question has too", () =>
    expect(find(index, "notice").hits[0]?.address).toMatch(/^\/orders\//));

  it.each([
    ["a day", ["November 21, 2025", "Nov. 21, 2025", "2025-11-21", "21 Nov 2025"]],
    ["a docket", ["1:25-cv-00457", "25-cv-457", "25-457", "1:25-cv-00457-CKK"]]
  ])("finds the same by each way of writing %s", (_what, ways) => {
    const found = ways.map((way) => find(index, way).hits.map(({id}) => id));
    expect(found[0]!.length).toBeGreaterThan(10);
    for (const ids of found) expect(ids).toEqual(found[0]);
  });

  it.each(["2026-02-05", "2025-11-21"])("has the orders of %s before everything else of that day", (day) => {
    const of = record.tables.orders.filter(({date}) => date === day).map(({id}) => `orders/${id}`);
    const first = find(index, day).hits.slice(0, of.length);
    expect(first.map(({id}) => id).sort()).toEqual(of.sort());
  });

  it("finds nothing by a docket number that no row has, whatever stands beside it", () => {
    const none = {hits: [], all: false, docket: "1:25-cv-99999"};
    expect(find(index, "1:25-cv-99999")).toEqual(none);
    expect(find(index, "Talwani 1:25-cv-99999 memorandum")).toEqual(none);
  });

  it("asks for every word first, then for most of them, then for a part, and else finds nothing", () => {
    expect(find(index, "Talwani massachusetts").all).toBe(true);
    const most = find(index, "Talwani massachusetts zyzzyva");
    expect(most.all).toBe(false);
    expect(most.hits.map(({id}) => id)).toContain("orders/cedc-suspension");
    for (const question of ["Talwani zyzzyva", "Talwani zyzzyva qwertz"]) {
      const part = find(index, question);
      expect([question, part.all, part.hits[0]?.id]).toEqual([question, false, find(index, "Talwani").hits[0]?.id]);
    }
    for (const question of ["zyzzyva", "zyzzyva qwertz"])
      expect([question, find(index, question).hits]).toEqual([question, []]);
  });

  it("leaves small words out of a question, unless it has no others", () => {
    const ids = (question: string) => find(index, question).hits.map(({id}) => id);
    expect(ids("can I get my address")).toEqual(ids("address"));
    expect(ids("who").length).toBeGreaterThan(0);
  });
});

describe("what search covers in Spanish", () => {
  it("comes with the same script, which carries the words of no language", () => {
    for (const path of ["/search", "/es/search"]) {
      const script = built(path).querySelector("script[src*='/search.']");
      const {pathname} = new URL(script?.getAttribute("src") ?? "", `http://site${path}`);
      expect([pathname, statSync(`dist${pathname}`).size < 27_000]).toEqual([pathname, true]);
    }
  });

  it("is the same as in English, with the page of its language where there is one, in a file of its own", () => {
    expect(shippedFor("/es/search")).not.toBe(shipped);
    expect(JSON.parse(readFileSync(`dist${shippedFor("/es/search")}`, "utf8"))).toEqual(inSpanish);
    // A page that is told shorter in Spanish has fewer sections.
    const told = new Set(inSpanish.map(({id}) => id));
    const untold = rows.filter(({id}) => !told.has(id));
    expect(untold.map(({id}) => id.replace(/#.*/, "#"))).toEqual(["pages//claims#", "pages//claims#"]);
    const same = rows.filter(({id}) => told.has(id));
    expect(inSpanish.map(({id}) => id)).toEqual(same.map(({id}) => id));
    expect(rows.filter(({address}) => address.startsWith("/es/"))).toEqual([]);
    expect(inSpanish.filter(leadsNowhere)).toEqual([]);
    const wrong = inSpanish.filter(({address, englishPage}, at) => {
      const plain = same[at]!.address;
      const own = documents.has(`/es${plain.replace(/#.*/, "")}`);
      return address !== (own ? `/es${plain}` : plain) || (englishPage === true) === own;
    });
    expect(wrong).toEqual([]);
  });

  it("is found by its own title, each row", () => {
    const lost = inSpanish.filter(({id, title}) => !find(spanish, title).hits.some((hit) => hit.id === id));
    expect(lost.map(({id}) => id)).toEqual([]);
  });

  it("leaves small words of English out too, as the page asks it to: parts of a question are found alike in both languages", () => {
    const asked = (path: string) =>
      JSON.parse(built(path).querySelector("form.search")!.getAttribute("data-says")!) as typeof es.search.says;
    const inBoth = [
      makeIndex(rows, {code: "en", ...asked("/search")}),
      makeIndex(inSpanish, {code: "es", ...asked("/es/search")})
    ];
    const found = (index: (typeof inBoth)[number], question: string) => {
      const {hits, all} = find(index, question);
      return {all, addresses: hits.map(({address}) => address)};
    };
    for (const one of inBoth) expect(found(one, "a bond to the ICE")).toEqual(found(one, "bond ICE"));
  });

  it.each([
    ["como puedo saber si mi nombre esta en la lista", "was-i-on-the-list"],
    ["hacer mis taxes", "should-i-file-this-year"],
    ["¿debo seguir declarando?", "should-i-file-this-year"],
    ["¿qué pasa si ICE viene a mi casa?", "what-if-someone-knocks-on-my-door-or-i-get-a-letter"],
    ["me llegó una carta del IRS", "what-if-someone-knocks-on-my-door-or-i-get-a-letter"],
    ["necesito un abogado", "where-is-free-help"],
    ["¿puedo demandar al IRS?", "can-i-sue"]
  ])("answers “%s”, in a person’s own words, first with the section #%s", (question, section) =>
    expect(find(spanish, question).hits[0]?.address).toBe(`/es/itin#${section}`)
  );

  it.each(["VITA", "multa", "abogado", "renovar", "vencido", "lista", "clínica"])(
    "has a section that answers a person above every series and source by the plain word “%s”",
    (word) => expect(find(spanish, word).hits[0]?.address).toMatch(/^\/es\/itin#/)
  );

  it.each([
    ["memorándum", "/es/memorandum"],
    ["memorandum", "/es/memorandum"],
    ["quién firmó el memorando", "/es/chronology#memorandum-signed"],
    ["ordenes", "/es/orders/"],
    ["1:25-cv-12822", "/es/cases/cedc-v-bessent"],
    ["suspenden Talwani", "/es/orders/cedc-suspension"],
    ["7 de agosto de 2025", "/es/chronology#addresses-sent-2025-08-07"],
    ["contribuyentes", "/es/taxpayers/"],
    ["inexacta", "/es/claims#claim-02-memorandum-signed-2023"],
    ["fuentes", "/sources"],
    ["explore", "/explore"],
    ["mudo", "/es/itin#what-if-i-move"],
    ["me mudé", "/es/itin#what-if-i-move"],
    ["8822", "/es/itin#what-if-i-move"],
    ["multas", "/es/itin#should-i-file-this-year"],
    ["¿debo declarar?", "/es/itin#should-i-file-this-year"],
    ["preparadores", "/es/itin#should-i-file-this-year"],
    ["abogada", "/es/itin#where-is-free-help"],
    ["VITA", "/es/itin#where-is-free-help"],
    ["demanda", "/es/itin#can-i-sue"],
    ["carta", "/es/itin#what-if-someone-knocks-on-my-door-or-i-get-a-letter"],
    ["¿y si tocan a mi puerta?", "/es/itin#what-if-someone-knocks-on-my-door-or-i-get-a-letter"],
    ["¿puede ICE saber mi dirección?", "/es/itin#what-may-ice-do-with-the-list"],
    ["5 de febrero de 2026", "/es/orders/cedc-use-bar"]
  ])("answers “%s” with %s among the first five", (question, address) => {
    const found = find(spanish, question).hits.slice(0, 5);
    expect(found.map((hit) => hit.address)).toContain(address);
  });
});

describe("in Chromium", () => {
  let site: Visit;
  beforeAll(async () => void (site = await visit()));
  afterAll(() => site.close());
  const ready = (page: Page) => page.locator("form.search[data-ready]").waitFor();
  const titles = (page: Page) => page.locator(".results a").allInnerTexts();

  it("shows what it found on the first screen of a phone, and where to look as one row before it", async () => {
    for (const path of ["/search#q=itin", "/es/search#q=itin"]) {
      const {page} = await site.open(path, {viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true});
      await ready(page);
      const first = await page.locator(".results li").first().boundingBox();
      expect([path, first!.y + first!.height < 844]).toEqual([path, true]);
      const tops = await page
        .locator("form.search fieldset label")
        .evaluateAll((labels) => [...new Set(labels.map((label) => label.getBoundingClientRect().top))]);
      expect([path, tops.length]).toEqual([path, 1]);
      await page.context().close();
    }
  });

  it("keeps the ring of a chosen kind within its own button, over no other", async () => {
    const {page} = await site.open("/search#q=notice");
    await ready(page);
    await page.locator("fieldset input").first().focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowLeft");
    const [dot, button, ring] = await page.evaluate(() => {
      const {outlineStyle, outlineOffset, outlineWidth} = getComputedStyle(document.activeElement!);
      const reach = Number.parseFloat(outlineOffset) + Number.parseFloat(outlineWidth);
      const {x, y, width, height} = document.activeElement!.getBoundingClientRect();
      const box = document.activeElement!.closest("label")!.getBoundingClientRect();
      const around = {left: x - reach, top: y - reach, right: x + width + reach, bottom: y + height + reach};
      return [around, {left: box.left, top: box.top, right: box.right, bottom: box.bottom}, outlineStyle] as const;
    });
    expect(ring).not.toBe("none");
    expect(dot.left > button.left && dot.top > button.top).toBe(true);
    expect(dot.right < button.right && dot.bottom < button.bottom).toBe(true);
    await page.context().close();
  });

  it("says which docket number the record has not, and lists nothing", async () => {
    const {page} = await site.open("/search#q=1:25-cv-99999");
    await ready(page);
    expect(await page.locator(".search output").innerText()).toBe("No docket 1:25-cv-99999 in the record.");
    expect(await titles(page)).toEqual([]);
    await page.context().close();
  });

  it("by keyboard alone: type, go down through what is found, come back, and open a row", async () => {
    const {page, wrong} = await site.open("/search");
    await ready(page);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("q");
    await page.keyboard.type("injunction");
    expect(await page.locator(".search output").innerText()).toMatch(/^\d+ results?\.$/);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe((await titles(page))[1]);
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("q");
    await page.keyboard.press("Enter");
    const href = await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href);
    await page.keyboard.press("Enter");
    await page.waitForURL(href);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("a shared address opens the same search, and Back from a row returns to it", async () => {
    const {page} = await site.open("/search#q=Kollar-Kotelly&in=cases");
    await ready(page);
    expect(await page.locator("#q").inputValue()).toBe("Kollar-Kotelly");
    const found = await titles(page);
    expect(found).toHaveLength(2);
    await page.locator(".results a").first().click();
    await page.waitForURL(/\/cases\//);
    await page.goBack();
    await ready(page);
    expect(await titles(page)).toEqual(found);
    await page.context().close();
  });

  it("a finger narrows it to a kind, and the address says so", async () => {
    const {page} = await site.open("/search#q=notice", {
      viewport: {width: 390, height: 800},
      hasTouch: true,
      isMobile: true
    });
    await ready(page);
    const label = page.locator("fieldset label", {hasText: "Orders"});
    await label.tap();
    expect(await titles(page)).toHaveLength(Number(await label.locator("b").innerText()));
    expect(new URLSearchParams(new URL(page.url()).hash.slice(1)).get("in")).toBe("orders");
    await page.locator(".results a").first().tap();
    await page.waitForURL(/\/orders\//);
    await page.context().close();
  });

  it("prints what the record says as text, whatever it says", async () => {
    const sample: SearchDocument[] = [
      {
        id: "events/sample",
        kind: "events",
        title: "A sample <img src=x onerror=alert(1)>",
        names: "",
        text: "of <b>markup</b> in a text",
        when: "",
        address: "/chronology#sample",
        lead: true
      }
    ];
    const {page} = await site.open("/");
    await page.route(`**${shipped}`, (route) => route.fulfill({json: sample}));
    await page.goto(`${site.address}search#q=sample`);
    await ready(page);
    expect(await titles(page)).toEqual([sample[0]?.title]);
    expect(await page.locator(".results img, .results b").count()).toBe(0);
    expect(await page.locator(".results .when").innerText()).toBe("Event · unverified lead");
    await page.context().close();
  });

  it("says when it finds nothing, and when its rows cannot be read, and offers the lists", async () => {
    const {page} = await site.open("/search?q=zyzzyva");
    await ready(page);
    expect(await page.locator(".search output").innerText()).toBe("Nothing found for “zyzzyva”.");
    // An address of earlier, which a server hears, is put right.
    expect(page.url()).toBe(`${site.address}search#q=zyzzyva`);
    expect(await page.locator(".indexes").isVisible()).toBe(true);
    await page.route(`**${shipped}`, (route) => route.fulfill({status: 500, body: ""}));
    await page.reload();
    await page.locator(".search output", {hasText: "could not be read"}).waitFor();
    expect(await page.locator(".indexes").isVisible()).toBe(true);
    await page.context().close();
  });

  it.each([
    ["/search", "multa", "Search in Spanish: “multa”", "es/search", "¿Debo declarar este año?"],
    ["/es/search", "penalty", "Buscar en inglés: «penalty»", "search", "Should I file this year?"]
  ])(
    "at %s offers “%s” to the other language, which finds it, and no server hears it",
    async (path, word, says, to, title) => {
      const {page, wrong} = await site.open(path);
      await ready(page);
      const asked: string[] = [];
      page.on("request", (request) => void asked.push(request.url()));
      await page.fill("#q", word);
      const link = page.locator(".elsewhere a");
      expect(await link.allInnerTexts()).toEqual([says]);
      await link.click();
      await page.waitForURL(`${site.address}${to}#q=${word}`);
      await ready(page);
      expect((await titles(page))[0]).toBe(title);
      await page.reload();
      await ready(page);
      expect((await titles(page))[0]).toBe(title);
      expect(asked.filter((url) => url.includes(word))).toEqual([]);
      expect(wrong).toEqual([]);
      await page.context().close();
    }
  );

  it("offers the other language nothing of what is found here, of a number, and of no question", async () => {
    const {page} = await site.open("/search#q=injunction");
    await ready(page);
    for (const question of ["injunction", "ice at my door", "1:25-cv-99999", "48602", ""]) {
      await page.fill("#q", question);
      expect([question, await page.locator(".elsewhere a").count()]).toEqual([question, 0]);
    }
    await page.fill("#q", "zyzzyva");
    expect(await page.locator(".elsewhere a").count()).toBe(1);
    await page.context().close();
  });

  it("in Spanish finds a row by its Spanish title, with accents or without, and leads to its page in Spanish", async () => {
    const order = languages.all[1]!.site.tables.orders.find(({id}) => id === "cedc-suspension")!;
    const plain = order.title.normalize("NFD").replace(/\p{M}/gu, "");
    const files: string[] = [];
    const {page, wrong} = await site.open(`/es/search#q=${encodeURIComponent(plain)}&in=orders`);
    page.on("request", (request) => void files.push(new URL(request.url()).pathname));
    await page.reload();
    await ready(page);
    // Only the file of this language is fetched.
    expect(files.filter((path) => path.endsWith(".json"))).toEqual([shippedFor("/es/search")]);
    const link = page.locator(".results a", {hasText: order.title}).first();
    expect(await page.locator(".search output").innerText()).toMatch(/^\d+ resultados? en órdenes\.$/);
    expect(await page.locator(".results .when").first().innerText()).toMatch(/^Orden · /);
    await link.click();
    await page.waitForURL(`${site.address}es/orders/cedc-suspension`);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("in Spanish says what is in English, and says nothing in English itself", async () => {
    const {page} = await site.open("/es/search#q=addresses&in=sources");
    await ready(page);
    const first = page.locator(".results li").first();
    expect(await first.locator(".when").innerText()).toMatch(/^Fuente · .*en inglés$/);
    const link = first.locator("h2[lang=en] a[hreflang=en]");
    expect(await link.getAttribute("href")).toMatch(/^\.\.\/sources#/);
    expect(await link.evaluate((element) => getComputedStyle(element, "::after").content)).toBe("none");
    // A note that nobody has translated, of an event whose page is in Spanish.
    await page.locator("fieldset label", {hasText: "Hechos"}).click();
    await page.fill("#q", "Publication 1075 security rules");
    expect(await first.locator(".when").innerText()).toMatch(/^Hecho · 7 de abril de 2025 · extracto en inglés$/);
    expect(await first.locator(".excerpt[lang=en] mark").count()).toBeGreaterThan(0);
    expect(await first.locator("h2:not([lang]) a:not([hreflang])").getAttribute("href")).toMatch(/^\.\.\/es\//);
    await page.locator("fieldset label", {hasText: "Fuentes"}).click();
    // A work in Spanish is none in English, whatever our page about it is in.
    await page.fill("#q", "Qué riesgos deben considerar inmigrantes con ITIN");
    expect(await first.locator(".when").innerText()).toMatch(/^Fuente · 2 de marzo de 2026 · en español$/);
    expect(await first.locator("h2[lang]").count()).toBe(0);
    await page.fill("#q", "zyzzyva");
    expect(await page.locator(".search output").innerText()).toBe("No se encontró nada en fuentes para «zyzzyva».");
    await page.fill("#q", "Talwani Massachusetts zyzzyva");
    await page.locator("fieldset label", {hasText: "Todo"}).click();
    expect(await page.locator(".search output").innerText()).toMatch(
      /^Nada tiene todas estas palabras\. \d+ resultados con algunas de ellas\.$/
    );
    await page.route(`**${shippedFor("/es/search")}`, (route) => route.fulfill({status: 500, body: ""}));
    await page.reload();
    await page.locator(".search output", {hasText: "No se pudo leer el índice (500)"}).waitFor();
    await page.context().close();
  });

  it("without scripts says so in Spanish and offers every index, in Spanish where there is one", async () => {
    const {page} = await site.open("/es/search", {javaScriptEnabled: false});
    expect(await page.locator("form.search").isVisible()).toBe(false);
    expect(await page.locator("main").innerText()).toContain(es.search.needsScript[0]);
    const lists = await page.locator(".indexes a").evaluateAll((links) => links.map((link) => link.textContent));
    expect(lists).toEqual(searchedTables().map(({name}) => es.search.kinds[name]));
    await page.locator(".indexes").getByRole("link", {name: "Hechos"}).click();
    await page.waitForURL(/\/es\/chronology/);
    await page.context().close();
  });

  it("without scripts says so and offers every index", async () => {
    const {page} = await site.open("/search", {javaScriptEnabled: false});
    expect(await page.locator("form.search").isVisible()).toBe(false);
    expect(await page.locator("main").innerText()).toContain("Search needs JavaScript");
    for (const name of Object.values(KINDS))
      expect(await page.locator(".indexes").getByRole("link", {name}).isVisible()).toBe(true);
    await page.context().close();
  });

  it("axe finds nothing at 1280 pixels (light) and 390 (dark) in what it found, and at 390 (light) before", async () => {
    const {page} = await site.open("/search#q=notice");
    await ready(page);
    expect(
      await axeFindsIn(page, [
        [1280, "light"],
        [390, "dark"]
      ])
    ).toEqual({});
    for (const path of LONG ? ["/search", "/es/search#q=notas"] : []) {
      await site.go(page, path);
      await ready(page);
      expect(await axeFindsIn(page, [[390, "light"]])).toEqual({});
    }
    await page.context().close();
  });
});
