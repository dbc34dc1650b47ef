import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {join} from "node:path";
import {beforeAll, expect, test} from "vitest";
import {load} from "../../loaders/bulk/load.js";
import {installPeers} from "../../bench/install.js";
import {docketEntries, sampleLines} from "../loaders/bulk/entries.js";
import {writeLines} from "../loaders/bulk/files.js";
import {freshFolder} from "../tools/folder.js";

/** The engines' own packages, of bench/package.json; they bring no types that ours would check. */
interface ClickHouse {
  Session: new () => {query(sql: string, format?: string): string; cleanup(): void};
}
interface Polars {
  scanParquet(
    path: string,
    options: {hivePartitioning: boolean}
  ): {collect(): Promise<{toRecords(): Entry[]; schema: Record<string, {toString(): string}>}>};
}
interface Entry {
  id: number;
  court_id: string;
  /** An engine may know Hive's word for a missing value. */
  year: string | number | null;
  entry_number: number | null;
  date_filed: Date | string | null;
  description: string;
  recap_documents: {page_count: number | null; is_available: boolean | null}[];
}

const ROWS = 5000;
const NO_YEAR = "__HIVE_DEFAULT_PARTITION__";
const day = (value: Date | string | null) => (value instanceof Date ? value.toISOString().slice(0, 10) : value);
const total = (values: readonly (number | null)[]) => values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

/** What an engine should find in the rows: counts, sums, nulls, text, and how many rows are in each partition. */
function found(rows: readonly Entry[]) {
  const documents = rows.flatMap((row) => row.recap_documents);
  const days = rows.map(({date_filed}) => day(date_filed)).filter((value) => value !== null);
  const partitions = new Map<string, number>();
  for (const {court_id, year} of rows) {
    const name = `${court_id} ${year ?? NO_YEAR}`;
    partitions.set(name, (partitions.get(name) ?? 0) + 1);
  }
  return {
    rows: rows.length,
    ids: total(rows.map(({id}) => id)),
    numbers: total(rows.map(({entry_number}) => entry_number)),
    withoutNumber: rows.filter(({entry_number}) => entry_number === null).length,
    withoutDay: rows.length - days.length,
    days: [days.toSorted()[0], days.toSorted().at(-1)],
    letters: total(rows.map(({description}) => description.length)),
    documents: documents.length,
    pages: total(documents.map(({page_count}) => page_count)),
    available: documents.filter(({is_available}) => is_available).length,
    partitions: [...partitions].sort(([a], [b]) => (a < b ? -1 : 1))
  };
}

beforeAll(installPeers, 600_000);
const engine = (name: string): unknown => createRequire(new URL("../../bench/package.json", import.meta.url))(name);

/** Loads sample rows by court and year, some without a day: where the files are, and what is in them by the rows themselves. */
async function loaded(): Promise<{pattern: string; expected: ReturnType<typeof found>}> {
  const folder = await freshFolder();
  const rows = [...sampleLines(ROWS)].map((line, index) => {
    const entry = JSON.parse(line) as Entry;
    return {...entry, date_filed: index % 50 === 7 ? null : entry.date_filed};
  });
  await writeLines(
    join(folder, "entries.ndjson"),
    rows.map((row) => JSON.stringify(row))
  );
  const partition = [
    {name: "court_id", column: "court_id", year: false},
    {name: "year", column: "date_filed", year: true}
  ];
  const out = join(folder, "out");
  const files = [join(folder, "entries.ndjson")];
  expect(await load({table: docketEntries, files, out, partition})).toMatchObject({rows: ROWS, refused: 0});
  return {
    pattern: `${out}/docket_entries/**/*.parquet`,
    expected: found(rows.map((row) => ({...row, year: day(row.date_filed)?.slice(0, 4) ?? NO_YEAR})))
  };
}

test("ClickHouse's own engine reads a partitioned load by the view of docs/scale.md, with the same counts, sums, nulls and partitions", async () => {
  const {pattern, expected} = await loaded();
  const [, view = ""] = /```sql\n(CREATE VIEW .*?)```/s.exec(await readFile("docs/scale.md", "utf8")) ?? [];
  const folder = pattern.replace(/\/docket_entries\/.*/, "");
  const {Session} = engine("chdb") as ClickHouse;
  const session = new Session();
  session.query(view.replace("FOLDER", folder));
  const rows = session
    .query("SELECT * FROM docket_entries SETTINGS output_format_json_quote_64bit_integers = 0", "JSONEachRow")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Entry);
  session.cleanup();
  expect(found(rows)).toEqual(expected);
});

test("Polars reads a partitioned load with the same counts, sums, nulls, types and partitions", async () => {
  const {pattern, expected} = await loaded();
  const polars = engine("nodejs-polars") as Polars;
  const frame = await polars.scanParquet(pattern, {hivePartitioning: true}).collect();
  expect(found(frame.toRecords())).toEqual(expected);
  expect(Object.entries(frame.schema).map(([name, type]) => `${name} ${type.toString()}`)).toMatchInlineSnapshot(`
    [
      "id DataType(Int64)",
      "docket_id DataType(Int64)",
      "entry_number DataType(Int64)",
      "recap_sequence_number DataType(String)",
      "date_filed DataType(Date)",
      "description DataType(String)",
      "date_created DataType(String)",
      "date_modified DataType(String)",
      "recap_documents DataType(List(DataType(Struct(Field("id", DataType(Int64)),Field("document_number", DataType(String)),Field("attachment_number", DataType(Int64)),Field("description", DataType(String)),Field("page_count", DataType(Int64)),Field("is_available", DataType(Bool)),Field("is_sealed", DataType(Bool)),Field("filepath_ia", DataType(String)),Field("filepath_local", DataType(String)),Field("sha1", DataType(String))))))",
      "court_id DataType(String)",
      "year DataType(Int64)",
    ]
  `);
});
