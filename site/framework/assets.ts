import {copyFile, mkdir, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {existsSync} from "node:fs";
import {basename, join} from "node:path";
import {build, type Plugin} from "esbuild";
import {buildEngine} from "./engine.js";
import {buildFonts} from "./fonts.js";
import {wordsFile, type Languages} from "./languages.js";
import {PACKAGE} from "./package.js";

/** The scripts that the pages below `root` ask for, `/assets/NAME.js`; every page asks for `site`, and the views that list rows for `list`. */
async function scriptNames(root: string): Promise<string[]> {
  const found = await readdir(root, {recursive: true, withFileTypes: true});
  const pages = found.filter((entry) => entry.isFile() && entry.name.endsWith(".md"));
  const texts = await Promise.all(pages.map((entry) => readFile(join(entry.parentPath, entry.name), "utf8")));
  const names = texts.flatMap((text) => [...text.matchAll(/\/assets\/([\w-]+)\.js\b/g)].map(([, name = ""]) => name));
  return [...new Set(["site", "list", ...names])].sort();
}

/** Every `NAME.client.ts` below some folders, by its name; the first folder that has one wins. */
async function clientScripts(folders: readonly string[]): Promise<Map<string, string>> {
  const scripts = new Map<string, string>();
  for (const folder of folders) {
    for (const file of (await readdir(folder, {recursive: true})).sort()) {
      const [, name] = /^([\w-]+)\.client\.[jt]s$/.exec(basename(file)) ?? [];
      if (name !== undefined && !scripts.has(name)) scripts.set(name, join(folder, file));
    }
  }
  return scripts;
}

const ENGLISH = "en";

/** Puts the words of a language in the place of the English ones: a script carries one language. */
export const speaking = (root: string, code: string): Plugin => ({
  name: `words of ${code}`,
  setup(bundle) {
    bundle.onLoad({filter: /[\\/]site[\\/]words[\\/]en\.[jt]s$/}, () => ({
      contents: `import words from ${JSON.stringify(wordsFile(root, code, true))}; export const en = words;`,
      resolveDir: root,
      loader: "js"
    }));
  }
});

/**
 * Writes the scripts, what every page loads (`site.css` and fonts), and the styles that some pages alone have. A story's `style.css` comes after the package's own, and
 * its `icon.svg` in place of the package's.
 * @param root the folder of the story's pages
 * @param out where to write; the scripts of a language besides English go into a folder of its name
 * @throws Error for a script that a page asks for and that there is none of
 */
export async function buildAssets(root: string, out: string, {all}: Pick<Languages, "all">): Promise<void> {
  await mkdir(out, {recursive: true});
  for (const name of await readdir(out)) await rm(join(out, name), {recursive: true});
  const fonts = await buildFonts(out);
  const target = ["es2022", "chrome110", "firefox115", "safari16.4"];
  const shared = {bundle: true, minify: true, write: false, target, logLevel: "warning"} as const;
  const own = join(root, "style.css");
  const styles = [join(PACKAGE, "site/style/index.css"), ...(existsSync(own) ? [own] : [])];
  // Printed sheets have it in their margin.
  const titled = all
    .map(({code, site}) => {
      const title = JSON.stringify(site.edition.title).replaceAll("<", "\\3c ");
      return `:root${code === ENGLISH ? "" : `:lang(${code})`}{--site-title:${title}}`;
    })
    .join("");
  const css = async (entry: string) => (await build({...shared, entryPoints: [entry]})).outputFiles[0]?.text ?? "";
  await writeFile(join(out, "site.css"), [fonts, titled, ...(await Promise.all(styles.map(css)))].join("\n"));
  // What some pages alone have brings its own style: a story's reader does not load it.
  for (const [name, entry] of [
    ["corrections", "features/corrections/corrections"],
    ["events", "features/chronology/events"],
    ["explore", "features/explore/explore"],
    ["list", "features/list/list"],
    ["search", "features/search/search"],
    ["series", "features/series/series"],
    ["strip", "charts/strip"],
    ["timeline", "features/chronology/timeline/timeline"]
  ] as const)
    await writeFile(join(out, `${name}.css`), await css(join(PACKAGE, `site/${entry}.css`)));
  const icon = join(root, "icon.svg");
  await copyFile(existsSync(icon) ? icon : join(PACKAGE, "site/style/icon.svg"), join(out, "icon.svg"));
  const {workbench, files} = await buildEngine(out, shared);
  const scripts = await clientScripts([root, join(PACKAGE, "site/features")]);
  for (const name of await scriptNames(root)) {
    const entry = scripts.get(name);
    if (entry === undefined) throw new Error(`a page asks for /assets/${name}.js, and there is no ${name}.client.ts`);
    for (const {code} of name === "explore" ? all.slice(0, 1) : all) {
      const script = await build({
        ...shared,
        entryPoints: [entry],
        format: "esm",
        define: {WORKBENCH: JSON.stringify(workbench), WORKBENCH_FILES: JSON.stringify(files)},
        plugins: code === ENGLISH ? [] : [speaking(root, code)]
      });
      const folder = code === ENGLISH ? out : join(out, code);
      await mkdir(folder, {recursive: true});
      await writeFile(join(folder, `${name}.js`), script.outputFiles[0]?.text ?? "");
    }
  }
}
