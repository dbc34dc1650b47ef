import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, test} from "vitest";
import {runSteps, words, type Step} from "./steps.js";
import {tallyOf, one, reported} from "./tally.js";

const step = (name: string, passed: number, failed: number, needs: string[] = []): Step => ({
  name,
  title: `Sample ${name}`,
  needs,
  run: () => Promise.resolve({passed, failed})
});
const silent = () => undefined;

test("the counts of all steps are added up", async () => {
  expect(words(await runSteps([step("a", 3, 0), step("b", 4, 2)], silent))).toBe("7 passed, 2 failed");
});

test("a step runs although an earlier one failed", async () => {
  expect(await runSteps([step("a", 0, 1), step("b", 5, 0)], silent)).toEqual({passed: 5, failed: 1});
});

test("a step whose need failed is not run, and counts as failed", async () => {
  const said: string[] = [];
  const unreached = {...step("site", 0, 0, ["build"]), run: () => Promise.reject(new Error("it ran"))};
  expect(await runSteps([step("build", 0, 1), unreached], (line) => said.push(line))).toEqual({passed: 0, failed: 2});
  expect(said).toContain('not run, because "build" failed: counts as failed');
});

test("each step is announced", async () => {
  const said: string[] = [];
  await runSteps([step("a", 1, 0), step("b", 1, 0)], (line) => said.push(line));
  expect(said.join("\n")).toContain("[2/2] Sample b");
});

test("an exit code is one check", () => {
  expect([one(0), one(2)]).toEqual([
    {passed: 1, failed: 0},
    {passed: 0, failed: 1}
  ]);
});

test("a run of tests is counted by its report", () => {
  expect(reported({numPassedTests: 12, numFailedTests: 3}, 1)).toEqual({passed: 12, failed: 3});
});

test("a run that ended badly without a failed test is a failure", () => {
  expect(reported({numPassedTests: 12, numFailedTests: 0}, 1)).toEqual({passed: 12, failed: 1});
});

test("a run without tests is a failure", () => {
  expect(reported({numPassedTests: 0, numFailedTests: 0}, 0)).toEqual({passed: 0, failed: 1});
});

test("a crash that leaves no report is a failure, and an earlier report is not counted for it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "docketbook-steps-"));
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify({numPassedTests: 99, numFailedTests: 0}));
  expect(await tallyOf(file, () => Promise.resolve(0))).toEqual({passed: 0, failed: 1});
  rmSync(folder, {recursive: true});
});
