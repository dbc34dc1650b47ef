import {expect, test} from "vitest";
import {read} from "./files.js";

interface Locked {
  resolved?: string;
  integrity?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}
const {packages} = JSON.parse(read("package-lock.json")) as {packages: Record<string, Locked>};

/** Whether a package in the folder `at` finds another, as Node looks for it: there, then in each folder above. */
function finds(at: string, name: string): boolean {
  if (`${at ? `${at}/` : ""}node_modules/${name}` in packages) return true;
  return at !== "" && finds(at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/"))), name);
}

// npm leaves out of the lock what it cannot find in the registry at that moment, and `npm ci` then refuses the whole.
test("the lock holds every package that another one names, those for other systems included", () => {
  const missing = Object.entries(packages).flatMap(([at, {dependencies, optionalDependencies}]) =>
    Object.keys({...dependencies, ...optionalDependencies})
      .filter((name) => !finds(at, name))
      .map((name) => `${at} needs ${name}`)
  );
  expect(missing).toEqual([]);
});

test("the lock leaves the registry to whoever installs", () => {
  expect(Object.values(packages).filter(({resolved}) => resolved !== undefined)).toEqual([]);
});

test("the lock knows the hash of every package, bundled ones aside", () => {
  const without = Object.entries(packages).filter(
    ([at, locked]) => at !== "" && !locked.integrity && !("inBundle" in locked)
  );
  expect(without.map(([at]) => at)).toEqual([]);
});
