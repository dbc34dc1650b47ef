import fc from "fast-check";
import {
  bool,
  columnFromArray,
  dateDay,
  decimal,
  dictionary,
  float32,
  float64,
  int16,
  int64,
  list,
  tableFromColumns,
  tableFromIPC,
  tableToIPC,
  timestamp,
  uint64,
  utf8,
  type Table
} from "@uwdata/flechette";
import {expect, test} from "vitest";
import {finish} from "../../../../../site/features/explore/crossfilter/slices.js";
import {profileOf, type Profile} from "../../../../../site/features/explore/crossfilter/profile.js";
import {columnOfValues, type TextKind} from "./values.js";
import {arrowColumns} from "../../../../../site/features/explore/workbench/arrowcolumns.js";
import {QueryResult} from "../../../../../site/features/explore/result/result.js";

/** The same table as it comes off the wire. */
const sent = (table: Table) =>
  tableFromIPC(tableToIPC(table, {format: "stream"})!, {useBigInt: true, useDecimalInt: true});

const same = (profile: Profile) => ({
  ...profile,
  edges: profile.edges && {...profile.edges, at: [...profile.edges.at]},
  codes: profile.codes && [...profile.codes],
  sizes: [...profile.sizes]
});

const TYPES = [
  {make: () => int16(), value: fc.integer({min: -300, max: 300})},
  {make: () => int64(), value: fc.bigInt({min: -(2n ** 63n), max: 2n ** 63n - 1n})},
  {make: () => uint64(), value: fc.bigInt({min: 0n, max: 2n ** 64n - 1n})},
  {make: () => int64(), value: fc.bigInt({min: -1000n, max: 1000n})},
  {make: () => float64(), value: fc.double()},
  {make: () => bool(), value: fc.boolean()},
  {make: () => utf8(), value: fc.string({maxLength: 3, unit: "grapheme"})},
  {make: () => dictionary(utf8()), value: fc.constantFrom("a", "b", "ä")},
  {
    make: () => dateDay(),
    value: fc.integer({min: -20_000, max: 40_000}).map((day) => new Date(day * 864e5)),
    kind: "date" as TextKind
  },
  {
    make: () => timestamp(2),
    value: fc.date({min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true}),
    kind: "timestamp" as TextKind
  },
  {make: () => float32(), value: fc.integer({min: -8, max: 8}).map((eighths) => eighths / 8)}
];

test("a column in Arrow's memory is profiled as its values are", () => {
  const columns = fc
    .constantFrom(...TYPES)
    .chain(({make, value, kind}) =>
      fc
        .array(fc.option(value as fc.Arbitrary<unknown>, {freq: 5}), {minLength: 1, maxLength: 70})
        .map((values) => ({make, kind, values}))
    );
  fc.assert(
    fc.property(columns, ({make, kind, values}) => {
      const table = sent(tableFromColumns({x: columnFromArray(values, make() as never)}));
      const result = new QueryResult(table);
      const read = () => columnOfValues([...result.values(0)], kind);
      const expected = finish(profileOf({name: "x", read}, values.length));
      const profile = finish(profileOf(arrowColumns(table)[0]!, values.length));
      if (values.every((value) => value === null)) expect(profile.sizes[profile.none]).toBe(values.length);
      // Plain numbers do not say that they are floats.
      else if (profile.type === "float" && expected.type === "integer")
        expect(profile.sizes[profile.none]).toBe(expected.sizes[expected.none]);
      else expect(same(profile)).toEqual(same(expected));
    }),
    {numRuns: 400}
  );
});

test("decimals and sums that no float holds keep their places", () => {
  const table = sent(
    tableFromColumns({
      x: columnFromArray([9007199254740993n, null, 9007199254740994n, -5n], decimal(38, 2, 128) as never)
    })
  );
  const profile = finish(profileOf(arrowColumns(table)[0]!, 4));
  expect(profile.type).toBe("decimal");
  expect(profile.sizes[profile.none]).toBe(1);
  expect(profile.edges!.exact).not.toBeNull();
});

test("a moment just before an edge stays before it, also before 1970", () => {
  const moments = columnFromArray([-0.001, 0, 4_999.999, 5_000], timestamp(2) as never);
  const profile = finish(profileOf(arrowColumns(sent(tableFromColumns({x: moments})))[0]!, 4));
  const {at} = profile.edges!;
  expect([...profile.codes!].map((step) => [at[step]! < 0, at[step]! < 5000])).toEqual([
    [true, true],
    [false, true],
    [false, true],
    [false, false]
  ]);
});

test("lists are counted, and a second column of one name is another", () => {
  const lists = columnFromArray([[1], null, []], list(int16()) as never);
  const [first] = arrowColumns(sent(tableFromColumns({x: lists})));
  expect([...finish(profileOf(first!, 3)).sizes]).toEqual([2, 1]);
});
