import {expect, test} from "vitest";
import type {Diagnostic} from "../../../loaders/diagnostics/diagnostic.js";
import {formatCounts, formatDiagnostics, frame} from "../../../loaders/diagnostics/format.js";

const sample = (line: number, more: Partial<Diagnostic> = {}): Diagnostic => ({
  file: "a.yaml",
  line,
  column: 1,
  code: "sample",
  severity: "error",
  message: `sample ${line}`,
  expected: "another",
  ...more
});
const print = (diagnostics: Diagnostic[], options = {}) => formatDiagnostics(diagnostics, () => null, options);

test("diagnostics are printed by file, line and column, whatever order they come in", () => {
  const places = [sample(2), sample(1, {column: 9}), sample(10), sample(1), sample(3, {file: "A.yaml"})];
  const printed = print(places)
    .split("\n")
    .filter((line) => line.includes("sample"));
  expect(printed.map((line) => line.split(" ")[0])).toEqual([
    "A.yaml:3:1",
    "a.yaml:1:1",
    "a.yaml:1:9",
    "a.yaml:2:1",
    "a.yaml:10:1"
  ]);
});

test("past fifty of one code in one file the rest are counted, of each code and file by itself", () => {
  const many = Array.from({length: 60}, (_, index) => sample(index + 1));
  const printed = print([...many, sample(1, {code: "other"}), sample(1, {file: "b c.yaml"})]);
  expect(printed.match(/expected:/g)).toHaveLength(52);
  expect(printed).toContain("10 more of sample in a.yaml (--all shows them)");
  expect(print(many, {all: true}).match(/expected:/g)).toHaveLength(60);
});

test("a warning says that it is one", () => {
  expect(print([sample(1, {severity: "warning"})])).toContain("a.yaml:1:1 sample (warning) sample 1");
  expect(formatCounts([sample(1), sample(2), sample(3, {severity: "warning"})])).toBe("2 errors, 1 warning");
});

const caret = (text: string, column: number) => {
  const [line = "", under = ""] = frame(text, 1, column).split("\n");
  return line[under.indexOf("^")];
};

test("the caret stands under the column, in a long line too", () => {
  const line = Array.from({length: 5000}, (_, index) => String.fromCharCode(97 + (index % 26))).join("");
  for (const column of [1, 5, 60, 61, 62, 99, 100, 101, 2500, 4940, 4999, 5000])
    expect(caret(line, column)).toBe(line[column - 1]);
  expect(frame(line, 1, 2500).split("\n")[0]!.length).toBeLessThan(120);
});

test("what a terminal would obey is not printed", () => {
  expect(frame("a\u001b[31mb\u202ec\u0000\r", 1, 1)).toBe("  1 | a�[31mb�c�\n    | ^");
});

test("a place past the end of its line, or of the file, has a frame all the same", () => {
  expect(frame("ab", 1, 9)).toBe("  1 | ab\n    |   ^");
  expect(frame("ab", 7, 1)).toBe("  7 | \n    | ^");
});
