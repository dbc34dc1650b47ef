import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {literal, name} from "../../loaders/schema/sql.js";
import {readArrow} from "../../site/features/explore/files/arrow.js";
import {readParquetFile} from "../../site/features/explore/files/parquet.js";
import {QueryResult} from "../../site/features/explore/result/result.js";
import {valueText} from "../../site/features/explore/result/text.js";
import {query} from "../loaders/bulk/files.js";

/*
 * Collections of files that others made to try readers, such as apache/parquet-testing, are run where they are: EXACT_FILES=/path/to/them. Every
 * file opens or is refused in words, and a Parquet file that native DuckDB reads too has the same rows, compared as text where both print alike.
 */
const root = process.env.EXACT_FILES;
const files = root
  ? readdirSync(root, {recursive: true, encoding: "utf8"})
      .filter((file) => /\.(parquet|arrow|arrow_file|stream|feather)$/.test(file))
      .sort()
  : [];

const ALIKE = /^(BOOLEAN|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL.*|VARCHAR|DATE|TIME|TIMESTAMP.*|UUID)$/;

test.runIf(root)("a collection has files", () => expect(files).not.toEqual([]));

test.each(files)("%s opens with the values that native DuckDB reads, or is refused in words", async (file) => {
  const path = join(root!, file);
  const bytes = readFileSync(path);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  const read = await (
    file.endsWith(".parquet")
      ? readParquetFile(buffer)
      : Promise.resolve().then(() => readArrow(new Uint8Array(buffer)))
  ).catch((error: unknown) => (error as Error).message);
  if (typeof read === "string") return expect(read).toMatch(/^[a-z]/);
  const result = QueryResult.of([(read as {stream: Uint8Array}).stream]);
  if (!file.endsWith(".parquet")) return;
  const from = `read_parquet(${literal(path)}, hive_partitioning = false, binary_as_string = false)`;
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
});
