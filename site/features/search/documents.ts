import type {Site} from "../../story/story.js";
import type {Row, Table} from "../../../loaders/schema/table.js";
import {listedTables} from "../../../loaders/schema/tables.js";
import {addressOf} from "../../record/addresses.js";
import {filledIn, textsAt} from "../../record/rowtext.js";
import type {SearchDocument} from "./index.js";
import {formatDate, unslug} from "../../ui/format.js";
import {formatValue} from "../../ui/value.js";
import {questionsOf} from "../explore/questions.js";
import {lawToday} from "../status/status.view.js";
import {en} from "../../words/en.js";
import {speak, words, type Words} from "../../words/words.js";
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {mkdir, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {parseHTML} from "linkedom";
import {parse} from "yaml";

/** A series with no more values than this is found by them too. */
const FEW = 12;

/** The tables whose rows can be found, in the order in which they are offered. */
export const searchedTables = (): (Table & Required<Pick<Table, "search">>)[] =>
  listedTables().filter((table) => table.search !== undefined) as ReturnType<typeof searchedTables>;

/** A language that a story is searched in. */
export interface SearchLanguage {
  code: string;
  words: Words;
  site: Site;
}

/** The languages of a story, English first, and which of its pages stand in which; `Languages` is one. */
export interface SearchLanguages {
  /** The folder of the story's pages. */
  root: string;
  all: readonly SearchLanguage[];
  /** The path of a page in a language; null where it is not in it. */
  pathIn(code: string, path: string): string | null;
  /** What a page is called in a language, if the language says so. */
  nameOf(code: string, path: string, name: string): string;
}

const joined = (parts: readonly string[]) => parts.filter((text) => text !== "").join(" · ");

/** How much less what is in English counts in a search of another language. */
const LESS = 0.5;
/** Columns of names, which are the same in every language. */
const NAMES = /(?:^|\.)(?:name|publisher)$/;

/**
 * Every row that search covers, as it is found.
 * @param english the same rows in English, where those of `site` are in another language: what both say alike is in English
 */
export function searchDocuments(site: Site, english: Site | null = null): SearchDocument[] {
  const tables = site.tables as unknown as Readonly<Record<string, readonly Row[]>>;
  const originals = english?.tables as unknown as typeof tables | undefined;
  const units = new Map(site.tables.units.map((unit) => [unit.id, unit]));
  /** The values of a series, which stand in rows of their own. */
  const values = (id: string) => {
    const rows = site.tables.observations.filter(({series_id}) => series_id === id);
    return rows.length > FEW
      ? []
      : rows.map((row) => {
          const {dimension, period, unit} = row;
          const said = words().story[dimension ?? ""];
          const told = formatValue(row, units.get(unit) ?? {id: unit, title: unit});
          return `${typeof said === "string" ? said : (dimension ?? period)}: ${told}`;
        });
  };
  return searchedTables().flatMap((table) => {
    const {name, columns, rowTitle = "id", fullTitle = rowTitle, search} = table;
    const title = search.title ?? `{${fullTitle}}`;
    const parts = (from: typeof tables, row: Row, paths: readonly string[] = []) =>
      paths.flatMap((path) =>
        (path === "values" && name === "series" ? values(row["id"] as string) : textsAt(from, columns, row, path)).map(
          (text) => ({text, name: path === "values" || NAMES.test(path)})
        )
      );
    const textOf = (from: readonly {text: string}[]) => joined(from.map(({text}) => text));
    return (tables[name] ?? []).map((row, at): SearchDocument => {
      const id = row["id"] as string;
      const date = search.date === undefined ? null : row[search.date];
      const text = parts(tables, row, search.text);
      const language = name === "sources" ? (row["language"] as string | null) : null;
      const document = {
        id: `${name}/${id}`,
        kind: name,
        title: filledIn(table, row, title),
        names: textOf(parts(tables, row, search.names)),
        text: textOf(text),
        when: typeof date === "string" ? formatDate(date) : "",
        address: addressOf(site, name, id) ?? "",
        lead: row["grade"] === "unverified",
        ...(search.weight !== undefined && {weight: search.weight}),
        ...(language !== null && {language})
      };
      const original = originals?.[name]?.[at];
      if (!originals || !original) return document;
      const before = parts(originals, original, search.text);
      const isEnglish = (one: (typeof text)[number], index: number) =>
        !one.name && /\p{L}{2}/u.test(one.text) && one.text === before[index]?.text;
      const other = textOf(text.filter(isEnglish));
      return {
        ...document,
        text: textOf(text.filter((one, index) => !isEnglish(one, index))),
        ...(other !== "" && {other}),
        ...(language === null && document.title === filledIn(table, original, title) && {englishTitle: true})
      };
    });
  });
}

/** What search calls the pages and charts of a story, beside the rows of its tables. */
export const PAGES = {name: "pages", title: "Pages and charts", one: "page"};

/** The words of Markdown, without its marks and what runs in it. */
const proseOf = (markdown: string): string =>
  markdown
    .replace(/^---\n[^]*?\n---\n/, "")
    .replace(/^```[^]*?^```$/gm, " ")
    .replace(/^# .*$/m, " ")
    .replace(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^[#>-]+ /gm, "")
    .replace(/[*`]/g, "")
    .replace(/\s+/g, " ")
    .trim();

/** A section of a page: its heading, the anchor that it has there, and its words. */
interface Section {
  title: string;
  anchor: string;
  text: string;
}

/** The anchor that a heading has of itself, as Framework makes it. */
const anchorFor = (heading: string): string =>
  heading
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** A page's Markdown by its sections: what stands before the first, and each of them. */
function sectionsOf(markdown: string): {lead: string; sections: Section[]} {
  const [lead = "", ...parts] = markdown.split(/^(?=## |<h2\b)/m);
  const sections = parts.map((part): Section => {
    const [heading = "", own] = /^(?:## .*|<h2(?: id="([^"]*)")?>.*<\/h2>)/.exec(part) ?? [];
    const title = proseOf(heading);
    return {title, anchor: own ?? anchorFor(title), text: proseOf(part.slice(heading.length))};
  });
  return {lead: proseOf(lead), sections};
}

/** How much more than others an answer counts on a page whose sections are questions. */
const ANSWER = 10;

interface Page {
  title: string;
  /** From the site's root. */
  path: string;
  markdown: string;
  /** What else it is found by: `keywords` of its front matter. */
  keywords?: string;
  /** What else its sections are found by, by their anchors: `asked` of its front matter. */
  asked?: Readonly<Record<string, string>>;
  /** The anchors of its sections, where it has those of another language. */
  anchors?: readonly string[];
}

/** The pages and charts of a story. */
export function pageDocuments(site: Site, pages: readonly Page[]): SearchDocument[] {
  const {story, tables} = site;
  const made = (
    id: string,
    title: string,
    address: string,
    text: string,
    weight: number,
    names = ""
  ): SearchDocument => ({
    id: `${PAGES.name}/${id}`,
    kind: PAGES.name,
    title,
    names,
    text,
    when: "",
    address,
    lead: false,
    weight
  });
  return [
    ...pages.flatMap(({title, path, markdown, keywords, asked = {}, anchors = []}) => {
      const {lead, sections} = sectionsOf(markdown);
      // A page of questions has the answer to one that a reader asks in plain words.
      const questions = sections.filter((section) => section.title.endsWith("?")).length > sections.length / 2;
      const parts = sections.map((section, at): SearchDocument => {
        const anchor = anchors.length === sections.length ? anchors[at]! : section.anchor;
        const address = `${path}#${anchor}`;
        return {
          ...made(address, section.title, address, section.text, questions ? ANSWER : 2, asked[anchor]),
          on: title
        };
      });
      // What a page says of the law today in plain words is no section of its Markdown.
      const law = /data-view="law-today" data-plain/.test(markdown)
        ? parseHTML(`<body>${lawToday(site, {plain: "yes"}).text}</body>`).document
        : null;
      const [ask, answer] = ["h2", ".law-today-level"].map((part) => law?.querySelector(part)?.textContent ?? "");
      const today =
        ask && made(`${path}#law-today`, ask, `${path}#law-today`, answer ?? "", ANSWER, asked["law-today"]);
      return [made(path, title, path, lead, 2, keywords), ...(today ? [{...today, on: title}] : []), ...parts];
    }),
    ...questionsOf(story.questions).map(({id, title, about, sql}) =>
      made(`question-${id}`, title, `/explore#question-${id}`, `${about} ${sql}`, 1.2, `question-${id}`)
    ),
    ...Object.values(story.figures).map((make) => {
      const {id, title, subtitle, missing, page = ""} = make(tables);
      return made(`figure-${id}`, title, `/${page}#figure-${id}`, `${subtitle} ${missing}`, 1.2, unslug(id));
    })
  ];
}

