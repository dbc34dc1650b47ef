import {mkdir, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {build} from "esbuild";
import {buildEngine} from "./engine.js";
import {buildFonts} from "./fonts.js";
import {sandboxPage} from "./sandbox.js";

/** The scripts of `src/lib/` that some page or view asks for: a page that is added brings its own. */
async function scriptNames(): Promise<string[]> {
  const found = await readdir("src", {recursive: true, withFileTypes: true});
  const asking = found
    .filter((entry) => entry.isFile() && /\.(md|ts)$/.test(entry.name))
    .map((entry) => readFile(join(entry.parentPath, entry.name), "utf8"));
  const names = (await Promise.all(asking)).flatMap((text) =>
    [...text.matchAll(/\/assets\/([\w-]+)\.js\b(?!on)/g)].map(([, name = ""]) => name)
  );
  return [...new Set(names)].sort();
}

/** Writes the scripts and what every page loads (`site.css` and fonts) and names the fonts of the first screen. */
export async function buildAssets(out: string): Promise<{fonts: string[]}> {
  await mkdir(out, {recursive: true});
  for (const name of await readdir(out)) await rm(join(out, name), {recursive: true});
  const {css, first} = await buildFonts(out);
  const target = ["es2022", "chrome110", "firefox115", "safari16.4"];
  const shared = {bundle: true, minify: true, write: false, target, logLevel: "warning"} as const;
  const style = await build({...shared, entryPoints: ["src/style/index.css"]});
  await writeFile(join(out, "site.css"), `${css}\n${style.outputFiles[0]?.text ?? ""}`);
  const {workbench, files} = await buildEngine(out, shared);
  for (const name of await scriptNames()) {
    const script = await build({
      ...shared,
      entryPoints: [`src/lib/${name}.ts`],
      format: "esm",
      define: {WORKBENCH: JSON.stringify(workbench), WORKBENCH_FILES: JSON.stringify(files)}
    });
    await writeFile(join(out, `${name}.js`), script.outputFiles[0]?.text ?? "");
  }
  await writeFile(join(out, "arquero.htm"), await sandboxPage());
  return {fonts: first};
}
