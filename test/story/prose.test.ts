import {cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {figuresIn} from "../../loaders/prose/cited.js";
import {placeAt} from "../../loaders/prose/markdown.js";
import {proseRecord} from "../../loaders/prose/citable.js";
import {english, proseLanguage, type ProseLanguage} from "../../loaders/prose/language.js";
import {readRecord} from "../../loaders/rules/directory.js";
import es from "../../site/words/es.js";
import {checkPage, checkPages} from "../../site/framework/prose.js";
import {run} from "../package/packed.js";
import {LONG, some} from "../tools/rounds.js";

const {record} = await readRecord("data");
const tables = Object.fromEntries(
  Object.entries(record?.tables ?? {}).map(([name, entries]) => [name, entries.map(({row}) => row)])
);
const prose = proseRecord(tables);
const source = await readFile("src/index.md", "utf8");

const spanish = proseLanguage(es.locale, es.prose);
const languageOf = (path: string) => (path.startsWith("/es/") ? spanish : english);

/** Every figure and date that a page cites, with where its words begin. */
const citedIn = (page: string, language: ProseLanguage) =>
  [...page.matchAll(/\[([^\]]+)\]\(cite:([^)]+)\)/g)].flatMap(({0: link, 1: words = "", index}) => {
    const {dates, numbers} = figuresIn(words, language);
    return [...dates, ...numbers].map(({text, start}) => ({text, link, at: index + 1 + start}));
  });

describe("the story's prose", () => {
  it("says what the record says, on every page", async () => {
    expect(await checkPages("src", prose, (path) => ({language: languageOf(path)}))).toEqual([]);
  });

  it("is of a length that a reader with ten minutes reads", () => {
    const words = source
      .replace(/\]\([^)]*\)/g, "")
      .replace(/<[^>]*>|[[\]#*]/g, " ")
      .split(/\s+/)
      .filter(Boolean);
    expect(words.length).toBeGreaterThanOrEqual(1500);
    expect(words.length).toBeLessThanOrEqual(2000);
  });

  it.each([
    ["src/index.md", english, 50],
    ["src/es/index.md", spanish, 50],
    ["src/es/itin.md", spanish, 5]
  ] as const)(
    "stops at its place when one digit of any cited figure or date is changed: %s",
    async (file, language, least) => {
      const source = await readFile(file, "utf8");
      const cited = citedIn(source, language);
      const missed: string[] = [];
      for (const {text, link, at} of cited) {
        // In the long run any of them.
        for (const {0: digit, index} of some([...text.matchAll(/\d/g)], 2)) {
          const other = String((Number(digit) + 1) % 10);
          const changed = source.slice(0, at + index) + other + source.slice(at + index + 1);
          const {line, column} = placeAt(changed, at);
          // A changed digit can join or part words (`0 June` is no date): then what is left of them is what differs.
          const found = checkPage(changed, file, prose, {language}).some(
            (wrong) => wrong.line === line && Math.abs(wrong.column - column) <= link.indexOf("]")
          );
          if (!found) missed.push(`${link}, ${text} at ${index} changed to ${other}`);
        }
      }
      expect(missed).toEqual([]);
      expect(cited.length).toBeGreaterThan(least);
    }
  );

  it("stops when its front matter says a figure, which cannot cite", () => {
    const found = checkPage("---\ntitle: All 47,289 of them\ndraft: 12\n---\n\nText.\n", "page.md", prose);
    expect(found).toMatchObject([{code: "number-uncited", line: 2, column: 12}]);
  });
});

// What stops any build is tested with a story of three pages (test/site/cli/build.test.ts).
describe.runIf(LONG)("a build", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "story-"));
    for (const name of [
      "data",
      "bin",
      "loaders",
      "site",
      "node_modules",
      "package.json",
      "tsconfig.json",
      "observablehq.config.ts"
    ])
      await symlink(resolve(name), join(folder, name));
    await cp("src", join(folder, "src"), {recursive: true, filter: (path) => !path.includes(".observablehq")});
    await mkdir(join(folder, "dist"));
    await writeFile(join(folder, "dist/index.html"), "the last good site");
  });
  afterAll(() => rm(folder, {recursive: true, force: true}));

  it("of a story with a wrong figure ends with exit 1, file, line, column and frame, and leaves the last good site", async () => {
    const words = "[47,289 people](cite:irs-ice-transfer@2025-08-07/disclosed). They";
    const wrong = source.replace(words, words.replace("47,289", "47,298"));
    expect(wrong).not.toBe(source);
    await writeFile(join(folder, "src/index.md"), wrong);
    const {status, stderr} = await run(process.execPath, ["bin/docketbook.js", "build"], folder);
    const {line, column} = placeAt(wrong, wrong.indexOf("47,298"));
    expect(status).toBe(1);
    expect(stderr).toContain(
      `src/index.md:${line}:${column} cite-differs “47,298” is not what irs-ice-transfer@2025-08-07/disclosed says`
    );
    expect(stderr).toMatch(new RegExp(`^ +${line} \\| .*47,298.*\\n +\\| +\\^$`, "m"));
    expect(stderr).toContain("expected: 47,289 persons");
    expect(await readFile(join(folder, "dist/index.html"), "utf8")).toBe("the last good site");
  });
});
