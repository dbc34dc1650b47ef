import {expect, test} from "vitest";
import {pluralize} from "../../../loaders/diagnostics/pluralize.js";
import {formatRowCounts, tables} from "../../../loaders/schema/tables.js";

test("a count of one has its noun in the singular, and no other has", () => {
  expect([0, 1, 2, 1024].map((count) => pluralize(count, "row"))).toEqual(["0 rows", "1 row", "2 rows", "1,024 rows"]);
  expect(pluralize(2, "entry", "entries")).toBe("2 entries");
});

test("every table of the record has a word for one row", () => {
  const one = formatRowCounts(Object.fromEntries(Object.keys(tables).map((name) => [name, 1])));
  expect(one).toBe(
    "1 source, 1 unit, 1 agency, 1 flow, 1 court, 1 case, 1 order, 1 event, 1 law, 1 claim, 1 series, 1 observation, 1 correction, 1 check, 1 translation, 1 status"
  );
  expect(formatRowCounts({agencies: 3, status: 2})).toBe("3 agencies, 2 status");
});
