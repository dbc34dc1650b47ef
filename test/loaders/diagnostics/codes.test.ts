import {readdirSync} from "node:fs";
import {expect, test} from "vitest";
import {codes} from "../../../loaders/diagnostics/codes.js";
import {files, read} from "../../structure/files.js";
import {CASES} from "../rules/sample.js";

// What is too large to keep is made when the tests run (limits.test.ts), what no sound table can show by a made-up one (complete.test.ts),
// and what is wrong with a page has its own tests (prose.test.ts).
const ELSEWHERE = {
  "test/loaders/diagnostics/limits.test.ts": ["file-too-large", "cell-too-long", "problems-too-many", "internal"],
  "test/loaders/record/complete.test.ts": ["value-refused"],
  "test/loaders/bulk/load.test.ts": ["json-syntax", "type-mismatch", "line-too-long"],
  "test/loaders/prose/prose.test.ts": ["number-uncited", "cite-unknown", "cite-unverified", "cite-differs"],
  "test/site/framework/languages.test.ts": ["translation-differs"]
};
const cases = readdirSync(CASES).map((name) => name.replace(/--.*/, ""));

test("every code has a folder of its own among the cases, or a test that sees it", () => {
  const seen = [...cases, ...Object.values(ELSEWHERE).flat()];
  expect(Object.keys(codes).filter((code) => !seen.includes(code))).toEqual([]);
});

test.each(Object.entries(ELSEWHERE))("%s names the codes that it is said to see", (file, names) => {
  expect(names.filter((code) => !read(file).includes(code))).toEqual([]);
});

test("every code that the loaders report is one that docs/errors.md explains, or docs/sources.md for what comes from elsewhere", () => {
  const loaders = files().filter((file) => file.startsWith("loaders/") && file.endsWith(".ts"));
  const reported = loaders.flatMap((file) =>
    [...read(file).matchAll(/\b(?:report|say|fault|refused?|fail)\(\s*(?:[a-zA-Z]+, )?"([a-z]+(?:-[a-z]+)+)"/g)].map(
      ([, code]) => code!
    )
  );
  expect(reported.length).toBeGreaterThan(30);
  const explained = read("docs/errors.md");
  const elsewhere = read("docs/sources.md");
  expect(
    [...new Set(reported)].filter(
      (code) => !explained.includes(`## ${code}\n`) && !elsewhere.includes(`- \`${code}\`:`)
    )
  ).toEqual([]);
});

test("the limits that docs/errors.md and the codes name are the limits", async () => {
  const {limits} = await import("../../../loaders/diagnostics/limits.js");
  const page = read("docs/errors.md");
  const named = [
    `${limits.fileBytes / 2 ** 20} MiB`,
    ...[limits.cellLength, limits.tokens, limits.cells, limits.problems].map((limit) => limit.toLocaleString("en"))
  ];
  expect(named.filter((limit) => !page.includes(limit))).toEqual([]);
});
