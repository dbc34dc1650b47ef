import {createHash} from "node:crypto";
import {mkdir, readFile, writeFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {promisify} from "node:util";
import {gzip} from "node:zlib";
import {build, type BuildOptions} from "esbuild";
import {stateOutlines} from "./outlines.js";
import {PACKAGE} from "./package.js";
import {sandboxPage} from "./sandbox.js";

const DUCKDB = dirname(createRequire(import.meta.url).resolve("@duckdb/duckdb-wasm"));
/** What the engine's files were when they were looked at: compromised packages of this name have been published. */
const RECORDED = {
  "duckdb-eh.wasm": "4c221bfa59c11f24dbd750e70c90b9252eca6eec5633936e6a2ec766e55fd879",
  "duckdb-browser-eh.worker.js": "f8ab72b6b90b3ad83077d47426d4a99d5d9a4c7e07cba1a2be37d655adc7c1ab"
} as const;

const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");

/** A file of the package, held to its recorded hash. Throws when it is another. */
async function readRecorded(name: keyof typeof RECORDED): Promise<Buffer> {
  const bytes = await readFile(join(DUCKDB, name));
  if (sha256(bytes) !== RECORDED[name])
    throw new Error(`${join(DUCKDB, name)} is not the file whose SHA-256 is recorded in site/framework/engine.ts`);
  return bytes;
}

/** The engine gzipped; making it takes some seconds, so it is kept. */
async function gzipped(bytes: Buffer, cache: string): Promise<Buffer> {
  const kept = join(cache, `${RECORDED["duckdb-eh.wasm"]}.gz`);
  const found = await readFile(kept).catch(() => null);
  if (found) return found;
  const made = await promisify(gzip)(bytes, {level: 9});
  await mkdir(cache, {recursive: true});
  await writeFile(kept, made);
  return made;
}

/**
 * Writes what the workbench loads when a reader opens it into `out/engine`: DuckDB gzipped, its worker, the worker that reads files, the
 * frame for cells, the script that draws charts, the states' outlines, and the workbench's own script. Names hold a hash of the content.
 * @param shared how the site's scripts are bundled
 * @returns the path of the workbench's script from `out`, and the names of the files beside it
 */
export async function buildEngine(
  out: string,
  shared: BuildOptions,
  cache = ".cache/engine"
): Promise<{workbench: string; files: object}> {
  const folder = join(out, "engine");
  await mkdir(folder, {recursive: true});
  const write = async (name: string, ending: string, content: Buffer | string) => {
    const file = `${name}.${sha256(content).slice(0, 8)}.${ending}`;
    await writeFile(join(folder, file), content);
    return file;
  };
  const bundle = async (entry: string, options: BuildOptions) => {
    const {outputFiles} = await build({...shared, entryPoints: [entry], write: false, ...options});
    return outputFiles?.[0]?.text ?? "";
  };
  const wasm = await readRecorded("duckdb-eh.wasm");
  const worker = await readRecorded("duckdb-browser-eh.worker.js");
  const preamble = await bundle(`${PACKAGE}/site/features/explore/engine/preamble`, {format: "iife"});
  const files = {
    wasm: await write("duckdb-eh", "wasm.bin", await gzipped(wasm, cache)),
    bytes: wasm.length,
    worker: await write(
      "worker",
      "js",
      `${preamble}\n${worker.toString("utf8").replace(/^\/\/# sourceMappingURL=.*$/m, "")}`
    ),
    files: await write("files", "js", await bundle(`${PACKAGE}/site/features/explore/files/worker`, {format: "iife"})),
    cells: await write("cells", "htm", await sandboxPage(`${PACKAGE}/site/features/explore/cell/worker`)),
    chart: await write(
      "chart",
      "js",
      await bundle(`${PACKAGE}/site/features/explore/workbench/chartdrawing`, {format: "esm"})
    ),
    outlines: await write("outlines", "json", JSON.stringify(stateOutlines()))
  };
  const workbench = await bundle(`${PACKAGE}/site/features/explore/workbench/workbench`, {format: "esm"});
  return {workbench: `engine/${await write("workbench", "js", workbench)}`, files};
}
