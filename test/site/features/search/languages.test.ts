import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterAll, expect, test} from "vitest";
import {textHash} from "../../../../loaders/rules/translations.js";
import {allDocuments, writeSearchRows} from "../../../../site/features/search/documents.js";
import {find, makeIndex} from "../../../../site/features/search/index.js";
import {searchPage} from "../../../../site/features/search/search.view.js";
import {Languages} from "../../../../site/framework/languages.js";
import es from "../../../../site/words/es.js";
import {speak} from "../../../../site/words/words.js";
import {sampleSite} from "../../../tools/site.js";

const folder = mkdtempSync(join(tmpdir(), "docketbook-search-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));
for (const [path, text] of Object.entries({
  "index.md": "# Home\n\nA page about apples.\n\n## Which apples?\n\nRed ones.\n",
  "methods.md":
    '---\nkeywords: [checksum]\n---\n\n# Methods\n\nHow it was done.\n\n## By whom\n\nBy [hand](/about).\n\n```js\nnothing\n```\n\n<h2 id="when">On which day</h2>\n\nLater.\n',
  "404.md": "# No such page\n",
  "chronology.md": "# Chronology\n",
  "es/index.md": "---\ntitle: Portada\n---\n\n# Inicio\n\nUna página sobre manzanas.\n\n## ¿Qué manzanas?\n\nRojas.\n",
  "[language]/chronology.md": "",
  "[language]/orders/[id].md": ""
})) {
  mkdirSync(dirname(join(folder, path)), {recursive: true});
  writeFileSync(join(folder, path), text);
}

const site = await sampleSite();
const order = site.tables.orders[0]!;
const note = "This note of the record stands in English alone, whatever the language of the page is.";
const translations = [
  {
    language: "es",
    table_name: "orders",
    row_id: order.id,
    column_name: "title",
    hash: textHash(order.title),
    text: "Una suspensión íntegra"
  }
];
const orders = site.tables.orders.map((row) => (row === order ? {...row, note} : row));
const languages = await Languages.of(
  folder,
  {...site, story: {...site.story, languages: ["es"]}, tables: {...site.tables, orders, translations}},
  []
);
const english = allDocuments(languages);
const spanish = allDocuments(languages, "es");
const of = (id: string, among = spanish) => among.find((document) => document.id === id)!;

test("each language covers the same, English without the pages of others", () => {
  expect(spanish.map(({id}) => id)).toEqual(english.map(({id}) => id));
  expect(english.flatMap(({id, kind}) => (kind === "pages" && !/question|figure/.test(id) ? id : []))).toEqual([
    "pages//chronology",
    "pages//",
    "pages//#which-apples",
    "pages//methods",
    "pages//methods#by-whom",
    "pages//methods#when"
  ]);
  for (const {other, englishPage, englishTitle} of english)
    expect([other, englishPage, englishTitle]).toEqual([undefined, undefined, undefined]);
});

test("each section of a page is found by its heading and words, at its anchor, which is the same in every language", () => {
  expect(of("pages//methods#by-whom", english)).toMatchObject({
    title: "By whom",
    text: "By hand.",
    on: "Methods",
    address: "/methods#by-whom"
  });
  expect(of("pages//methods#when", english)).toMatchObject({title: "On which day", text: "Later."});
  expect(of("pages//methods", english).text).toBe("How it was done.");
  expect(of("pages//#which-apples")).toMatchObject({
    title: "¿Qué manzanas?",
    text: "Rojas.",
    on: "Reportaje",
    address: "/es/#which-apples"
  });
  // An answer counts more than a part of a page that asks nothing.
  expect(of("pages//#which-apples").weight).toBeGreaterThan(of("pages//methods#when", english).weight!);
});

test("a row has its translated title, its page in the language, and apart from its text what is in English", () => {
  const found = of(`orders/${order.id}`);
  expect(found).toMatchObject({title: "Una suspensión íntegra", address: `/es/orders/${order.id}`});
  expect(found.englishTitle).toBeUndefined();
  expect(found.englishPage).toBeUndefined();
  expect(found.other).toContain(note);
  expect(found.text).not.toContain(note);
  const [source] = site.tables.sources;
  expect(of(`sources/${source!.id}`)).toMatchObject({title: source!.title, englishTitle: true, englishPage: true});
});

test("a page has the words of its language, or says that it is in English and keeps its English name", () => {
  expect(of("pages//")).toMatchObject({title: "Reportaje", address: "/es/", names: "Home"});
  expect(of("pages//").text).toContain("manzanas");
  expect(of("pages//chronology")).toMatchObject({title: "Cronología", text: es.listPages["/chronology"]![1]});
  expect(of("pages//methods")).toMatchObject({
    title: "Métodos",
    address: "/methods",
    names: "checksum · Methods",
    text: "",
    englishPage: true
  });
});

test("a question finds it with accents or without, its empty words aside; what is in English comes after", () => {
  const index = makeIndex(spanish, {code: "es", ...es.search.says});
  for (const question of ["suspensión íntegra", "SUSPENSION INTEGRA", "cuál es la suspension integra"])
    expect(find(index, question)).toMatchObject({all: true, hits: [{id: `orders/${order.id}`}]});
  const [known] = find(index, "language of the page is").hits;
  expect(known?.id).toBe(`orders/${order.id}`);
});

test("each language has a file of its own, which its page asks for and says its words", async () => {
  await writeSearchRows(languages, folder);
  expect(JSON.parse(readFileSync(join(folder, "search.json"), "utf8"))).toEqual(english);
  expect(JSON.parse(readFileSync(join(folder, "es/search.json"), "utf8"))).toEqual(spanish);
  const page = String(speak(es, () => searchPage(languages.all[1]!.site)));
  for (const said of ['href="/assets/es/search.json"', 'data-root=".."', "Buscar en", 'data-one="Hecho"', "pista sin"])
    expect(page).toContain(said);
  expect(String(searchPage(site))).toContain('href="/assets/search.json"');
  expect(() => allDocuments(languages, "fr")).toThrow("the story is not told in fr");
});
