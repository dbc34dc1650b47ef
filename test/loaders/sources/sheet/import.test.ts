import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {tables} from "../../../../loaders/schema/tables.js";
import {answerOfFile} from "../../../../loaders/sources/http/provenance.js";
import {readColumnMap} from "../../../../loaders/sources/sheet/columnmap.js";
import {importCodes} from "../../../../loaders/sources/sheet/findings.js";
import {codes} from "../../../../loaders/diagnostics/codes.js";
import {importSheet} from "../../../../loaders/sources/sheet/import.js";
import {importedText} from "../../../../loaders/sources/sheet/output.js";
import {sheetOfCsv} from "../../../../loaders/sources/sheet/csv.js";
import {sheetAddress} from "../../../../loaders/sources/sheet/address.js";
import {textCell, type Sheet} from "../../../../loaders/sources/sheet/sheet.js";

const {provenance} = answerOfFile("sample.csv", new Uint8Array(), new Date("2026-11-22"));
const sheetOf = (rows: readonly (readonly string[])[]): Sheet => ({
  name: "sample.csv",
  rows: rows.map((row, line) => row.map((text, column) => textCell(text, line + 1, column + 1)))
});
const MAP = readColumnMap(`
columns:
  id: {from: Name, read: slug}
  title: {from: Name}
  url: {from: Link, read: link}
  date: {from: Date, read: date}
  note: {from: Note, words: {yes: yes}}
  recorded: {value: 2026-11-22}
`);

const piece = fc.constantFrom(
  "yes",
  "2025-02-17",
  "Feb. 30, 2025",
  "https://a.example/",
  "<b>",
  "</b>",
  "<a href='https://b.example/'>",
  "</a>",
  "&amp;",
  "N/A",
  "\n",
  " "
);
const cell = fc.array(fc.oneof(piece, fc.string({maxLength: 5})), {maxLength: 4}).map((parts) => parts.join(""));
const rows = fc.array(fc.array(cell, {minLength: 6, maxLength: 6}), {maxLength: 12});
test("no word of any cell is lost: it is in a row, in a comment beside it, or said to be left out", () => {
  // A word that nothing else holds marks each cell, so that it can be found again.
  fc.assert(
    fc.property(rows, (body) => {
      const mark = (line: number, column: number) =>
        `mark${[...`${line}x${column}`].map((sign) => String.fromCharCode(97 + (sign === "x" ? 23 : Number(sign)))).join("")}`;
      const marked = body.map((row, line) => row.map((text, column) => `${mark(line, column)} ${text}`));
      const {rows: read, diagnostics} = importSheet(
        sheetOf([["Name", "Link", "Date", "Note", "Other"], ...marked]),
        tables.sources,
        MAP,
        provenance
      );
      expect(read).toHaveLength(body.length);
      const text = importedText(tables.sources, read, provenance);
      marked.forEach((row, line) =>
        row.forEach((_, column) => {
          const word = mark(line, column);
          const told = diagnostics.some(
            (found) =>
              (found.line === line + 2 && found.column === column + 1) ||
              (found.line === 1 && found.column === column + 1 && /(?:is|are) left out/.test(found.message))
          );
          expect(text.includes(word) || told, `${word} of ${JSON.stringify(row)}`).toBe(true);
        })
      );
    })
  );
});

test("every finding has a code that is documented", () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, {maxLength: 7}), {maxLength: 8}), (body) => {
      const {diagnostics} = importSheet(sheetOf(body), tables.sources, MAP, provenance);
      expect(diagnostics.filter(({code}) => !(code in codes) && !(code in importCodes))).toEqual([]);
    })
  );
});

describe("a map", () => {
  test.each([
    ["columns: [", "the map is not YAML"],
    ["columns: {id: {from: A, reed: slug}}", '"reed" in columns.id'],
    ["columns: {id: {from: A, match: '('}}", "columns.id"],
    ["columns: {id: {}}", "columns.id"],
    ["colums: {}", "colums"],
    ["", "the map is not right"]
  ])("that is %j is refused with the key", (text, message) => {
    expect(() => readColumnMap(text)).toThrow(message);
  });

  test("that names a column that is not there is told the nearest, and one that its table lacks too", () => {
    const map = readColumnMap("columns: {id: {from: Nmae, read: slug}, titel: {from: Name}}");
    const {diagnostics} = importSheet(sheetOf([["Name"], ["a"]]), tables.sources, map, provenance);
    expect(diagnostics.map(({code, expected}) => `${code}: ${expected}`)).toContain(
      'column-absent: did you mean "Name"?'
    );
    expect(diagnostics.map(({code}) => code)).toContain("column-unknown");
    expect(diagnostics.filter(({code}) => code === "column-missing").map(({field}) => field)).toEqual([
      "recorded",
      "title"
    ]);
  });
});

test.each([
  [
    "https://docs.google.com/spreadsheets/d/e/2PACX-1v_x/pubhtml?gid=12&single=true",
    "https://docs.google.com/spreadsheets/d/e/2PACX-1v_x/pub?gid=12&single=true&output=xlsx"
  ],
  [
    "https://docs.google.com/spreadsheets/d/e/2PACX-1v_x/pub?output=csv",
    "https://docs.google.com/spreadsheets/d/e/2PACX-1v_x/pub?output=xlsx"
  ],
  [
    "https://docs.google.com/spreadsheets/d/1AbC_x/edit#gid=0",
    "https://docs.google.com/spreadsheets/d/1AbC_x/export?gid=0&format=xlsx"
  ],
  ["https://example.org/tracker.csv", "https://example.org/tracker.csv"]
])("%s is asked for at %s", (address, data) => {
  expect(sheetAddress(address)).toBe(data);
});

test("a map can take the first of several links, and make an id of two columns", () => {
  const map = readColumnMap(`
columns:
  id: {from: [Name, Number], read: slug}
  title: {from: Name}
  url: {from: Link, read: link, which: first}
  recorded: {value: 2026-11-22}
`);
  const links = "<a href='https://a.example/1'>1</a> <a href='https://a.example/2'>2</a>";
  const {rows: read} = importSheet(
    sheetOf([
      ["Name", "Number", "Link"],
      ["A v. B", "25-1", links],
      ["A v. B", "25-2", links]
    ]),
    tables.sources,
    map,
    provenance
  );
  expect(read.map(({row}) => [row["id"], row["url"]])).toEqual([
    ["a-v-b-25-1", "https://a.example/1"],
    ["a-v-b-25-2", "https://a.example/1"]
  ]);
});

test.each([
  ["a heading with a comma in a file of semicolons", "day;name, first;n\n2026-01-02;Ada;1,5\n", 3],
  ["a heading with a semicolon in a file of commas", "day,from;until,n\n2026-01-02,x,1\n", 3],
  ["a row too short in a file of commas", "a,b,c\n1,2\n", 3],
  ["tabs", "a\tb, c\n1\t2\n", 2],
  ["one column of prose", "note\nfirst, second\n", 1]
])("%s is parted by what parts its lines", (_, text, cells) => {
  const {rows} = sheetOfCsv("sheet.csv", Buffer.from(text), () => undefined);
  expect(rows[0]).toHaveLength(cells);
});
