import {readdirSync, readFileSync} from "node:fs";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {en} from "../../site/words/en.js";
import es from "../../site/words/es.js";
import {Languages, untranslated} from "../../site/framework/languages.js";
import {visit, type Visit} from "./browser.js";
import {alternates, documents, built, record, wordsOf} from "./built.js";
import {documentOf} from "./files.js";
import {some} from "../tools/rounds.js";

const spanish = [...documents].filter(([path]) => path.startsWith("/es/"));

/** The texts of English that another language says otherwise. */
function changed(english: unknown, other: unknown): string[] {
  if (typeof english === "string") return english !== other ? [english.trim()] : [];
  if (typeof english !== "object" || english === null || english instanceof RegExp) return [];
  return Object.entries(english).flatMap(([key, value]) =>
    changed(value, (other as Record<string, unknown> | null)?.[key])
  );
}

const isEnglish = (element: Element) => element.closest('[lang="en"]') !== null;
const folded = (text: string | null) => (text ?? "").replace(/\s+/g, " ").trim();

/** The texts that stand in a page, whole, but for those that it says are English; the lines of a drawing are one. */
function texts(node: Node): string[] {
  if (/^svg$/i.test(node.nodeName)) return drawnTexts(node as Element);
  return [...node.childNodes].flatMap((child) => {
    if (child.nodeType === 3) return folded(child.textContent) || [];
    if (child.nodeType !== 1 || /^(?:script|style|pre)$/i.test(child.nodeName)) return [];
    const element = child as Element;
    if (element.getAttribute("lang") === "en") return [];
    return texts(element);
  });
}

/** What a drawing says: its lines as one text, its title and its description. */
function drawnTexts(svg: Element): string[] {
  const lines = [...svg.querySelectorAll("text")].filter((line) => !isEnglish(line));
  const told = [...svg.querySelectorAll("title, desc")].filter((text) => !isEnglish(text));
  return [lines.map(({textContent}) => folded(textContent)).join(" "), ...told.map((text) => folded(text.textContent))];
}

