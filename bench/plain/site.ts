import {spawn} from "node:child_process";
import {cp, mkdir, rm, symlink, writeFile} from "node:fs/promises";
import {dirname, join, resolve} from "node:path";

/** What plain Framework is told beside what its own documentation begins with: no sidebar, and none of what only its menus need. */
const CONFIG = `export default {root: "src", title: "Plain", globalStylesheets: [], footer: null, sidebar: false, pager: false, toc: false, head: '<link rel="icon" href="data:,">'};`;

/** A folder with pages for plain Framework, and the words that Node is told to build them into its `dist`. */
export interface PlainSite {
  folder: string;
  out: string;
  words: string[];
  env: Record<string, string>;
}

/**
 * Writes a project of plain Framework into `.cache/bench/NAME`.
 * @param pages the Markdown of each page, by its path without an ending
 * @param tables a folder whose files pages read at `data/`
 */
export async function writePlain(
  name: string,
  pages: Readonly<Record<string, string>>,
  tables?: string
): Promise<PlainSite> {
  const folder = resolve(".cache/bench", name);
  await rm(folder, {recursive: true, force: true});
  for (const [path, markdown] of Object.entries(pages)) {
    const file = join(folder, "src", `${path}.md`);
    await mkdir(dirname(file), {recursive: true});
    await writeFile(file, markdown);
  }
  if (tables !== undefined) await cp(tables, join(folder, "src/data"), {recursive: true});
  await symlink(resolve("node_modules"), join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), '{"type": "module", "private": true}');
  await writeFile(join(folder, "observablehq.config.js"), CONFIG);
  return {
    folder,
    out: join(folder, "dist"),
    words: [
      "--import",
      resolve("node_modules/tsx/dist/loader.mjs"),
      "--import",
      resolve("bench/plain/registry.ts"),
      resolve("node_modules/@observablehq/framework/dist/bin/observable.js"),
      "build"
    ],
    env: {BENCH_ROOT: resolve("."), OBSERVABLE_TELEMETRY_DISABLE: "1"}
  };
}

/** Builds such a project, and gives the folder of the built pages. */
export async function buildPlain(site: PlainSite): Promise<string> {
  const child = spawn(process.execPath, site.words, {
    cwd: site.folder,
    env: {...process.env, ...site.env},
    stdio: ["ignore", "pipe", "pipe"]
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  if ((await new Promise((done) => child.on("close", done))) !== 0)
    throw new Error(said.split("\n").slice(-30).join("\n"));
  return site.out;
}

/**
 * What a built page shows, as Markdown for plain Framework: its HTML without scripts, and without the files that only our build has.
 * @throws RangeError for a page without Framework's `main`
 */
export function asMarkdown(html: string): string {
  const [, main] = /<main id="observablehq-main"[^>]*>([\s\S]*)<\/main>/.exec(html) ?? [];
  if (main === undefined) throw new RangeError("the page has no main element of Framework's");
  return (
    main
      .replace(/<script\b[\s\S]*?<\/script>|<iframe\b[\s\S]*?<\/iframe>|<(?:img|link|source)\b[^>]*>/g, "")
      // Framework would look for the file of a link that downloads it.
      .replace(/ download(?:="[^"]*")?/g, "")
      .replaceAll("${", "&#36;{")
      .replace(/\n\s*(?=\n)/g, "")
  );
}
