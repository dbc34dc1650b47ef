import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
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
  let said = "";
  const unreached = {...step("site", 0, 0, ["build"]), run: () => Promise.reject(new Error("it ran"))};
  const steps = [step("build", 0, 1), unreached];
  for (const most of [1, 2])
    expect(await runSteps(steps, (text) => (said += text), most)).toEqual({passed: 0, failed: 2});
  expect(said).toContain('not run, because "build" failed: counts as failed');
});

test("what failed is named again at the end, below the steps that it failed in", async () => {
  let said = "";
  const failing = {
    ...step("a", 0, 0),
    run: () => Promise.resolve({passed: 1, failed: 1, failures: ["test/x.test.ts: adds: no"]})
  };
  await runSteps([failing, step("b", 1, 0)], (text) => (said += text));
  expect(said.endsWith("\nfailed: a\n  test/x.test.ts: adds: no\n")).toBe(true);
});

test("each step is announced", async () => {
  let said = "";
  await runSteps([step("a", 1, 0), step("b", 1, 0)], (text) => (said += text));
  expect(said).toContain("[2/2] Sample b");
});

test("two steps run at once, a third when one is over, and what needs a step waits for it while the next goes first", async () => {
  const began: string[] = [];
  const ends = new Map<string, () => void>();
  const held = (name: string, needs: string[] = []): Step => ({
    ...step(name, 1, 0, needs),
    run: () => {
      began.push(name);
      return new Promise((done) => ends.set(name, () => done({passed: 1, failed: 0})));
    }
  });
  const turn = () => new Promise((done) => setImmediate(done));
  const run = runSteps([held("a"), held("b", ["a"]), held("c"), held("d")], silent, 2);
  await turn();
  expect(began).toEqual(["a", "c"]);
  for (const [name, then] of [
    ["a", ["a", "c", "b"]],
    ["c", ["a", "c", "b", "d"]]
  ] as const) {
    ends.get(name)!();
    await turn();
    expect(began).toEqual(then);
  }
  for (const name of ["b", "d"]) ends.get(name)!();
  expect(await run).toEqual({passed: 4, failed: 0});
});

test("a step that keeps both cores busy runs alone", async () => {
  let running = 0;
  const most: number[] = [];
  const counted = (name: string, cores: number): Step => ({
    ...step(name, 1, 0),
    cores,
    run: async () => {
      running++;
      await new Promise((done) => setImmediate(done));
      most.push(running--);
      return {passed: 1, failed: 0};
    }
  });
  await runSteps([counted("a", 1), counted("b", 1), counted("c", 2), counted("d", 4)], silent, 2);
  expect(most).toEqual([2, 1, 1, 1]);
});

test("steps that run at once print one after the other, in their order", async () => {
  let said = "";
  let end = () => {};
  const slow: Step = {
    ...step("slow", 1, 0),
    run: (print) => {
      print("slow begins\n");
      return new Promise((done) => {
        end = () => {
          print("slow ends\n");
          done({passed: 1, failed: 0});
        };
      });
    }
  };
  const quick: Step = {
    ...step("quick", 1, 0),
    run: (print) => {
      print("quick speaks\n");
      setImmediate(() => end());
      return Promise.resolve({passed: 1, failed: 0});
    }
  };
  await runSteps([slow, quick], (text) => (said += text), 2);
  expect(said.match(/slow begins|slow ends|quick speaks/g)).toEqual(["slow begins", "slow ends", "quick speaks"]);
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

test("a report's failures are its failed tests and the files that could not be loaded, with the first line of the error", () => {
  const test = (status: string, fullName: string, failureMessages: string[]) => ({status, fullName, failureMessages});
  const testResults = [
    {
      name: resolve("test/a.test.ts"),
      status: "failed",
      message: "",
      assertionResults: [test("passed", "adds", []), test("failed", "takes away", ["expected 1 to be 2\n at a.ts"])]
    },
    {name: resolve("test/b.test.ts"), status: "failed", message: "no such module\n…", assertionResults: []},
    {name: resolve("test/c.test.ts"), status: "passed", message: "", assertionResults: []}
  ];
  expect(reported({numPassedTests: 1, numFailedTests: 1, testResults}, 1).failures).toEqual([
    "test/a.test.ts: takes away: expected 1 to be 2",
    "test/b.test.ts: no such module"
  ]);
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
