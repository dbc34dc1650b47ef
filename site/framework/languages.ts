import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {pathToFileURL} from "node:url";
import type MarkdownIt from "markdown-it";
import type {Diagnostic} from "../../loaders/diagnostics/diagnostic.js";
import {codesIn, figuresIn} from "../../loaders/prose/cited.js";
import {english as englishProse, proseLanguage, type ProseLanguage} from "../../loaders/prose/language.js";
import {EDITION} from "../../loaders/rules/translations.js";
import type {Column} from "../../loaders/schema/column.js";
import type {Row, Table} from "../../loaders/schema/table.js";
import {tables as schemas} from "../../loaders/schema/tables.js";
import type {Site, SiteTables} from "../story/story.js";
import {en} from "../words/en.js";
import {speak, type Words} from "../words/words.js";
import {PACKAGE} from "./package.js";

/**
 * The file of a language's words: the story's own, or the package's; null where there is none. Scripts take the package's first: the words of
 * figures are in the page already.
 */
export function wordsFile(root: string, code: string, script = false): string | null {
  const both = [join(root, "words", code), join(PACKAGE, "site/words", code)];
  const found = (script ? both.reverse() : both)
    .flatMap((path) => [`${path}.ts`, `${path}.js`])
    .find((path) => existsSync(path));
  return found === undefined ? null : resolve(found);
}

