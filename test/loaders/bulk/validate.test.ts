import fc from "fast-check";
import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {validateRow} from "../../../loaders/bulk/validate.js";
import {columnsOf} from "../../../loaders/schema/column.js";
import type {Row, Table} from "../../../loaders/schema/table.js";
import {withDatabase} from "../../../loaders/dataset/database.js";
import {freshFolder} from "../../tools/folder.js";
import {ROUNDS} from "../../tools/rounds.js";
import {kinds, nearValues, otherTypes, soundRow, type Kinds} from "./compiled/kinds.js";
import {changed, compiledFor, verdictsOfFile} from "./compiled/verdicts.js";

const ROWS = 2000 * ROUNDS;
const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
const accepted = (of: Table, row: unknown) => "row" in validateRow(of, row);

/** Sound rows that may be left to zod: those that docs/scale.md lists, as far as the samples have them. */
const LISTED: Record<string, (row: Row) => boolean> = {
  "long numbers": (row) => /[[:,]-?\d{16,}|\.\d{26,}|e[-+]\d{3}/.test(JSON.stringify(row)),
  "days before 1000": ({day, day_null: other}) => [day, other].some((one) => typeof one === "string" && one < "1000"),
  "addresses that are not plain": ({address}) =>
    typeof address === "string" && !/^https?:\/\/(?:[a-z0-9-]+\.)+[a-z]+(?:[/?#][\x21-\x7e]*)?$/.test(address)
};
const more: Partial<Record<keyof Kinds, unknown[]>> = {
  address: [
    "https://example.com:8080/a",
    "https://user@example.com/",
    "https://www.example.gov/a/b-c_d.pdf?x=1&y=%20#p(2)",
    "http://a-b.c-d.org",
    null
  ],
  day: ["0999-12-31", "1000-01-01", "9999-12-31"],
  day_null: [null],
  words: ["\u2028", "\\", '"', "\u0001", "]}", '{"id":1}']
};

const plainRow = kinds.row.omit({money: true, units: true});
const plain: Table = {...kinds, row: plainRow, columns: columnsOf(plainRow)};
const others: Row = Object.fromEntries(
  Object.entries({...soundRow, share: 0.5}).filter(([name]) => name in plainRow.shape)
);

test.each<[string, Table, Row]>([
  ["by the form of their lines", kinds, soundRow],
  ["by their bytes", plain, others]
])(
  "of thousands of rows at once none is passed that zod refuses, and none doubted that it takes but of the kinds that are listed, %s",
  {timeout: 180_000},
  async (_, of, sound) => {
    const names = Object.keys(sound) as (keyof Kinds)[];
    const pool = (column: keyof Kinds) => [
      ...otherTypes,
      undefined,
      ...(more[column] ?? []),
      sound[column],
      ...fc.sample(nearValues[column], {numRuns: 150, seed})
    ];
    const parted = (column: keyof Kinds) => {
      const told = pool(column).map((value) => [value, accepted(of, changed(sound, column, value))] as const);
      return [false, true].map((verdict) => told.filter(([, is]) => is === verdict).map(([value]) => value));
    };
    /** Values of each column: those that zod refuses, and those that it takes. */
    const samples = new Map(names.map((column) => [column, parted(column)]));
    // Each column has values of both verdicts, so that each kind of column is tried.
    expect(names.filter((column) => samples.get(column)!.some((some) => some.length === 0))).toEqual([]);

    const pick = fc.sample(fc.array(fc.nat(), {minLength: names.length + 2, maxLength: names.length + 2}), {
      numRuns: ROWS,
      seed
    });
    const from = (column: keyof Kinds, verdict: boolean, at: number) => {
      const some = samples.get(column)![Number(verdict)]!;
      return some[at % some.length];
    };
    const rows = pick.map((numbers, index): Row => {
      const whole = names.reduce<Row>((row, column, at) => ({...row, [column]: from(column, true, numbers[at]!)}), {});
      const wrong = names[index % names.length]!;
      // Every other row has one value that is refused.
      return changed(whole, wrong, index % 2 ? from(wrong, false, numbers[names.length]!) : whole[wrong], names);
    });
    const path = join(await freshFolder(), "rows.ndjson");
    await writeFile(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
    const checks = compiledFor(of, sound);
    expect([checks.left, checks.whole === null]).toEqual([[], of === kinds]);
    const found = await withDatabase((connection) => verdictsOfFile(connection, checks, path), {threads: "2"});
    expect(found).toHaveLength(ROWS);

    const right = rows.map((row) => accepted(of, row));
    const doubted = rows.filter((_row, index) => right[index] && !found[index]);
    const unlisted = doubted.filter((row) => !Object.values(LISTED).some((is) => is(row)));
    expect({
      seed,
      passed: rows.filter((_row, index) => found[index] && !right[index]).slice(0, 2),
      unlisted: unlisted.slice(0, 2)
    }).toEqual({seed, passed: [], unlisted: []});
    // Most rows of every half are told in bulk, so that the two verdicts were compared on them.
    expect(right.filter(Boolean).length).toBeGreaterThan(ROWS * 0.45);
    expect(right.filter((verdict) => !verdict).length).toBeGreaterThan(ROWS * 0.45);
    expect(found.filter(Boolean).length).toBeGreaterThan(ROWS * 0.4);
  }
);
