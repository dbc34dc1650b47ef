import {mkdtemp, rm} from "node:fs/promises";
import {basename, join} from "node:path";
import {build} from "esbuild";
import {afterAll} from "vitest";
import {ROOT} from "../structure/files.js";

/**
 * Translates a test's script once for all the processes that run it, so that none of them translates it again. It lies where it finds its
 * packages, and is removed with its tests.
 * @param entry its TypeScript, from the root
 * @returns the file that Node runs
 */
export async function compiledScript(entry: string): Promise<string> {
  const folder = await mkdtemp(join(ROOT, ".cache/test/script-"));
  afterAll(() => rm(folder, {recursive: true}));
  const outfile = join(folder, basename(entry).replace(/\.ts$/, ".mjs"));
  await build({
    entryPoints: [join(ROOT, entry)],
    outfile,
    bundle: true,
    packages: "external",
    alias: {"docketbook/loaders": join(ROOT, "loaders/index.ts")},
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "warning"
  });
  return outfile;
}
