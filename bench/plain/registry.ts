import {existsSync, readFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {build} from "esbuild";
import {frameworkNames} from "../../site/framework/packages.js";

/*
 * What a CDN answers to plain Framework, made from the registry's own packages: each module bundled and minified, the libraries that Framework
 * names left to modules of their own, and every other file as the package has it. Nothing of docketbook is in it.
 */
const folders = ["bench/node_modules", "node_modules"];
/** Those that Framework takes the default of. */
const DEFAULTS = new Set(["parquet-wasm", "jszip"]);
const home = process.env["BENCH_ROOT"] ?? "";

function packageOf(name: string): {folder: string; version: string} {
  const folder = folders
    .map((place) => join(home, place, name))
    .find((place) => existsSync(join(place, "package.json")));
  if (!folder) return {folder: "", version: "0.0.0"};
  const {version} = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {version: string};
  return {folder, version};
}

async function module(name: string, path: string): Promise<string> {
  const {folder} = packageOf(name);
  const result = await build({
    stdin: {
      contents: ["export *", ...(DEFAULTS.has(name) ? ["export {default}"] : [])]
        .map((what) => `${what} from ${JSON.stringify(path ? join(folder, path) : name)};`)
        .join("\n"),
      resolveDir: dirname(folder)
    },
    bundle: true,
    format: "esm",
    minify: true,
    write: false,
    platform: "browser",
    define: {"process.env.NODE_ENV": '"production"'},
    logLevel: "error",
    plugins: [
      {
        name: "cdn",
        setup(bundle) {
          bundle.onResolve({filter: /^[^./]/}, ({path: asked, importer}) => {
            const [, other = ""] = /^((?:@[^/]+\/)?[^/]+)/.exec(asked) ?? [];
            if (!importer || importer === "<stdin>" || other === name || !frameworkNames.has(other)) return;
            return {path: `/npm/${other}@${packageOf(other).version}/+esm`, external: true};
          });
        }
      }
    ]
  });
  return result.outputFiles[0]?.text ?? "";
}

globalThis.fetch = async (input) => {
  const {pathname} = new URL(input instanceof Request ? input.url : String(input));
  const asked = decodeURIComponent(pathname).slice(1);
  const [, name = "", path = ""] = /^npm\/((?:@[^/]+\/)?[^/@]+)@[^/]+\/(.+)$/.exec(asked) ?? [];
  if (!name) {
    const {version} = packageOf(asked.replace(/\/latest$/, ""));
    return Response.json({version, "dist-tags": {latest: version}, versions: {[version]: {}}});
  }
  const [, entry] = /^(?:(.*)\/)?\+esm$/.exec(path) ?? [];
  if (path.endsWith("+esm"))
    return new Response(await module(name, entry ?? ""), {headers: {"content-type": "application/javascript"}});
  return new Response(new Uint8Array(readFileSync(join(packageOf(name).folder, path))));
};
