import {existsSync, readdirSync, readFileSync} from "node:fs";
import {resolve} from "node:path";
import {pathToFileURL} from "node:url";
import type MarkdownIt from "markdown-it";
import {readAnswers} from "../features/explore/questions.js";
import {lawFigure} from "../features/status/law.js";
import type {FigureMaker} from "../charts/figure.js";
import {readSite} from "../story/read.js";
import type {EditionStep, Site, Story, View} from "../story/story.js";
import {blocks, sourceOf} from "./blocks.js";
import {cells, tableSources} from "./cells.js";
import {citations} from "./citations.js";
import {drawFigure} from "./figures.js";
import {FIRST_FONTS} from "./fonts.js";
import {Languages} from "./languages.js";
import {serveLibraries} from "./libraries.js";
import {footer, head, header} from "./shell.js";
import {drawView} from "./views.js";

/** Where the loaders put the tables that a site is drawn from, seen from the story's folder. */
export const TABLES = ".cache/tables";
/** Where a build puts what changed from each earlier edition to the next; nothing is there where it was given none. */
export const HISTORY = ".cache/history.json";
/** The folder of a story's pages. */
export const ROOT = "src";

/** What Framework tells of a page while it draws it. */
interface PageData {
  path: string;
  data: {sql?: Record<string, string>};
}

/** The figure that every story has, of its own or drawn from its orders. */
const LAW = "law-on-any-date";

/** What a story has that brings nothing of its own. */
export const EMPTY_STORY: Story = {
  figures: {},
  questions: [],
  views: {},
  keyEvents: [],
  shortNames: {},
  languages: [],
  pages: [],
  uncited: [],
  places: {laws: "/law", series: "/series/"}
};

/** What the modules of a folder export by default, by their names: a story's own figures, or views. */
async function ownModules<T>(folder: string): Promise<Record<string, T>> {
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => /(?<!\.(?:d|client))\.[jt]s$/.test(name))
    : [];
  const made: Record<string, T> = {};
  for (const name of names.sort()) {
    const module = (await import(pathToFileURL(resolve(folder, name)).href)) as {default?: T};
    if (typeof module.default === "function") made[name.replace(/\.[jt]s$/, "")] = module.default;
  }
  return made;
}

/** Reads the built record, for a story to show it. A figure or view in a file of its own goes before one of the same name. */
export async function openSite(own: Partial<Story>, tables = TABLES): Promise<Site> {
  const built = await readSite(tables);
  const story = {...EMPTY_STORY, ...own};
  story.figures = {...story.figures, ...(await ownModules<FigureMaker>(`${ROOT}/figures`))};
  if (!story.figures[LAW])
    story.figures = {...story.figures, [LAW]: (rows) => lawFigure(rows, {flow: built.edition.flow})};
  story.views = {...story.views, ...(await ownModules<View>(`${ROOT}/views`))};
  return {
    ...built,
    story,
    figures: story.figures,
    answers: await readAnswers(tables, story.questions),
    history: existsSync(HISTORY) ? (JSON.parse(readFileSync(HISTORY, "utf8")) as EditionStep[]) : []
  };
}

/**
 * Observable Framework's configuration for a story: its pages below `src/`, drawn from the tables that the loaders built.
 * @param own what the story has of its own
 * @throws Error where no tables were built
 */
export async function docketbook(own: Partial<Story> = {}) {
  if (!existsSync(`${TABLES}/datapackage.json`))
    throw new Error(`${TABLES} holds no edition: run npm run build, or npm run dev`);
  const site = await openSite(own);
  const tables = Object.keys(site.tables);
  const nameTables = ({path, data}: PageData) => tableSources(data, path, ROOT, tables);
  // Framework asks for its libraries over the network; in its process the installed packages answer.
  if (process.env["DOCKETBOOK_FRAMEWORK"]) serveLibraries(ROOT);
  const addresses = (["cases", "orders", "series"] as const).flatMap((table) =>
    site.tables[table].map(({id}) => `/${table}/${id}`)
  );
  const languages = await Languages.of(ROOT, site, addresses);
  return {
    /** For the commands of this package, which import a story's configuration too; Framework does not read it. */
    docketbook: site,
    languages,
    root: ROOT,
    output: process.env["DOCKETBOOK_SITE_OUT"] ?? "dist",
    title: site.edition.title,
    // The package brings its own style, fonts and navigation; Framework's would ask other hosts.
    style: null,
    globalStylesheets: [],
    sidebar: false,
    pager: false,
    toc: false,
    search: false,
    linkify: false,
    pages: [],
    dynamicPaths: [...addresses, ...languages.made],
    // DuckDB's extensions come from another origin; the engine here needs none.
    duckdb: {extensions: {json: null, parquet: null}},
    head(page: PageData) {
      nameTables(page);
      // A preview gives each file an address of its own, by which the style does not ask for the fonts: they would come twice.
      const fonts = process.argv.includes("preview") ? [] : FIRST_FONTS;
      return languages.localize(head(fonts), page.path);
    },
    // A page's own `head`, `header` or `footer` is one that is not asked here.
    header(page: PageData) {
      nameTables(page);
      return languages.speaking(page.path, ({code, site: own}) => {
        const pages = own.story.pages.flatMap(({name, path}) => {
          const to = languages.pathIn(code, path);
          return to === null ? [] : [{name: languages.nameOf(code, path, name), path: to, plain: path}];
        });
        const others = languages
          .versions(page.path)
          .filter(({language}) => language.code !== code)
          .map(({language, path}) => ({code: language.code, name: language.words.shell.switch, path}));
        // A page that is in no other language leads to what is nearest in it, and says what that is.
        const near = languages.all.flatMap(({code: other, words}) => {
          const to = languages.pathIn(other, page.path) === null ? languages.nearest(other, page.path) : null;
          if (to === null || other === code) return [];
          const near = languages.nameOf(other, to, words.shell.home);
          return [{code: other, name: words.shell.switch, path: languages.pathIn(other, to) ?? to, near}];
        });
        const home = languages.pathIn(code, "/") ?? "/";
        return header(languages.plain(page.path), own.edition, pages, {home, others: [...others, ...near]});
      });
    },
    footer(page: PageData) {
      nameTables(page);
      return languages.speaking(page.path, ({site: own}) =>
        languages.localize(footer(own, languages.plain(page.path)), page.path)
      );
    },
    // Framework would look for tsx on the PATH, which only npm sets; it is a dependency of this package, wherever npm put it.
    interpreters: {".ts": [process.execPath, "--import", import.meta.resolve("tsx")]},
    markdownIt(md: MarkdownIt) {
      blocks(md, ROOT, {
        view: (name, context) =>
          languages.speaking(context.path, ({site: own}) =>
            drawView(name, {...context, path: languages.plain(context.path)}, own)
          ),
        figure: (id, {options, path}) =>
          languages.speaking(path, ({site: own}) => drawFigure(id, own, {folded: "folded" in options}))
      });
      citations(md, ROOT, languages);
      cells(md, ROOT, {sourceOf, tables});
      languages.localizePages(md);
      return md;
    }
  };
}
