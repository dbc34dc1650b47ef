import {mkdir, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {dirname, join, resolve} from "node:path";
import {build, type Plugin} from "esbuild";
import {PACKAGE} from "./package.js";

const FROM_CLIENT = /\bimport\s*\{([^}]*)\}\s*from\s*["']docketbook\/client["']/g;
const LOCAL = /\b(?:import|export)\b[^;"']*from\s*["'](\.{0,2}\/[^"']+)["']/g;

/** What of `docketbook/client` the pages' cells import, and the modules that these import. */
async function importedNames(root: string): Promise<string[]> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const read = async (file: string): Promise<void> => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = await readFile(file, "utf8").catch(() =>
      readFile(file.replace(/\.js$/, ".ts"), "utf8").catch(() => "")
    );
    for (const [, list = ""] of text.matchAll(FROM_CLIENT))
      for (const name of list.split(",").map((part) => part.trim().split(/\s/)[0] ?? "")) if (name) names.add(name);
    for (const [, path = ""] of text.matchAll(LOCAL))
      await read(path.startsWith("/") ? join(root, path) : resolve(dirname(file), path));
  };
  for (const name of (await readdir(root, {recursive: true})).sort())
    if (name.endsWith(".md") && !name.startsWith(".")) await read(resolve(root, name));
  return [...names].sort();
}

/** Modules of this package do nothing when they are loaded: what nobody imports is left out. */
const withoutEffects: Plugin = {
  name: "without effects",
  setup(bundle) {
    bundle.onResolve({filter: /^\./}, async ({path, pluginData, ...options}) => {
      if (pluginData === "asked" || !options.resolveDir.startsWith(PACKAGE)) return;
      const found = await bundle.resolve(path, {...options, pluginData: "asked"});
      return {...found, sideEffects: false};
    });
  }
};

/**
 * Writes `docketbook/client` where Framework looks for a bundle of it before it makes one: what pages import of it, and no more.
 * @param root the folder of the pages
 * @param whole everything, for a preview, whose pages change
 */
export async function writeClient(root: string, whole: boolean): Promise<void> {
  const folder = join(root, ".observablehq/cache/_node");
  await rm(folder, {recursive: true, force: true});
  const names = whole ? ["*"] : await importedNames(root);
  if (!names.length) return;
  const {version} = JSON.parse(await readFile(join(PACKAGE, "package.json"), "utf8")) as {version: string};
  const client = JSON.stringify("./client.js");
  const {outputFiles} = await build({
    stdin: {
      contents: whole ? `export * from ${client};` : `export {${names.join(", ")}} from ${client};`,
      resolveDir: join(PACKAGE, "site"),
      loader: "js"
    },
    bundle: true,
    minify: !whole,
    write: false,
    format: "esm",
    target: ["es2022", "chrome110", "firefox115", "safari16.4"],
    logLevel: "silent",
    plugins: [withoutEffects]
  });
  const out = join(folder, `docketbook@${version}/client.js`);
  await mkdir(dirname(out), {recursive: true});
  await writeFile(out, outputFiles[0]?.text ?? "");
}
