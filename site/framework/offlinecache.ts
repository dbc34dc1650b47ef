import {mkdir, readdir, readFile, rm} from "node:fs/promises";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";

const require = createRequire(import.meta.url);

/**
 * Makes Framework's cache what a build without network needs.
 *
 * Framework's own client names packages that no page here uses, and asks the registry for their versions whenever it bundles itself.
 * An empty folder of the right name in its cache answers that. And it keeps what a data loader gave for as long as the loader's own file
 * is unchanged, whatever became of the record: those answers are dropped.
 */
export async function prepareOfflineCache(root: string): Promise<void> {
  const cache = join(root, ".observablehq/cache");
  for (const answer of ["data", "data.zip"]) await rm(join(cache, answer), {recursive: true, force: true});
  const own = join(dirname(require.resolve("@observablehq/framework/package.json")), "dist");
  const client = await readdir(join(own, "client"), {recursive: true});
  const names = new Set<string>();
  for (const file of [
    "libraries.js",
    ...client.filter((name) => name.endsWith(".js")).map((name) => join("client", name))
  ]) {
    for (const [, name = ""] of (await readFile(join(own, file), "utf8")).matchAll(/npm:((?:@[\w.-]+\/)?[\w.-]+)/g))
      names.add(name);
  }
  await Promise.all([...names].map((name) => mkdir(join(cache, "_npm", `${name}@0.0.0`), {recursive: true})));
}
