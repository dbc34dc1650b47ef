import {readFileSync} from "node:fs";
import {build} from "esbuild";

const entry = (rows: number) => `
  import {crossfilter} from "./site/features/explore/crossfilter/crossfilter.js";
  import {columnsOf, million, naive} from "./test/site/features/explore/crossfilter/million.js";
  const table = million(${rows});
  const told = [];
  const view = crossfilter(document.querySelector("#place"), {columns: columnsOf(table), rowCount: table.rowCount, onFilter: (selection) => told.push(selection)});
  const settled = async () => {
    const count = document.querySelector(".crossfilter-count");
    while (view.selection().moving || count.textContent !== view.selection().words) await new Promise(requestAnimationFrame);
    return {shown: view.selection().count, naive: naive(table, view.selection().filters)};
  };
  Object.assign(window, {table, told, view, settled});
  view.ready.then(() => document.body.classList.add("ready"));
`;

const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page made by a test</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="page.css"><script type="module" src="page.js"></script></head>
<body><main><h1>A page made by a test</h1><div id="place"></div></main></body></html>`;

const body = `*{box-sizing:border-box}[hidden]{display:none!important}body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 sans-serif}main{max-width:1120px;margin:auto;padding:0 16px}`;

/** The files of a page that cross-filters a table made by the test. */
export async function pageFiles(rows: number): Promise<Record<string, string>> {
  const {outputFiles} = await build({
    stdin: {contents: entry(rows), resolveDir: process.cwd()},
    bundle: true,
    format: "esm",
    write: false,
    minify: true
  });
  return {
    "index.html": html,
    "page.js": outputFiles[0]!.text,
    "page.css":
      readFileSync("site/style/tokens.css", "utf8") +
      body +
      readFileSync("site/features/explore/crossfilter/crossfilter.css", "utf8"),
    "favicon.ico": ""
  };
}
