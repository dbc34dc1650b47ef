import {join} from "node:path";
import fc from "fast-check";
import {expect, test} from "vitest";
import {readFiles} from "../../../loaders/rules/directory.js";
import {base, bytes, folder, inMemory} from "../rules/sample.js";
import {ROOT} from "../../structure/files.js";
import {ROUNDS} from "../../tools/rounds.js";

// fast-check prints the seed of a run that fails; `ROUNDS=200 npx vitest run test/loaders/record/fuzz` looks for longer.
const numRuns = 50 * ROUNDS;
const names = [...base().keys()];
const anyFile = fc.constantFrom(...names);

/** Reads the sample with some bytes in the place of one file: a value or named diagnostics come of it, and never an unforeseen one. */
async function endsWell(name: string, content: Uint8Array) {
  const files = base().set(name, content);
  const {record, diagnostics} = await readFiles(inMemory(files));
  expect(diagnostics.filter(({code}) => code === "internal")).toEqual([]);
  expect(record === null).toBe(diagnostics.some(({severity}) => severity === "error"));
  for (const {line, column} of diagnostics) expect(Math.min(line, column)).toBeGreaterThan(0);
  // In memory nothing is waited for, and the runner gives up on a worker that it does not hear from for a minute.
  await new Promise(setImmediate);
}

test("any bytes end in a value or a named error", async () => {
  await fc.assert(fc.asyncProperty(anyFile, fc.uint8Array({maxLength: 300}), endsWell), {numRuns});
});

const marks = fc.string({
  unit: fc.constantFrom(..."-:#[]{},'\"&*!|>%@`?~ \t\n\r\\<.0a=", "\u0000", "\u2028", "\ufeff", "é", "🍎", "\ud800"),
  maxLength: 200
});

test("any text made of the marks of YAML and CSV ends in a value or a named error", async () => {
  await fc.assert(
    fc.asyncProperty(anyFile, marks, (name, text) => endsWell(name, bytes(text))),
    {numRuns}
  );
});

/** A piece of a file taken out, doubled, or overwritten. */
const wound = fc.record({
  at: fc.double({min: 0, max: 1, noNaN: true}),
  length: fc.nat(12),
  insert: fc.oneof(
    marks.map((text) => bytes(text.slice(0, 12))),
    fc.uint8Array({maxLength: 6})
  )
});

const wounds = fc.array(wound, {minLength: 1, maxLength: 4});
const wounded = (sound: Uint8Array, found: {at: number; length: number; insert: Uint8Array}[]) =>
  found.reduce((content, {at, length, insert}) => {
    const from = Math.floor(at * content.length);
    return Buffer.concat([content.subarray(0, from), insert, content.subarray(from + length)]);
  }, sound);

test("a sound file with any wounds ends in a value or a named error", async () => {
  await fc.assert(
    fc.asyncProperty(anyFile, wounds, (name, found) => endsWell(name, wounded(base().get(name)!, found))),
    {numRuns: numRuns * 2}
  );
});

const RECORD = [...folder(join(ROOT, "test/record"))].filter(([name]) => /\.(yaml|csv)$/.test(name));
test("a file of a larger record with any wounds ends in a value or a named error", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...RECORD), wounds, ([name, content], found) =>
      endsWell(name, wounded(content, found))
    ),
    {numRuns}
  );
});

test("lines of a sound file in any order, left out or repeated, end in a value or a named error", async () => {
  await fc.assert(
    fc.asyncProperty(anyFile, fc.array(fc.nat(40), {maxLength: 40}), async (name, order) => {
      const lines = new TextDecoder().decode(base().get(name)).split("\n");
      await endsWell(name, bytes(order.map((index) => lines[index % lines.length]).join("\n")));
    }),
    {numRuns}
  );
});
