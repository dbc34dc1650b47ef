import fc from "fast-check";
import {z} from "zod";
import {
  boolean,
  date,
  decimal,
  double,
  edtf,
  integer,
  key,
  list,
  oneOf,
  period,
  slug,
  struct,
  text,
  url
} from "../../../../loaders/schema/column.js";
import {table} from "../../../../loaders/schema/table.js";

const meta = {title: "Sample", description: "A column of a sample."};
const COLOURS = ["red", 'it\'s "green"', "blue, pale", "Größe 🟣"] as const;

/** A sample table with every kind of column and every check that a user of the package can add and SQL can express. */
export const kinds = table({
  name: "kinds",
  title: "Kinds",
  description: "A sample of every kind of column.",
  row: z.strictObject({
    id: slug(meta),
    label: key(meta),
    words: text(meta),
    words_null: text(meta).nullable(),
    between: text(meta).min(2).max(5),
    exact: text(meta).length(3).nullable(),
    code: text(meta).regex(/^(?:[A-Z]{2}|x-)\d{1,3}$/),
    part: text(meta).regex(/[0-9]+-[a-z]/),
    ends: text(meta).startsWith("a'b").endsWith("yz").includes("-"),
    address: url(meta).nullable(),
    about: edtf(meta),
    span: period(meta).nullable(),
    day: date(meta),
    day_null: date(meta).nullable(),
    flag: boolean(meta),
    flag_null: boolean(meta).nullable(),
    whole: integer(meta),
    small: integer(meta).min(-5).max(10).nullable(),
    even: integer(meta).multipleOf(2).gt(0).lt(100),
    number: double(meta),
    share: double(meta).min(0).lt(1).nullable(),
    money: decimal(9, 2, meta),
    units: decimal(5, 0, meta).nullable(),
    colour: oneOf(COLOURS, meta),
    colour_null: oneOf(COLOURS, meta).nullable(),
    texts: list(text(meta), meta),
    ids: list(slug(meta), meta).min(1).max(3),
    days: list(date(meta), meta),
    amounts: list(integer(meta).min(0), meta),
    spans: list(edtf(meta), meta),
    pair: struct({name: text(meta), value: double(meta).max(9).nullable()}, meta).nullable(),
    pairs: list(
      struct({name: slug(meta), on: date(meta).nullable(), parts: list(text(meta).max(3), meta)}, meta),
      meta
    ),
    nested: list(list(integer(meta), meta), meta)
  }),
  key: ["id"],
  sort: ["id"],
  file: {format: "derived"}
});
export type Kinds = z.infer<typeof kinds.row>;

export const soundRow: Kinds = {
  id: "a-b.c",
  label: "s@2022/US",
  words: 'Größe "quoted" \\ 🟣\n',
  words_null: null,
  between: "ab🟣",
  exact: "abc",
  code: "AB12",
  part: "see 12-b",
  ends: "a'b-yz",
  address: "https://www.example.com/a?b=[1]#c",
  about: "2025-06~",
  span: "2012/2015",
  day: "2024-02-29",
  day_null: null,
  flag: true,
  flag_null: null,
  whole: -12,
  small: null,
  even: 4,
  number: 0.1,
  share: 0,
  money: "-1234567.05",
  units: "-99999",
  colour: "red",
  colour_null: 'it\'s "green"',
  texts: ["", "a,]}"],
  ids: ["a", "b"],
  days: ["1999-12-31"],
  amounts: [0, 5],
  spans: ["2025", "../2024"],
  pair: {name: "x", value: null},
  pairs: [
    {name: "a", on: null, parts: ["x", ""]},
    {name: "b", on: "2025-01-01", parts: []}
  ],
  nested: [[], [1, 2]]
};

const oneOfThese = (...values: unknown[]) => fc.constantFrom(...values);
const anyText = fc.string({unit: "binary"}).filter((value) => !/\p{Surrogate}|\0/u.test(value));
const anyDay = fc
  .date({min: new Date("1000-01-01T00:00:00Z"), max: new Date("9999-12-31T00:00:00Z"), noInvalidDate: true})
  .map((day) => day.toISOString().slice(0, 10));
const anyEdtf = fc
  .tuple(
    anyDay,
    anyDay,
    fc.constantFrom(4, 7, 10),
    fc.constantFrom(4, 7, 10),
    fc.constantFrom("", "?", "~", "%"),
    fc.constantFrom("date", "interval", "open", "until")
  )
  .map(
    ([a, b, i, j, q, form]) =>
      ({
        date: a.slice(0, i) + q,
        interval: `${a.slice(0, i)}${q}/${b.slice(0, j)}`,
        open: `${a.slice(0, i)}/..`,
        until: `../${a.slice(0, i)}${q}`
      })[form]
  );
const nearEdtf = fc.stringMatching(
  /^(?:20[0-3]\d(?:-[0-3]\d(?:-[0-3]\d)?)?[?~%]?|\.\.)(?:\/(?:20[0-3]\d(?:-[0-3]\d)?|\.\.))?$/
);
const nearDay = fc.stringMatching(/^(?:19|20)\d\d-[01]\d-[0-3]\d$/);
const nearSlug = fc.stringMatching(/^[a-c]{0,3}[-.]{0,2}[a-cA]{0,2}$/);
const nearMoney = fc.stringMatching(/^-?\d{0,8}\.?\d{0,3}$/);
const anyDouble = fc
  .double({noNaN: true, noDefaultInfinity: true, min: -1e60, max: 1e60})
  .map((value) => (Math.abs(value) < 1e-60 ? 0 : value));

