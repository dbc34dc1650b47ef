import fc from "fast-check";
import {expect, test} from "vitest";
import type {Column} from "../../../../../site/features/explore/crossfilter/column.js";
import {finish} from "../../../../../site/features/explore/crossfilter/slices.js";
import {columnOfValues, type TextKind} from "./values.js";
import {edgeText} from "../../../../../site/features/explore/crossfilter/edges.js";
import {profileOf} from "../../../../../site/features/explore/crossfilter/profile.js";

const profiled = (values: readonly unknown[], kind?: TextKind) =>
  finish(profileOf({name: "x", read: () => columnOfValues(values, kind)}, values.length));
const barsOf = (values: readonly unknown[], kind?: TextKind) => {
  const profile = profiled(values, kind);
  const {edges} = profile;
  return edges!.bars.map((step) => edgeText(profile, edges!, step));
};
const days = (from: string, count: number) =>
  Array.from({length: count}, (_, day) => new Date(Date.parse(from) + day * 864e5).toISOString().slice(0, 10));

test("bars begin at round numbers", () => {
  expect(barsOf([3, 17, 42, 97])).toEqual([
    "0",
    "5",
    "10",
    "15",
    "20",
    "25",
    "30",
    "35",
    "40",
    "45",
    "50",
    "55",
    "60",
    "65",
    "70",
    "75",
    "80",
    "85",
    "90",
    "95",
    "100"
  ]);
  expect(barsOf([0.1, 0.25, 0.3])).toEqual([
    "0.1",
    "0.11",
    "0.12",
    "0.13",
    "0.14",
    "0.15",
    "0.16",
    "0.17",
    "0.18",
    "0.19",
    "0.2",
    "0.21",
    "0.22",
    "0.23",
    "0.24",
    "0.25",
    "0.26",
    "0.27",
    "0.28",
    "0.29",
    "0.3"
  ]);
});

test("whole numbers have a bar each where there are few, and none share the last", () => {
  expect(barsOf([1, 2, 3, 4, 5])).toEqual(["1", "2", "3", "4", "5", "6"]);
  expect([...profiled([1, 2, 3, 4, 5, 5]).sizes]).toEqual([1, 1, 1, 1, 2]);
});

test("numbers too large for a float keep their places", () => {
  const large = 9_007_199_254_740_993n;
  expect([...profiled([large, large + 1n, large + 2n, large]).codes!]).toEqual([0, 1, 2, 0]);
  expect(barsOf([large, large + 2n])).toEqual([
    "9007199254740993",
    "9007199254740994",
    "9007199254740995",
    "9007199254740996"
  ]);
  expect(barsOf(["90071992547409.93", "90071992547409.94"], "decimal")).toEqual([
    "90071992547409.93",
    "90071992547409.94",
    "90071992547409.95"
  ]);
});

test("dates stand in days, weeks, months or years, whichever gives a chart's worth of bars", () => {
  expect(barsOf(days("2020-01-01", 5), "date")).toEqual([...days("2020-01-01", 6)]);
  expect(barsOf(days("2020-01-01", 60), "date")[0]).toBe("2019-12-30");
  expect(barsOf(days("2020-01-15", 365), "date").slice(0, 3)).toEqual(["2020-01-01", "2020-02-01", "2020-03-01"]);
  expect(barsOf(["1976-01-01", "2026-11-01"], "date").slice(0, 3)).toEqual(["1975-01-01", "1980-01-01", "1985-01-01"]);
  expect(barsOf(["2020-01-01 00:00:00", "2020-01-01 00:00:09"], "timestamp").slice(0, 2)).toEqual([
    "2020-01-01 00:00:00",
    "2020-01-01 00:00:01"
  ]);
});

test("no value is a bar of its own and never zero", () => {
  const profile = profiled([0, null, 0, null, null, 1]);
  expect([...profile.sizes]).toEqual([2, 1, 3]);
  expect(profile.none).toBe(2);
  expect(profile.sizes[profile.none]).toBe(3);
});

test("what is not finite is a bar of its own", () => {
  const profile = profiled([0.5, NaN, Infinity, -Infinity, null]);
  expect(profile.sizes[profile.odd]).toBe(3);
  expect(profile.sizes[profile.none]).toBe(1);
});

test("the most frequent texts have a bar each, the others one together", () => {
  const values = Array.from({length: 20}, (_, word) => Array<string>(20 - word).fill(`w${word}`)).flat();
  const profile = profiled([...values, null, ""]);
  expect(profile.words).toEqual(["w0", "w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8", "w9"]);
  expect(profile.sizes[profile.others]).toBe(56);
  expect(profile.sizes[profile.none]).toBe(1);
  expect(profile.different).toBe(21);
});

