import * as arrow from "@uwdata/flechette";
import fc from "fast-check";
import {expect, test} from "vitest";
import {QueryResult} from "../../../../site/features/explore/result/result.js";
import {takeRows} from "../../../../site/features/explore/result/take.js";
import {arrowOf, csvOf} from "../../../../site/features/explore/result/write.js";

const text = fc.string({maxLength: 4, unit: "grapheme"});
const integer = fc.integer({min: -1000, max: 1000});
const whole = fc.bigInt({min: -(2n ** 63n), max: 2n ** 63n - 1n});

/** A type of each kind that the engine sends, with values of it. */
const TYPES: readonly [arrow.DataType, fc.Arbitrary<unknown>][] = [
  [arrow.nullType(), fc.constant(null)],
  [arrow.bool(), fc.boolean()],
  [arrow.int16(), integer],
  [arrow.int64(), whole],
  [arrow.float64(), fc.double()],
  [arrow.decimal(9, 2, 32), integer],
  [arrow.decimal(18, 2, 64), integer.map(BigInt)],
  [arrow.decimal(38, 0, 128), fc.bigInt({min: -(10n ** 37n), max: 10n ** 37n})],
  [arrow.dateDay(), integer.map((day) => new Date(day * 864e5))],
  [arrow.timestamp(2), integer.map((hour) => new Date(hour * 36e5))],
  [arrow.timeMicrosecond(), fc.bigInt({min: 0n, max: 86_399_999_999n})],
  [arrow.interval(2), fc.tuple(integer, integer, integer)],
  [arrow.utf8(), text],
  [arrow.largeUtf8(), text],
  [arrow.binary(), fc.uint8Array({maxLength: 5})],
  [arrow.fixedSizeBinary(3), fc.uint8Array({minLength: 3, maxLength: 3})],
  [arrow.list(arrow.utf8()), fc.array(fc.option(text), {maxLength: 3})],
  [arrow.list(arrow.list(arrow.int16())), fc.array(fc.array(integer, {maxLength: 2}), {maxLength: 3})],
  [arrow.fixedSizeList(arrow.bool(), 2), fc.array(fc.boolean(), {minLength: 2, maxLength: 2})],
  [
    arrow.struct({a: arrow.int16(), b: arrow.list(arrow.utf8())}),
    fc.record({a: fc.option(integer), b: fc.array(text, {maxLength: 2})})
  ],
  [
    arrow.map(arrow.utf8(), arrow.int16()),
    fc.uniqueArray(fc.tuple(text, integer), {selector: ([key]) => key, maxLength: 3})
  ],
  [
    arrow.union(0, [arrow.int16(), arrow.utf8()], [0, 1], ((item: unknown) =>
      typeof item === "number" ? 0 : 1) as never),
    fc.oneof(integer, text)
  ]
];

/** A result as it comes off the wire, in batches of three rows. */
function sent(type: arrow.DataType, values: readonly unknown[]): QueryResult {
  const column = arrow.columnFromArray([...values], type, {maxBatchRows: 3});
  return new QueryResult(
    arrow.tableFromIPC(arrow.tableToIPC(arrow.tableFromColumns({x: column, y: column}), {format: "stream"})!),
    true,
    ["FIRST", "SECOND"]
  );
}

test("some rows of a result hold the values that those rows held, of every type, and so does a file of them", () => {
  const any = fc.constantFrom(...TYPES).chain(([type, value]) =>
    fc.record({
      type: fc.constant(type),
      rows: fc.array(
        fc.tuple(type.typeId === 1 || type.typeId === 14 ? value : fc.option(value, {freq: 4}), fc.boolean()),
        {maxLength: 20}
      )
    })
  );
  fc.assert(
    fc.property(any, ({type, rows}) => {
      const result = sent(
        type,
        rows.map(([value]) => value)
      );
      const picked = Uint32Array.from(rows.flatMap(([, pass], row) => (pass ? [row] : [])));
      const taken = takeRows(result, picked);
      expect(taken.length).toBe(picked.length);
      expect([taken.cut, taken.columns.map(({name, type: told}) => [name, told])]).toEqual([
        true,
        [
          ["x", "FIRST"],
          ["y", "SECOND"]
        ]
      ]);
      const expected = [...picked].map((row) => result.at(row, 1));
      expect([...taken.values(1)]).toEqual(expected);
      const file = new QueryResult(arrow.tableFromIPC(arrowOf(taken)));
      expect([...file.values(0)]).toEqual(expected);
      expect([...csvOf(taken)]).toHaveLength(picked.length + 1);
    }),
    {numRuns: 600}
  );
});

test("some rows of an enumeration keep its words", () => {
  const column = arrow.columnFromArray(["a", "b", null, "b", "c"], arrow.dictionary(arrow.utf8()));
  const taken = takeRows(new QueryResult(arrow.tableFromColumns({x: column})), Uint32Array.of(1, 2, 4));
  expect([...taken.values(0)]).toEqual(["b", null, "c"]);
});
