import fc from "fast-check";
import {z} from "zod";
import {boolean, date, decimal, double, integer, list, oneOf, slug, struct, text} from "../../loaders/schema/column.js";
import {table, type RowOf} from "../../loaders/schema/table.js";

const meta = {title: "Sample", description: "A column of a sample."};
const COLOURS = ["red", 'it\'s "green"', "blue, pale", "Größe 🟣"] as const;

/** A sample table with every type that a column can have, nullable and not, and each nested in lists and structs. */
export const sample = table({
  name: "sample",
  title: "A sample",
  description: "Every type of column.",
  row: z.strictObject({
    id: integer(meta),
    text: text(meta),
    text_null: text(meta).nullable(),
    flag: boolean(meta).nullable(),
    integer: integer(meta).nullable(),
    double: double(meta).nullable(),
    money: decimal(15, 2, meta).nullable(),
    share: decimal(9, 9 - 1, meta).nullable(),
    whole: decimal(15, 0, meta).nullable(),
    day: date(meta).nullable(),
    colour: oneOf(COLOURS, meta).nullable(),
    texts: list(text(meta), meta),
    ids: list(slug(meta), meta).nullable(),
    integers: list(integer(meta), meta),
    amounts: list(decimal(15, 2, meta), meta),
    days: list(date(meta), meta),
    colours: list(oneOf(COLOURS, meta), meta),
    nested: list(list(text(meta), meta), meta),
    pair: struct(
      {name: text(meta), value: double(meta).nullable(), colour: oneOf(COLOURS, meta).nullable()},
      meta
    ).nullable(),
    pairs: list(
      struct(
        {
          name: text(meta).nullable(),
          day: date(meta).nullable(),
          amount: decimal(15, 2, meta).nullable(),
          parts: list(text(meta), meta)
        },
        meta
      ),
      meta
    )
  }),
  key: ["id"],
  sort: ["id"],
  file: {format: "derived"}
});
export type Sample = RowOf<typeof sample>;

export const NASTY_TEXTS = [
  "",
  " ",
  " a space before and after ",
  "null",
  "NULL",
  "NaN",
  "true",
  "0",
  "\\N",
  '"',
  '""',
  'a "quoted" word, and a comma',
  "line\nfeed",
  "carriage\r\nreturn",
  "\r",
  "\n",
  "\t",
  "#not a comment",
  "=1+1",
  "'; DROP TABLE sample; --",
  "{a: 1}",
  "[1, 2]",
  '{"a": [1]}',
  "back\\slash",
  "\\u0041",
  "\ufeffbyte order mark first",
  "é composed, e\u0301 combining",
  "👩‍👩‍👧‍👦 🏳️‍🌈 🇺🇸",
  "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 beyond the first plane \u{10ffff}",
  "עברית ומימין לשמאל \u202eoverride\u202c",
  "\u2028line separator\u2029",
  "\u0001\u001f\u007f\u0085 control",
  "\ufffd\ufffe\uffff not characters",
  "zero\u200bwidth",
  "x".repeat(70_000)
];
export const NASTY_INTEGERS = [
  0,
  1,
  -1,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 32,
  Number.MAX_SAFE_INTEGER,
  -Number.MAX_SAFE_INTEGER
];
export const NASTY_DOUBLES = [
  0,
  0.1,
  0.1 + 0.2,
  1 / 3,
  1e21,
  1e-7,
  123456789012345680,
  Number.MAX_VALUE,
  Number.MIN_VALUE,
  Number.EPSILON,
  -1.5,
  2 ** 53,
  2 ** 53 + 2
];
export const NASTY_MONEY = [
  "0.00",
  "0.01",
  "-0.01",
  "4520000.00",
  "9999999999999.99",
  "-9999999999999.99",
  "0.10",
  "0.29",
  "1.15",
  "8.41"
];
export const NASTY_DAYS = [
  "1789-09-24",
  "1776-07-04",
  "1582-10-15",
  "1900-02-28",
  "1900-03-01",
  "1969-12-31",
  "1970-01-01",
  "2000-02-29",
  "2025-11-21",
  "9999-12-31",
  "0001-01-01"
];

const EMPTY: Omit<Sample, "id"> = {
  text: "",
  text_null: null,
  flag: null,
  integer: null,
  double: null,
  money: null,
  share: null,
  whole: null,
  day: null,
  colour: null,
  texts: [],
  ids: null,
  integers: [],
  amounts: [],
  days: [],
  colours: [],
  nested: [],
  pair: null,
  pairs: []
};

