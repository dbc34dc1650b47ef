import {z} from "zod";
import {expect, test} from "vitest";
import {Findings} from "../../../loaders/diagnostics/findings.js";
import {complete, observationId} from "../../../loaders/record/complete.js";
import {entryOf} from "../../../loaders/record/fields.js";
import {integer, text} from "../../../loaders/schema/column.js";
import {table} from "../../../loaders/schema/table.js";

const meta = {title: "Sample", description: "A sample column."};
const place = {file: "sample.yaml", line: 1, column: 1};

test("a rule that a table adds to its row is held, at the column that it names", () => {
  const row = z
    .strictObject({id: text(meta), low: integer(meta), high: integer(meta)})
    .refine(({low, high}) => low <= high, {path: ["high"], message: "sample rule"});
  const sample = table({
    name: "sample",
    title: "Sample",
    description: "A sample table.",
    row,
    key: ["id"],
    sort: ["id"],
    file: {format: "yaml", path: "sample.yaml"}
  });
  const findings = new Findings();
  const places = new Map([["high", {...place, line: 3}]]);
  complete(
    sample,
    entryOf({id: "a", low: 2, high: 1}, places, place),
    {edition: null, geography: null},
    findings.report
  );
  expect(findings.sorted()).toEqual([
    expect.objectContaining({
      code: "value-refused",
      line: 3,
      message: "high is refused: sample rule",
      table: "sample",
      row: "a",
      field: "high"
    })
  ]);
});

test.each([
  ["harvest@2021", {period: "2021", geography: "US", dimension: null}],
  ["harvest@2022/US-CA", {period: "2022", geography: "US-CA", dimension: null}],
  ["harvest@2012--2015/green-apples-1-bag", {period: "2012/2015", geography: "US", dimension: " Green apples (1 bag)"}],
  ["harvest@2025-06/MX/pears", {period: "2025-06", geography: "MX", dimension: "Pears"}]
])("an observation's id is made from its key: %s", (id, key) => {
  expect(observationId({series_id: "harvest", ...key}, "US")).toBe(id);
});

test("dimensions that differ in a sign or a letter of any script have ids of their own", () => {
  const dimensions = "≤ 25|≥ 25|< 25|> 25|25|+25|-25|25+|±25|25 €|25 £|日本|日木|कि|का|é|e|👍|👎|♂|♀|x²|x2|*|**|?|-";
  const ids = dimensions
    .split("|")
    .map((dimension) => observationId({series_id: "s", period: "2021", geography: "US", dimension}, "US"));
  expect(new Set(ids).size).toBe(ids.length);
  // One letter is one letter, however it is put together.
  const [whole, parts] = ["\u00c9", "E\u0301"].map((dimension) =>
    observationId({series_id: "s", period: "2021", geography: "US", dimension}, "US")
  );
  expect(parts).toBe(whole);
});
