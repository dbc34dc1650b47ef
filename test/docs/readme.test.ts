import {existsSync} from "node:fs";
import {dirname, join} from "node:path";
import {expect, test} from "vitest";
import {files, read, ROOT} from "../structure/files.js";

const pages = files().filter(
  (file) =>
    file.endsWith(".md") &&
    !file.startsWith("src/") &&
    !file.startsWith("test/") &&
    !file.startsWith("loaders/init/story/")
);

test.each(pages)("every file that %s links to is there", (page) => {
  const targets = [...read(page).matchAll(/\]\(([^)\s#]+)[^)]*\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^(https?|cite|exempt):/.test(target));
  expect(targets.filter((target) => !existsSync(join(ROOT, dirname(page), target)))).toEqual([]);
});

// A name in capitals (NAME, ID, TABLE) stands for any; what a build makes, and files of a story, are not here.
const MADE = /^(data|dist|embed|figure|fetched|vendor|src\/(data|figures|views|taxpayers)|test\/NAME)\b|\b[A-Z]{2,}\b/;
test.each(pages)("every path of this repository that %s names is there", (page) => {
  const paths = [...read(page).matchAll(/`((?:bench|bin|docs|loaders|site|src|test)\/[\w./-]+)`/g)].map(
    ([, path]) => path!
  );
  // The guide's own test makes the files that it tells a reader to make.
  const made = ["docs/guide.md", "docs/languages.md"].includes(page) ? /^src\// : MADE;
  expect(paths.filter((path) => !made.test(path) && !MADE.test(path) && !existsSync(join(ROOT, path)))).toEqual([]);
});

test("every npm command that the documentation names exists", () => {
  const {scripts} = JSON.parse(read("package.json")) as {scripts: Record<string, string>};
  const named = pages.flatMap((page) =>
    [...read(page).matchAll(/\bnpm (?:run ([a-z]+)|(start|test))\b/g)].map(([, run, plain]) => run ?? plain!)
  );
  expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([]);
});

test("every npm command is named in the documentation", () => {
  const {scripts} = JSON.parse(read("package.json")) as {scripts: Record<string, string>};
  const all = pages.map(read).join("\n");
  // What npm itself runs before and after another command is nobody's to type.
  const own = Object.keys(scripts).filter((name) => !/^(pre|post)/.test(name));
  expect(own.filter((name) => !all.includes(`npm run ${name}`) && !all.includes(`npm ${name}`))).toEqual([]);
});

test("every docketbook command and option that the documentation uses is one that its help names", () => {
  const sections = read("docs/command.md").split(/^## docketbook /m);
  const helpOf = (words: readonly string[]) =>
    sections.find((section) => section.startsWith(`${words.slice(0, 2).join(" ")}\n`)) ??
    sections.find((section) => section.startsWith(`${words[0]}\n`));
  const lines = pages.flatMap((page) => [...read(page).matchAll(/^npx docketbook (.+)$/gm)].map(([, line]) => line!));
  const unknown = lines.filter((line) => {
    const words = line.split(" ");
    const help = helpOf(words);
    return help === undefined || words.some((word) => word.startsWith("--") && !help.includes(`${word} `));
  });
  expect(lines.length).toBeGreaterThan(3);
  expect(unknown).toEqual([]);
});