test("texts that are all different have no bars of their own", () => {
  const profile = profiled(Array.from({length: 100}, (_, row) => `id-${row}`));
  expect(profile.words).toEqual([]);
  expect([...profile.sizes]).toEqual([100]);
});

test("booleans are true and false in this order, lists are only counted", () => {
  expect(profiled([false, true, false, null]).words).toEqual(["true", "false"]);
  const lists = profiled([[1], null, [], [2, 3]]);
  expect(lists.codes).toBeNull();
  expect([...lists.sizes]).toEqual([3, 1]);
});

test("a column of nulls, of one value or of no rows is profiled", () => {
  expect([...profiled([null, null]).sizes]).toEqual([2]);
  expect([...profiled([7.5, 7.5]).sizes]).toEqual([2]);
  expect([...profiled(["2020-02-29", "2020-02-29"], "date").sizes]).toEqual([2]);
  expect([...profiled([]).sizes]).toEqual([]);
  expect([...profiled([NaN]).sizes]).toEqual([1]);
});

test("a column with other rows than the table is refused", () => {
  const read = () => columnOfValues([1, 2]);
  expect(() => finish(profileOf({name: "short", read}, 3))).toThrow("the column short has 2 rows and should have 3");
});

const numberLists = fc.oneof(
  fc.array(fc.option(fc.integer())),
  fc.array(fc.option(fc.double({noNaN: true}))),
  fc.array(fc.option(fc.float({noNaN: true}))),
  fc.array(fc.option(fc.double({min: 0.1, max: 0.3, noNaN: true}))),
  fc.array(fc.option(fc.bigInt({min: -(2n ** 127n), max: 2n ** 127n - 1n}))),
  fc.array(fc.option(fc.bigInt({min: 2n ** 62n, max: 2n ** 62n + 500n})))
);

/** Whether a value lies in its step, told by comparing exact values. */
function inStep(
  column: Column & {kind: "number"},
  value: number | bigint,
  at: Float64Array,
  exact: readonly bigint[] | null,
  step: number
): boolean {
  const last = step === at.length - 2;
  if (exact)
    return (
      BigInt(value) >= exact[step]! && (last ? BigInt(value) <= exact[step + 1]! : BigInt(value) < exact[step + 1]!)
    );
  return Number(value) >= at[step]! && (last ? Number(value) <= at[step + 1]! : Number(value) < at[step + 1]!);
}

test("every number lies in its step, and steps ascend, few enough for a byte", () => {
  fc.assert(
    fc.property(numberLists, (values: readonly (number | bigint | null)[]) => {
      const column = finish(columnOfValues(values));
      if (column.kind !== "number") return;
      const profile = finish(
        profileOf(
          {
            name: "x",
            *read() {
              yield;
              return column;
            }
          },
          values.length
        )
      );
      expect(profile.sizes.length).toBeLessThanOrEqual(255);
      values.forEach((value, row) => {
        const code = profile.codes![row]!;
        if (value === null) return expect(code).toBe(profile.none);
        if (!Number.isFinite(Number(value))) return expect(code).toBe(profile.odd);
        const {at, exact, bars} = profile.edges!;
        expect(bars.at(-1)).toBe(profile.main);
        expect(inStep(column, value, at, exact, code)).toBe(true);
      });
    }),
    {numRuns: 400}
  );
});

test("every moment lies in its step, whatever the span", () => {
  const moment = fc.date({
    min: new Date("-100000-01-01T00:00:00Z"),
    max: new Date("+100000-01-01T00:00:00Z"),
    noInvalidDate: true
  });
  const near = fc
    .tuple(
      fc.date({noInvalidDate: true, min: new Date("1900-01-01"), max: new Date("2100-01-01")}),
      fc.array(fc.integer({min: 0, max: 90_000_000}))
    )
    .map(([from, steps]) => steps.map((step) => new Date(Number(from) + step)));
  fc.assert(
    fc.property(fc.oneof(fc.array(moment, {minLength: 1}), near), (values) => {
      const {codes, edges, sizes} = profiled(values);
      expect(sizes.length).toBeLessThanOrEqual(255);
      values.forEach((value, row) => {
        expect(Number(value)).toBeGreaterThanOrEqual(edges!.at[codes![row]!]!);
        expect(Number(value)).toBeLessThan(edges!.at[codes![row]! + 1]!);
      });
    }),
    {numRuns: 400}
  );
});
