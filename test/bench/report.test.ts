import {expect, test} from "vitest";
import {held, median, resultsPage, type Circumstances, type Measure} from "../../bench/report.js";

const at: Circumstances = {
  commit: "abc",
  day: "2026-01-01",
  machine: "a machine",
  versions: {Node: "20"},
  load: 0.9,
  cores: 2
};
const brush: Measure = {
  who: "explorers",
  what: "a brush",
  unit: "ms",
  ours: [10, 30, 20],
  other: {name: "Mosaic", runs: [30, 50]},
  goal: {share: 0.5}
};

test("a median is the middle value, or the mean of the two in the middle", () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5]);
});

test("a page of results has medians, spread, ratios, goals and what was measured on", () => {
  const page = resultsPage([{bench: "brush", at, measures: [brush]}]);
  expect(page).toContain(
    "| a brush | 20 ms (10 to 30, 3 runs) | Mosaic: 40 ms (30 to 50, 2 runs) | 0.5 | at most 0.5 of Mosaic: met |"
  );
  expect(page).toContain("Node 20.");
  expect(page).toContain("| brush | abc | 2026-01-01 | a machine | 0.9 on 2 cores |");
  expect(page).toContain("Every goal that was measured is met.");
  expect(page).not.toContain("busy");
});

test("a goal that is missed, a bench that did not end and a busy machine are said", () => {
  const slow: Measure = {...brush, what: "a slow brush", ours: [21], goal: {most: 16}};
  expect(held(slow)).toBe(false);
  const page = resultsPage([{bench: "brush", at: {...at, load: 1.2}, measures: [brush, slow]}], ["cells.ts"]);
  expect(page).toContain("at most 16 ms: **missed** |");
  expect(page).toContain("Missed: a slow brush.");
  expect(page).toContain("Did not end: cells.ts.");
  expect(page).toContain("busy with other work");
});

test("a goal that is a least is met from it upward", () => {
  const score: Measure = {who: "readers", what: "a score", unit: "of 100", ours: [97, 100, 98], goal: {least: 98}};
  expect([held(score), held({...score, ours: [97]})]).toEqual([true, false]);
  expect(resultsPage([{bench: "score", at, measures: [score]}])).toContain(
    "| a score | 98 of 100 (97 to 100, 3 runs) |  |  | at least 98 of 100: met |"
  );
});
