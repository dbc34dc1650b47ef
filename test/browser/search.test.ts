import {readFileSync, statSync} from "node:fs";
import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {addressOf} from "../../site/record/addresses.js";
import {type SearchDocument, find, makeIndex} from "../../site/features/search/index.js";
import {allDocuments, searchedTables} from "../../site/features/search/documents.js";
import {Languages} from "../../site/framework/languages.js";
import es from "../../site/words/es.js";
import {axeFindsIn} from "./axe.js";
import {visit, type Visit} from "./browser.js";
import {built, documents, idsOf, record} from "./built.js";

const KINDS = Object.fromEntries(searchedTables().map(({name, title}) => [name, title]));
const languages = await Languages.of("src", record, []);
const rows = allDocuments(languages);
const index = makeIndex(rows);
const shippedFor = (path: string) =>
  new URL(built(path).querySelector("link[as=fetch]")?.getAttribute("href") ?? "", `http://site${path}`).pathname;
const shipped = shippedFor("/search");
const inSpanish = allDocuments(languages, "es");
const spanish = makeIndex(inSpanish, es.search.says.empty);
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

  it("asks for every word first, and says so where it had to do with some", () => {
    expect(find(index, "Talwani massachusetts").all).toBe(true);
    expect(find(index, "Talwani zyzzyva")).toMatchObject({all: false});
    expect(find(index, "zyzzyva").hits).toEqual([]);
  });
});

describe("what search covers in Spanish", () => {
  it("comes with the same script, which carries the words of no language", () => {
    for (const path of ["/search", "/es/search"]) {
      const script = built(path).querySelector("script[src*='/search.']");
      const {pathname} = new URL(script?.getAttribute("src") ?? "", `http://site${path}`);
      expect([pathname, statSync(`dist${pathname}`).size < 24_000]).toEqual([pathname, true]);
    }
  });

  it("is the same as in English, with the page of its language where there is one, in a file of its own", () => {
    expect(shippedFor("/es/search")).not.toBe(shipped);
    expect(JSON.parse(readFileSync(`dist${shippedFor("/es/search")}`, "utf8"))).toEqual(inSpanish);
    expect(inSpanish.map(({id}) => id)).toEqual(rows.map(({id}) => id));
    expect(rows.filter(({address}) => address.startsWith("/es/"))).toEqual([]);
    expect(inSpanish.filter(leadsNowhere)).toEqual([]);
    const wrong = inSpanish.filter(({address, englishPage}, at) => {
      const plain = rows[at]!.address;
      const own = documents.has(`/es${plain.replace(/#.*/, "")}`);
      return address !== (own ? `/es${plain}` : plain) || (englishPage === true) === own;
    });
    expect(wrong).toEqual([]);
  });

  it("is found by its own title, each row", () => {
    const lost = inSpanish.filter(({id, title}) => !find(spanish, title).hits.some((hit) => hit.id === id));
    expect(lost.map(({id}) => id)).toEqual([]);
  });

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
    ["explore", "/explore"]
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
    const {page} = await site.open("/search?q=Kollar-Kotelly&in=cases");
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
    const {page} = await site.open("/search?q=notice", {
      viewport: {width: 390, height: 800},
      hasTouch: true,
      isMobile: true
    });
    await ready(page);
    const label = page.locator("fieldset label", {hasText: "Orders"});
    await label.tap();
    expect(await titles(page)).toHaveLength(Number(await label.locator("b").innerText()));
    expect(new URL(page.url()).searchParams.get("in")).toBe("orders");
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
    await page.goto(`${site.address}search?q=sample`);
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
    await page.route(`**${shipped}`, (route) => route.fulfill({status: 500, body: ""}));
    await page.reload();
    await page.locator(".search output", {hasText: "could not be read"}).waitFor();
    expect(await page.locator(".indexes").isVisible()).toBe(true);
    await page.context().close();
  });

  it("in Spanish finds a row by its Spanish title, with accents or without, and leads to its page in Spanish", async () => {
    const order = languages.all[1]!.site.tables.orders.find(({id}) => id === "cedc-suspension")!;
    const plain = order.title.normalize("NFD").replace(/\p{M}/gu, "");
    const files: string[] = [];
    const {page, wrong} = await site.open(`/es/search?q=${encodeURIComponent(plain)}&in=orders`);
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
    const {page} = await site.open("/es/search?q=addresses&in=sources");
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
    await page.fill("#q", "zyzzyva");
    expect(await page.locator(".search output").innerText()).toBe("No se encontró nada en fuentes para «zyzzyva».");
    await page.fill("#q", "Talwani zyzzyva");
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
    const {page} = await site.open("/search?q=notice");
    await ready(page);
    expect(
      await axeFindsIn(page, [
        [1280, "light"],
        [390, "dark"]
      ])
    ).toEqual({});
    await site.go(page, "/search");
    await ready(page);
    expect(await axeFindsIn(page, [[390, "light"]])).toEqual({});
    await site.go(page, "/es/search?q=notas");
    await ready(page);
    expect(await axeFindsIn(page, [[390, "dark"]])).toEqual({});
    await page.context().close();
  });
});
