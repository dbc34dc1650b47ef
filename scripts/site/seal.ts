import {mkdir} from "node:fs/promises";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {readFile} from "node:fs/promises";

const require = createRequire(import.meta.url);

/**
 * Framework's own client names packages that no page here uses, and asks the registry for their versions whenever it bundles itself.
 * An empty folder of the right name in its cache answers that, so that the build needs no network.
 */
export async function sealFramework(root: string): Promise<void> {
  const libraries = join(dirname(require.resolve("@observablehq/framework/package.json")), "dist");
  const names = new Set<string>();
  for (const file of ["libraries.js", "client/main.js", "client/stdlib/recommendedLibraries.js", "client/stdlib/sampleDatasets.js", "client/stdlib/fileAttachment.js", "client/stdlib/duckdb.js", "client/stdlib/mermaid.js", "client/stdlib/tex.js", "client/stdlib/dot.js", "client/stdlib/xlsx.js", "client/stdlib/zip.js", "client/stdlib/sqlite.js", "client/stdlib/leaflet.js", "client/stdlib/mapboxgl.js", "client/stdlib/vegaLite.js", "client/stdlib/vgplot.js", "client/stdlib/inputs.js", "client/stdlib/generators/index.js"]) {
    const text = await readFile(join(libraries, file), "utf8").catch(() => "");
    for (const [, name = ""] of text.matchAll(/npm:((?:@[\w.-]+\/)?[\w.-]+)/g)) names.add(name);
  }
  await Promise.all([...names].map((name) => mkdir(join(root, ".observablehq/cache/_npm", `${name}@0.0.0`), {recursive: true})));
}
