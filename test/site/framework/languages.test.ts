import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join, resolve} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {textHash} from "../../../loaders/rules/translations.js";
import type {Translation} from "../../../loaders/schema/tables/translations.js";
import {checkTranslated, Languages, languagesOf, untranslated} from "../../../site/framework/languages.js";
import {sampleSite} from "../../tools/site.js";

const site = await sampleSite();
const folder = mkdtempSync(join(tmpdir(), "docketbook-languages-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));
for (const [path, text] of Object.entries({
  "words/fr.ts": `import es from ${JSON.stringify(resolve("site/words/es.ts"))};\nexport default {...es, code: "fr", locale: "fr-FR", prose: {...es.prose, scales: {millions: 1e6}}};\n`,
  "index.md": "# Home\n",
  "methods.md": "# Methods\n",
  "orders/index.md": "# Orders\n",
  "fr/index.md": "---\ntitle: Accueil\n---\n\n# Accueil\n",
  "[language]/orders/index.md": "",
  "[language]/orders/[id].md": ""
})) {
  mkdirSync(dirname(join(folder, path)), {recursive: true});
  writeFileSync(join(folder, path), text);
}

const order = site.tables.orders[0]!;
const row = (column: "title" | "requires", text: string): Translation => ({
  language: "fr",
  table_name: "orders",
  row_id: order.id,
  column_name: column,
  hash: textHash(order[column]),
  text
});
const told = (translations: Translation[]) =>
  Languages.of(
    folder,
    {...site, tables: {...site.tables, translations}},
    site.tables.orders.map(({id}) => `/orders/${id}`)
  );
const languages = await told([row("title", "Une ordonnance")]);

describe("the languages of a story", () => {
  it("are those that it names, and those that it brings the words of", () => {
    expect(languagesOf(folder, [])).toEqual(["fr"]);
    expect(languagesOf(folder, ["es"])).toEqual(["es", "fr"]);
    expect(languagesOf(join(folder, "orders"), ["en"])).toEqual([]);
  });

  it("need words", async () => {
    await expect(Languages.of(folder, {...site, story: {...site.story, languages: ["xx"]}}, [])).rejects.toThrow(
      "there are no words of the language xx"
    );
  });

  it("each have the record with the texts that are translated", () => {
    const french = languages.all[1]!;
    expect(french.site.tables.orders[0]).toEqual({...order, title: "Une ordonnance"});
    expect(french.site.tables.orders.slice(1)).toEqual(site.tables.orders.slice(1));
    expect(site.tables.orders[0]?.title).toBe(order.title);
    const left = untranslated(french.site.tables);
    expect([left.has(order.requires), left.has("Une ordonnance")]).toEqual([true, false]);
  });

  it("have the notes after names in their own words, and a note that they lack a word of as it stands", async () => {
    const judges = ["Judge Sample (record, stay)", "Judge Example (author)", "Judge Third"];
    const cases = site.tables.cases.map((known) => ({...known, judges}));
    const {all} = await Languages.of(folder, {...site, tables: {...site.tables, cases}}, []);
    const appeal = all[1]!.site.tables.cases.find(({id}) => id === "ames-v-ferry-appeal");
    expect(appeal?.short_caption).toBe("Ames v. Ferry (apelación)");
    expect(appeal?.judges).toEqual([
      "Judge Sample (orden sobre el expediente administrativo, suspensión)",
      "Judge Example (author)",
      "Judge Third"
    ]);
    expect(site.tables.cases.find(({id}) => id === "ames-v-ferry-appeal")?.short_caption).toBe(
      "Ames v. Ferry (appeal)"
    );
  });

  it("have pages of prose, and those that are made for all", () => {
    const one = `/orders/${order.id}`;
    expect(languages.made).toContain(`/fr${one}`);
    expect(["/", "/orders/", one, "/methods"].map((path) => languages.pathIn("fr", path))).toEqual([
      "/fr/",
      "/fr/orders/",
      `/fr${one}`,
      null
    ]);
    expect(languages.versions(`/fr${one}`).map(({path}) => path)).toEqual([one, `/fr${one}`]);
    expect(["/fr/index", "/fr/orders/index", "/orders/index", "/index"].map((path) => languages.plain(path))).toEqual([
      "/",
      "/orders/",
      "/orders/",
      "/"
    ]);
    expect(languages.nameOf("fr", "/", "Home")).toBe("Reportaje");
  });

  it("lead to their own pages and scripts, and say where a link leads to English", () => {
    const html = `<a href="/orders/">a</a><a href="/methods#grades">b</a><a href="/data/orders.csv">c</a><script src="/assets/list.js"></script>`;
    expect(languages.localize(html, "/fr/")).toBe(
      `<a href="/fr/orders/">a</a><a href="/methods#grades" hreflang="en">b</a><a href="/data/orders.csv">c</a><script src="/assets/fr/list.js"></script>`
    );
    expect(languages.localize(html, "/orders/")).toBe(html);
  });
});

describe("a translation that says another number or date", () => {
  it("is translation-differs, with what it says and what it should", async () => {
    const wrong = await told([row("title", "Une ordonnance du 7 août 2031")]);
    expect(checkTranslated(wrong)).toMatchObject([
      {
        code: "translation-differs",
        severity: "error",
        row: order.id,
        message: `title of ${order.id} says date 2031-8-7`
      }
    ]);
    expect(checkTranslated(languages)).toEqual([]);
  });
});
