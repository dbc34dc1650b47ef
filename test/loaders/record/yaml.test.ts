import {expect, test} from "vitest";
import {readYaml} from "../../../loaders/record/yaml.js";
import type {Cell} from "../../../loaders/record/sourcetree.js";
import {LONG} from "../../tools/rounds.js";

const faults: string[] = [];
const read = (text: string) => {
  faults.length = 0;
  return readYaml(text, (code, {line, column}) => faults.push(`${line}:${column} ${code}`));
};
const plain = (cell: Cell): unknown =>
  cell.kind === "empty"
    ? null
    : cell.kind === "text"
      ? cell.text
      : cell.kind === "list"
        ? cell.items.map(plain)
        : Object.fromEntries(cell.entries.map(({name, cell: value}) => [name, plain(value)]));

test("scalars stay as they are written", () => {
  expect(plain(read("{a: 0123, b: no, c: 1.50, d: 2025-01-01, e: 0x1F, f: 1_000}")!)).toEqual({
    a: "0123",
    b: "no",
    c: "1.50",
    d: "2025-01-01",
    e: "0x1F",
    f: "1_000"
  });
});

test("nothing, ~ and null are empty; in quotes they are texts", () => {
  expect(plain(read('{a: , b: ~, c: null, d: "", e: "null"}')!)).toEqual({a: null, b: null, c: null, d: "", e: "null"});
});

test("a block of text ends where its words end", () => {
  expect(plain(read("a: |\n  one\n  two\nb: >-\n  one\n  two\n")!)).toEqual({a: "one\ntwo", b: "one two"});
});

test("every cell and name knows its line and column", () => {
  const root = read("# comment\r\n- a: x\r\n  bb: 'y'\r\n  c:\r\n    - d\r\n") as Cell & {kind: "list"};
  const row = root.items[0] as Cell & {kind: "mapping"};
  expect(row.entries.map(({at, cell}) => [at.line, at.column, cell.line, cell.column])).toEqual([
    [2, 3, 2, 6],
    [3, 3, 3, 7],
    [4, 3, 5, 5]
  ]);
});

test("a name that YAML could mistake is a name all the same", () => {
  expect(plain(read("__proto__: 1\nconstructor: 2\n")!)).toEqual(
    Object.fromEntries([
      ["__proto__", "1"],
      ["constructor", "2"]
    ])
  );
});

test.each([
  ["an alias that would grow without end", `a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n`, "yaml-syntax"],
  ["a merge key", "a: &a {x: 1}\nb:\n  <<: *a\n", "yaml-syntax"],
  ["a hundred thousand brackets", "[".repeat(100_000), "nested-too-deep"],
  ["a hundred thousand hyphens", "- ".repeat(100_000), "nested-too-deep"],
  ["a list as a name", "? [a, b]\n: 1\n", "yaml-syntax"],
  ["a directive that nobody knows", "%FOO bar\n---\na: 1\n", "yaml-syntax"]
])("%s is refused", (_, text, code) => {
  expect(read(text)).toBeNull();
  expect(faults.map((fault) => fault.split(" ")[1])).toContain(code);
});

test.runIf(LONG)(
  "a name that stands twice in a mapping of a hundred thousand is found without comparing each with each",
  () => {
    read(`${Array.from({length: 100_000}, (_, index) => `k${index}: 1`).join("\n")}\nk7: 2\n`);
    expect(faults).toEqual(["100001:1 yaml-syntax"]);
  }
);
