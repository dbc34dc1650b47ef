import {utimes, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {freshFolder} from "../tools/folder.js";
import {areaFiles, changed, isFresh} from "./affected.js";

test("an area is the tests whose path has the word, and none of those that take long", () => {
  const files = [
    "test/browser/chronology.test.ts",
    "test/site/chronology/page.ts",
    "test/made/chronology.test.ts",
    "test/site/chronology.long.test.ts"
  ];
  expect(areaFiles("chronology", files)).toEqual(["test/browser/chronology.test.ts"]);
});

test("a row that changed asks for the story's tests, a case for the tests beside it, code for a look at its style", () => {
  const status = [
    " M data/orders.yaml",
    "?? test/run/affected.ts",
    " M test/exact/cases/events--gz/map.yaml",
    " D gone.ts",
    ""
  ];
  expect(changed(status.join("\0"))).toEqual({
    code: ["test/run/affected.ts"],
    projects: ["story"],
    tests: expect.arrayContaining(["test/exact/cases.test.ts"]) as string[]
  });
});

test("a site is fresh where it is there, and no file that it is made of is younger", async () => {
  const folder = await freshFolder();
  const [page, row] = [join(folder, "index.html"), join(folder, "orders.yaml")];
  await writeFile(row, "");
  expect(isFresh(page, [row])).toBe(false);
  await writeFile(page, "");
  await utimes(page, 2, 2);
  await utimes(row, 1, 1);
  expect(isFresh(page, [row, "test/run/affected.test.ts"])).toBe(true);
  await utimes(row, 3, 3);
  expect(isFresh(page, [row])).toBe(false);
});
