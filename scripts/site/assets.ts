import {mkdir, readdir, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {build} from "esbuild";
import {tables} from "../../loaders/schema/tables.js";
import {buildFonts} from "./fonts.js";

/** Writes what every page loads (`site.css`, `site.js` and fonts) and names the fonts of the first screen. */
export async function buildAssets(out: string): Promise<{fonts: string[]}> {
  await mkdir(out, {recursive: true});
  for (const name of await readdir(out)) await rm(join(out, name), {recursive: true});
  const {css, first} = await buildFonts(out);
  const target = ["es2022", "chrome110", "firefox115", "safari16.4"];
  const shared = {bundle: true, minify: true, write: false, target, logLevel: "warning"} as const;
  const style = await build({...shared, entryPoints: ["src/style/index.css"]});
  const script = await build({...shared, entryPoints: ["src/lib/site.ts"], format: "esm"});
  const shown = Object.values(tables).map(({name, title, columns}) => ({name, title, columns}));
  const reader = await build({...shared, entryPoints: ["src/lib/tablereader.ts"], format: "esm", define: {TABLES: JSON.stringify(shown)}});
  await writeFile(join(out, "tablereader.js"), reader.outputFiles[0]?.text ?? "");
  await writeFile(join(out, "site.css"), `${css}\n${style.outputFiles[0]?.text ?? ""}`);
  await writeFile(join(out, "site.js"), script.outputFiles[0]?.text ?? "");
  return {fonts: first};
}
