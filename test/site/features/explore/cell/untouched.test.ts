import * as arquero from "arquero";
import {
  bool,
  dateDay,
  dictionary,
  float32,
  float64,
  int16,
  int64,
  tableFromArrays,
  tableToIPC,
  timestamp,
  utf8
} from "@uwdata/flechette";
import fc from "fast-check";
import {expect, it} from "vitest";
import {encodeOutput} from "../../../../../site/features/explore/cell/encodeoutput.js";
import {decodeInput, type Columns} from "../../../../../site/features/explore/cell/input.js";
import {ROUNDS} from "../../../../tools/rounds.js";

/** Types of a result, each with any of its values. */
const KINDS = {
  small: {type: int16(), value: fc.integer({min: -32768, max: 32767})},
  large: {type: int64(), value: fc.bigInt({min: -(2n ** 63n), max: 2n ** 63n - 1n})},
  near: {type: int64(), value: fc.bigInt({min: -(2n ** 53n) + 1n, max: 2n ** 53n - 1n})},
  real: {type: float64(), value: fc.double()},
  short: {type: float32(), value: fc.float()},
  yes: {type: bool(), value: fc.boolean()},
  day: {type: dateDay(), value: fc.date({noInvalidDate: true})},
  moment: {type: timestamp(), value: fc.date({noInvalidDate: true, min: new Date(0), max: new Date(4e12)})},
  text: {type: utf8(), value: fc.string({unit: "grapheme"})},
  plain: {type: utf8(), value: fc.string({unit: "grapheme-ascii"})},
  choice: {type: dictionary(utf8()), value: fc.constantFrom("x", "y")}
};
type Kind = keyof typeof KINDS;
const NAMES = Object.keys(KINDS) as Kind[];
const row = fc.record(
  Object.fromEntries(NAMES.map((name) => [name, fc.option(KINDS[name].value as fc.Arbitrary<unknown>, {freq: 5})]))
);

const seed = Math.floor(Math.random() * 2 ** 31);
it(`columns that a cell leaves alone come back as those do that it reads (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.array(row, {maxLength: 20}), fc.integer({min: 1, max: 7}), (rows, maxBatchRows) => {
      const columns = Object.fromEntries(NAMES.map((name) => [name, rows.map((one) => one[name])]));
      const options = {types: Object.fromEntries(NAMES.map((name) => [name, KINDS[name].type])), maxBatchRows};
      const table = tableFromArrays(columns, options);
      const read = () => {
        const input = {messages: [tableToIPC(table, {})!], types: []};
        return arquero.table(decodeInput(input, () => undefined) as Columns & Record<string, never>);
      };
      const untouched = encodeOutput(read(), 1000);
      // A filter, even one that every row passes, makes the cell read each value.
      const touched = encodeOutput(
        read().filter(() => true),
        1000
      );
      expect(untouched).toEqual(touched);
    }),
    {numRuns: 100 * ROUNDS, seed}
  );
});

it("a column that a cell leaves alone is handed on without its values being read", () => {
  const bytes = tableToIPC(tableFromArrays({n: [1, 2, 3], word: ["a", null, "é"]}, {types: {word: utf8()}}), {})!;
  const columns = decodeInput({messages: [bytes], types: []}, () => undefined);
  for (const column of Object.values(columns))
    column.at = () => {
      throw new Error("it was read");
    };
  const {kind, ...said} = encodeOutput(arquero.table(columns as Columns & Record<string, never>), 10);
  expect(kind).toBe("table");
  expect("columns" in said && said.columns.map(({name, kind: of}) => [name, of])).toEqual([
    ["n", "number"],
    ["word", "text"]
  ]);
});
