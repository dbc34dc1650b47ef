import {createHash} from "node:crypto";
import {mkdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import fc from "fast-check";
import {parquetMetadataAsync} from "hyparquet";
import {expect, test} from "vitest";
import {readParquet} from "../../../loaders/dataset/readparquet.js";
import {readTableCsv} from "../../../loaders/dataset/tablecsv.js";
import {observations} from "../../../loaders/schema/tables/observations.js";
import {sources} from "../../../loaders/schema/tables/sources.js";
import {withDatabase} from "../../../loaders/dataset/database.js";
import {writeEdition, type TableRows} from "../../../loaders/dataset/edition.js";
import {arrayBuffer, sampleEdition} from "../../values/samplefiles.js";
import {freshFolder, hashes} from "../../tools/folder.js";
import {sampleRecord} from "./samplerecord.js";
import {tables} from "../../../loaders/schema/tables.js";

const fileBuffer = async (path: string) => arrayBuffer(await readFile(path));

async function write(contents: TableRows[]) {
  const folder = await freshFolder();
  return {folder, files: await writeEdition(folder, sampleEdition, contents)};
}

test("the same rows in any order, written in two folders, give the same bytes", async () => {
  const contents = sampleRecord(40);
  const first = await hashes((await write(contents)).folder);
  const shuffled = (rows: TableRows["rows"]) => fc.shuffledSubarray([...rows], {minLength: rows.length});
  const anyOrder = fc.tuple(...contents.map(({rows}) => shuffled(rows)));
  const property = fc.asyncProperty(anyOrder, async (orders) => {
    const again = await write(contents.map(({table}, index) => ({table, rows: orders[index]!})));
    expect(await hashes(again.folder)).toEqual(first);
  });
  await fc.assert(property, {numRuns: 5});
});

test("a row that differs gives other bytes", async () => {
  const first = await hashes((await write(sampleRecord(3, "first"))).folder);
  const second = await hashes((await write(sampleRecord(3, "second"))).folder);
  expect(Object.keys(first).filter((name) => first[name] !== second[name])).toEqual([
    "datapackage.json",
    "sources.csv",
    "sources.parquet"
  ]);
});

test("the files that are listed are the files that are there, with their size and hash", async () => {
  const {folder, files} = await write(sampleRecord());
  const found = await hashes(folder);
  expect(Object.fromEntries(files.map(({path, sha256}) => [path, sha256]))).toEqual(
    Object.fromEntries(Object.entries(found).filter(([name]) => name !== "datapackage.json"))
  );
  for (const {path, bytes, sha256} of files) {
    const content = await readFile(join(folder, path));
    expect([content.length, createHash("sha256").update(content).digest("hex")]).toEqual([bytes, sha256]);
  }
});

test("rows are sorted as the table says, nulls first and text by its bytes", async () => {
  const {folder} = await write(sampleRecord(3));
  expect(readTableCsv(await readFile(join(folder, "sources.csv"), "utf8"), sources).map(({id}) => id)).toEqual([
    "a-report",
    "b-report"
  ]);
});

test("in CSV a whole number has no decimal places, and any other all its digits", async () => {
  const {folder} = await write(sampleRecord(4));
  const lines = (await readFile(join(folder, "observations.csv"), "utf8")).trim().split("\n").slice(1);
  expect(lines.map((line) => line.split(",")[6])).toEqual(["0", "0.3333333333333333", "0.6666666666666666", "1"]);
});

test("in CSV null is an empty cell, an empty text is quoted, and a list is JSON", async () => {
  const {folder} = await write(sampleRecord(1));
  expect(await readFile(join(folder, "sources.csv"), "utf8")).toBe(
    [
      "id,title,publisher,language,url,copy_url,address,read,date,note,recorded",
      "a-report,An annual report,A,,,,,,,,2026-01-02",
      'b-report,The first report,,,https://example.com/b,,,,2025-06~,"",2026-01-02',
      ""
    ].join("\n")
  );
  expect(await readFile(join(folder, "series.csv"), "utf8")).toContain('"[""records""]"');
});

test("a Parquet file says what its columns are, and from which edition, under which license", async () => {
  const {folder} = await write(sampleRecord());
  const {key_value_metadata} = await parquetMetadataAsync(await fileBuffer(join(folder, "observations.parquet")));
  const found = Object.fromEntries((key_value_metadata ?? []).map(({key, value}) => [key, value ?? ""]));
  expect(found).toMatchObject({
    title: "Observations",
    edition: "2026-01-02",
    verified_through: "2026-01-01",
    license: "CC-BY-4.0"
  });
  expect(JSON.parse(found["credits"]!)).toEqual(sampleEdition.credits);
  const columns = JSON.parse(found["columns"]!) as Record<string, object>;
  expect(Object.keys(columns)).toEqual(observations.columns.map(({name}) => name));
  expect(columns["unit"]).toEqual({title: "Unit", description: "The unit id.", references: "units"});
});

test("a Parquet file has real types, dictionaries for enums, and row groups small enough to skip", async () => {
  const {folder} = await write(sampleRecord(5000));
  const path = join(folder, "observations.parquet");
  const {row_groups, schema} = await parquetMetadataAsync(await fileBuffer(path));
  expect(row_groups.map(({num_rows}) => Number(num_rows))).toEqual([2048, 2048, 904]);
  expect(schema.find(({name}) => name === "period_start")).toMatchObject({type: "INT32", converted_type: "DATE"});
  const bound = row_groups[0]!.columns.find(({meta_data}) => meta_data?.path_in_schema[0] === "bound")?.meta_data;
  expect(bound).toMatchObject({codec: "SNAPPY"});
  expect(bound?.encodings).toContain("RLE_DICTIONARY");
  const types = await withDatabase(async (connection) =>
    (await connection.runAndReadAll(`DESCRIBE FROM '${path}'`)).getRowObjects()
  );
  expect(types.find(({column_name}) => column_name === "value")?.["column_type"]).toBe("DOUBLE");
});

test("a reader takes the columns and rows that it asks for", async () => {
  const {folder} = await write(sampleRecord(5000));
  const rows = await readParquet(await fileBuffer(join(folder, "observations.parquet")), observations, {
    columns: ["period", "value"],
    rowStart: 2047,
    rowEnd: 2049
  });
  expect(rows).toEqual([
    {period: "3947", value: 2047 / 3},
    {period: "3948", value: 2048 / 3}
  ]);
  await expect(readParquet(new ArrayBuffer(0), observations, {columns: ["vaule" as "value"]})).rejects.toThrow(
    "there is no column vaule; there are id,"
  );
});

test("a value that no file could hold is refused by name, and an integer that a number cannot hold is not read", async () => {
  const withTitle = (title: string) =>
    write(
      sampleRecord().map(({table, rows}) => ({
        table,
        rows: table.name === "units" ? rows.map((row) => ({...row, title})) : rows
      }))
    );
  await expect(withTitle("half \ud83d of a pair")).rejects.toMatchObject({
    name: "ValueError",
    code: "text-lone-surrogate",
    path: "title"
  });
  await expect(withTitle("nul \0")).rejects.toMatchObject({code: "text-nul"});
  await expect(withTitle(null as unknown as string)).rejects.toMatchObject({code: "value-missing"});

  const folder = await freshFolder();
  const path = join(folder, "large.parquet");
  await withDatabase((connection) =>
    connection.run(`COPY (SELECT 9007199254740992 AS n) TO '${path}' (FORMAT parquet)`)
  );
  const column = {name: "n", type: {kind: "integer"}, nullable: false, title: "N", description: "A number."} as const;
  await expect(readParquet(await fileBuffer(path), {columns: [column]})).rejects.toThrow(RangeError);
});

test("a folder that is not there is an error, not a silence", async () => {
  const folder = join(await freshFolder(), "missing");
  await expect(writeEdition(folder, sampleEdition, sampleRecord())).rejects.toThrow();
  await mkdir(folder);
  await expect(writeEdition(folder, sampleEdition, sampleRecord())).resolves.toHaveLength(
    2 * Object.keys(tables).length
  );
});
