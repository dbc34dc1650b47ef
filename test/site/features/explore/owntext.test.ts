import {strToU8, zipSync} from "fflate";
import {describe, expect, test} from "vitest";
import {columnsNote} from "../../../../site/features/explore/workbench/ownfiles.js";
import {previewOwn, readOwn} from "../../../../site/features/explore/files/own.js";
import type {OwnSettings, TextReport} from "../../../../site/features/explore/files/messages.js";

async function read(text: string, settings: OwnSettings = {}): Promise<TextReport> {
  const found = await readOwn(new Blob([text]), "own.csv", settings, {
    read: () => undefined,
    batch: () => Promise.resolve()
  });
  return (found as {text: TextReport}).text;
}

/** A workbook of one sheet, Data, with two numbers and two errors in its column B. */
const xlsx = () =>
  zipSync({
    "xl/workbook.xml": strToU8(
      '<workbook xmlns:r="r"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
    "xl/worksheets/sheet1.xml": strToU8(
      `<worksheet><sheetData>${[
        '<c t="inlineStr"><is><t>state</t></is></c><c t="inlineStr"><is><t>share</t></is></c>',
        ...[
          "<c><v>0.5</v></c>",
          '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>',
          "<c><v>0.25</v></c>",
          "<c><v>0.75</v></c>",
          '<c t="e"><v>#N/A</v></c>'
        ].map((cell) => `<c t="inlineStr"><is><t>x</t></is></c>${cell}`)
      ]
        .map((cells) => `<row>${cells}</row>`)
        .join("")}</sheetData></worksheet>`
    )
  });

/** The same in the other format. */
const ods = () => {
  const words = (text: string) =>
    `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
  const number = (value: string) =>
    `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`;
  const error = (text: string) =>
    `<table:table-cell table:formula="of:=1/0" office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
  const cells = [words("share"), number("0.5"), error("#DIV/0!"), number("0.25"), number("0.75"), error("#N/A")];
  const rows = cells.map((cell, at) => `<table:table-row>${words(at ? "x" : "state")}${cell}</table:table-row>`);
  return zipSync({
    "content.xml": strToU8(
      `<office:document-content><office:body><office:spreadsheet><table:table table:name="Data">${rows.join("")}</table:table></office:spreadsheet></office:body></office:document-content>`
    )
  });
};

const lines = (...all: string[]) => all.map((line) => `${line}\n`).join("");
const HEAD = ["fips;state;share", "01;US-AL;1,5", "06;US-CA;12,25", "36;US-NY;7,2"];
const three = (sign: string, ...more: string[]) => lines(...HEAD, ...more).replaceAll(";", sign);

test.each([
  ["short last line", three(";", "48;US-TX"), ";", 1],
  ["short last line of tabs", three("\t", "48\tUS-TX"), "\t", 1],
  ["short last line of bars", three("|", "48|US-TX"), "|", 1],
  ["long line", three(";", "48;US-TX;8,1;x", "49;US-UT;4,5"), ";", 1],
  ["short second line", lines(HEAD[0]!, "48;US-TX", HEAD[1]!, HEAD[2]!), ";", 1],
  ["two columns", lines("fips;share", "01;1,5", "06;12,25", "36;7,2", "48"), ";", 1],
  ["comma in the header", lines("fips;share, in percent", "01;1,5", "06;12,25", "48"), ";", 1],
  ["comma in a title", lines("Shares, 2024", "fips;share", "01;1,5", "06;12,25", "36;7,2"), ";", 2],
  ["title with the comma of its cells", lines("Shares, 2024", "fips;place", "01;Mobile, AL", "06;Fresno, CA"), ";", 2],
  ["semicolon in a title", lines("Shares; by state", "fips,share", "01,1.5", "06,12.25"), ",", 2],
  ["numbers alone", lines("1,2,3", "4,5,6", "7,8,9"), ",", 1]
])("the cells of a file with a %s are parted as in its header", async (_, text, delimiter, head) => {
  expect(await read(text)).toMatchObject({delimiter, head});
});

test("a quotation mark that nothing closes is told with the cells that its line was split into", async () => {
  const {notes} = await read('a,b,c\n1,2,"3,4"\n5,6,"7,8\n');
  expect(notes.at(-1)).toBe(
    '1 cell has a stray or unclosed quotation mark, the first in line 3; where nothing closes the cell, the line was split at its commas: line 3 (5 | 6 | "7 | 8).'
  );
  expect((await read('a,b\n1,2\n"x,3\n4,"5" y\n', {fill: true})).notes.at(-1)).toMatch(
    /^2 cells have .*: line 3 \("x \| 3\)\.$/
  );
  expect((await read('a,b\n1,"2\n4,"5" y\n')).notes.at(-1)).toMatch(/^2 cells have .* line 2; kept as written\.$/);
});

test("the preview leaves out the lines that the reading leaves out", async () => {
  const file = new Blob([three(";", "48;US-TX")]);
  expect((await previewOwn(file, {fill: false})).rows).toHaveLength(3);
  expect((await previewOwn(file, {fill: true})).rows.at(-1)).toEqual(["48", "US-TX", null]);
});

describe("what stays text though most of its cells are more than that is told at once, with the reason", () => {
  const told = async (text: string, settings: OwnSettings = {}) => columnsNote((await read(text, settings)).columns);

  test.each([
    ["codes with zeros", "fips", "01001,48453", "fips is text: 01001 (line 2) would not keep its zeros or sign."],
    ["a word among numbers", "n", "1,2,n/a", "n is text: n/a (line 4) is not a number."],
    ["decimal commas", "n", '"0,125","0,5"', "n is text: 0,125 (line 2) has a decimal comma."],
    ["an empty text", "n", '1,"",2', 'n is text: "" (line 3) is empty text, which only a text column can hold.'],
    ["dates day first", "d", "13/02/2025,14/02/2025", "d is text: 13/02/2025 (line 2) is a date written day first."],
    [
      "dates both ways",
      "d",
      "13/02/2025,02/14/2025",
      "d is text: 13/02/2025 (line 2) is written day first, and 02/14/2025 (line 3) month first."
    ],
    ["moments", "d", "2025-03-09T02:30:00Z", "d is text: 2025-03-09T02:30:00Z (line 2) would be written differently."],
    ["times of day", "t", "3:02,4:05", "t is text: 3:02 (line 2) would be read as a time of day."],
    ["words", "w", "orchard,7,mill", ""],
    ["yes and no", "w", "yes,no", ""],
    ["whole numbers", "n", "1,2", ""]
  ])("%s", async (_, name, cells, words) => {
    const column = cells.match(/"[^"]*"|[^,]+/g)!;
    expect(await told(lines(`${name}\tother`, ...column.map((cell) => `${cell}\tx`)))).toBe(words);
  });

  test("of more than three columns, the number of the others", async () => {
    const text = lines("a,b,c,d,e", "01,02,03,04,05");
    expect(await told(text)).toMatch(/^a is text: .* c is text: [^.]*\. “Columns” tells of 2 more\.$/);
  });

  test("where the decimal mark was told too, and not where the reader asked for text", async () => {
    const text = lines("n;x;y", "a;1,5;1,5", "b;3,75;2,5", "c;7,0;3,5");
    expect(await told(text, {decimal: ","})).toBe(
      "x is text: 7,0 (line 4) would be written differently beside the others."
    );
    expect(await told(text, {decimal: ",", text: ["x"]})).toBe("");
  });
});

test.each(["xlsx", "ods"])("a cell of %s that shows an error is told with its sheet, row and column", async (kind) => {
  const file = new Blob([kind === "xlsx" ? xlsx() : ods()]);
  const {text, note} = (await readOwn(
    file,
    `own.${kind}`,
    {},
    {read: () => undefined, batch: () => Promise.resolve()}
  )) as {
    text: TextReport;
    note: string | null;
  };
  expect(note).toBe(
    "2 cells show errors of the workbook, kept as text, the first: #DIV/0! in sheet Data, row 3, column B."
  );
  expect(columnsNote(text.columns)).toBe("share is text: #DIV/0! (line 3) is not a number.");
});
