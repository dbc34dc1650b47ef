import fc from "fast-check";
import {type TextKind, columnOfValues} from "./values.js";
import type {Column, ColumnSource} from "../../../../../site/features/explore/crossfilter/column.js";
import type {Pick} from "../../../../../site/features/explore/crossfilter/filter.js";
import {type Profile, profileOf} from "../../../../../site/features/explore/crossfilter/profile.js";
import {finish} from "../../../../../site/features/explore/crossfilter/slices.js";

/** A made-up column of some type, with its values as `rowsFromArrow` gives them. */
export interface SampleColumn {
  type: string;
  kind?: TextKind;
  values: unknown[];
}

const two = (value: number) => String(value).padStart(2, "0");
const day = (days: number) => new Date(days * 864e5).toISOString().slice(0, 10);
const cents = (value: number) =>
  `${value < 0 ? "-" : ""}${Math.trunc(Math.abs(value) / 100)}.${two(Math.abs(value) % 100)}`;

/** Values of each type that the charts draw, in DuckDB's names. */
export const KINDS: readonly {type: string; kind?: TextKind; value: fc.Arbitrary<unknown>}[] = [
  {type: "INTEGER", value: fc.integer({min: -50, max: 50})},
  {type: "INTEGER", value: fc.integer({min: -2_000_000_000, max: 2_000_000_000})},
  {type: "BIGINT", value: fc.bigInt({min: -(2n ** 63n), max: 2n ** 63n - 1n})},
  {type: "BIGINT", value: fc.bigInt({min: 2n ** 60n, max: 2n ** 60n + 300n})},
  {type: "DOUBLE", value: fc.oneof(fc.double(), fc.double({min: 0, max: 1, noNaN: true}))},
  {
    type: "FLOAT",
    value: fc.oneof(
      fc.float(),
      fc.integer({min: 0, max: 20}).map((tenths) => Math.fround(tenths / 10))
    )
  },
  {type: "DECIMAL(9,2)", kind: "decimal", value: fc.integer({min: -99_999, max: 99_999}).map(cents)},
  {type: "DATE", kind: "date", value: fc.integer({min: 0, max: 20_000}).map(day)},
  {type: "DATE", kind: "date", value: fc.integer({min: 18_000, max: 18_050}).map(day)},
  {
    type: "TIMESTAMP",
    kind: "timestamp",
    value: fc
      .date({min: new Date("1990-01-01"), max: new Date("2030-01-01"), noInvalidDate: true})
      .map((date) => date.toISOString().slice(0, 23))
  },
  {type: "BOOLEAN", value: fc.boolean()},
  {type: "VARCHAR", value: fc.constantFrom("", "a", "it's", "ä", "NULL", "%_", "🙂")},
  {type: "VARCHAR", value: fc.string({maxLength: 2, unit: "grapheme"}).filter((text) => !text.includes("\0"))}
];

export const sampleColumn = (rowCount: number): fc.Arbitrary<SampleColumn> =>
  fc
    .constantFrom(...KINDS)
    .chain(({type, kind, value}) =>
      fc
        .array(fc.option(value, {freq: 5}), {minLength: rowCount, maxLength: rowCount})
        .map((values) => ({type, ...(kind && {kind}), values}))
    );

export const sampleTable = (mostRows = 60, mostColumns = 5): fc.Arbitrary<SampleColumn[]> =>
  fc
    .integer({min: 1, max: mostRows})
    .chain((rowCount) => fc.array(sampleColumn(rowCount), {minLength: 1, maxLength: mostColumns}));

export const sources = (columns: readonly SampleColumn[]): ColumnSource[] =>
  columns.map(({values, kind}, column) => ({
    name: `c${column}`,
    *read() {
      return yield* columnOfValues(values, kind);
    }
  }));

export const profilesOf = (columns: readonly SampleColumn[]): Profile[] =>
  sources(columns).map((source) => finish(profileOf(source, columns[0]!.values.length)));

/** A pick that a reader could make, from three random numbers. */
export function somePick(profile: Profile, [a, b, c]: readonly [number, number, number]): Pick {
  const codes = new Set<number>();
  if (profile.edges && c > 0.2) {
    const [x, y] = [Math.floor(a * profile.main), Math.floor(b * profile.main)];
    if (profile.none >= 0 && c > 0.6) codes.add(profile.none);
    if (profile.odd >= 0 && c > 0.7) codes.add(profile.odd);
    return {range: [Math.min(x, y), Math.max(x, y) + 1], codes};
  }
  for (const part of [a, b]) {
    const code = Math.floor(part * (profile.sizes.length + 1));
    if (code < profile.sizes.length && (!profile.edges || code >= profile.main)) codes.add(code);
  }
  return {range: null, codes};
}

export const parts = fc.tuple(
  ...([0, 1, 2].map(() => fc.double({min: 0, max: 0.999, noNaN: true})) as [
    fc.Arbitrary<number>,
    fc.Arbitrary<number>,
    fc.Arbitrary<number>
  ])
);

/** A column that is ready. */
export const ready = (name: string, column: Column): ColumnSource => ({
  name,
  *read() {
    yield;
    return column;
  }
});