/** Any JSON at all: mostly of another type than the column's. */
export const otherTypes: unknown[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  1.5,
  3,
  "",
  "x",
  "1",
  "true",
  "null",
  [],
  [null],
  [1],
  ["a"],
  [[1]],
  {},
  {name: "a"},
  {name: "a", value: "b"},
  [{name: "a"}],
  [{}],
  {a: 1}
];

/** Values that are near the edge of what a column takes, on both sides of it. */
export const nearValues: {readonly [C in keyof Kinds]: fc.Arbitrary<unknown>} = {
  id: nearSlug,
  label: anyText,
  words: anyText,
  words_null: anyText,
  between: fc.oneof(oneOfThese("a", "ab", "abcde", "abcdef", "🟣", "🟣🟣", "🟣🟣a", "🟣🟣🟣", "é"), anyText),
  exact: fc.oneof(oneOfThese("", "ab", "abc", "abcd", "🟣a", "🟣🟣"), anyText),
  code: fc.oneof(
    oneOfThese("AB1", "AB1234", "x-1", "x-", "aB1", "AB1\n", " AB1", "AB1 x-1"),
    fc.stringMatching(/^[A-Bx-]{1,3}\d{0,4}$/)
  ),
  part: fc.oneof(oneOfThese("1-a", "1-A", "-a", "é1-a\n", "1a"), fc.stringMatching(/^[01a-]{1,5}$/)),
  ends: oneOfThese("a'b-yz", "a'byz", "ab-yz", "a'b-y", "a'b-yz\n", "a'b-yz-yz"),
  address: oneOfThese(
    "https://example.com",
    "http://a.co/x y",
    'https://a.co/"',
    "ftp://a.co",
    "https://",
    "https:///a.co",
    "javascript:alert(1)",
    "https://a.co/<b>",
    "https://a.co\\b",
    "https://a.co:x/",
    "https://u@a.co",
    "https://xn--.co",
    "https://a.xn--99zzzz.com/"
  ),
  about: fc.oneof(
    anyEdtf,
    nearEdtf,
    nearDay,
    oneOfThese(
      "2025-02-29",
      "2024-02-29?",
      "2025-06/2025-05",
      "2025-06-15/2025-06",
      "2025-06/2025",
      "2025/2025-06-01",
      "../..",
      "2025-1",
      "2025-13",
      "about 2025",
      "2025-06-30/2025-06-29",
      "2024-02-30/2025"
    )
  ),
  span: fc.oneof(anyEdtf, nearEdtf, oneOfThese("2025?", "2025-06/..", "2025/2024")),
  day: fc.oneof(
    anyDay,
    nearDay,
    oneOfThese(
      "2025-02-29",
      "1900-02-29",
      "2000-02-29",
      "2025-04-31",
      "2025-00-10",
      "2025-1-01",
      " 2025-01-01",
      "2025-01-01T00:00:00Z",
      "20250101",
      "2025/01/01",
      "10000-01-01",
      "0044-03-15 (BC)"
    )
  ),
  day_null: fc.oneof(anyDay, nearDay, oneOfThese("2100-02-29", "2400-02-29", "10000-01-01")),
  flag: oneOfThese("true", 1, "false"),
  flag_null: oneOfThese("true", 0, true),
  whole: fc.oneof(
    fc.integer(),
    oneOfThese(0.5, -0.25, 123456789012345, -123456789012345, "12", 1e300, 2 ** 53, 2 ** 60)
  ),
  small: fc.oneof(fc.integer({min: -8, max: 14}), oneOfThese(-5, -6, 10, 11, 1.5)),
  even: fc.oneof(fc.integer({min: -4, max: 104}), oneOfThese(0, 2, 98, 100, 99, 2.5)),
  number: fc.oneof(anyDouble, oneOfThese("0.1", 1e21, 2 ** 57)),
  share: fc.oneof(
    fc.double({noNaN: true, min: -1, max: 2}).filter((value) => value === 0 || Math.abs(value) > 1e-60),
    oneOfThese(0, 1, -0.0001, 0.9999999999)
  ),
  money: fc.oneof(
    nearMoney,
    oneOfThese("1234567.00", "12345678.00", "1.5", "1", ".50", "1.500", "-0.00", "+1.00", 1.5)
  ),
  units: fc.oneof(nearMoney, oneOfThese("0", "100000", "99999", "1.0", "")),
  colour: oneOfThese("red", "Red", "blue, pale", "Größe 🟣", "Größe", "red ", 'it\'s "green"'),
  colour_null: oneOfThese("blue", "red", "red|blue, pale"),
  texts: fc.array(fc.oneof(anyText, oneOfThese(1, null, "a")), {maxLength: 3}),
  ids: fc.array(fc.oneof({weight: 3, arbitrary: oneOfThese("a", "b-c")}, {weight: 1, arbitrary: nearSlug}), {
    maxLength: 5
  }),
  days: fc.array(fc.oneof(anyDay, nearDay), {maxLength: 3}),
  amounts: fc.array(fc.oneof(fc.integer({min: -1, max: 9}), oneOfThese(0.5, "1")), {maxLength: 3}),
  spans: fc.array(fc.oneof(anyEdtf, nearEdtf), {maxLength: 2}),
  pair: fc.record(
    {name: oneOfThese("a", 1, null), value: oneOfThese(9, 9.5, null, "9"), more: oneOfThese(1)},
    {requiredKeys: []}
  ),
  pairs: fc.array(
    fc.record(
      {
        name: oneOfThese("a", "A", null),
        on: oneOfThese(null, "2025-01-01", "2025-13-01"),
        parts: oneOfThese([], ["abc"], ["abcd"], null, [1])
      },
      {requiredKeys: []}
    ),
    {maxLength: 2}
  ),
  nested: oneOfThese([[]], [[1], 1], [[1.5]], [["1"]], [[[1]]], [null], [[1], [], [2, 3]])
};
