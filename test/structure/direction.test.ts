import {expect, test} from "vitest";
import {files, isCode, local} from "./files.js";

const code = files().filter(isCode);
const under = (folder: string) => code.filter((file) => file.startsWith(folder));
const arrows = (among: string[], wrong: (to: string) => boolean) =>
  among.flatMap((from) =>
    local(from)
      .filter(wrong)
      .map((to) => `${from} imports ${to}`)
  );

test("the loaders import nothing of the site, its scripts or its tests", () => {
  expect(arrows(under("loaders/"), (to) => !to.startsWith("loaders/"))).toEqual([]);
});

// That it takes only types from the schema is eslint's to say.
test("a component imports nothing of the loaders but the schema", () => {
  const elsewhere = (to: string) => to.startsWith("loaders/") && !to.startsWith("loaders/schema/");
  expect(arrows(under("src/components/"), elsewhere)).toEqual([]);
});

test("the site imports nothing of the scripts or the tests", () => {
  expect(arrows(under("src/"), (to) => /^(scripts|test|bench)\//.test(to))).toEqual([]);
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
