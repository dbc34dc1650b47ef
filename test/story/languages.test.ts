import {readdirSync, readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {readRecord} from "../../loaders/rules/directory.js";
import type {Figure, Tables} from "../../site/charts/figure.js";
import {citedRow} from "../../site/features/citations/citation.js";
import {drawFigure} from "../../site/framework/figures.js";
import {checkTranslated, Languages} from "../../site/framework/languages.js";
import {speak, unsaid} from "../../site/words/words.js";
import {story} from "../../src/story.js";
import {storySite} from "./figures/record.js";

const site = await storySite();
const languages = await Languages.of("src", site, []);
const [, spanish] = languages.all;

test("every text of the record that a language needs is in Spanish, and none is stale", async () => {
  const {diagnostics} = await readRecord("data");
  expect(diagnostics.filter(({code}) => code.startsWith("translation"))).toEqual([]);
});

/** What a native reader stumbled on, and what an editor writes in its place. */
const STUMBLES: readonly [RegExp, string][] = [
  [/\bno (?:fue )?vist[oa]s?\b|\bno se v(?:io|ieron)\b|\bhaya visto\b/i, "no consta, no encontramos, sin fin conocido"],
  [/\bhallado no\b|\bsin informe\b/i, "se halló que no, no se encontró informe"],
  [/\bla cuenta (?:del|nunca|posterior)\b|\b(?:otra|ninguna|una) cuenta\b|\brecuentos?\b/i, "conteo"],
  [/\bpedidos\b/i, "solicitudes"],
  [/\bremovid[oa]s?\b|\bremociones\b/i, "deportado, destituido, deportaciones"],
  [/\bcomprobad[oa] hasta\b/i, "verificado hasta"],
  [/\bestado (?:migratorio|de inmigración)\b/i, "estatus migratorio"],
  [/\bver su propio caso\b/i, "revisar el caso de usted"],
  [/\bprimeras órdenes\b/i, "órdenes preliminares"],
  [/\babogados de inmigración gratuitos\b/i, "sin costo"],
  [/\bórdenes? sin fin conocido\b/i, "sin fecha de fin conocida"]
];

test("the Spanish has none of the words that readers stumbled on, and explains remoción where it comes first", () => {
  const pages = readdirSync("src/es", {recursive: true, encoding: "utf8"}).filter((name) => name.endsWith(".md"));
  const files = [...pages.map((name) => `src/es/${name}`), "src/words/es.ts", "site/words/es.ts"];
  const texts = [...files, "data/translations/es.csv"].map((file) => [file, readFileSync(file, "utf8")] as const);
  const found = texts.flatMap(([file, text]) =>
    STUMBLES.flatMap(([word, better]) => {
      const at = word.exec(text);
      return at ? [`${file}: ${text.slice(at.index - 30, at.index + 30)} (${better})`] : [];
    })
  );
  expect(found).toEqual([]);
  for (const page of ["index", "itin"]) {
    const text = readFileSync(`src/es/${page}.md`, "utf8").replace(/\]\([^)]*\)|\[/g, "");
    expect(text.slice(text.indexOf("remoción")).slice(0, 30), page).toMatch(/^remoción \(deportación\)/);
  }
});

test("the texts in Spanish say the numbers and dates that the English ones say, and a changed digit is found", async () => {
  expect(checkTranslated(languages)).toEqual([]);
  const numbered = site.tables.translations.filter(({text}) => /\d/.test(text));
  const changed = numbered.map((row) => ({
    ...row,
    text: row.text.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10))
  }));
  const wrong = await Languages.of("src", {...site, tables: {...site.tables, translations: changed}}, []);
  expect(
    checkTranslated(wrong)
      .map(({row}) => row ?? "")
      .sort()
  ).toEqual(numbered.map(({row_id}) => row_id).sort());
  expect(numbered.length).toBeGreaterThan(100);
});

test("every column of a figure has in Spanish the values that it has in English", () => {
  const filled = (figure: Figure) =>
    figure.columns.map(({name}) => [
      name,
      figure.rows.filter((row) => ![null, undefined, ""].includes(row[name] as null)).length
    ]);
  for (const [id, make] of Object.entries(site.figures)) {
    const english = filled(make(site.tables));
    expect(
      speak(spanish!.words, () => filled(spanish!.site.figures[id]!(spanish!.site.tables))),
      id
    ).toEqual(english);
    expect(
      english.filter(([, count]) => count === 0),
      id
    ).toEqual([]);
  }
});

test("a figure with a column that no row has is refused", () => {
  const [id, make] = Object.entries(site.figures)[0]!;
  const wrong = (tables: Tables) => ({...make(tables), columns: [{name: "días", title: "Días"}]});
  expect(() => drawFigure(id, {...site, figures: {[id]: wrong}})).toThrow(`figure ${id}: no row has its column días`);
});

test("what the Spanish pages cite of series has a name in Spanish", () => {
  unsaid.clear();
  const pages = readdirSync("src/es", {recursive: true, encoding: "utf8"})
    .filter((name) => name.endsWith(".md"))
    .map((name) => readFileSync(`src/es/${name}`, "utf8"));
  const cited = new Set(
    pages.flatMap((page) => [...page.matchAll(/\]\(cite:([^)]+@[^)]+)\)/g)].map(([, id = ""]) => id))
  );
  expect(cited.size).toBeGreaterThan(10);
  speak(spanish!.words, () => [...cited].map((id) => citedRow(spanish!.site, id)));
  expect([...unsaid]).toEqual([]);
});

test("every group of series has a name in Spanish", () => {
  const groups = new Set(site.tables.series.map(({group}) => group));
  expect([...groups].filter((group) => spanish!.words.slugs[group] === undefined)).toEqual([]);
});

test("every figure of the story is drawn in Spanish, with no text left in English", () => {
  unsaid.clear();
  for (const id of Object.keys(site.figures)) speak(spanish!.words, () => drawFigure(id, spanish!.site));
  for (const view of Object.values(story.views ?? {}))
    speak(spanish!.words, () => {
      try {
        view(spanish!.site, {path: "/", params: {}, options: {}});
      } catch {
        // A view that needs what only its page names.
      }
    });
  expect([...unsaid]).toEqual([]);
});
