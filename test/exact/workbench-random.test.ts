import fc from "fast-check";
import {expect, test} from "vitest";
import {readArrow} from "../../site/features/explore/files/arrow.js";
import {readCsv} from "../../site/features/explore/files/csv.js";
import {readJson} from "../../site/features/explore/files/json.js";
import {readParquetFile} from "../../site/features/explore/files/parquet.js";
import {columnOf, leaf, type Shape, streamOf} from "../../site/features/explore/files/arrowvalues.js";
import {parquetOf} from "../../site/features/explore/result/parquet.js";
import {QueryResult} from "../../site/features/explore/result/result.js";
import {valueText} from "../../site/features/explore/result/text.js";
import {arrowOf, csvOf} from "../../site/features/explore/result/write.js";
import {ROUNDS} from "../tools/rounds.js";
import {bool, dateDay, decimal, float64, int32, int64, timestamp, utf8} from "@uwdata/flechette";

/*
 * Random tables through every reader and writer of the workbench's files, and back, equal as text. Ten thousand tables: RUNS=10000. The engine
 * between them is tried in Chromium by test/browser/explore-exact.long.test.ts.
 */
const RUNS = Number(process.env.RUNS ?? 25 * ROUNDS);
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const long = RUNS > 1000 ? 3_600_000 : 60_000;

const texts = fc.oneof(
  fc.string({unit: "binary", maxLength: 12}).filter((text) => !text.includes("\0")),
  fc.constantFrom(
    ..."007|1.10|24E10|NO|T|true|1-1-19|3:02|02/03/2025|2025-01-02|2025-02-30|1,234|+5|-0|.5|9223372036854775808|NULL|N/A|#5|sep=;|=1+1".split(
      "|"
    ),
    "",
    " ",
    'say "x"',
    "a,b;c\td|e",
    "two\nlines",
    "cr\r\nlf",
    "é",
    "e\u0301",
    "漢字",
    "😀",
    "\ufeff"
  )
);
const digits = (most: number) => fc.bigInt({min: -(10n ** BigInt(most)) + 1n, max: 10n ** BigInt(most) - 1n});

interface Kind {
  shape: Shape;
  value: fc.Arbitrary<unknown>;
}
const KINDS: Kind[] = [
  {shape: leaf(utf8()), value: texts},
  {shape: leaf(int64()), value: fc.bigInt({min: -(2n ** 63n), max: 2n ** 63n - 1n})},
  {shape: leaf(int64()), value: fc.integer().map(BigInt)},
  {shape: leaf(float64()), value: fc.double()},
  {shape: leaf(bool()), value: fc.boolean()},
  {shape: leaf(decimal(18, 2, 128)), value: digits(18)},
  {shape: leaf(decimal(38, 9, 128)), value: digits(38)},
  {shape: leaf(dateDay(), undefined, int32()), value: fc.integer({min: -719_162, max: 2_932_896})},
  {
    shape: leaf(timestamp(2), undefined, int64()),
    value: fc.bigInt({min: -62_135_596_800_000_000n, max: 253_402_300_799_999_999n})
  }
];
const NESTED: Kind[] = KINDS.flatMap(({shape, value}) => [
  {shape: {kind: "list", item: shape}, value: fc.array(fc.option(value), {maxLength: 3})},
  {
    shape: {
      kind: "struct",
      fields: [0, 1].map((at) => ({name: `${9 - at}`, shape, get: (row: unknown) => (row as unknown[])[at]}))
    },
    value: fc.tuple(fc.option(value), fc.option(value))
  }
]);

interface Made {
  names: string[];
  columns: {shape: Shape; values: unknown[]}[];
}
/** Tables of one to five columns and up to twelve rows; of one column, none of whose cells is null, as a blank line is no row. */
const tables = (kinds: readonly Kind[]): fc.Arbitrary<Made> =>
  fc.tuple(fc.integer({min: 2, max: 5}), fc.integer({min: 1, max: 12})).chain(([width, length]) =>
    fc
      .tuple(
        fc.uniqueArray(fc.constantFrom("id", "name", "2019", "Écija", "a b", "x,y", 'q"', "SELECT", "long_name"), {
          minLength: width,
          maxLength: width
        }),
        fc.array(
          fc.constantFrom(...kinds).chain(({shape, value}) =>
            fc.record({
              shape: fc.constant(shape),
              values: fc.array(fc.option(value, {nil: null, freq: 5}), {minLength: length, maxLength: length})
            })
          ),
          {minLength: width, maxLength: width}
        )
      )
      .map(([names, columns]) => ({names, columns}))
  );

