import {cp, mkdir, readdir, readFile, rm, symlink, writeFile} from "node:fs/promises";
import {dirname, join, resolve} from "node:path";
import {spawn} from "node:child_process";
import type {Page} from "playwright-core";
import {build} from "../../../../loaders/dataset/build.js";
import type {Served} from "../../../../site/cli/serve.js";
import {writeClient} from "../../../../site/framework/clientmodule.js";
import {prepareOfflineCache} from "../../../../site/framework/libraries.js";
import {postprocessHtml} from "../../../../site/framework/postprocess.js";
import {prerender} from "../../../../site/framework/prerender.js";

const ROOT = resolve(".");
const CONFIG = (root: string, paths: readonly string[]) => `import {readFileSync} from "node:fs";
import {cells, tableSources} from "${root}/site/framework/cells.js";
import {serveLibraries} from "${root}/site/framework/libraries.js";
serveLibraries("src", "${root}/.cache/libraries");
const tables = ["orders", "observations"];
const sourceOf = (root, {path}, body) => {
  const file = root + path + ".md";
  let source = body;
  try { source = readFileSync(file, "utf8"); } catch {}
  return {file, skipped: source.split("\\n").length - body.split("\\n").length};
};
export default {
  root: "src",
  dynamicPaths: ${JSON.stringify(paths)},
  title: "Cells",
  globalStylesheets: [],
  footer: null,
  sidebar: false,
  pager: false,
  toc: false,
  duckdb: {extensions: {json: null, parquet: null}},
  head({path, data}) { tableSources(data, path, "src", tables); return '<link rel="icon" href="data:,">'; },
  interpreters: {".ts": [process.execPath, "--import", "tsx"]},
  markdownIt(md) { cells(md, "src", {sourceOf, tables}); return md; }
};
`;

/** What `#id` of `pages/idioms.md` shows, before any script has come. */
export const IDIOMS = {
  italic: "italic",
  block: "HTML block 21",
  promise: "came",
  counter: "3",
  endless: "step 1",
  inputs: "Ada b true",
  width: "known",
  dark: "light",
  now: "now",
  resized: "sized",
  observed: "observed"
};

/** Waits until a page of `pages/idioms.md` shows the same in the browser; a generator that goes on has gone on. */
export async function showsIdioms(page: Page): Promise<void> {
  for (const [id, shown] of Object.entries(IDIOMS))
    await page.waitForFunction(
      ([id, shown]) => document.querySelector(`#${id}`)?.textContent.trim() === shown,
      [id, id === "endless" ? "step 9" : shown]
    );
}

const TYPES =
  "int:Int32 big:Int64 real:Float64 word:Utf8 day:Date32<DAY> moment:Timestamp<MICROSECOND> yes:Bool money:Float64 list:List<Utf8> struct:Struct<{x:Int32, y:Utf8}>";
/** What `pages/files.md` says of its files, one of each kind; the rows of one come after. */
export const FILES = [
  "csv 21",
  "tsv Ada",
  "json Ada",
  "text plain text",
  "html bold",
  "xml first",
  "zip inner.txt: in the archive",
  `parquet 3 ${TYPES}`,
  "arrow 3",
  "arquero 3 two"
];

export interface Story {
  folder: string;
  out: string;
  /** The cells that are left for the browser. */
  later: string[];
  page: (path: string) => Promise<string>;
}

/** What a story is made of beside its pages. */
interface Parts {
  base?: string;
  /** Its `node_modules`, beside what docketbook brings. */
  installed?: string;
  /** The pages that routes with parameters make. */
  paths?: readonly string[];
}

let record: Promise<string> | undefined;
/** The tests' record, built once. */
async function builtRecord(): Promise<string> {
  const out = join(ROOT, ".cache/test", `cells-record-${process.pid}`);
  await build({dir: join(ROOT, "test/record"), out});
  return out;
}

/**
 * Makes a story of its own from pages.
 * @param files their content by path below `src`, or a folder to copy
 * @returns its folder
 */
export async function makeStory(
  name: string,
  files: Record<string, string | Uint8Array> | string,
  {base = ".cache/cells", installed, paths = []}: Parts = {}
): Promise<string> {
  const folder = join(ROOT, base, name);
  await rm(folder, {recursive: true, force: true});
  await mkdir(join(folder, "src"), {recursive: true});
  if (typeof files === "string") await cp(files, join(folder, "src"), {recursive: true});
  else
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, "src", path)), {recursive: true});
      await writeFile(join(folder, "src", path), content);
    }
  await cp(await (record ??= builtRecord()), join(folder, "src/data"), {recursive: true});
  await writeFile(join(folder, "observablehq.config.ts"), CONFIG(ROOT, paths));
  await writeFile(join(folder, "package.json"), '{"type": "module", "private": true}');
  const modules = join(folder, "node_modules");
  await mkdir(modules);
  await symlink(ROOT, join(modules, "docketbook"));
  for (const name of installed ? await readdir(installed) : [])
    await symlink(resolve(installed ?? "", name), join(modules, name));
  await prepareOfflineCache(join(folder, "src"));
  await writeClient(join(folder, "src"), false);
  return folder;
}

/**
 * Builds a story of its own from pages, offline, as the site's build does.
 * @throws what the build prints when it stops
 */
export async function buildStory(...parts: Parameters<typeof makeStory>): Promise<Story> {
  const folder = await makeStory(...parts);
  const out = join(folder, "dist");
  await runFramework(folder);
  await cp(join(folder, "src/data"), join(out, "data"), {recursive: true});
  const before = process.cwd();
  process.chdir(folder);
  try {
    const {later} = await prerender(out, {now: new Date("2026-11-21T12:00:00Z")});
    for (const file of (await readdir(out, {recursive: true})).filter((path) => path.endsWith(".html")))
      await writeFile(join(out, file), postprocessHtml(await readFile(join(out, file), "utf8")));
    return {folder, out, later, page: (path) => readFile(join(out, `${path}.html`), "utf8")};
  } finally {
    process.chdir(before);
  }
}

const FRAMEWORK = join(ROOT, "node_modules/@observablehq/framework/dist/bin/observable.js");

/**
 * Starts a preview.
 * @param command the program that serves a story, by Node; Framework's own by default
 * @param cwd the story
 * @throws what it prints when it ends before it has printed its address
 */
export async function startPreview(cwd: string, command = [FRAMEWORK, "preview", "--no-open"]): Promise<Served> {
  const child = spawn(process.execPath, command, {
    cwd,
    env: {...process.env, OBSERVABLE_TELEMETRY_DISABLE: "1"},
    stdio: ["ignore", "pipe", "pipe"]
  });
  const ended = new Promise<void>((done) => child.on("close", () => done()));
  let said = "";
  const address = await new Promise<string>((done, fail) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        const [found] = /http:\/\/(?:127\.0\.0\.1|localhost):\d+\//.exec(said) ?? [];
        if (found) done(found);
      });
    child.on("close", () => fail(new Error(said)));
  });
  return {
    address,
    close: () => {
      child.kill();
      return ended;
    }
  };
}

async function runFramework(cwd: string): Promise<void> {
  const child = spawn(process.execPath, [FRAMEWORK, "build"], {
    cwd,
    env: {...process.env, OBSERVABLE_TELEMETRY_DISABLE: "1"},
    stdio: ["ignore", "pipe", "pipe"]
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  const code = await new Promise((done) => child.on("close", done));
  if (code !== 0) throw new Error(said);
}