/** The cases that have broken writers and readers before: one row for each, and every one of them inside lists and structs too. */
export const nastyRows: Sample[] = [
  {},
  ...NASTY_TEXTS.map((value) => ({
    text: value,
    text_null: value,
    texts: [value, "", value],
    nested: [[], [value], [""]],
    pair: {name: value, value: null, colour: null}
  })),
  ...NASTY_TEXTS.map((value) => ({
    pairs: [
      {name: value, day: null, amount: null, parts: [value]},
      {name: null, day: null, amount: null, parts: []}
    ]
  })),
  ...NASTY_INTEGERS.map((value) => ({integer: value, integers: [value, 0, value]})),
  ...NASTY_DOUBLES.map((value) => ({double: value, pair: {name: "", value, colour: null}})),
  ...NASTY_MONEY.map((value) => ({
    money: value,
    amounts: [value, "0.00"],
    pairs: [{name: "", day: null, amount: value, parts: []}]
  })),
  ...["0.00000000", "1.00000000", "0.12345678", "-9.99999999"].map((share) => ({share})),
  ...["0", "-1", "999999999999999", "-999999999999999"].map((whole) => ({whole})),
  ...NASTY_DAYS.map((value) => ({
    day: value,
    days: [value, value],
    pairs: [{name: "", day: value, amount: null, parts: []}]
  })),
  ...COLOURS.map((value) => ({
    colour: value,
    colours: [value, "red" as const],
    pair: {name: "", value: null, colour: value}
  })),
  ...[true, false].map((flag) => ({flag})),
  {texts: [""], ids: []},
  {texts: ["", ""], ids: ["a", "a-b.c"]}
].map((row, id) => ({id, ...EMPTY, ...row}));

const anyText = fc.oneof(
  fc.constantFrom(...NASTY_TEXTS.slice(0, -1)),
  fc.string({unit: "binary"}).filter((value) => !value.includes("\0"))
);
const anyInteger = fc.oneof(fc.constantFrom(...NASTY_INTEGERS), fc.maxSafeInteger());
const anyDouble = fc.oneof(
  fc.constantFrom(...NASTY_DOUBLES),
  fc.double({noNaN: true, noDefaultInfinity: true}).map((value) => value + 0)
);
const anyDecimal = (precision: number, scale: number) =>
  fc.bigInt({min: 1n - 10n ** BigInt(precision), max: 10n ** BigInt(precision) - 1n}).map((value) => {
    const digits = String(value < 0n ? -value : value).padStart(scale + 1, "0");
    const point = digits.length - scale;
    return `${value < 0n ? "-" : ""}${digits.slice(0, point)}${scale ? `.${digits.slice(point)}` : ""}`;
  });
const anyDay = fc
  .date({min: new Date("1789-01-01T00:00:00Z"), max: new Date("9999-12-31T00:00:00Z"), noInvalidDate: true})
  .map((day) => day.toISOString().slice(0, 10));
const anyColour = fc.constantFrom(...COLOURS);
const anySlug = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8})?$/);
const few = <T>(item: fc.Arbitrary<T>) => fc.array(item, {maxLength: 4});

/** Sample rows of any values at all. */
export const anyRows: fc.Arbitrary<Sample[]> = fc
  .array(
    fc.record({
      text: anyText,
      text_null: fc.option(anyText),
      flag: fc.option(fc.boolean()),
      integer: fc.option(anyInteger),
      double: fc.option(anyDouble),
      money: fc.option(anyDecimal(15, 2)),
      share: fc.option(anyDecimal(9, 8)),
      whole: fc.option(anyDecimal(15, 0)),
      day: fc.option(anyDay),
      colour: fc.option(anyColour),
      texts: few(anyText),
      ids: fc.option(few(anySlug)),
      integers: few(anyInteger),
      amounts: few(anyDecimal(15, 2)),
      days: few(anyDay),
      colours: few(anyColour),
      nested: few(few(anyText)),
      pair: fc.option(fc.record({name: anyText, value: fc.option(anyDouble), colour: fc.option(anyColour)})),
      pairs: few(
        fc.record({
          name: fc.option(anyText),
          day: fc.option(anyDay),
          amount: fc.option(anyDecimal(15, 2)),
          parts: few(anyText)
        })
      )
    }),
    {maxLength: 30}
  )
  .map((rows) => rows.map((row, id) => ({id, ...row})));