/** The languages of a story besides English: those that it names, and those that it brings the words of. */
export function languagesOf(root: string, named: readonly string[]): string[] {
  const folder = join(root, "words");
  const own = existsSync(folder)
    ? readdirSync(folder).flatMap((name) => /^([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\.[jt]s$/.exec(name)?.[1] ?? [])
    : [];
  return [...new Set([...named, ...own])].filter((code) => code !== en.code).sort();
}

async function readWords(root: string, code: string): Promise<Words> {
  const file = wordsFile(root, code);
  if (file === null)
    throw new Error(
      `there are no words of the language ${code}: ${root}/words/${code}.ts has them as its default export`
    );
  return ((await import(pathToFileURL(file).href)) as {default: Words}).default;
}

/** A name with the note after it in the words of a language, `Richardson (author)`; as it stands where the language lacks a word of it. */
function noted(name: string, {slugs}: Words): string {
  const [, plain, note = ""] = /^(.+) \(([^()]+)\)$/.exec(name) ?? [];
  const said = note.split(", ").map((word) => slugs[word]);
  return plain === undefined || said.includes(undefined) ? name : `${plain} (${said.join(", ")})`;
}

/** The record in a language: a translation stands for each text that has one, its words for the notes after names, and every other text stays. */
function translate(tables: SiteTables, words: Words): SiteTables {
  const {code} = words;
  const texts = new Map(
    tables.translations
      .filter(({language}) => language === code)
      .map((row) => [`${row.table_name} ${row.row_id} ${row.column_name}`, row])
  );
  const inLanguage = ({name, translate: columns = []}: Table, rows: readonly Row[]) =>
    rows.map((row) => {
      const said = columns.flatMap((column) => {
        const [found, text] = [texts.get(`${name} ${String(row["id"])} ${column}`), row[column]];
        return found && typeof text === "string" ? [[column, found.text]] : [];
      });
      return said.length ? {...row, ...(Object.fromEntries(said) as Row)} : row;
    });
  const translated = Object.fromEntries(
    Object.values<Table>(schemas).map((table) => [
      table.name,
      table.translate?.length
        ? inLanguage(table, tables[table.name as keyof SiteTables])
        : tables[table.name as keyof SiteTables]
    ])
  ) as SiteTables;
  const cases = translated.cases.map((row) => ({
    ...row,
    short_caption: noted(row.short_caption, words),
    judges: row.judges.map((judge) => noted(judge, words))
  }));
  return {...translated, cases};
}

/** The figures of a text, each as often as it stands there: numbers with their sign, and dates as far as they are known. */
function figuresOf(text: string, language: ProseLanguage): string[] {
  const {dates, numbers} = figuresIn(text, language);
  return [
    ...dates.map(({year, month, day}) => `date ${year ?? ""}-${month ?? ""}-${day ?? ""}`),
    ...numbers.map(({value, sign}) => `${value} ${sign ?? ""}`),
    ...codesIn(text).map(({text: code}) => code)
  ].sort();
}

/** Where a translation stands in its file: the line that begins with its key; the first where no line does. */
function placeOf(file: string, key: readonly string[]): {file: string; line: number; column: number} {
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  return {
    file,
    line:
      Math.max(
        0,
        lines.findIndex((line) => line.startsWith(`${key.join()},`))
      ) + 1,
    column: 1
  };
}

/** Translations of the record that say other numbers or dates than the English. */
export function checkTranslated({all}: Languages): Diagnostic[] {
  const [english, ...others] = all;
  const tables = english!.site.tables as unknown as Readonly<Record<string, readonly Row[]>>;
  const byId = new Map(
    Object.entries(tables).map(([name, rows]) => [name, new Map(rows.map((row) => [String(row["id"]), row]))])
  );
  return others.flatMap(({code, prose}) =>
    english!.site.tables.translations
      .filter(({language}) => language === code)
      .flatMap(({table_name: table, row_id: id, column_name: column, text}): Diagnostic[] => {
        const original = byId.get(table)?.get(id)?.[column];
        if (typeof original !== "string") return [];
        const [said, meant] = [figuresOf(text, prose), figuresOf(original, englishProse)];
        if (said.join() === meant.join()) return [];
        const only = (list: string[], other: string[]) =>
          list.filter((one) => !other.includes(one)).join(", ") || "fewer";
        return [
          {
            code: "translation-differs",
            severity: "error",
            ...placeOf(`data/translations/${code}.csv`, [table, id, column]),
            message: `${column} of ${id} says ${only(said, meant)}`,
            expected: `what the English says: ${only(meant, said)} (“${original}”)`,
            table: "translations",
            row: id
          }
        ];
      })
  );
}

/** A language of a story: its words, and the record in it. */
export interface Language {
  code: string;
  words: Words;
  prose: ProseLanguage;
  site: Site;
}

/** The paths of a story's pages that stand in files of their own, as addresses have them, `/es/itin`; those that stand for many are left out. */
function writtenPages(root: string): string[] {
  return readdirSync(root, {recursive: true, encoding: "utf8"})
    .filter((name) => name.endsWith(".md") && !/(?:^|\/)\.|\[/.test(name))
    .map((name) => `/${name.replace(/\.md$/, "").replace(/(^|\/)index$/, "$1")}`);
}

/** The pages that are made in every language: those below `src/[language]/`, with the ids of the rows that they stand for. */
function madePages(root: string, {tables}: Site): string[] {
  const folder = join(root, "[language]");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, {recursive: true, encoding: "utf8"})
    .filter((name) => name.endsWith(".md"))
    .map((name) => `/${name.replace(/\.md$/, "").replace(/(^|\/)index$/, "$1")}`)
    .flatMap((path) => {
      const [, table] = /^\/(\w+)\/\[id\]$/.exec(path) ?? [];
      if (table === undefined) return path;
      return (tables[table as keyof SiteTables] as readonly Row[]).map(({id}) => path.replace("[id]", String(id)));
    });
}

/** What is drawn of each figure in every language: the page to frame, and its pictures. Figures that cells of pages make are none of them. */
const figureFiles = (all: readonly Language[]): string[] =>
  all.flatMap(({code, site}) =>
    Object.keys(site.figures).flatMap((id) =>
      [`embed/${id}`, `figure/${id}.svg`, `figure/${id}.png`].map(
        (path) => `${code === en.code ? "" : `/${code}`}/${path}`
      )
    )
  );

/** The texts of the record that stand in English in another language too: those that nobody translates, and those that nobody has translated yet. */
export function untranslated(tables: SiteTables): Set<string> {
  const found = new Set<string>();
  const take = (value: unknown, {type, format}: Pick<Column, "type" | "format">): void => {
    if (type.kind === "struct") for (const field of type.fields) take((value as Row | null)?.[field.name], field);
    else if (type.kind === "list") {
      const {item} = type;
      for (const one of (value ?? []) as unknown[])
        take(one, {type: item, ...(item.kind === "text" && {format: "prose"})});
    } else if (format === "prose" && typeof value === "string") found.add(value.trim());
  };
  for (const {name, columns} of Object.values<Table>(schemas))
    for (const row of tables[name as keyof SiteTables] as readonly Row[])
      for (const column of columns) {
        // A title in another language is none in English.
        const own = name === "sources" && column.name === "title" && row["language"] !== null;
        if (!own) take(row[column.name], column);
      }
  for (const {text} of tables.translations) found.delete(text.trim());
  return found;
}

/** The languages of a story, and which of its pages stand in which. */
export class Languages {
  /** English first. */
  readonly all: readonly Language[];
  readonly #pages: ReadonlySet<string>;
  /** The pages that are made in each language, to be built: `/es/orders/ID`. */
  readonly made: readonly string[];

  private constructor(
    readonly root: string,
    all: readonly Language[],
    ids: readonly string[]
  ) {
    this.all = all;
    const english = all[0]!.site;
    this.made = all.slice(1).flatMap(({code}) => madePages(root, english).map((path) => `/${code}${path}`));
    this.#pages = new Set([...writtenPages(root), ...ids, ...this.made, ...figureFiles(all)]);
  }

  /**
   * @param root the folder of the story's pages
   * @param site the record in English
   * @param ids the paths of the English pages that stand for a row each
   */
  static async of(root: string, site: Site, ids: readonly string[]): Promise<Languages> {
    const codes = languagesOf(root, site.story.languages);
    const others = await Promise.all(
      codes.map(async (code) => {
        const own = await readWords(root, code);
        const tables = translate(site.tables, own);
        const title = tables.translations.find(
          (row) => row.language === code && row.table_name === EDITION && row.column_name === "title"
        )?.text;
        if (own.prose === null) throw new Error(`the words of ${code} do not say how its numbers are read: prose`);
        return {
          code,
          words: own,
          prose: proseLanguage(own.locale, own.prose),
          site: {...site, tables, written: site.tables, edition: {...site.edition, ...(title !== undefined && {title})}}
        };
      })
    );
    return new Languages(root, [{code: en.code, words: en, prose: englishProse, site}, ...others], ids);
  }

  /** The language of a page by its path: that of its first folder, or English. */
  at(path: string): Language {
    const [, first] = /^\/?([\w-]+)(?:\/|$)/.exec(path) ?? [];
    return this.all.slice(1).find(({code}) => code === first) ?? this.all[0]!;
  }

  /** Draws in the language of a page. */
  speaking<T>(path: string, draw: (language: Language) => T): T {
    const language = this.at(path);
    return speak(language.words, () => draw(language));
  }

  /** A path without its language: `/es/itin` is `/itin`. */
  plain(path: string): string {
    const {code} = this.at(path);
    const normal = `/${path.replace(/^\//, "")}`.replace(/(^|\/)index$/, "$1");
    return code === en.code ? normal : normal.slice(code.length + 1) || "/";
  }

  /** The path of a page in a language; null where it is not in it. */
  pathIn(code: string, path: string): string | null {
    const plain = this.plain(path);
    const found = code === en.code ? plain : `/${code}${plain}`;
    return this.#pages.has(found) ? found : null;
  }

  /** A page in each language that has it: English first, and the page itself among them. */
  versions(path: string): {language: Language; path: string}[] {
    return this.all.flatMap((language) => {
      const found = this.pathIn(language.code, path);
      return found === null ? [] : [{language, path: found}];
    });
  }

  /** The page of a language that is nearest to one which is not in it: the folder's own, the list of series for a series, or else the first page. */
  nearest(code: string, path: string): string | null {
    const {series} = this.all[0]!.site.story.places;
    const plain = this.plain(path);
    const above = plain.replace(/[^/]+$/, "");
    return (
      [above, plain.startsWith("/series/") ? series : "/", "/"].find((one) => this.pathIn(code, one) !== null) ?? null
    );
  }

  /** What a page is called in the navigation of its language: what its words say, or the page's own title, or the name that the story gives it. */
  nameOf(code: string, path: string, name: string): string {
    const {words} = this.all.find((language) => language.code === code)!;
    const known = words.pages[path] ?? words.listPages[path]?.[0];
    if (known !== undefined) return known;
    const file = join(this.root, code, `${path.replace(/\/$/, "/index")}.md`);
    const source = existsSync(file) ? readFileSync(file, "utf8") : "";
    return /^---\n(?:[^\n]*\n)*?title:\s*(.+)\n(?:[^\n]*\n)*?---\n/.exec(source)?.[1] ?? name;
  }

  /**
   * The links and scripts of a page's HTML in its language: a link leads to the page in the same language where there is one, and says where it leads
   * to another.
   */
  localize(html: string, path: string): string {
    const {code} = this.at(path);
    if (code === en.code) return html;
    return html
      .replace(/src="\/assets\/([\w-]+)\.js"/g, `src="/assets/${code}/$1.js"`)
      .replace(/href="(\/[^"#?]*)([^"]*)"/g, (whole, to: string, rest: string) => {
        const own = this.pathIn(code, to);
        if (own !== null) return `href="${own}${rest}"`;
        const english = !/\.\w+$/.test(to) && this.pathIn(en.code, to) !== null && this.at(to).code === en.code;
        return english ? `${whole} hreflang="${en.code}"` : whole;
      });
  }

  /** Localizes what a page's Markdown becomes. */
  localizePages(md: MarkdownIt): void {
    const render = md.renderer.render.bind(md.renderer);
    md.renderer.render = (tokens, options, env: {path?: string}) =>
      this.localize(render(tokens, options, env), env.path ?? "/");
  }
}
