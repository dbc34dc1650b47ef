import {createHash} from "node:crypto";
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {rm} from "node:fs/promises";
import {createRequire} from "node:module";
import {basename, dirname, join, resolve} from "node:path";
import {Readable} from "node:stream";
import {fileURLToPath} from "node:url";
import {libraryFile} from "./bundle.js";
import {findPackage, FRAMEWORK, frameworkNames, parseSpecifier} from "./packages.js";

/** The ones that Framework resolves versions and unpacks packages with. */
const frameworks = createRequire(join(FRAMEWORK, "npm.js"));
const {satisfies, validRange} = frameworks("semver") as {
  satisfies: (version: string, range: string) => boolean;
  validRange: (range: string) => string | null;
};
const tar = frameworks("tar") as {c: (options: object, files: string[]) => AsyncIterable<Uint8Array>};

/** What can only work by asking another origin. */
const REFUSED: Record<string, string> = {
  "mapbox-gl": "it asks another origin for its style, fonts and tiles, which a sealed page does not do"
};

/** Why a library cannot be used: what to do about it; null where it can be. `specifier` is an import as pages write it. */
export function whyNot(specifier: string): string | null {
  const [, protocol = "", wanted = ""] = /^(?:(npm|jsr):)?(.*)$/.exec(specifier) ?? [];
  const {name, range} = parseSpecifier(wanted);
  if (REFUSED[name]) return `${name} cannot be used: ${REFUSED[name]}`;
  // The name under which npm installs what comes from jsr.
  const found = findPackage(protocol === "jsr" ? `@jsr/${name.replace(/^@/, "").replace("/", "__")}` : name);
  const install = `${protocol === "jsr" ? "npx jsr add" : "npm install"} ${name}${range ? `@${range}` : ""}`;
  if (!found) return `${name} is not installed: ${install}`;
  if (!range || !validRange(range) || satisfies(found.version, range)) return null;
  return `${name} ${found.version} is installed, and ${range} is asked for: ${install}`;
}

/** The first place in the story's source that names a library, `src/page.md:12`. */
function mentioned(root: string, name: string): string {
  for (const file of readdirSync(root, {recursive: true}).map(String).sort()) {
    if (file.startsWith(".observablehq") || !/\.(md|[jt]sx?)$/.test(file)) continue;
    const lines = readFileSync(join(root, file), "utf8").split("\n");
    const line = lines.findIndex((text) => text.includes(`npm:${name}`) || text.includes(`"${name}"`));
    if (line >= 0) return `${join(root, file)}:${line + 1} `;
  }
  return "";
}

const json = (body: object) => new Response(JSON.stringify(body), {headers: {"content-type": "application/json"}});

/** Answers what Framework asks a package registry or a CDN, from what is installed. Throws with what to install where that is nothing. */
async function answer(address: string, root: string, cache: string): Promise<Response> {
  const {pathname} = new URL(address);
  const asked = decodeURIComponent(pathname).slice(1);
  const refuse = (name: string, why: string): never => {
    throw new Error(`${mentioned(root, name)}${why}`);
  };
  if (asked.startsWith("@jsr/")) {
    const [, packed = "", isTarball] = /^(.*?)(\.tgz)?$/.exec(asked) ?? [];
    const name = packed.replace("@jsr/", "@").replace("__", "/");
    const own = findPackage(packed) ?? refuse(name, whyNot(`jsr:${name}`) ?? "");
    if (isTarball)
      return new Response(Readable.from(tar.c({cwd: dirname(own.folder)}, [basename(own.folder)])) as never);
    const dist = {tarball: new URL(`/${packed}.tgz`, address).href};
    return json({"dist-tags": {latest: own.version}, versions: {[own.version]: {version: own.version, dist}}});
  }
  if (/\.duckdb_extension\.wasm$/.test(asked))
    refuse(asked, `the extension ${asked} cannot be used: DuckDB's extensions come from another origin`);
  const file = /^npm\/((?:@[^/]+\/)?[^/]+)@[^/]+\/(.+)$/.exec(asked);
  if (file) {
    const [, name = "", path = ""] = file;
    const why = whyNot(name);
    if (why) refuse(name, why);
    const own = findPackage(name) ?? {name, version: "0.0.0", folder: process.cwd(), peers: []};
    const content = await libraryFile(own, path, cache);
    // Framework rewrites what is called application/javascript; ours is as it is to be.
    if (content) return new Response(new Uint8Array(content), {headers: {"content-type": "text/javascript"}});
    refuse(`${name}/${path}`, `${name} ${own.version} has no file ${path}`);
  }
  const {name, range, path} = parseSpecifier(asked);
  const version = findPackage(name)?.version;
  if (!version && !frameworkNames.has(name)) refuse(name, whyNot(name) ?? `${name} is not installed`);
  if (range ?? (path && path !== "latest"))
    return refuse(name, `${address} cannot be asked: a build uses what is installed`);
  return json({version: version ?? "0.0.0", versions: {[version ?? "0.0.0"]: {}}});
}

/** Has every library that Framework would ask the network for come from `node_modules`, in the process that this is called in. */
export function serveLibraries(root: string, cache = ".cache/libraries"): void {
  const folder = join(cache, inputsHash());
  globalThis.fetch = (input) => answer(input instanceof Request ? input.url : String(input), root, folder);
}

/** The hash of whatever the bundles are made of: what is installed, and this code. */
function inputsHash(): string {
  const hash = createHash("sha256");
  const here = fileURLToPath(new URL(".", import.meta.url));
  for (const file of ["bundle", "packages", ...["arrowtable", "duckdb", "parquet"].map((name) => `client/${name}`)])
    for (const ending of [".ts", ".js"])
      try {
        hash.update(readFileSync(join(here, file + ending)));
      } catch {
        // The one or the other, as the package is in source or compiled.
      }
  for (let folder = resolve("."); ; folder = dirname(folder)) {
    const installed = join(folder, "node_modules/.package-lock.json");
    if (existsSync(installed)) hash.update(readFileSync(installed));
    if (folder === dirname(folder)) break;
  }
  return hash.digest("hex").slice(0, 16);
}

/**
 * Drops what Framework kept from an earlier build: it would take libraries by their version alone, and what a data loader gave for as long as
 * the loader's own file is unchanged, whatever became of the record.
 */
export async function prepareOfflineCache(root: string): Promise<void> {
  const cache = join(root, ".observablehq/cache");
  for (const kept of ["_npm", "_jsr", "data", "data.zip"]) await rm(join(cache, kept), {recursive: true, force: true});
}
