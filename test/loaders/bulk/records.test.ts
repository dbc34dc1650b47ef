import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import fc from "fast-check";
import {expect, test} from "vitest";
import {countLines, csvRecords, csvTexts, type RecordText} from "../../../loaders/bulk/records.js";
import {freshFolder} from "../../tools/folder.js";
import {ROUNDS} from "../../tools/rounds.js";

const DELIMITERS = [",", ";", "\t"];
/** Cells as they stand in a file, and what they hold. */
const cell = fc.oneof(
  fc.constant(["", null] as const),
  fc.constantFrom("a", "x y", 'in"side', "ä").map((text) => [text, text] as const),
  fc
    .array(fc.constantFrom("a", '"', "\n", "\r\n", ",", ";", "\t", "é"), {maxLength: 4})
    .map((parts) => [`"${parts.join("").replaceAll('"', '""')}"`, parts.join("")] as const)
);
const file = fc.record({
  delimiter: fc.constantFrom(...DELIMITERS),
  rows: fc.array(fc.tuple(fc.array(cell, {minLength: 2, maxLength: 4}), fc.nat(2)), {minLength: 1, maxLength: 12}),
  end: fc.constantFrom("\n", "\r\n"),
  last: fc.boolean(),
  mark: fc.boolean(),
  packed: fc.boolean()
});

const read = async (records: AsyncIterable<RecordText>) => {
  const found: [index: number, line: number, text: string][] = [];
  // The line end of a record, and blank lines before it, are of no matter.
  for await (const {index, line, bytes} of records)
    found.push([index, line, bytes.toString("utf8").replace(/^[\r\n]+|[\r\n]+$/g, "")]);
  return found;
};

test("the records of any CSV file are found by their bytes where the library finds them, and their cells are what was written", async () => {
  const folder = await freshFolder();
  await fc.assert(
    fc.asyncProperty(file, async ({delimiter, rows, end, last, mark, packed}) => {
      const written = [[["n", "n"]], ...rows.map(([cells]) => cells)] as (readonly (readonly [
        string,
        string | null
      ])[])[];
      const lines = written.map((cells) => cells.map(([text]) => text).join(delimiter));
      const text = lines.map((line, index) => line + end.repeat(1 + (rows[index - 1]?.[1] ?? 0))).join("");
      const bytes = Buffer.from((mark ? "\ufeff" : "") + (last ? text : text.replace(/[\r\n]+$/, "")));
      const path = join(folder, packed ? "a.csv.gz" : "a.csv");
      await writeFile(path, packed ? gzipSync(bytes) : bytes);
      const library = [];
      for await (const record of csvRecords(path, delimiter)) library.push(record);
      expect(library.map(({cells}) => cells)).toEqual(rows.map(([cells]) => cells.map(([, held]) => held)));
      expect(await countLines(path, delimiter)).toBe(rows.length + 1);
      const every = await read(csvTexts(path, delimiter, {has: (index) => index >= 0}));
      expect(every.map(([index, , held]) => [index, held])).toEqual(lines.slice(1).map((line, index) => [index, line]));
      // Where a record begins, as an editor counts lines.
      const before = (index: number) =>
        text.indexOf(
          lines[index + 1]!,
          lines.slice(0, index + 1).reduce((at, line) => text.indexOf(line, at) + line.length, 0)
        );
      expect(every.map(([, line]) => line)).toEqual(
        every.map(([index]) => text.slice(0, before(index)).split(/\r\n|[\r\n]/).length)
      );
      const odd = {has: (index: number) => index % 2 === 1};
      expect(await read(csvTexts(path, delimiter, odd))).toEqual(every.filter(([index]) => odd.has(index)));
    }),
    {numRuns: 60 * ROUNDS}
  );
});

test("a record that lies over the edge of two pieces of a file is whole", async () => {
  const path = join(await freshFolder(), "a.csv");
  const row = (index: number) => `${index},"${"word ".repeat(3000)}\n${index}"`;
  const rows = Array.from({length: 300}, (_, index) => row(index));
  await writeFile(path, ["n,text", ...rows, ""].join("\n"));
  expect(await read(csvTexts(path, ",", {has: (index) => index >= 0}))).toEqual(
    rows.map((text, index) => [index, 2 + 2 * index, text])
  );
});
