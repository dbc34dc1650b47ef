import {existsSync, readdirSync, readFileSync, statSync} from "node:fs";
import {basename, join} from "node:path";
import {expect, test} from "vitest";
import {literal, name} from "../../loaders/schema/sql.js";
import {readOwn} from "../../site/features/explore/files/own.js";
import {QueryResult} from "../../site/features/explore/result/result.js";
import {valueText} from "../../site/features/explore/result/text.js";
import {query} from "../loaders/bulk/files.js";

/*
 * Collections of files that others made to try readers, such as apache/parquet-testing, apache/arrow-testing, csv-spectrum and JSONTestSuite, are
 * run where they are: EXACT_FILES=/path/to/them. Every file opens or is refused in words. A Parquet file that native DuckDB reads too has the
 * same rows, compared as text where both print alike; CSV with JSON beside it has the rows of that; and what JavaScript takes for JSON is refused
 * for its shape alone.
 */
const root = process.env.EXACT_FILES;
const files = root
  ? readdirSync(root, {recursive: true, encoding: "utf8"})
      .filter((file) => statSync(join(root, file)).isFile())
      .sort()
  : [];
const called = (pattern: RegExp) => files.filter((file) => pattern.test(file));

const ALIKE = /^(BOOLEAN|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL.*|VARCHAR|DATE|TIME|TIMESTAMP.*|UUID)$/;
/** Broken files over which the library counts without end: a browser ends its worker, Node would end itself. */
const ENDLESS = /-(?:5157653963866112|5742363563786240)$/;

/** What the workbench's reader makes of a file, each batch a result; or its words. */
async function opened(file: string): Promise<QueryResult[] | string> {
  const streams: Uint8Array[] = [];
  try {
    const read = await readOwn(
      new Blob([readFileSync(join(root!, file))]),
      basename(file),
      {},
      {
        read: () => undefined,
        batch: (stream) => {
          streams.push(stream);
          return Promise.resolve();
        }
      }
    );
    return ("stream" in read ? [read.stream] : streams).map((stream) => QueryResult.of([stream]));
  } catch (error) {
    const said = (error as Error).message;
    expect(said).toMatch(/^[a-z]/);
    expect(said).not.toMatch(/undefined|of null|is not a function|BigInt|offset of/);
    return said;
  }
}

test.runIf(root)("a collection has files", () => expect(files).not.toEqual([]));

test.each(called(/\.(parquet|arrow|arrow_file|stream|feather)$|fuzz[^/]*$/).filter((file) => !ENDLESS.test(file)))(
  "%s opens with the values that native DuckDB reads, or is refused in words",
  async (file) => {
    const found = await opened(file);
    if (typeof found === "string" || !file.endsWith(".parquet")) return;
    const [result] = found as [QueryResult];
    const from = `read_parquet(${literal(join(root!, file))}, hive_partitioning = false, binary_as_string = false)`;
    const described = await query(`DESCRIBE FROM ${from}`).catch(() => null);
    if (!described) return;
    const types = described.map((row) => row["column_type"] as string);
    const names = described.map((row) => row["column_name"] as string);
    const alike = types.flatMap((type, index) =>
      ALIKE.test(type) && ALIKE.test(result.columns[index]!.type) ? [index] : []
    );
    const rows = await query(
      `SELECT ${alike.length ? alike.map((index) => `CAST(${name(names[index]!)} AS VARCHAR) AS c${index}`).join(", ") : "1"} FROM ${from}`
    ).catch(() => null);
    if (!rows) return;
    expect(result.length).toBe(rows.length);
    for (const index of alike) {
      const ours = Array.from({length: Math.min(2000, rows.length)}, (_, row) => valueText(result.at(row, index)));
      expect(ours, names[index]).toEqual(rows.slice(0, 2000).map((row) => row[`c${index}`]));
    }
  }
);

/** Its JSON has another number than its CSV. */
const ERRATUM = "location_coordinates.csv";

test.each(called(/\.csv$/).filter((file) => statSync(join(root!, file)).size && basename(file) !== ERRATUM))(
  "%s opens with the rows of the JSON beside it",
  async (file) => {
    const found = await opened(file);
    const json = join(root!, file.replace(/csvs\/([^/]*)csv$/, "json/$1json"));
    if (!json.endsWith(".json") || !existsSync(json)) return;
    const rows = (found as QueryResult[]).flatMap((result) =>
      Array.from({length: result.length}, (_, row) =>
        Object.fromEntries(result.columns.map((column, at) => [column.name, valueText(result.at(row, at)) ?? ""]))
      )
    );
    const expected = JSON.parse(readFileSync(json, "utf8")) as unknown;
    expect(rows).toEqual(Array.isArray(expected) ? expected : [expected]);
  }
);

test.each(called(/\.json$/))("%s opens, or is refused for its shape where it is JSON", async (file) => {
  const found = await opened(file);
  if (typeof found !== "string") return;
  try {
    JSON.parse(new TextDecoder("utf-8", {fatal: true}).decode(readFileSync(join(root!, file))));
  } catch {
    return;
  }
  expect(found).toMatch(/^row \d+ is not an object|^it has no rows with columns|nested deeper/);
});
