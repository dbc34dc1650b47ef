import {fork} from "node:child_process";
import {readdir, readFile, writeFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {availableParallelism} from "node:os";
import {join, relative, resolve} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import {build} from "esbuild";
import type {KeptFigure} from "../features/cells/figure.js";
import type {CellResult, PageRequest, PageResult} from "./prerender/page.js";

export interface PrerenderOptions {
  /** What a page's clock says while it is built. */
  now: Date;
  /** How wide a page's main column is taken to be, in px: a chart that is drawn for its width is drawn for this one. */
  width?: number;
}

/** How long a page may take, in milliseconds: a guard against cells that never come to an end. */
const LIMIT_MS = 300_000;
const PAGE = new URL(import.meta.url.endsWith(".ts") ? "prerender/page.ts" : "prerender/page.js", import.meta.url);
const STYLE = fileURLToPath(new URL("cells.css", import.meta.url));
const TAKEOVER = fileURLToPath(new URL(`client/takeover${PAGE.pathname.slice(-3)}`, import.meta.url));
const LOADING = "<observablehq-loading></observablehq-loading>";
/** What ends a paragraph when a page is parsed, though a script may put it into one. */
const BLOCKS =
  /<(?:address|article|aside|blockquote|center|details|dialog|dir|div|dl|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|main|menu|nav|ol|p|pre|search|section|summary|table|ul)[\s>]/i;
const LATER = `<noscript class="cell-later">This part of the page needs JavaScript.</noscript>`;

/** Runs the cells of a page in a process of its own. */
function runPage(request: PageRequest): Promise<PageResult> {
  const child = fork(fileURLToPath(PAGE), [JSON.stringify(request)], {
    execArgv: PAGE.pathname.endsWith(".ts")
      ? ["--import", pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href]
      : [],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    env: {...process.env, TZ: "UTC"}
  });
  return new Promise((done, fail) => {
    let said = "";
    let results: PageResult | null = null;
    const limit = setTimeout(() => {
      child.kill("SIGKILL");
      fail(new Error(`${request.file}: its cells came to no end within ${LIMIT_MS / 1000} seconds`));
    }, LIMIT_MS);
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (said += text));
    child.on("message", (message) => (results = message as PageResult));
    child.on("error", fail);
    child.on("exit", () => {
      clearTimeout(limit);
      if (results) done(results);
      else fail(new Error(`${request.file}: its cells could not be run\n${said.split("\n").slice(0, 12).join("\n")}`));
    });
  });
}

/** The line of a page's source that each of its cells begins at. */
function linesOf(html: string): Map<string, {file: string; line: number}> {
  const marks = html.matchAll(
    /<!--line:([^>]*?):(\d+)-->(?:<div[^>]*>)?(?:<observablehq-loading><\/observablehq-loading>)?<!--:([0-9a-f]{8}(?:-\d+)?):-->/g
  );
  return new Map([...marks].map(([, file = "", line, id = ""]) => [id, {file, line: Number(line)}]));
}

/** The paragraph around a place, made a `div` that looks like one. */
function openParagraph(page: string, at: number): string {
  const start = Math.max(page.lastIndexOf("<p>", at), page.lastIndexOf("<p ", at));
  if (start < 0 || page.lastIndexOf("</p>", at) > start) return page;
  const end = page.indexOf("</p>", at);
  return `${page.slice(0, start)}<div data-paragraph${page.slice(start + 2, end)}</div>${page.slice(end + 4)}`;
}

/** Puts what a cell displayed before its place, in the element that Framework's client takes away when the cell first displays. */
function insert(page: string, {id, html, jsx, waiting}: CellResult): string {
  const mark = `<!--:${id}:-->`;
  if (!page.includes(mark) || (html === null && !waiting)) return page;
  const whole = html !== null && BLOCKS.test(html) ? openParagraph(page, page.indexOf(mark)) : page;
  const at = whole.indexOf(mark);
  const start = whole.endsWith(LOADING, at) ? at - LOADING.length : at;
  // What stands for it already says so.
  const told = /^<\/div>\s*<noscript class="cell-later">/.test(whole.slice(at + mark.length));
  const shown = html ?? (told ? "" : LATER);
  return `${whole.slice(0, start)}<observablehq-loading class="prerendered${jsx ? " jsx" : ""}">${shown}</observablehq-loading>${whole.slice(at)}`;
}

/** Has the cells of a page, and the modules that they need, wait for its reader. */
const wait = (page: string, takeover: string): string =>
  page
    .replaceAll('<link rel="modulepreload"', '<link rel="cells"')
    .replace(
      /<script type="module">(?=(?:(?!<\/script>)[^])*?\bdefine\(\{id: )/,
      () => `<script type="module">${takeover}</script>\n<script type="cells">`
    );

/**
 * Runs the cells of every page of a built site and puts what they display into the pages.
 * @param out the folder of the site as Framework built it
 * @returns the cells that are left for the browser, the page's source and line of each; and the figures that cells made, to be published
 * @throws with page, line and error where cells fail
 */
export async function prerender(
  out: string,
  {now, width = 640}: PrerenderOptions
): Promise<{later: string[]; figures: KeptFigure[]}> {
  const files = (await readdir(out, {recursive: true})).filter((file) => file.endsWith(".html")).sort();
  const bundle = async (file: string) => {
    const {outputFiles} = await build({entryPoints: [file], bundle: true, minify: true, write: false, format: "esm"});
    return outputFiles[0]?.text.trim() ?? "";
  };
  const [style = "", takeover = ""] = await Promise.all([STYLE, TAKEOVER].map(bundle));
  const later: string[] = [];
  const failures: string[] = [];
  const figures = new Map<string, KeptFigure>();
  const work = files.values();
  const worker = async () => {
    for (const file of work) {
      // A file's time would be shown, and differ at the next build.
      const page = (await readFile(join(out, file), "utf8")).replace(/"lastModified":\d+,?/g, "");
      if (!/\bdefine\(\{id: /.test(page)) continue;
      await writeFile(join(out, file), page);
      const lines = linesOf(page);
      const {cells, figures: made, moves} = await runPage({out: resolve(out), file, now: Number(now), width});
      for (const figure of made) {
        const other = figures.get(figure.id)?.page;
        if (other !== undefined && other !== figure.page)
          failures.push(`${relative(".", file)}: its figure ${figure.id} has the id of one on /${other}`);
        figures.set(figure.id, figure);
      }
      for (const {id, error, waiting, why} of cells) {
        const {file: source, line} = lines.get(id) ?? {file: relative(".", file), line: 1};
        if (error) failures.push(`${source}:${line + (error.line ?? 0)} ${error.message}`);
        if (waiting) later.push(`${source}:${line}${why ? ` (${why})` : ""}`);
      }
      const text = cells.reduce(insert, page.replace(/<!--line:[^>]*-->/g, ""));
      const styled = text.replace("</head>", `<style>${style}</style>\n</head>`);
      await writeFile(join(out, file), moves ? styled : wait(styled, takeover));
    }
  };
  await Promise.all(Array.from({length: Math.min(availableParallelism(), 4)}, worker));
  if (failures.length) throw new Error(failures.sort().join("\n"));
  return {
    later: later.sort(),
    figures: [...figures.values()].sort(
      (a, b) => (a.page ?? "").localeCompare(b.page ?? "") || a.id.localeCompare(b.id)
    )
  };
}
