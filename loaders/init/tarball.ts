import {execFile} from "node:child_process";
import {createHash} from "node:crypto";
import {cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join, relative} from "node:path";
import {fileURLToPath} from "node:url";
import {promisify} from "node:util";
import {partOfLock, type Lock, type Manifest} from "./lock.js";

const run = promisify(execFile);

/** The folder of this package, or of its checkout: two levels above this file, compiled or not. */
export const HOME = fileURLToPath(new URL("../..", import.meta.url));
/** The package's lock among its own files: npm leaves one of the usual name out. */
const LOCK = "lock.json";
/** What a package is made of: its code, its command, and the pages of its documentation that messages name. */
const PARTS = ["bin", "docs", "loaders", "site", "LICENSE", "README.md"];
const MADE_FROM = [...PARTS, "package.json", "package-lock.json", "tsconfig.json", "tsconfig.build.json"];

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const read = async <T>(path: string) => JSON.parse(await readFile(path, "utf8")) as T;

/** Whether the package runs from its source. */
export const isCheckout = async (home = HOME): Promise<boolean> =>
  (await stat(join(home, "tsconfig.build.json")).catch(() => null)) !== null;

/** What `package.json` of the package says. */
export const manifestOf = (home = HOME): Promise<Manifest> => read<Manifest>(join(home, "package.json"));

/** The versions and hashes of everything that the package depends on. */
export const lockOf = async (home = HOME): Promise<Lock> =>
  (await isCheckout(home))
    ? partOfLock(await read<Lock>(join(home, "package-lock.json")), await manifestOf(home))
    : read<Lock>(join(home, LOCK));

/** A package takes of `docs/` the pages alone, of `bin/` no set-up of a checkout, and of the rest everything but what is compiled. */
const isShipped = (path: string) =>
  path.startsWith("docs") ? /^docs(\/[^/]+\.md)?$/.test(path) : !/^bin\/setup|\.ts$/.test(path);

/** Names `.ts` by `.js`, and what runs from its source by what was compiled. */
function packedManifest({name, version, ...own}: Manifest): object {
  const {description, license, type, engines, bin, exports, dependencies, overrides} = own as Record<string, unknown>;
  const compiled = Object.fromEntries(
    Object.entries(exports as Record<string, string>).map(([from, to]) => [
      from,
      to.endsWith(".ts") ? {types: to.replace(/\.ts$/, ".d.ts"), default: to.replace(/\.ts$/, ".js")} : to
    ])
  );
  return {name, version, description, license, type, engines, bin, exports: compiled, dependencies, overrides};
}

async function filesUnder(root: string, path: string): Promise<string[]> {
  if (!(await stat(join(root, path))).isDirectory()) return [path];
  const names = (await readdir(join(root, path))).sort();
  return (await Promise.all(names.map((name) => filesUnder(root, `${path}/${name}`)))).flat();
}

async function hashOf(home: string): Promise<string> {
  const hash = createHash("sha256");
  for (const path of (await Promise.all(MADE_FROM.map((part) => filesUnder(home, part)))).flat())
    hash.update(`${path}\0`).update(await readFile(join(home, path)));
  return hash.digest("hex").slice(0, 16);
}

async function npmPack(folder: string, out: string): Promise<string> {
  const args = ["pack", folder, "--json", "--ignore-scripts", "--pack-destination", out];
  const {stdout} = await run("npm", args, {cwd: out, maxBuffer: 1 << 26});
  const [{filename}] = JSON.parse(stdout) as [{filename: string}];
  return join(out, filename);
}

/** Compiles a checkout into a folder, as the package holds it. */
async function compile(home: string, folder: string): Promise<void> {
  const tsc = join(home, "node_modules/typescript/bin/tsc");
  await run(process.execPath, [tsc, "-p", join(home, "tsconfig.build.json"), "--outDir", folder]).catch(
    (error: unknown) => {
      throw new Error(`the package cannot be compiled:\n${(error as {stdout?: string}).stdout ?? ""}`);
    }
  );
  for (const part of PARTS)
    await cp(join(home, part), join(folder, part), {
      recursive: true,
      filter: (path) => isShipped(relative(home, path).replaceAll("\\", "/"))
    });
  await writeFile(join(folder, "package.json"), json(packedManifest(await manifestOf(home))));
  await writeFile(join(folder, LOCK), json(await lockOf(home)));
}

/**
 * The package as npm packs it: of a checkout compiled, and kept until a file of it changes; of an installed package packed again.
 * @returns the path of `docketbook-VERSION.tgz`, for the caller to copy
 * @throws Error where it cannot be compiled or packed
 */
export async function tarball(home = HOME): Promise<string> {
  if (!(await isCheckout(home))) return npmPack(home, await mkdtemp(join(tmpdir(), "docketbook-pack-")));
  const {name, version} = await manifestOf(home);
  const kept = join(home, ".cache/package", await hashOf(home), `${name}-${version}.tgz`);
  if (await stat(kept).catch(() => null)) return kept;
  await mkdir(dirname(kept), {recursive: true});
  const folder = await mkdtemp(join(dirname(kept), "making-"));
  try {
    await compile(home, join(folder, "package"));
    await rename(await npmPack(join(folder, "package"), folder), kept);
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
  return kept;
}
