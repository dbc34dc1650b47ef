import {expect, test} from "vitest";
import {previewOwn, readOwn} from "../../../../site/features/explore/files/own.js";
import type {OwnSettings, TextReport} from "../../../../site/features/explore/files/messages.js";

async function read(text: string, settings: OwnSettings = {}): Promise<TextReport> {
  const found = await readOwn(new Blob([text]), "own.csv", settings, {
    read: () => undefined,
    batch: () => Promise.resolve()
  });
  return (found as {text: TextReport}).text;
}

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

test("numbers that stay text though the decimal mark was told are named with the reason", async () => {
  const text = lines("n;x;y", "a;1,5;1,5", "b;3,75;2,5", "c;7,0;3,5");
  expect((await read(text, {decimal: ","})).notes).toEqual([
    "x is text: 7,0 (line 4) would be written differently beside the others. It can be cast under “Columns”."
  ]);
  expect((await read(text)).notes).toEqual([]);
  expect((await read(text, {decimal: ",", text: ["x"]})).notes).toEqual([]);
});
