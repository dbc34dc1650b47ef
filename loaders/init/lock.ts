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

/** What a project depends on. */
export interface Needs {
  name: string;
  version: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  [more: string]: unknown;
}

/** Where a package in the folder `at` finds another, as Node looks for it: there, then in each folder above. */
function find(packages: Record<string, Locked>, at: string, name: string): string | null {
  const here = `${at ? `${at}/` : ""}node_modules/${name}`;
  if (here in packages) return here;
  return at === "" ? null : find(packages, at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/"))), name);
}

/** A lock for a project that needs a part of what the whole lock holds: the same versions and hashes, and no package that nothing needs. */
export function partOfLock(lock: Lock, {name, version, dependencies, devDependencies, engines}: Needs): Lock {
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
  visit("", {dependencies: {...dependencies, ...devDependencies}});
  const root = {name, version, dependencies, devDependencies, ...(engines !== undefined && {engines})};
  const kept = Object.entries(packages).filter(([path]) => reached.has(path));
  return {...lock, name, version, packages: {"": root, ...Object.fromEntries(kept)}};
}
