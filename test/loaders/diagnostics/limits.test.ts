import {expect, test} from "vitest";
import type {Code} from "../../../loaders/diagnostics/codes.js";
import {formatDiagnostics} from "../../../loaders/diagnostics/format.js";
import {readFiles} from "../../../loaders/rules/directory.js";
import {limits} from "../../../loaders/diagnostics/limits.js";
import {LONG, ROUNDS} from "../../tools/rounds.js";
import {base, bytes, inMemory, textOf} from "../rules/sample.js";

/** How long a cell is that is far too long: 50 MB in the long run. */
const LENGTH = Math.min(50, 10 * ROUNDS) * 1_000_000;
const long = "x".repeat(LENGTH);

async function read(name: string, text: string) {
  const files = base().set(name, bytes(text));
  const {diagnostics} = await readFiles(inMemory(files));
  return {diagnostics, files};
}
const first = async (name: string, text: string) => {
  const {diagnostics} = await read(name, text);
  const {code, file, line, column} = diagnostics.find(({file}) => file === name)!;
  return `${file}:${line}:${column} ${code}`;
};
const law = (title: string) => `- id: apple-act\n  citation: ${title}\n`;

test.each([
  ["plain", "laws.yaml", law(long), "laws.yaml:2:13"],
  ["in double quotes", "laws.yaml", law(`"${long}"`), "laws.yaml:2:13"],
  ["in single quotes", "laws.yaml", law(`'${long}'`), "laws.yaml:2:13"],
  ["as a block", "laws.yaml", law(`|\n    ${long}`), "laws.yaml:3:1"],
  ["over many lines", "laws.yaml", law(`a\n${"    xxxxxxxxxxx\n".repeat(LENGTH / 16)}`), "laws.yaml:2:13"],
  ["as a column's name", "laws.yaml", `- ${long}: 1\n`, "laws.yaml:1:3"],
  ["in a CSV file", "series/picked.csv", `period,value,note\n2019,1,${long}\n`, "series/picked.csv:2:8"],
  ["in quotes in a CSV file", "series/picked.csv", `period,value,note\n2019,1,"${long}"\n`, "series/picked.csv:2:8"],
  [
    "of quotes in a CSV file",
    "series/picked.csv",
    `period,value,note\n2019,1,"${'""'.repeat(LENGTH / 2)}"\n`,
    "series/picked.csv:2:8"
  ]
])("a cell of many megabytes %s is refused at its place", async (_, name, text, place) => {
  expect(await first(name, text)).toBe(`${place} cell-too-long`);
});

test("a cell that is a little too long is refused, and one that is not is taken", async () => {
  const at = (length: number) => `period,value,note\n2019,1,${"x".repeat(length)}\n`;
  expect(await first("series/picked.csv", at(limits.cellLength + 1))).toBe("series/picked.csv:2:8 cell-too-long");
  expect((await read("series/picked.csv", at(limits.cellLength))).diagnostics).toEqual([]);
});

test("the message of such a cell is short", async () => {
  const {diagnostics, files} = await read("series/picked.csv", `period,value,note\n2019,1,${long}\n`);
  expect(formatDiagnostics(diagnostics, textOf(files)).length).toBeLessThan(500);
});

test("a file over 64 MiB is refused before it is read", async () => {
  const files = inMemory(base());
  const size = (name: string) => (name === "laws.yaml" ? Promise.resolve(limits.fileBytes + 1) : files.size(name));
  const {diagnostics} = await readFiles({...files, size});
  expect(diagnostics.map(({file, code}) => `${file} ${code}`)).toEqual(["laws.yaml file-too-large"]);
});

test.runIf(LONG)(
  "a YAML file of more words than any record has, and a CSV file of more cells, are refused",
  async () => {
    expect(await first("laws.yaml", "- a\n".repeat(400_000))).toMatch(/^laws.yaml:\d+:\d+ file-too-large$/);
    expect(await first("series/picked.csv", ",".repeat(limits.cells))).toBe(
      `series/picked.csv:1:${limits.cells + 1} file-too-large`
    );
  }
);

test("a file that is nothing but mistakes is not listed to its end, and says so", async () => {
  const {diagnostics, files} = await read("series/picked.csv", `period,value\n${"x,y\n".repeat(20_000)}`);
  const codes = diagnostics.filter(({file}) => file === "series/picked.csv").map(({code}) => code);
  expect(codes).toHaveLength(limits.problems + 1);
  expect(codes).toContain<Code>("problems-too-many");
  const printed = formatDiagnostics(diagnostics, textOf(files));
  expect(printed).toContain("4,950 more of number-malformed in series/picked.csv (--all shows them)");
  expect(formatDiagnostics(diagnostics, textOf(files), {all: true})).not.toContain("--all");
});

test("a failure that nobody foresaw is a diagnostic too", async () => {
  const {record, diagnostics} = await readFiles({
    ...inMemory(base()),
    list: () => Promise.reject(new Error("a sample failure"))
  });
  expect(record).toBeNull();
  expect(diagnostics.map(({code, message}) => `${code} ${message}`)).toEqual(["internal Error: a sample failure"]);
});
