import {appendFileSync, createReadStream, existsSync} from "node:fs";
import {mkdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import type {Diagnostic} from "../../../loaders/diagnostics/diagnostic.js";
import {BulkError} from "../../../loaders/bulk/files.js";
import {load, type LoadOptions, type LoadStep} from "../../../loaders/bulk/load.js";
import {OutputError} from "../../../loaders/dataset/output.js";
import {integer, slug, text} from "../../../loaders/schema/column.js";
import {columns, table} from "../../../loaders/schema/table.js";
import {kinds, soundRow} from "./compiled/kinds.js";
import {freshFolder, hashes} from "../../tools/folder.js";
import {nastyRows, sample} from "../../values/sample.js";
import {docketEntries, sampleLines} from "./entries.js";
import {filesBelow, parquetRows, query, writeLines} from "./files.js";
import {LONG} from "../../tools/rounds.js";

const entries = [...sampleLines(300)];
const rowsOf = (lines: readonly string[]) => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

async function loaded(files: Record<string, readonly string[]>, options: Partial<LoadOptions> = {}) {
  const folder = await freshFolder();
  const paths: string[] = [];
  for (const [name, lines] of Object.entries(files)) paths.push(await writeLines(join(folder, name), lines));
  const out = join(folder, "out");
  const steps: LoadStep["step"][] = [];
  const result = await load({table: docketEntries, files: paths, out, log: ({step}) => steps.push(step), ...options});
  const said = result.diagnostics.map(({file, line, column, code, field}: Diagnostic) => [
    file.slice(folder.length + 1),
    line,
    column,
    code,
    field
  ]);
  return {folder, out, result, steps, said};
}

describe("rows that are sound", () => {
  test.for(["a.ndjson", "a.jsonl", "a.json", "a.ndjson.gz"])(
    "of %s are written as they are, in their order, and read by DuckDB and by hyparquet alike",
    async (name) => {
      const {out, result, steps} = await loaded({[name]: entries});
      expect(result).toMatchObject({
        rows: 300,
        refused: 0,
        validated: 0,
        diagnostics: [],
        files: [{path: "docket_entries.parquet"}]
      });
      expect(steps).not.toContain("look");
      expect(await parquetRows(docketEntries, join(out, "docket_entries.parquet"))).toEqual(rowsOf(entries));
      expect(
        await query(
          `SELECT count(*) AS n, typeof(any_value(date_filed)) AS day, sum(len(recap_documents)) > 0 AS documents FROM '${out}/docket_entries.parquet'`
        )
      ).toEqual([{n: "300", day: "DATE", documents: true}]);
    }
  );

  test("of several files and patterns come in the order in which they were named", async () => {
    const {out, folder} = await loaded({
      "b.ndjson": entries.slice(0, 100),
      "a2.ndjson": entries.slice(200),
      "a1.ndjson": entries.slice(100, 200)
    });
    const again = join(folder, "again");
    await load({table: docketEntries, files: [join(folder, "b.ndjson"), join(folder, "a*.ndjson")], out: again});
    expect(await parquetRows(docketEntries, join(again, "docket_entries.parquet"))).toEqual(rowsOf(entries));
    expect(await hashes(out)).not.toEqual(await hashes(again));
  });

  test.for(["entries.ndjson", "entries.ndjson.gz"])("come from the standard input too (%s)", async (name) => {
    const folder = await freshFolder();
    const file = await writeLines(join(folder, name), entries);
    const out = join(folder, "out");
    expect(await load({table: docketEntries, files: ["-"], stdin: createReadStream(file), out})).toMatchObject({
      rows: 300,
      validated: 0
    });
    expect(filesBelow(out)).toEqual(["datapackage.json", "docket_entries.parquet"]);
  });

  test("give the same bytes every time", async () => {
    const many = [...sampleLines(30_000)];
    const first = await loaded({"a.ndjson": many});
    const second = await loaded({"a.ndjson": many});
    expect(await hashes(first.out)).toEqual(await hashes(second.out));
  });

  test("of every type and every awkward value come back as they went in", async () => {
    const rows = nastyRows.filter((row) => !JSON.stringify(row).includes("\\ud") && row.double !== Number.MIN_VALUE);
    const {out, result} = await loaded({"a.ndjson": rows.map((row) => JSON.stringify(row))}, {table: sample});
    expect({...result, files: null, validated: 0}).toMatchObject({rows: rows.length, refused: 0, diagnostics: []});
    const byId = (list: readonly Record<string, unknown>[]) =>
      [...list].sort((a, b) => Number(a["id"]) - Number(b["id"]));
    expect(byId(await parquetRows(sample, join(out, "sample.parquet")))).toEqual(byId(rows));
  });
});

describe("rows in doubt", () => {
  test("are looked at by zod alone, and written where it takes them", async () => {
    const odd = [
      entries[0]!.replace('"id":400000000', '"id":400000000.0'),
      entries[1]!.replace('"court_id":"', '"court_id":"\\u0061'),
      ...entries.slice(2)
    ];
    const {out, result, steps} = await loaded({"a.ndjson": odd});
    expect(result).toMatchObject({rows: 300, validated: 2, refused: 0});
    expect(steps).toContain("write-again");
    const rows = await parquetRows(docketEntries, join(out, "docket_entries.parquet"));
    expect(rows.slice(-2)).toEqual(rowsOf(odd).slice(0, 2));
    expect(rows.slice(0, -2)).toEqual(rowsOf(entries).slice(2));
  });

  test("that hold a name twice are refused, since one of the two values would be lost", async () => {
    const {result} = await loaded({"a.ndjson": [entries[0]!.replace('{"id":', '{"id":"x","id":'), entries[1]!]});
    expect(result).toMatchObject({files: null, refused: 1});
    expect(result.diagnostics).toMatchObject([
      {line: 1, code: "json-syntax", message: 'the name "id" appears twice in the line'}
    ]);
  });

  test("are all of them where SQL cannot express a check, and that is said", async () => {
    const table = {...docketEntries, row: docketEntries.row.refine(({description}) => description !== "")};
    const {result} = await loaded({"a.ndjson": entries}, {table});
    expect(result).toMatchObject({rows: 300, validated: 300, uncompiled: [{column: "", check: "custom"}]});
  });
});

describe("rows that are wrong", () => {
  const mistakes: [string, (line: string) => string, string, string | undefined, number][] = [
    ["a text for a number", (line) => line.replace(/"id":(\d+)/, '"id":"$1"'), "type-mismatch", "id", 7],
    [
      "a number for a text",
      (line) => line.replace(/"description":"[^"]*","date/, '"description":5,"date'),
      "type-mismatch",
      "description",
      0
    ],
    [
      "a column that is not there",
      (line) => line.replace(/"date_created":"[^"]*",/, ""),
      "column-missing",
      "date_created",
      1
    ],
    [
      "a column of another name",
      (line) => line.replace('"docket_id"', '"docket":5,"docket_id"'),
      "column-unknown",
      "docket",
      17
    ],
    [
      "null where there is none",
      (line) => line.replace(/"court_id":"[^"]*"/, '"court_id":null'),
      "value-missing",
      "court_id",
      49
    ],
    [
      "an id that is none",
      (line) => line.replace(/"court_id":"[^"]*"/, '"court_id":"D.D.C."'),
      "id-malformed",
      "court_id",
      49
    ],
    [
      "a day that does not exist",
      (line) => line.replace(/"date_filed":"[^"]*"/, '"date_filed":"2025-02-30"'),
      "date-impossible",
      "date_filed",
      0
    ],
    [
      "a number out of its range",
      (line) => line.replace(/"docket_id":\d+/, '"docket_id":0'),
      "value-refused",
      "docket_id",
      29
    ],
    [
      "a text that does not match",
      (line) => line.replace(/"date_modified":"[^"]*"/, '"date_modified":"yesterday"'),
      "value-refused",
      "date_modified",
      0
    ],
    [
      "a wrong value in a list",
      (line) => line.replace(/"recap_documents":\[.*\]/, '"recap_documents":[{"id":1}]'),
      "column-missing",
      "recap_documents.0.description",
      0
    ],
    ["a half line", (line) => line.slice(0, 50), "json-syntax", undefined, 1],
    ["a list instead of an object", (line) => `[${line}]`, "json-syntax", undefined, 1]
  ];
  test.for(mistakes)("%s is refused with its place, and nothing is written", async ([, spoil, code, field, column]) => {
    const lines = entries.map((line, index) => (index === 41 ? spoil(line) : line));
    const {folder, out, result} = await loaded({"a.ndjson": ["", ...lines]});
    expect(result).toMatchObject({files: null, refused: 1, validated: expect.any(Number) as number});
    const found = result.diagnostics.find((one) => one.field === field && one.code === code);
    expect(found ?? result.diagnostics).toMatchObject({
      file: join(folder, "a.ndjson"),
      line: 43,
      code,
      table: "docket_entries"
    });
    const spoilt = spoil(entries[41]!);
    const name = field?.split(".")[0];
    const expected = column || (name ? spoilt.indexOf(`"${name}":`) + name.length + 4 : 1);
    // A value that is missing inside a list stands where its item does.
    expect(found!.column).toBe(field?.includes(".") ? expected + 1 : expected);
    expect(existsSync(out)).toBe(false);
  });

  test("are all counted, and the first of them kept", async () => {
    const lines = entries.map((line) => line.replace(/"court_id":"[^"]*"/, '"court_id":"?"'));
    const {result} = await loaded({"a.ndjson.gz": lines, "b.ndjson": lines.slice(0, 5)}, {keep: 20});
    expect(result).toMatchObject({files: null, refused: 305, validated: 305});
    expect(result.diagnostics.map(({line}) => line)).toEqual(Array.from({length: 20}, (_, index) => index + 1));
  });

  test("leave an earlier load as it was", async () => {
    const {out, folder} = await loaded({"a.ndjson": entries});
    const before = await hashes(out);
    const wrong = await writeLines(join(folder, "wrong.ndjson"), [...entries, "{}"]);
    expect(await load({table: docketEntries, files: [wrong], out})).toMatchObject({files: null, refused: 1});
    expect(await hashes(out)).toEqual(before);
    expect(await load({table: docketEntries, files: [join(folder, "a.ndjson")], out})).toMatchObject({rows: 300});
  });

  test("in a file that is not UTF-8, or breaks off, are told with what can be told", async () => {
    const folder = await freshFolder();
    const latin = join(folder, "latin.ndjson");
    await writeFile(
      latin,
      Buffer.concat([
        Buffer.from(`${entries[0]!}\n`),
        Buffer.from(entries[1]!.replace('"description":"', "$&\xe9"), "latin1"),
        Buffer.from('\n{"a":"\xe9"}\n', "latin1")
      ])
    );
    expect((await load({table: docketEntries, files: [latin], out: join(folder, "out")})).diagnostics).toMatchObject([
      {line: 2, code: "encoding"},
      {line: 3, code: "encoding"}
    ]);
    const whole = await readFile(await writeLines(join(folder, "whole.ndjson.gz"), entries));
    await writeFile(join(folder, "cut.ndjson.gz"), whole.subarray(0, whole.length / 2));
    const cut = await load({table: docketEntries, files: [join(folder, "cut.ndjson.gz")], out: join(folder, "out")});
    expect(cut).toMatchObject({files: null, diagnostics: [{code: "file-missing"}]});
  });

  test("are those whose key stands twice, in one file or in two", async () => {
    const {said, result} = await loaded({
      "a.ndjson": [...entries, entries[4]!],
      "b.ndjson": [entries[9]!, entries[4]!]
    });
    expect(result.refused).toBe(3);
    expect(said).toEqual([
      ["a.ndjson", 301, 7, "id-duplicate", "id"],
      ["b.ndjson", 1, 7, "id-duplicate", "id"],
      ["b.ndjson", 2, 7, "id-duplicate", "id"]
    ]);
    expect(result.diagnostics[0]!.message).toMatch(/the key id "400000004" is that of row 5 of .*a\.ndjson too/);
  });
});

test("a file that changes while it is read is not loaded", async () => {
  const folder = await freshFolder();
  const file = await writeLines(join(folder, "a.ndjson"), entries);
  const out = join(folder, "out");
  const log = ({step}: LoadStep) => {
    if (step === "write") appendFileSync(file, `${entries[0]!.replace('"id":4', '"id":5')}\n`);
  };
  await expect(load({table: docketEntries, files: [file], out, log})).rejects.toThrow("changed while it was read");
  expect(existsSync(out)).toBe(false);
});

test("a file of many pieces is loaded with every line, those with white space, blank ones and a last one without its end too", async () => {
  const many = [...sampleLines(6000)].map((line, index) => (index % 7 ? line : `  ${line.replaceAll(',"', ' , "')}\r`));
  const folder = await freshFolder();
  for (const name of ["a.ndjson", "a.ndjson.gz"]) {
    const lines = ["", ...many.slice(0, 3000), " \t\r", ...many.slice(3000)];
    const file = await writeLines(join(folder, name), [lines.join("\n")], "");
    const steps: string[] = [];
    const out = join(folder, `out-${name}`);
    const log = ({step}: LoadStep) => void steps.push(step);
    expect(await load({table: docketEntries, files: [file], out, log})).toMatchObject({rows: 6000, validated: 0});
    expect(steps).not.toContain("look");
    expect(await parquetRows(docketEntries, join(out, "docket_entries.parquet"))).toEqual(rowsOf(many));
  }
});

test("a line in which JavaScript's pattern runs out of room is looked at by DuckDB", async () => {
  const long = entries[0]!.replace('"description":"', `$&${"\\n".repeat(7e6)}`);
  const {result} = await loaded({"a.ndjson": [entries[1]!, long, entries[2]!]});
  expect(result).toMatchObject({rows: 3, refused: 0, validated: 0, diagnostics: []});
});

describe("partitions", () => {
  const partition = [
    {name: "court_id", column: "court_id", year: false},
    {name: "year", column: "date_filed", year: true}
  ];
  test("are folders that any engine takes for columns, and hold every row once", async () => {
    const lines = entries.map((line, index) =>
      index % 10 ? line : line.replace(/"date_filed":"[^"]*"/, '"date_filed":null')
    );
    const {out, result} = await loaded({"a.ndjson": lines}, {partition});
    expect(result.files!.map(({path}) => path)).toContainEqual(
      expect.stringMatching(/^docket_entries\/court_id=cand\/year=20\d\d\/data_0\.parquet$/)
    );
    const years = new Set(
      rowsOf(lines).map((row) => `${String(row["court_id"])} ${String(row["date_filed"]).slice(0, 4)}`)
    );
    const found = await query(
      `SELECT court_id, nullif(year, '__HIVE_DEFAULT_PARTITION__') AS year, count(*) AS n, count(DISTINCT id) AS ids, bool_and(CAST(year(date_filed) AS VARCHAR) IS NOT DISTINCT FROM nullif(entries.year, '__HIVE_DEFAULT_PARTITION__')) AS right FROM read_parquet('${out}/**/*.parquet', hive_partitioning = true, hive_types_autocast = false) AS entries GROUP BY ALL`
    );
    expect(found).toHaveLength(years.size);
    expect(found.reduce((sum, {n}) => sum + Number(n), 0)).toBe(300);
    expect(found.filter((row) => row["right"] !== true || row["n"] !== row["ids"])).toEqual([]);
    const without = {...docketEntries, columns: docketEntries.columns.filter(({name}) => name !== "court_id")};
    const read = await Promise.all(
      result.files!.map(async ({path}) =>
        (await parquetRows(without, join(out, path))).map((row) => ({
          ...row,
          court_id: /court_id=([^/]*)/.exec(path)![1]
        }))
      )
    );
    const byId = (list: readonly Record<string, unknown>[]) =>
      [...list].sort((a, b) => Number(a["id"]) - Number(b["id"]));
    expect(byId(read.flat())).toEqual(byId(rowsOf(lines)));
  });

  test("are replaced whole by the next load", async () => {
    const {out, folder} = await loaded({"a.ndjson": entries}, {partition});
    await load({table: docketEntries, files: [join(folder, "a.ndjson")], out});
    expect(filesBelow(out)).toEqual(["datapackage.json", "docket_entries.parquet"]);
    await mkdir(join(out, "docket_entries"));
    await writeFile(join(out, "docket_entries", "notes.txt"), "mine");
    await expect(load({table: docketEntries, files: [join(folder, "a.ndjson")], out})).rejects.toThrow(OutputError);
  });

  test.runIf(LONG)("of more folders than are held open at once lose nothing", {timeout: 120_000}, async () => {
    const lines = [...sampleLines(3000)].map((line, index) =>
      line.replace(/"court_id":"[^"]*"/, `"court_id":"c${index % 400}"`)
    );
    const {out, result} = await loaded({"a.ndjson": lines}, {partition: partition.slice(0, 1)});
    expect(result.rows).toBe(3000);
    expect(
      await query(
        `SELECT count(*) AS n, count(DISTINCT id) AS ids, count(DISTINCT court_id) AS courts FROM read_parquet('${out}/**/*.parquet', hive_partitioning = true)`
      )
    ).toEqual([{n: "3000", ids: "3000", courts: "400"}]);
  });
});

describe("CSV and Parquet", () => {
  test("that docketbook wrote are read back to the same rows", async () => {
    const {out} = await loaded(
      {
        "a.ndjson": [
          JSON.stringify(soundRow),
          JSON.stringify({...soundRow, id: "b", words: "", pair: {name: "", value: 1.5}})
        ]
      },
      {table: kinds}
    );
    const parquet = join(out, "kinds.parquet");
    const rows = await parquetRows(kinds, parquet);
    const cells = kinds.columns.map(({name, type}) =>
      type.kind === "list" || type.kind === "struct" ? `to_json("${name}") AS "${name}"` : `"${name}"`
    );
    await query(
      `COPY (SELECT ${cells.join(", ")} FROM '${parquet}') TO '${join(out, "..", "kinds.csv")}' (FORMAT csv, HEADER, NULLSTR '')`
    );
    for (const file of [parquet, join(out, "..", "kinds.csv")]) {
      const again = join(await freshFolder(), "out");
      expect(await load({table: kinds, files: [file], out: again}), file).toMatchObject({
        rows: 2,
        validated: 0,
        diagnostics: []
      });
      expect(await parquetRows(kinds, join(again, "kinds.parquet"))).toEqual(rows);
    }
  });

  test("are refused with the line and column of a cell, or the number of a row", async () => {
    const lines = [
      "id,court_id,docket_id,description,recap_sequence_number,date_created,date_modified,recap_documents",
      '1,dcd,5,"a',
      'b",x,2025-01-01T00:00:00Z,2025-01-01T00:00:00Z,[]',
      "2,D.C.,five,,,2025-01-01T00:00:00Z,2025-01-01T00:00:00Z,"
    ];
    const {said, folder} = await loaded({"a.csv": lines});
    expect(said).toEqual([
      ["a.csv", 4, 3, "id-malformed", "court_id"],
      ["a.csv", 4, 8, "number-malformed", "docket_id"],
      ["a.csv", 4, 13, "value-missing", "description"],
      ["a.csv", 4, 14, "value-missing", "recap_sequence_number"]
    ]);
    await query(
      `COPY (SELECT i AS id, 'x' AS court_id, 'y' AS unknown FROM range(3) AS r(i)) TO '${join(folder, "a.parquet")}' (FORMAT parquet)`
    );
    const {diagnostics, refused} = await load({
      table: docketEntries,
      files: [join(folder, "a.parquet")],
      out: join(folder, "other")
    });
    expect(refused).toBe(3);
    expect(diagnostics).toContainEqual(expect.objectContaining({line: 3, code: "column-unknown", field: "unknown"}));
  });

  test.for([
    ["a header that names a column twice", ["id,id", "1,2"], 1],
    ["a row with a cell too many", ["id,court_id", "1,dcd", "2,dcd,x"], 3],
    ["a quote that is never closed", ["id,court_id", '1,"dcd'], 2]
  ] as const)("%s is told with its line", async ([, lines, line]) => {
    const pairs = table({
      ...docketEntries,
      row: columns({
        id: integer({title: "Id", description: "Id."}),
        court_id: slug({title: "Court", description: "Court."})
      })
    });
    const {result} = await loaded({"a.csv": lines}, {table: pairs});
    expect(result.diagnostics).toMatchObject([{code: "csv-syntax", line}]);
  });
});

test("files that are not there, of no known kind, or of two kinds, are refused", async () => {
  const folder = await freshFolder();
  await writeLines(join(folder, "a.ndjson"), entries.slice(0, 2));
  await writeLines(join(folder, "a.csv"), ["id"]);
  await writeLines(join(folder, "a.txt"), entries.slice(0, 2));
  const run = (...names: string[]) =>
    load({table: docketEntries, files: names.map((name) => join(folder, name)), out: join(folder, "out")});
  await expect(run("none*.ndjson")).rejects.toThrow(BulkError);
  await expect(run("a.txt")).rejects.toThrow("give it with --format");
  await expect(run("a.ndjson", "a.csv")).rejects.toThrow("more than one format");
  expect(
    await load({table: docketEntries, files: [join(folder, "a.txt")], format: "ndjson", out: join(folder, "out")})
  ).toMatchObject({rows: 2});
});

test.runIf(LONG)(
  "a line that is too long is refused as such, with every other line counted, and nothing that was loaded is lost",
  async () => {
    const {out, folder} = await loaded({"a.ndjson": entries});
    const before = await hashes(out);
    const long = entries[0]!.replace('"description":"', `$&${"x".repeat(33 * 2 ** 20)}`);
    const file = await writeLines(join(folder, "long.ndjson"), [entries[1]!, long, entries[2]!]);
    const result = await load({table: docketEntries, files: [file], out});
    expect(result).toMatchObject({files: null, refused: 1, diagnostics: [{code: "line-too-long", line: 2, column: 1}]});
    const empty = await writeLines(join(folder, "empty.ndjson"), []);
    await expect(load({table: docketEntries, files: [empty], out})).rejects.toThrow("there is no row in");
    await expect(load({table: docketEntries, files: ["-"], stdin: createReadStream(empty), out})).rejects.toThrow(
      "nothing came from the standard input"
    );
    expect(await hashes(out)).toEqual(before);
    expect(await load({table: docketEntries, files: [empty], out, allowEmpty: true})).toMatchObject({rows: 0});
  }
);

test("rows that need more memory than the engine may take are told so, with the option that gives it more", async () => {
  const folder = await freshFolder();
  const file = join(folder, "long.parquet");
  await query(`COPY (SELECT repeat('x', 20000000) AS words) TO '${file}' (FORMAT parquet, COMPRESSION zstd)`);
  const notes = table({
    name: "notes",
    title: "Notes",
    description: "Made-up notes.",
    row: columns({words: text({title: "Words", description: "Words."})}),
    key: [],
    sort: [],
    file: {format: "derived"}
  });
  const run = (memory: number) => load({table: notes, files: [file], out: join(folder, "out"), memory});
  await expect(run(128)).rejects.toThrow(
    new BulkError(`${file} needs more memory than the 128 MiB that the engine may take: give it more with --memory`)
  );
  expect(await run(1024)).toMatchObject({rows: 1, diagnostics: []});
});
