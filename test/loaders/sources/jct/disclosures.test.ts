import {describe, expect, test} from "vitest";
import {answerOfFile} from "../../../../loaders/sources/http/provenance.js";
import {readDisclosures} from "../../../../loaders/sources/jct/disclosures.js";
import {real} from "../real.js";

const sample = (text: string) => answerOfFile("sample.csv", new TextEncoder().encode(text), new Date("2026-11-22"));

describe("the transcribed table", () => {
  const table = () =>
    readDisclosures(answerOfFile("disclosures.csv", real("jct-disclosures-1995-2022.csv"), new Date("2026-11-22")));

  test("says which years' rows do not make up the published total", () => {
    const years = table()
      .doubts.filter(({message}) => message.includes("TOTALS"))
      .map(({message}) => message.slice(0, 4));
    expect(years).toEqual(["2001", "2006", "2009", "2010", "2012", "2013", "2014", "2015"]);
  });
});

test("a byte order mark is no part of the first column's name", () => {
  const {observations} = readDisclosures(
    sample(
      '\ufeffDisclosure To/For,IRC Section 6103 subsection,2021,2022\nUS Attorneys,(i)(2),"42,301",\nTOTALS,,"42,301",\n'
    )
  );
  expect(observations.map(({dimension, period, value}) => [dimension, period, value])).toEqual([
    ["US Attorneys (i)(2)", "2021", 42301],
    [null, "2021", 42301]
  ]);
});

test("an empty cell is not zero, and a zero is", () => {
  expect(readDisclosures(sample("a,b,2021,2022\nFBI,(i)(1),0,\n")).observations.map(({value}) => value)).toEqual([0]);
});

test("a cell that is no number is a doubt with its place", () => {
  expect(readDisclosures(sample("a,b,2021\nFBI,(i)(1),27*\n")).doubts).toMatchObject([
    {code: "cell-unread", place: "file:sample.csv:2:12"}
  ]);
});

test("a table whose columns are no years is refused", () => {
  expect(() => readDisclosures(sample("a,b,CY21\nFBI,(i)(1),27\n"))).toThrow(
    expect.objectContaining({code: "schema-changed"}) as Error
  );
});
