import {readdirSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {formatDiagnostics} from "../../../loaders/diagnostics/format.js";
import {readFiles} from "../../../loaders/rules/directory.js";
import {base, CASES, inMemory, sample, textOf} from "./sample.js";

const names = readdirSync(CASES).sort();

test("the record that every case changes something of is sound", async () => {
  const {record, diagnostics} = await readFiles(inMemory(base()));
  expect(diagnostics).toEqual([]);
  expect(record?.tables.observations.map(({row}) => row.id)).toEqual([
    "earned@2019",
    "picked@2019",
    "picked@2019/US-CA/green-apples"
  ]);
});

// `npx vitest run test/loaders/rules -u` writes expected.txt anew: read the difference before keeping it.
test.each(names)("%s says what is wrong, where, and what would be right", async (name) => {
  const files = sample(name);
  const {record, diagnostics} = await readFiles(inMemory(files));
  await expect(`${formatDiagnostics(diagnostics, textOf(files))}\n`).toMatchFileSnapshot(
    join(CASES, name, "expected.txt")
  );
  expect(record === null).toBe(diagnostics.some(({severity}) => severity === "error"));
});

// A folder's name is the code that it shows, and after `--` what is special about it.
test.each(names.filter((name) => !/^(frame|many-at-once)/.test(name)))("%s is found under its code", async (name) => {
  const {diagnostics} = await readFiles(inMemory(sample(name)));
  expect(diagnostics.map(({code}) => code)).toContain(name.replace(/--.*/, ""));
});
