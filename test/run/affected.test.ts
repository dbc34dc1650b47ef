import {expect, test} from "vitest";
import {areaFiles, changed} from "./affected.js";

test("an area is the tests whose path has the word, and none of those that take long", () => {
  const files = ["test/browser/chronology.test.ts", "test/site/chronology/page.ts", "test/made/chronology.test.ts"];
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
