import {parse} from "csv-parse/sync";
import fc from "fast-check";
import {expect, test} from "vitest";
import {readCsv} from "../../../loaders/record/csv.js";

const read = (text: string) => {
  const faults: string[] = [];
  const rows = readCsv(text, (code, {line, column}, message) => faults.push(`${line}:${column} ${code} ${message}`));
  return {rows, faults};
};
const cells = (text: string) =>
  read(text).rows!.map((row) => row.map((cell) => (cell.kind === "text" ? cell.text : null)));
const spots = (text: string) => read(text).rows!.map((row) => row.map(({line, column}) => `${line}:${column}`));

test("an empty cell is told from a quoted empty text", () => {
  expect(cells('a,,""\n')).toEqual([["a", null, ""]]);
});

test("every cell knows its line and column, after line ends in quotes too", () => {
  expect(spots('a,"b\r\nc",d\r\n"e""f",g\n')).toEqual([
    ["1:1", "1:3", "2:4"],
    ["3:1", "3:8"]
  ]);
});

test("lines end in LF, in CRLF or with the file, and empty ones are passed over", () => {
  expect(cells("a,b\r\n\r\n\nc,d")).toEqual([
    ["a", "b"],
    ["c", "d"]
  ]);
});

test("a last cell may be empty", () => {
  expect(cells("a,\n,")).toEqual([
    ["a", null],
    [null, null]
  ]);
});

test("a quote out of place costs its row and no other", () => {
  const {rows, faults} = read('a,b"c\n"d"e,f\ng,h\n');
  expect(rows).toHaveLength(1);
  expect(faults.map((fault) => fault.split(" ")[0])).toEqual(["1:4", "2:4"]);
});

const cell = fc.oneof(fc.string({unit: fc.constantFrom("a", '"', ",", "\n", "\r\n", " ", "é")}), fc.constant(""));
const quote = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

test("what is written as RFC 4180 has it reads as the csv-parse library reads it", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, {minLength: 2, maxLength: 4}), {minLength: 1}),
      fc.constantFrom("\n", "\r\n"),
      (rows, end) => {
        const text = rows.map((row) => row.map(quote).join(",")).join(end) + end;
        const library = parse(text, {relax_column_count: true, record_delimiter: end});
        expect(cells(text).map((row) => row.map((found) => found ?? ""))).toEqual(library);
      }
    )
  );
});

test("a cell stands at the place in the text that it is said to", () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, {minLength: 2, maxLength: 4}), {minLength: 1}), (rows) => {
      const text = rows.map((row) => row.map(quote).join(",")).join("\n");
      const lines = text.split("\n");
      for (const {line, column, ...found} of read(text).rows!.flat()) {
        const written = found.kind === "text" ? quote(found.text).split("\n")[0]! : "";
        expect(lines[line - 1]!.slice(column - 1, column - 1 + written.length)).toBe(written);
      }
    })
  );
});
