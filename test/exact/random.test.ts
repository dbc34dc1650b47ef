import fc from "fast-check";
import {rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {expect, test} from "vitest";
import {load} from "../../loaders/bulk/load.js";
import type {Row} from "../../loaders/schema/table.js";
import {parquetRows} from "../loaders/bulk/files.js";
import {freshFolder} from "../tools/folder.js";
import {ROUNDS} from "../tools/rounds.js";
import {tables} from "./tables.js";

const table = tables.things;
const words = fc
  .oneof(
    fc.string({unit: "binary", maxLength: 12}),
    fc.constantFrom(
      "",
      " ",
      "NULL",
      "null",
      "NaN",
      "a,b",
      'say "x"',
      "two\nlines",
      "cr\r\nlf",
      "#5",
      "=1+1",
      "1.10",
      "007",
      "é",
      "e\u0301",
      "漢字",
      "😀",
      "\ufeff"
    )
  )
  .filter((text) => !text.includes("\0"));
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, {nil: null, freq: 4});
const cents = fc.integer({min: -99_999_999_999, max: 99_999_999_999}).map((count) => {
  const digits = String(Math.abs(count)).padStart(3, "0");
  return `${count < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
});
const rows: fc.Arbitrary<Row[]> = fc
  .array(
    fc.record({
      words: orNull(words),
      whole: orNull(fc.maxSafeInteger().map((value) => value + 0)),
      real: orNull(fc.double({min: -1e15, max: 1e15, noNaN: true}).map((value) => value + 0)),
      money: orNull(cents),
      yes: orNull(fc.boolean()),
      day: orNull(
        fc
          .date({min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true})
          .map((day) => day.toISOString().slice(0, 10))
      ),
      about: orNull(fc.constantFrom("2025", "2025-02", "2025-06~", "2026-02-24/2026-04", "2025-09-09?")),
      tags: fc.array(words, {maxLength: 3})
    }),
    {minLength: 1, maxLength: 12}
  )
  .map((list) => list.map((row, id) => ({id, ...row})));

/** How a file of CSV may be written without saying anything else. */
const dialect = fc.record({
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  end: fc.constantFrom("\n", "\r\n"),
  mark: fc.boolean(),
  packed: fc.boolean(),
  all: fc.boolean(),
  last: fc.boolean()
});

function csv(
  list: readonly Row[],
  {delimiter, end, mark, all, last}: {delimiter: string; end: string; mark: boolean; all: boolean; last: boolean}
): string {
  const cell = (value: unknown) => {
    if (value === null) return "";
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return all || text === "" || /["\r\n]/.test(text) || text.includes(delimiter) || text !== text.trim()
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  };
  const names = table.columns.map(({name}) => name);
  const lines = [names, ...list.map((row) => names.map((name) => cell(row[name])))].map((cells) =>
    cells.join(delimiter)
  );
  return `${mark ? "\ufeff" : ""}${lines.join(end)}${last ? end : ""}`;
}

/** Loads files, each a random table of its own, at once, and what was written again; the ids say which row is which. */
async function roundTrip(files: readonly {name: string; bytes: string | Uint8Array}[]): Promise<Row[]> {
  const folder = await freshFolder();
  const paths = files.map(({name}, index) => join(folder, `${index}-${name}`));
  await Promise.all(files.map(({bytes}, index) => writeFile(paths[index]!, bytes)));
  const through = async (from: string[], out: string) => {
    const result = await load({table, files: from, out: join(folder, out)});
    expect(result.diagnostics).toEqual([]);
    return join(folder, out, "things.parquet");
  };
  const once = await through(paths, "once");
  // What was written is loaded again.
  const [first, second] = [await parquetRows(table, once), await parquetRows(table, await through([once], "twice"))];
  const sorted = (list: Row[]) => list.sort((a, b) => Number(a["id"]) - Number(b["id"]));
  expect(sorted(second)).toEqual(sorted(first));
  await rm(folder, {recursive: true});
  return first;
}

const RUNS = Number(process.env.RUNS ?? 5 * ROUNDS);
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const long = RUNS > 1000 ? 3_600_000 : 60_000;

/** So many tables are loaded at a time, since a load takes its time even for one. */
const AT_ONCE = Math.min(RUNS, 100);
const together = <T>(table: fc.Arbitrary<T>) => fc.array(table, {minLength: 1, maxLength: AT_ONCE, size: "max"});
const numbered = (lists: readonly Row[][]): Row[][] => {
  let id = 0;
  return lists.map((list) => list.map((row) => ({...row, id: id++})));
};
async function check<T>(table: fc.Arbitrary<T>, holds: (tables: T[]) => Promise<void>): Promise<void> {
  let left = RUNS;
  for (let round = 0; left > 0; round++) {
    await fc.assert(
      fc.asyncProperty(together(table), async (tables) => {
        left -= tables.length;
        await holds(tables);
      }),
      {seed: seed + round, numRuns: 1, endOnFailure: true}
    );
  }
}

test(
  `tables of any rows come back from JSON lines, and from the Parquet made of them, as they were (seed ${seed})`,
  async () => {
    await check(fc.tuple(rows, fc.boolean(), fc.boolean()), async (tables) => {
      const lists = numbered(tables.map(([list]) => list));
      const files = tables.map(([, mark, packed], index) => {
        const text = `${mark ? "\ufeff" : ""}${lists[index]!.map((row) => JSON.stringify(row)).join("\n")}\n`;
        return packed ? {name: "a.ndjson.gz", bytes: gzipSync(text)} : {name: "a.ndjson", bytes: text};
      });
      expect(await roundTrip(files)).toEqual(lists.flat());
    });
  },
  long
);

test(
  `tables of any rows come back from CSV of any dialect, and from the Parquet made of it, as they were (seed ${seed})`,
  async () => {
    await check(fc.tuple(rows, dialect), async (tables) => {
      const lists = numbered(tables.map(([list]) => list));
      const files = tables.map(([, how], index) => {
        const text = csv(lists[index]!, how);
        return how.packed ? {name: "a.csv.gz", bytes: gzipSync(text)} : {name: "a.csv", bytes: text};
      });
      expect(await roundTrip(files)).toEqual(lists.flat());
    });
  },
  long
);
