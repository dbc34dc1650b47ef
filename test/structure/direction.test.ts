import {existsSync} from "node:fs";
import {dirname, join} from "node:path";
import {expect, test} from "vitest";
import {files, imports, isCode, local, ROOT} from "./files.js";

const code = files().filter(isCode);
const under = (folder: string) => code.filter((file) => file.startsWith(folder));
const arrows = (among: string[], wrong: (to: string) => boolean) =>
  among.flatMap((from) =>
    local(from)
      .filter(wrong)
      .map((to) => `${from} imports ${to}`)
  );

/** The folder that a file belongs to, as an engineer would name it: `loaders/record`, `site/features/cases`. */
function roomOf(file: string): string | null {
  const room = file
    .split("/")
    .slice(0, file.startsWith("site/features/") ? 3 : 2)
    .join("/");
  return existsSync(join(ROOT, room)) && room !== file ? room : null;
}

test("the loaders import nothing of the site, the story or the tests", () => {
  expect(arrows(under("loaders/"), (to) => !to.startsWith("loaders/"))).toEqual([]);
});

test("the package imports nothing of the story", () => {
  expect(arrows([...under("loaders/"), ...under("site/"), ...under("bin/")], (to) => to.startsWith("src/"))).toEqual(
    []
  );
});

test("the story imports the package by its names alone", () => {
  expect(arrows(under("src/"), (to) => !to.startsWith("src/"))).toEqual([]);
  const named = under("src/").flatMap((file) => imports(file).filter((name) => name.startsWith("docketbook")));
  const known = ["docketbook/client", "docketbook/loaders", "docketbook/site"];
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});

test("diagnostics import nothing of the other folders", () => {
  expect(arrows(under("loaders/diagnostics/"), (to) => dirname(to) !== "loaders/diagnostics")).toEqual([]);
});

test("no two folders lean on each other", () => {
  const pairs = new Map<string, string>();
  for (const file of [...under("loaders/"), ...under("site/"), ...under("src/")]) {
    for (const to of local(file)) {
      const [from, into] = [roomOf(file), roomOf(to)];
      if (from && into && from !== into) pairs.set(`${from} > ${into}`, `${file} imports ${to}`);
    }
  }
  const both = [...pairs].filter(([pair]) => pairs.has(pair.split(" > ").reverse().join(" > ")));
  expect(both.map(([, example]) => example)).toEqual([]);
});

test("no file depends on itself through others", () => {
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, path: string[]) => {
    const start = path.indexOf(file);
    if (start >= 0) cycles.push([...path.slice(start), file].join(" -> "));
    if (start >= 0 || done.has(file)) return;
    for (const next of local(file)) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of code) visit(file, []);
  expect(cycles).toEqual([]);
});