const resultOf = ({names, columns}: Made) =>
  QueryResult.of([
    streamOf(columns.map(({shape, values}, index) => [names[index]!, columnOf(shape, values)] as const))
  ]);

const cells = (result: QueryResult): (string | null)[][] =>
  Array.from({length: result.length}, (_, row) =>
    result.columns.map((_column, column) => valueText(result.at(row, column)))
  );
const names = (result: QueryResult) => result.columns.map(({name}) => name);

async function csv(text: string): Promise<{result: (string | null)[][]; names: string[]; notes: string[]}> {
  const streams: Uint8Array[] = [];
  const {notes, columns} = await readCsv(
    new Blob([text]),
    {},
    {
      read: () => undefined,
      batch: (stream) => {
        streams.push(stream);
        return Promise.resolve();
      }
    }
  );
  return {
    result: streams.flatMap((stream) => cells(QueryResult.of([stream]))),
    names: columns.map(({name}) => name),
    notes
  };
}

/** Between tables the test's runner is heard. */
const breathe = () => new Promise((done) => setImmediate(done));
const check = (made: fc.Arbitrary<Made>, holds: (table: Made) => Promise<void>) =>
  fc.assert(
    fc.asyncProperty(made, async (table) => {
      await breathe();
      await holds(table);
    }),
    {seed, numRuns: RUNS}
  );

test(
  `tables of any rows come back from the CSV that they are written as (seed ${seed})`,
  async () => {
    await check(tables(KINDS), async (made) => {
      const result = resultOf(made);
      // A plus sign, marks of thousands and zeros that end a time go where a column is otherwise of numbers or times: the named exceptions.
      const plain = (text: string | null) =>
        text === null
          ? null
          : text
              .replace(/^\+5$/, "5")
              .replace(/^1,234$/, "1234")
              .replace(/^(\d{4}-\d\d-\d\d) 00:00:00$/, "$1");
      const {result: back} = await csv([...csvOf(result)].join(""));
      expect(back.map((row) => row.map(plain))).toEqual(cells(result).map((row) => row.map(plain)));
    });
  },
  long
);

test(
  `tables of any rows and types come back from Parquet as they were (seed ${seed})`,
  async () => {
    await check(tables([...KINDS, ...NESTED]), async (made) => {
      const result = resultOf(made);
      const bytes = parquetOf(result);
      const read = await readParquetFile(
        bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
      );
      const back = QueryResult.of([(read as {stream: Uint8Array}).stream]);
      expect(cells(back)).toEqual(cells(result));
      expect(names(back)).toEqual(names(result));
    });
  },
  long
);

test(
  `tables of any rows and types come back from Arrow as they were (seed ${seed})`,
  async () => {
    await check(tables([...KINDS, ...NESTED]), async (made) => {
      const result = resultOf(made);
      const back = QueryResult.of([(readArrow(arrowOf(result)) as {stream: Uint8Array}).stream]);
      expect(cells(back)).toEqual(cells(result));
      expect(names(back)).toEqual(names(result));
      await Promise.resolve();
    });
  },
  long
);

test(
  `rows of JSON keep every digit, name and word (seed ${seed})`,
  () => {
    const number = fc.oneof(
      fc.bigInt({min: -(10n ** 30n), max: 10n ** 30n}).map(String),
      fc.tuple(digits(12), fc.integer({min: 0, max: 10 ** 9})).map(([whole, part]) => `${whole}.${part}`),
      fc.integer().map(String)
    );
    fc.assert(
      fc.property(
        fc.array(fc.record({n: fc.option(number), "2020": fc.option(texts), "2019": fc.option(fc.boolean())}), {
          minLength: 1,
          maxLength: 12
        }),
        (rows) => {
          const lines = rows.map(
            (row) => `{"n":${row.n},"2020":${JSON.stringify(row["2020"])},"2019":${JSON.stringify(row["2019"])}}`
          );
          const {stream} = readJson(lines.join("\n"), "a.ndjson");
          const result = QueryResult.of([stream]);
          // Zeros that end a number of JSON say nothing.
          const bare = (text: string | null) => text?.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "") ?? null;
          expect(names(result)).toEqual(["n", "2020", "2019"]);
          expect(cells(result).map(([n, ...others]) => [bare(n ?? null), ...others])).toEqual(
            rows.map((row) => [bare(row.n), row["2020"], row["2019"] === null ? null : String(row["2019"])])
          );
        }
      ),
      {seed, numRuns: RUNS}
    );
  },
  long
);
