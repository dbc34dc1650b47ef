import {existsSync} from "node:fs";
import type MarkdownIt from "markdown-it";
import {buildAssets} from "./scripts/site/assets.js";
import {writeSearchRows} from "./scripts/site/searchrows.js";
import {cells, duckdb, serveLibraries, tableSources} from "./site/framework/index.js";
import {drawView} from "./src/views/views.js";
import {readAnswers} from "./src/site/answers.js";
import {blocks, sourceOf} from "./src/site/blocks.js";
import {citations} from "./src/site/citations.js";
import {drawFigure} from "./src/site/figures.js";
import {footer, head, header} from "./src/site/shell.js";
import {readSite} from "./src/site/site.js";

const TABLES = ".cache/tables";
if (!existsSync(`${TABLES}/datapackage.json`))
  throw new Error(`${TABLES} holds no edition: run npm run build, or npm run dev`);
const site = {...(await readSite(TABLES)), answers: await readAnswers(TABLES)};
const {fonts} = await buildAssets("src/assets");
await writeSearchRows(site, "src/assets");
const pages = (table: "cases" | "orders") => site.tables[table].map(({id}) => `/${table}/${id}`);

serveLibraries("src");
const tables = Object.keys(site.tables);

export default {
  root: "src",
  duckdb,
  output: process.env["DOCKETBOOK_SITE_OUT"] ?? "dist",
  title: site.edition.title,
  // The house brings its own style, fonts and way around; Framework's would ask other hosts.
  style: null,
  globalStylesheets: [],
  sidebar: false,
  pager: false,
  toc: false,
  search: false,
  linkify: false,
  pages: [],
  dynamicPaths: [...pages("cases"), ...pages("orders")],
  head({path, data}: {path: string; data: {sql?: Record<string, string>}}) {
    tableSources(data, path, "src", tables);
    return head(fonts);
  },
  header: (page: Parameters<typeof header>[0]) => header(page, site.edition),
  footer: () => footer(site.edition),
  // Framework would look for tsx on the PATH, which only npm sets.
  interpreters: {".ts": [process.execPath, "--import", "tsx"]},
  markdownIt(md: MarkdownIt) {
    blocks(md, "src", {view: (name, context) => drawView(name, context, site), figure: (id) => drawFigure(id, site)});
    citations(md, "src", site);
    cells(md, "src", {sourceOf, tables});
    return md;
  }
};
