import {expect, test} from "vitest";
import {files, imports, isCode, read} from "./files.js";

interface Package {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}
const {dependencies, devDependencies} = JSON.parse(read("package.json")) as Package;
const names = Object.keys({...dependencies, ...devDependencies});
const scripts = Object.values((JSON.parse(read("package.json")) as {scripts: Record<string, string>}).scripts);

// Pages import in their own code blocks; a stylesheet, a script's command line and tsconfig name a package by its path.
// Pages of a story that has libraries of its own are no code of this one.
const code = files().filter((file) => isCode(file) && !file.includes("/librarypages/"));
const imported = new Set(code.flatMap(imports));
const text = files()
  .filter((file) => isCode(file) || /^src\/.*\.(md|css)$/.test(file) || file === "tsconfig.json")
  .map(read)
  .join("\n");

/** What pages' cells name without an import: Framework finds these for them. */
const CELLS = ["@observablehq/inputs", "@observablehq/plot"];
/** What the linter finds by itself: its rules that know types. */
const PLUGGED = ["oxlint-tsgolint"];
const used = (name: string) =>
  [...CELLS, ...PLUGGED].includes(name) ||
  scripts.some((script) => script.startsWith(`${name} `)) ||
  [...imported].some((from) => from === name || from.startsWith(`${name}/`)) ||
  text.includes(`"${name}/`) ||
  text.includes(`node_modules/${name}/`) ||
  text.includes(`from "${name}`) ||
  (name.startsWith("@types/") &&
    (text.includes(`"${name.slice("@types/".length)}"`) || imported.has(name.slice("@types/".length))));

test("every dependency is used", () => {
  expect(names.filter((name) => !used(name))).toEqual([]);
});

test("docs/decisions.md says of every dependency why it is there", () => {
  const decisions = read("docs/decisions.md");
  expect(names.filter((name) => !decisions.includes(`\`${name}\``))).toEqual([]);
});

test("everything that is imported by name is a dependency, not only there by luck", () => {
  const packages = [...imported]
    .filter((from) => !/^(\.|node:|npm:|observablehq:|docketbook\/)/.test(from))
    .map((from) =>
      from
        .split("/")
        .slice(0, from.startsWith("@") ? 2 : 1)
        .join("/")
    );
  expect([...new Set(packages)].filter((name) => !names.includes(name))).toEqual([]);
});
