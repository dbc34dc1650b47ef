import {createHash} from "node:crypto";

/** A lock file of npm, as far as it is read here. */
export interface Lock {
  name: string;
  packages: Record<string, Locked>;
  [more: string]: unknown;
}

interface Locked {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  [more: string]: unknown;
}

/** What `package.json` of the package says, as far as a story takes it over. */
export interface Manifest {
  name: string;
  version: string;
  license: string;
  engines: {node: string};
  bin: Record<string, string>;
  dependencies: Record<string, string>;
  /** Versions that a story has to hold too: npm reads them of the root alone. */
  overrides: Record<string, string>;
}

/** Where a package in the folder `at` finds another, as Node looks for it: there, then in each folder above. */
function find(packages: Record<string, Locked>, at: string, name: string): string | null {
  const here = `${at ? `${at}/` : ""}node_modules/${name}`;
  if (here in packages) return here;
  return at === "" ? null : find(packages, at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/"))), name);
}

/** The part of a whole lock that the package needs: the same versions and hashes, and nothing that only its workshop uses. */
export function partOfLock(lock: Lock, {name, version, dependencies, engines}: Manifest): Lock {
  const {packages} = lock;
  const reached = new Set<string>();
  const visit = (at: string, {dependencies: own = {}, optionalDependencies = {}, peerDependencies = {}}: Locked) => {
    for (const needed of Object.keys({...own, ...optionalDependencies, ...peerDependencies})) {
      const path = find(packages, at, needed);
      if (path === null || reached.has(path)) continue;
      reached.add(path);
      visit(path, packages[path] ?? {});
    }
  };
  visit("", {dependencies});
  const kept = Object.entries(packages).filter(([path]) => reached.has(path));
  return {...lock, name, version, packages: {"": {name, version, dependencies, engines}, ...Object.fromEntries(kept)}};
}

/** A package in a file, as a lock of npm names it. */
export const lockedFile = (path: string, bytes: Uint8Array) => ({
  resolved: `file:${path}`,
  integrity: `sha512-${createHash("sha512").update(bytes).digest("base64")}`
});

/**
 * The lock of a story whose one dependency is the package: what the package was made with, nothing resolved anew.
 * @param story the story's `package.json`
 * @param packed the package's tarball, as the story names it, and its hash as npm writes one
 */
export function storyLock(
  lock: Lock,
  {license, bin, ...own}: Manifest,
  story: {name: string; version: string; dependencies: Record<string, string>; engines: object},
  packed: ReturnType<typeof lockedFile>
): Lock {
  const {name, version, dependencies, engines} = story;
  const docketbook: Locked = {
    version: own.version,
    ...packed,
    license,
    dependencies: own.dependencies,
    bin,
    engines: own.engines
  };
  const packages: [string, Locked][] = [
    ...Object.entries(lock.packages).filter(([path]) => path !== ""),
    [`node_modules/${own.name}`, docketbook]
  ];
  return {
    ...lock,
    name,
    version,
    packages: {
      "": {name, version, dependencies, engines},
      ...Object.fromEntries(packages.sort(([a], [b]) => (a < b ? -1 : 1)))
    }
  };
}