/** What a page's Markdown says of it: its heading, and what its front matter has for search. */
function readPage(file: string): Required<Pick<Page, "markdown" | "keywords" | "asked">> & {heading?: string} {
  const markdown = readFileSync(file, "utf8");
  const [, heading] = /^# (.+)$/m.exec(markdown) ?? [];
  const [, matter = ""] = /^---\n([^]*?\n)---\n/.exec(markdown) ?? [];
  const {keywords = [], asked = {}} = (parse(matter) ?? {}) as {
    keywords?: readonly string[];
    asked?: Readonly<Record<string, string>>;
  };
  return {
    ...(heading && {heading: heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")}),
    markdown,
    keywords: keywords.join(" "),
    asked
  };
}

/** A story's pages in English by their Markdown, but those that stand for rows and the one for what is not there; the menu's names go before headings. */
function pagesOf({root, all: [english, ...others]}: SearchLanguages): Page[] {
  const files = readdirSync(root, {recursive: true, encoding: "utf8"})
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => /\.md$/.test(file) && !/\[|^404/.test(file))
    .filter((file) => !others.some(({code}) => file.startsWith(`${code}/`)));
  return files.sort().map((file) => {
    const path = `/${file.replace(/(^|\/)index\.md$|\.md$/, "$1")}`;
    const {heading, ...page} = readPage(join(root, file));
    const name = english?.site.story.pages.find((known) => known.path === path)?.name;
    return {title: name ?? heading ?? path, path, ...page};
  });
}

/** A document of a page or a row at its address in another language; where its page is in English alone, it says so. */
function placed(document: SearchDocument, pathIn: (path: string) => string | null): SearchDocument {
  const [, path = "", rest = ""] = /^([^#]*)(.*)$/.exec(document.address) ?? [];
  const own = pathIn(path);
  const {weight = 1, englishTitle} = document;
  return {
    ...document,
    ...(own === null ? {englishPage: true} : {address: `${own}${rest}`}),
    ...(own === null && englishTitle && {weight: weight * LESS})
  };
}

/** The pages and charts of a story in another language than English: what its words and its own Markdown say, and the English for the rest. */
function translatedPages(languages: SearchLanguages, {code, words: said, site}: SearchLanguage): SearchDocument[] {
  const {root, all} = languages;
  const pages = pagesOf(languages);
  const english = new Map(pageDocuments(all[0]!.site, pages).map((document) => [document.id, document]));
  const own = pages.map((page): Page => {
    const title = languages.nameOf(code, page.path, page.title);
    const file = join(root, code, `${page.path.replace(/\/$/, "/index")}.md`);
    const own = existsSync(file) ? readPage(file) : {markdown: said.listPages[page.path]?.[1] ?? "", keywords: ""};
    const {
      markdown,
      keywords = "",
      asked = {}
    }: Omit<Page, "title" | "path"> = languages.pathIn(code, page.path) === null ? page : own;
    // Who knows a page by its English name finds it too.
    const names = title === page.title ? [keywords] : [keywords, page.title];
    const anchors = sectionsOf(page.markdown).sections.map(({anchor}) => anchor);
    return {title, path: page.path, markdown, keywords: joined(names), asked, anchors};
  });
  return speak(said, () => pageDocuments(site, own)).map((document) => {
    // A page may have sections in its own language alone.
    const {title, text = ""} = english.get(document.id) ?? {};
    return {
      ...document,
      ...(document.title === title && {englishTitle: true}),
      ...(document.text === text && text !== "" && {text: "", other: text})
    };
  });
}

/** Everything that search covers in a language of a story. */
export function allDocuments(languages: SearchLanguages, code = en.code): SearchDocument[] {
  const language = languages.all.find((one) => one.code === code);
  const english = languages.all[0]?.site;
  if (!language || !english) throw new RangeError(`the story is not told in ${code}`);
  const {site} = language;
  if (site === english) return [...pageDocuments(site, pagesOf(languages)), ...searchDocuments(site)];
  const pathIn = (path: string) => languages.pathIn(code, path);
  return [...translatedPages(languages, language), ...speak(language.words, () => searchDocuments(site, english))].map(
    (document) => placed(document, pathIn)
  );
}

/** The file of what the search page makes its index of, in a language, among the assets. */
export const searchFile = (code: string): string => (code === en.code ? "search.json" : `${code}/search.json`);

/** Writes what the search page of each language makes its index of. */
export async function writeSearchRows(languages: SearchLanguages, out: string): Promise<void> {
  for (const {code} of languages.all) {
    const file = join(out, searchFile(code));
    await mkdir(dirname(file), {recursive: true});
    await writeFile(file, JSON.stringify(allDocuments(languages, code)));
  }
}
