import fc from "fast-check";
import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, expect, test} from "vitest";
import {filterOf, maskOf, pickOf, samePick, whereOf} from "../../../../../site/features/explore/crossfilter/filter.js";
import {parts, profilesOf, sampleTable, somePick, type SampleColumn} from "./sample.js";

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run("SET timezone = 'UTC'");
});
afterAll(() => connection.closeSync());

const quoted = (value: string | number | bigint | boolean | null, type: string) => {
  if (value === null) return "NULL";
  const text = Object.is(value, -0) ? "-0" : String(value);
  return `'${text.replaceAll("'", "''")}'::${type}`;
};

async function fill(table: readonly SampleColumn[]): Promise<void> {
  await connection.run(
    `CREATE OR REPLACE TABLE sample (row INTEGER, ${table.map(({type}, column) => `c${column} ${type}`).join(", ")})`
  );
  const rows = table[0]!.values.map(
    (_, row) => `(${[row, ...table.map(({values, type}) => quoted(values[row] as string | null, type))].join(", ")})`
  );
  await connection.run(`INSERT INTO sample VALUES ${rows.join(", ")}`);
}

test("the condition finds in DuckDB the rows that the charts count, for every type", async () => {
  await fc.assert(
    fc.asyncProperty(sampleTable(30, 4), fc.array(parts, {minLength: 4, maxLength: 4}), async (table, all) => {
      await fill(table);
      const profiles = profilesOf(table);
      const picks = profiles.map((profile, column) => somePick(profile, all[column]!));
      const masks = profiles.map((profile, column) => maskOf(profile, picks[column]!));
      const rows = table[0]!.values.flatMap((_, row) =>
        profiles.every(({codes}, column) => masks[column]?.[codes![row]!] !== 0) ? [row] : []
      );
      const found = await connection.runAndReadAll(
        `SELECT row FROM sample WHERE ${whereOf(profiles, picks) ?? "true"} ORDER BY row`
      );
      expect(found.getRows().map(([row]) => row)).toEqual(rows);
    }),
    {numRuns: 150}
  );
});

test("the last edge of floats is in the last bar, and in its condition", async () => {
  const table = [{type: "DOUBLE", values: [0, 0.5, 1]}];
  await fill(table);
  const profiles = profilesOf(table);
  const {main} = profiles[0]!;
  const found = await connection.runAndReadAll(
    `SELECT row FROM sample WHERE ${whereOf(profiles, [{range: [main - 1, main], codes: new Set()}])}`
  );
  expect(found.getRows()).toEqual([[2]]);
});

test("a filter written down picks the same again, also after JSON", () => {
  fc.assert(
    fc.property(sampleTable(30, 1), parts, (table, part) => {
      const profile = profilesOf(table)[0]!;
      const pick = somePick(profile, part);
      const filter = filterOf(profile, pick);
      if (filter)
        expect(samePick(pickOf(profile, JSON.parse(JSON.stringify(filter)) as typeof filter), pick)).toBe(true);
      else expect(pick.range === null && pick.codes.size === 0).toBe(true);
    }),
    {numRuns: 300}
  );
});

test("a column of one value has a filter that comes back", () => {
  const profile = profilesOf([{type: "DOUBLE", values: [0.1, 0.1]}])[0]!;
  const pick = {range: [0, 1] as const, codes: new Set<number>()};
  expect(pickOf(profile, filterOf(profile, pick)!)).toEqual(pick);
});

test("what the charts do not have is left out of a filter", () => {
  const profile = profilesOf([{type: "INTEGER", values: [1, 2, 3]}])[0]!;
  expect(pickOf(profile, {column: "c0", from: "1", to: "77"})).toEqual({range: null, codes: new Set()});
  expect(pickOf(profile, {column: "c0", words: ["x"], none: true, others: true})).toEqual({
    range: null,
    codes: new Set()
  });
});

test("names and texts cannot end a condition", () => {
  const profile = {...profilesOf([{type: "VARCHAR", values: ["it's", "x"]}])[0]!, sql: '"a""b"'};
  expect(whereOf([profile], [{range: null, codes: new Set([0])}])).toBe(`"a""b" IN ('it''s')`);
});
