import {existsSync, readdirSync, readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join, resolve} from "node:path";
import {fileURLToPath} from "node:url";

/** An installed package. */
export interface Package {
  name: string;
  version: string;
  /** Its folder. */
  folder: string;
  peers: readonly string[];
}

/** `name@range/path`, as `npm:` imports write it. */
export interface Specifier {
  name: string;
  range?: string;
  path?: string;
}

export function parseSpecifier(text: string): Specifier {
  const {
    name = "",
    range,
    path
  } = /^(?<name>(?:@[^/@]+\/)?[^/@]+)(?:@(?<range>[^/]+))?(?:\/(?<path>.*))?$/.exec(text)?.groups ?? {};
  return {name, ...(range && {range}), ...(path && {path})};
}

const here = dirname(fileURLToPath(import.meta.url));
const found = new Map<string, Package | null>();

/** Framework's own folder, with its compiled code. */
export const FRAMEWORK = join(
  dirname(createRequire(import.meta.url).resolve("@observablehq/framework/package.json")),
  "dist"
);

/** A package as the story has it, or as we or Framework bring it; null where nobody has. */
export function findPackage(name: string): Package | null {
  // Ours stands in for it.
  if (name === "parquet-wasm") return {...findPackage("hyparquet")!, name, peers: []};
  const known = found.get(name);
  if (known !== undefined) return known;
  let result: Package | null = null;
  for (const start of [process.cwd(), here, FRAMEWORK]) {
    for (let folder = resolve(start); !result; folder = dirname(folder)) {
      const place = join(folder, "node_modules", name);
      if (existsSync(join(place, "package.json"))) {
        const {version, peerDependencies} = JSON.parse(readFileSync(join(place, "package.json"), "utf8")) as {
          version: string;
          peerDependencies?: Record<string, string>;
        };
        result = {name, version, folder: place, peers: Object.keys(peerDependencies ?? {})};
      }
      if (folder === dirname(folder)) break;
    }
    if (result) break;
  }
  found.set(name, result);
  return result;
}

/** The version of DuckDB that Framework asks for whatever is installed: its address holds the installed one. */
const DUCKDB = /DUCKDB_WASM_VERSION = "([^"]+)"/.exec(readFileSync(join(FRAMEWORK, "duckdb.js"), "utf8"))?.[1] ?? "";

/** The version in a library's address. */
export const addressVersion = ({name, version}: Package): string => (name === "@duckdb/duckdb-wasm" ? DUCKDB : version);

/** The packages that Framework's own code names: a page may meet them on more than one way, so each must exist once. */
export const frameworkNames: ReadonlySet<string> = new Set(
  ["libraries.js", ...readdirSync(join(FRAMEWORK, "client"), {recursive: true}).map((name) => `client/${String(name)}`)]
    .filter((name) => name.endsWith(".js"))
    .flatMap((name) => [...readFileSync(join(FRAMEWORK, name), "utf8").matchAll(/npm:((?:@[\w.-]+\/)?[\w.-]+)/g)])
    .map(([, name = ""]) => name)
);