/** What the attributes of a page say in words, but for those of what it says is English. */
const attributes = (root: Element): string[] =>
  [root, ...root.querySelectorAll("*")]
    .filter((element) => !isEnglish(element) && !/^(?:script|style)$/i.test(element.nodeName))
    .flatMap(({attributes: all}) =>
      [...all].flatMap(({name, value}) =>
        // The words that a search leaves out are of every language of the site.
        MACHINES.test(name) || !value.includes(" ") ? [] : folded(value.replace(/"empty":"[^"]*"/, ""))
      )
    );

/** Words of English that are none of Spanish. */
const ENGLISH =
  /(?<![\p{L}\d&@/.-])(?:about|acting|and|apparent|are|as|at|author|binds|by|chief|corroborated|disclosed|for|found|from|in|is|less|more|not|of|on|or|reporter|secondary|seen|senior|since|single|than|that|the|this|to|until|unverified|was|were|which|who|with)(?![\p{L}\d/-])/iu;
/** Attributes that no reader meets. */
const MACHINES =
  /^(?:class|d|href|points|src|style|transform|viewBox|xmlns|data-(?:figure-data|order|rows|source|values))$/;
/** Names that the record has within other words alone. */
const NAMES = ["CC BY", "Raise the Floor Alliance", "The Hill"];

describe("the pages in Spanish", () => {
  it("are the story, what it means for filers, the memorandum, the lists, and a page for each case and order", () => {
    const wanted = [
      "",
      "itin",
      "memorandum",
      "chronology",
      "cases/",
      "orders/",
      "claims",
      "taxpayers/",
      "corrections",
      "search"
    ].map((path) => `/es/${path}`);
    const rows = [...documents.keys()]
      .filter((path) => /^\/(?:cases|orders)\/./.test(path))
      .map((path) => `/es${path}`);
    expect(spanish.map(([path]) => path)).toEqual(expect.arrayContaining([...wanted, ...rows]));
  });

  it("say their language, and where the page stands in the other; the English ones say so too", () => {
    for (const [path, document] of spanish) {
      const other = built(path.slice("/es".length));
      expect(document.documentElement.getAttribute("lang")).toBe("es");
      expect(other.documentElement.getAttribute("lang")).toBe("en");
      for (const [page, from] of [
        [document, path],
        [other, path.slice("/es".length)]
      ] as const) {
        const found = alternates(page).map(([code, href]) => [code, new URL(href!, `http://site${from}`).pathname]);
        expect(found).toEqual([
          ["en", path.slice("/es".length)],
          ["es", path],
          ["x-default", path.slice("/es".length)]
        ]);
        const link = page.querySelector("a.language");
        expect(new URL(link?.getAttribute("href") ?? "", `http://site${from}`).pathname).toBe(
          page === document ? path.slice("/es".length) : path
        );
      }
    }
  });

  it("are offered by no page that is in English alone", () => {
    for (const [path, document] of documents) {
      if (path.startsWith("/es/") || documents.has(`/es${path}`)) continue;
      expect(alternates(document), path).toEqual([]);
      expect(document.querySelector("a.language"), path).toBeNull();
      // What is nearest in the other language is offered, and named.
      const near = document.querySelector("a.language-near");
      const to = new URL(near?.getAttribute("href") ?? "", `http://site${path}`).pathname;
      expect([path, documents.has(to)]).toEqual([path, true]);
      expect(wordsOf(near)).toBe(`Español: ${wordsOf(built(to).querySelector("nav.site [aria-current]"))}`);
    }
  });

  it("lead to pages of their language, and say where a link leads to English", () => {
    for (const [path, document] of spanish) {
      for (const link of document.querySelectorAll("a[href]:not(.language)")) {
        const address = new URL(link.getAttribute("href") ?? "", `http://site${path}`);
        if (address.host !== "site" || !documents.has(address.pathname) || address.pathname === path) continue;
        if (address.pathname.startsWith("/es/")) continue;
        expect(
          [link.getAttribute("hreflang"), documents.has(`/es${address.pathname}`)],
          `${path} → ${address.pathname}`
        ).toEqual(["en", false]);
      }
    }
  });

  it("have no English word of the interface left", () => {
    const words = new Set(changed(en, es).filter((text) => /\p{L}{3}/u.test(text)));
    expect(words.size).toBeGreaterThan(200);
    const left = spanish.flatMap(([path, document]) =>
      texts(document.body)
        .filter((text) => words.has(text))
        .map((text) => `${path}: ${text}`)
    );
    expect(left).toEqual([]);
  });

  it("say nothing in English but names, where nothing says that it is: in text, to a screen reader, in frames and pictures", async () => {
    const [, other] = (await Languages.of("src", record, [])).all;
    const {tables} = other!.site;
    const left = [...untranslated(tables)];
    const written = [
      ...tables.translations.map(({text}) => text),
      ...readdirSync("src/es", {recursive: true, encoding: "utf8"})
        .filter((name) => name.endsWith(".md"))
        .map((name) => readFileSync(`src/es/${name}`, "utf8"))
    ].join("\n");
    const names = [
      ...tables.cases.flatMap(({caption, short_caption, parties}) => [
        caption,
        short_caption.replace(/ \(.*\)$/, ""),
        ...parties.map(({name}) => name.replace(/(?:,| \().*$/, ""))
      ]),
      ...left.filter((text) => written.includes(text)),
      ...NAMES
    ].filter((name) => name.includes(" "));
    // Of what an attribute says nothing can be marked: what the record says in English stands there as it is.
    const inAttributes = [...names, ...left.filter((text) => /^[\p{Lu}\d“‘].* /u.test(text))];
    const without = (text: string, known: readonly string[]) =>
      known.reduce((rest, name) => rest.replaceAll(name, "·"), text.replace(/«[^»]*»/g, "·"));
    const english = (texts: readonly string[], known: readonly string[]) => {
      const longest = [...known].sort((a, b) => b.length - a.length);
      return texts.filter((text) => ENGLISH.test(text) && ENGLISH.test(without(text, longest)));
    };
    const files = (folder: string, ending: string, known: readonly string[]) =>
      readdirSync(`dist/es/${folder}`)
        .filter((name) => name.endsWith(ending))
        .map((name) => {
          const {documentElement} = documentOf(readFileSync(`dist/es/${folder}/${name}`, "utf8"));
          return [`/es/${folder}/${name}`, documentElement, known] as const;
        });
    const frames = files("embed", ".html", names);
    const pictures = files("figure", ".svg", inAttributes);
    expect([frames.length, pictures.length]).toEqual(Array(2).fill(Object.keys(record.figures).length));
    const pages = spanish.map(([path, document]) => [path, document.documentElement, names] as const);
    const said = [...pages, ...frames, ...pictures];
    expect(
      said.flatMap(([path, root, known]) =>
        [...english(texts(root), known), ...english(attributes(root), inAttributes)].map((text) => `${path}: ${text}`)
      )
    ).toEqual([]);
  });

  it("show each translated text of events, orders, cases, laws, claims and series", () => {
    const said = spanish.map(([, document]) => wordsOf(document.body)).join("\n");
    const shown = ["events", "orders", "cases", "laws", "claims", "series"];
    const texts = record.tables.translations.filter(({table_name}) => shown.includes(table_name));
    expect(new Set(texts.map(({table_name}) => table_name)).size).toBe(shown.length);
    const missing = texts.filter(({text}) => !said.includes(text.replace(/\s+/g, " ").trim()));
    expect(missing.map(({table_name, row_id, column_name}) => `${table_name} ${row_id} ${column_name}`)).toEqual([]);
  });

  it("have the sections of the English page under the same anchors", () => {
    for (const path of ["/", "/itin", "/memorandum", "/about"]) {
      const anchors = (document: Document) =>
        [...document.querySelectorAll("#observablehq-main > h2[id]")].map(({id}) => id);
      expect(anchors(built(`/es${path}`))).toEqual(anchors(built(path)));
    }
  });

  it("mark the record's texts that are still in English", () => {
    const titles = [...built("/es/").querySelectorAll('.cite-sources a[lang="en"]')];
    expect(titles.length).toBeGreaterThan(10);
    expect(wordsOf(built("/es/itin").querySelector("h1"))).toBe("Qué significa esto si usted declara con un ITIN");
  });
});

describe("the way to the other language", () => {
  let chromium: Visit;
  beforeAll(async () => void (chromium = await visit("dist")));
  afterAll(() => chromium.close());

  it("keeps what the reader chose to see", async () => {
    const {page} = await chromium.open("/chronology?kind=hearing");
    await page.click("a.language");
    await page.waitForURL(/\/es\/chronology/);
    expect(new URL(page.url()).search).toBe("?kind=hearing");
    await page.context().close();
  });

  it.each(
    some(
      [
        ["/memorandum", "changes", 390],
        ["/", "who-is-affected", 390],
        ["/", "who-is-affected", 1280],
        ["/itin", "can-i-sue", 390]
      ],
      1
    )
  )("stays in sight on %s and keeps the place, %s, at %i pixels", async (path, id, width) => {
    const {page} = await chromium.open(path, {viewport: {width, height: 844}});
    const ids = await page.locator("#observablehq-main > h2[id]").evaluateAll((found) => found.map((one) => one.id));
    const section = ids.includes(id) ? id : ids[3]!;
    for (const from of [path, `/es${path}`]) {
      // Where the address still names another place, it is not the one that is read.
      await page.evaluate((hash) => (location.hash = hash), ids[1]!);
      await page.locator(`[id="${section}"]`).evaluate(async (heading) => {
        // What comes late moves the page: letters of another font, and the browser's own way to the address.
        await document.fonts.ready;
        for (let still = 0; still < 5; still++) {
          const off = heading.getBoundingClientRect().top - 150;
          if (Math.abs(off) > 1) still = 0;
          scrollBy({top: off, behavior: "instant"});
          await new Promise(requestAnimationFrame);
        }
      });
      const link = page.locator(".contents a.language");
      const {y} = (await link.boundingBox())!;
      expect(y >= 0 && y < 844).toBe(true);
      await link.click();
      await page.waitForURL(new RegExp(from === path ? `/es${path}` : `(?<!es)${path}`));
      expect(new URL(page.url()).hash).toBe(`#${section}`);
      const place = page.locator(`[id="${section}"]`);
      await expect.poll(() => place.boundingBox().then((box) => box!.y > 0 && box!.y < 844 / 3)).toBe(true);
    }
    await page.context().close();
  });

  it.each(
    some(
      [
        ["/itin", "treasury-tells-dhs-of-error", 390],
        ["/", "ctr-appeal-docketed", 390],
        ["/", "ctr-appeal-docketed", 1280]
      ],
      1
    )
  )("keeps the paragraph that is read on %s, of %s, at %i pixels", async (path, id, width) => {
    const {page} = await chromium.open(path, {viewport: {width, height: 844}});
    for (const from of [path, `/es${path}`]) {
      const read = page.locator(`main p:has(> [id="cited-${id}"])`);
      await read.evaluate((block) => {
        scrollTo({top: block.getBoundingClientRect().top + scrollY - 200, behavior: "instant"});
      });
      await page
        .locator("a.language")
        .last()
        .evaluate((link: HTMLAnchorElement) => link.click());
      await page.waitForURL(new RegExp(from === path ? `/es${path}` : `(?<!es)${path}`));
      await expect.poll(() => read.boundingBox().then((box) => box!.y > -100 && box!.y < 300)).toBe(true);
    }
    await page.context().close();
  });

  it("leads to the same citations in the text of both", () => {
    for (const path of ["/", "/itin", "/memorandum"]) {
      const cited = (document: Document) =>
        [...document.querySelectorAll("main a.cite[id]:not(.cite-mark)")].map(({id}) => id).sort();
      expect(cited(built(`/es${path}`)), path).toEqual(cited(built(path)));
    }
  });

  it("leads to the head of the page from there, whatever the address still names", async () => {
    const {page} = await chromium.open("/itin#can-i-sue");
    await page.evaluate(() => scrollTo({top: 0, behavior: "instant"}));
    await page.click(".masthead a.language");
    await page.waitForURL(/\/es\/itin/);
    expect(new URL(page.url()).hash).toBe("");
    await page.context().close();
  });
});
