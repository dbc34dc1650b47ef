import {describe, expect, test} from "vitest";
import {answerOfFile} from "../../../../loaders/sources/http/provenance.js";
import {addressOfYear, readTable2} from "../../../../loaders/sources/irs/historictable2.js";
import {observationsCsv} from "../../../../loaders/sources/observation.js";
import {readCsv} from "../../../../loaders/record/csv.js";
import {real} from "../real.js";

const file = (year: number) =>
  answerOfFile(`${year % 100}in55cmcsv.csv`, real(`${year % 100}in55cmcsv.csv.gz`), new Date("2026-11-22"));
const sample = (text: string) => answerOfFile("sample.csv", new TextEncoder().encode(text), new Date("2026-11-22"));

test.each([
  [2012, "12in54cmcsv.csv"],
  [2017, "17in54cmcsv.csv"],
  [2018, "18in55cmagi.csv"],
  [2019, "19in55cmcsv.csv"],
  [2022, "22in55cmcsv.csv"]
])("the table of %i is at its own address", (year, name) => {
  expect(addressOfYear(year)).toBe(`https://www.irs.gov/pub/irs-soi/${name}`);
});

test.each([2011, 2013])("there is no table of %i", (year) => {
  expect(addressOfYear(year)).toBeNull();
});

describe("the published tables", () => {
  test.each([
    [2020, 54 * 161],
    [2021, 54 * 163]
  ])("of %i are read whole, and every total adds up within rounding", (year, count) => {
    const {observations, doubts} = readTable2(file(year), {year});
    expect(doubts).toEqual([]);
    expect(observations).toHaveLength(count);
    expect(new Set(observations.map(({geography}) => geography)).size).toBe(54);
  });

  test("give ten size classes to every total", () => {
    const one = readTable2(file(2021), {year: 2021, variables: ["N1"]}).observations;
    const all = readTable2(file(2021), {year: 2021, variables: ["N1"], sizes: true}).observations;
    expect([one.length, all.length]).toEqual([54, 54 * 11]);
  });

  test("give amounts in dollars, negative ones too", () => {
    const {observations} = readTable2(file(2020), {year: 2020, variables: ["A00100"], sizes: true});
    const nation = observations.filter(({geography}) => geography === "US");
    expect(nation[0]).toMatchObject({value: 12_555_618_999_000, unit: "usd"});
    expect(nation[1]).toMatchObject({value: -271_457_302_000, dimension: "adjusted gross income under $1"});
  });

  test("become CSV with provenance on every row", () => {
    const csv = observationsCsv(readTable2(file(2021), {year: 2021, variables: ["N1"]}).observations);
    const rows = readCsv(csv, (code) => expect.unreachable(code))!;
    expect(rows).toHaveLength(55);
    const sha256 = rows[0]!.findIndex((cell) => cell.kind === "text" && cell.text === "sha256");
    expect(new Set(rows.slice(1).map((row) => JSON.stringify({...row[sha256], line: 0, column: 0}))).size).toBe(1);
  });
});

const HEAD = "state,agi_stub,n1,A00100";
test("columns are found by name, in any case and order", () => {
  const {observations, doubts} = readTable2(
    sample('A00100,AGI_STUB,STATE,N1\r\n"1,000",0,US,20\r\n"1,000",0,CA,20\r\n'),
    {year: 2012}
  );
  expect(doubts).toEqual([]);
  expect(observations.map(({variable, geography, value}) => [variable, geography, value])).toEqual([
    ["A00100", "US", 1_000_000],
    ["N1", "US", 20],
    ["A00100", "US-CA", 1_000_000],
    ["N1", "US-CA", 20]
  ]);
});

test("a total that rounding does not explain is a doubt with its place", () => {
  const {doubts} = readTable2(sample(`${HEAD}\nUS,0,100,50\nCA,0,40,20\nOA,0,80,30\n`), {year: 2012});
  expect(doubts).toEqual([
    {
      code: "total-differs",
      place: "file:sample.csv:2:6",
      message: "N1: the nation is 100, and the sum of its 2 parts is 120; rounding explains at most 15"
    }
  ]);
});

test("a cell that is no number, and a column without a meaning, are doubts and not zero", () => {
  const {observations, doubts} = readTable2(sample("STATE,AGI_STUB,N1,ODD\nUS,0,d,7\nCA,0,10,7\nNote: rounded\n"), {
    year: 2012
  });
  expect(observations.map(({geography}) => geography)).toEqual(["US-CA"]);
  expect(doubts.map(({code, place}) => `${code} ${place}`)).toEqual([
    "column-unread file:sample.csv:1:19",
    "cell-unread file:sample.csv:2:6",
    "cell-unread file:sample.csv:4:1"
  ]);
});

test.each([
  ["<!doctype html><title>Page not found</title>", "schema-changed"],
  ["", "schema-changed"],
  ["STATE,N1\nUS,1", "schema-changed"]
])("%j is said to be no such table", (text, code) => {
  expect(() => readTable2(sample(text), {year: 2012})).toThrow(expect.objectContaining({code}) as Error);
});
