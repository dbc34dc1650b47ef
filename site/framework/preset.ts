import type MarkdownIt from "markdown-it";
import {readSite} from "../story/read.js";
import type {Site, Story} from "../story/story.js";
import {existsSync} from "node:fs";
import {readAnswers} from "../features/explore/questions.js";
import {cellFigures} from "../features/notebook/cells.js";
import {blocks} from "./blocks.js";
import {citations} from "./citations.js";
import {drawFigure} from "./figures.js";
import {FIRST_FONTS} from "./fonts.js";
import {footer, head, header} from "./shell.js";
import {drawView} from "./views.js";

/** Where the loaders put the tables that a site is drawn from, seen from the story's folder. */
export const TABLES = ".cache/tables";
/** The folder of a story's pages. */
export const ROOT = "src";

const EMPTY: Story = {
  figures: {},
  notebooks: [],
  notebookFolder: ROOT,
  questions: [],
  views: {},
  pages: [],
  places: {laws: "/law", series: "/series"}
};

/** Reads the built record, for a story to show it. */
export async function openSite(own: Partial<Story>, tables = TABLES): Promise<Site> {
  const story = {...EMPTY, ...own};
  return {
    ...(await readSite(tables)),
    story,
    figures: {...story.figures, ...cellFigures(story)},
    answers: await readAnswers(tables, story.questions)
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
  const addresses = (table: "cases" | "orders") => site.tables[table].map(({id}) => `/${table}/${id}`);
  return {
    /** For the commands of this package, which import a story's configuration too; Framework does not read it. */
    docketbook: site,
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
    dynamicPaths: [...addresses("cases"), ...addresses("orders")],
    head: head(FIRST_FONTS),
    header: (page: Parameters<typeof header>[0]) => header(page, site.edition, site.story.pages),
    footer: () => footer(site.edition),
    // Framework would look for tsx on the PATH, which only npm sets.
    interpreters: {".ts": [process.execPath, "--import", "tsx"]},
    markdownIt(md: MarkdownIt) {
      blocks(md, ROOT, {view: (name, context) => drawView(name, context, site), figure: (id) => drawFigure(id, site)});
      citations(md, ROOT, site);
      return md;
    }
  };
}
