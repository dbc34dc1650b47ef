import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {readParquet} from "../../loaders/dataset/readparquet.js";
import {readTableCsv} from "../../loaders/dataset/tablecsv.js";
import {anyRows, nastyRows, sample, type Sample} from "./sample.js";
import {arrayBuffer, sampleFiles} from "./samplefiles.js";
import {ROUNDS, some} from "../tools/rounds.js";

async function expectRoundTrip(rows: Sample[]) {
  const {parquet, csv} = await sampleFiles(sample, rows);
  expect(await readParquet(arrayBuffer(parquet), sample)).toEqual(rows);
  expect(readTableCsv(csv.toString("utf8"), sample)).toEqual(rows);
}

describe("values survive in files", () => {
  test.for(
    some(
      nastyRows.map((row) => [row.id, row] as const),
      30
    )
  )("row %i of the nasty cases comes back alone, from Parquet and CSV", {timeout: 30_000}, async ([, row]) => {
    await expectRoundTrip([row]);
  });

  test("the nasty cases come back together, over several row groups", {timeout: 60_000}, async () => {
    const rows = Array.from({length: 5000}, (_, id) => {
      const row = nastyRows[id % nastyRows.length]!;
      return {
        ...row,
        id,
        ...(row.text.length > 1000 && {text: "", text_null: null, texts: [], nested: [], pair: null})
      };
    }).map((row) => ({...row, pairs: row.pairs.filter(({name}) => (name?.length ?? 0) < 1000)}));
    await expectRoundTrip(rows);
  });

  test("a negative zero is written as zero, whatever else the column holds", async () => {
    const rows = [-0, 0, -0].map((double, id) => ({...nastyRows[0]!, id, double}));
    const {parquet} = await sampleFiles(sample, rows);
    expect(await readParquet(arrayBuffer(parquet), sample, {columns: ["double"]})).toEqual([
      {double: 0},
      {double: 0},
      {double: 0}
    ]);
  });

  test("any values at all come back", {timeout: 120_000}, async () => {
    await fc.assert(fc.asyncProperty(anyRows, expectRoundTrip), {numRuns: 20 * ROUNDS});
  });
});
