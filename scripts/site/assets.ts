import {mkdir, readdir, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {build} from "esbuild";
import {buildFonts} from "./fonts.js";
import {sandboxPage} from "./sandbox.js";

/** A script a name: `site` on every page, the others where a page asks for them. */
const SCRIPTS = ["site", "explore", "search", "sources", "story", "taxpayers-disclosures", "timeline"];

/** Writes the scripts and what every page loads (`site.css` and fonts) and names the fonts of the first screen. */
export async function buildAssets(out: string): Promise<{fonts: string[]}> {
  await mkdir(out, {recursive: true});
  for (const name of await readdir(out)) await rm(join(out, name), {recursive: true});
  const {css, first} = await buildFonts(out);
  const target = ["es2022", "chrome110", "firefox115", "safari16.4"];
  const shared = {bundle: true, minify: true, write: false, target, logLevel: "warning"} as const;
  const style = await build({...shared, entryPoints: ["src/style/index.css"]});
  await writeFile(join(out, "site.css"), `${css}\n${style.outputFiles[0]?.text ?? ""}`);
  for (const name of SCRIPTS) {
    const script = await build({...shared, entryPoints: [`src/lib/${name}.ts`], format: "esm"});
    await writeFile(join(out, `${name}.js`), script.outputFiles[0]?.text ?? "");
  }
  await writeFile(join(out, "arquero.htm"), await sandboxPage());
  return {fonts: first};
}
