import {existsSync} from "node:fs";
import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {isAbsolute, join, resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {build, type BuildFailure, type Plugin} from "esbuild";
import {either} from "../diagnostics/show.js";
import type {Table} from "../schema/table.js";
import {tables} from "../schema/tables.js";

/** The table that was asked for is not there, or cannot be used as asked. */
export class TableError extends Error {
  override name = "TableError";
}

const isTable = (value: unknown): value is Table =>
  typeof value === "object" &&
  value !== null &&
  "row" in value &&
  "columns" in value &&
  Array.isArray(value.columns) &&
  "key" in value &&
  "name" in value;

/** The package's loaders, as they run now. */
const LOADERS = new URL("../", import.meta.url).href;
const INDEX = `${LOADERS}index${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`;

/** `docketbook/loaders`, and a file of it, is the copy that runs, wherever the module lies: another one would know none of its columns. */
const ownLoaders: Plugin = {
  name: "own-loaders",
  setup(bundle) {
    bundle.onResolve({filter: /^docketbook\/loaders$/}, () => ({path: INDEX, external: true}));
    bundle.onResolve({filter: /./}, async ({path, pluginData, ...from}) => {
      if (pluginData === ownLoaders || from.kind === "entry-point") return undefined;
      const found = await bundle.resolve(path, {...from, pluginData: ownLoaders});
      if (found.errors.length) return {errors: found.errors};
      const address = isAbsolute(found.path) ? pathToFileURL(found.path).href : found.path;
      if (address.startsWith(LOADERS) || address.includes("/node_modules/")) return {path: address, external: true};
      return found;
    });
  }
};

/** What a module exports: TypeScript or JavaScript, wherever it lies. It is bundled, since Node runs neither everywhere. */
async function exportsOf(module: string): Promise<Record<string, unknown>> {
  if (!existsSync(module)) throw new TableError(`there is no file ${module}`);
  const folder = await mkdtemp(join(tmpdir(), "docketbook-schema-"));
  const outfile = join(folder, "schema.mjs");
  try {
    await build({
      entryPoints: [resolve(module)],
      bundle: true,
      format: "esm",
      platform: "node",
      plugins: [ownLoaders],
      outfile,
      logLevel: "silent"
    });
    const exported = (await import(pathToFileURL(outfile).href)) as Record<string, unknown>;
    const {default: common} = exported;
    return typeof common === "object" && common !== null ? {...common, ...exported} : exported;
  } catch (error) {
    const [first] = (error as Partial<BuildFailure>).errors ?? [];
    const line = first?.location ? `line ${first.location.line}: ` : "";
    throw new TableError(`${module} cannot be imported: ${first ? line + first.text : (error as Error).message}`);
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

/** The table of that name: of the record, or exported by a module. Throws a `TableError`. */
export async function tableNamed(name: string, module: string | null): Promise<Table> {
  let found: Table[] = Object.values<Table>(tables);
  if (module !== null) {
    found = Object.values(await exportsOf(module)).filter(isTable);
    if (!found.length) throw new TableError(`${module} exports no table made by table()`);
  }
  const table = found.find((candidate) => candidate.name === name);
  if (!table)
    throw new TableError(`there is no table ${name}; there is ${either(found.map((candidate) => candidate.name))}`);
  return table;
}
