import {spawn} from "node:child_process";
import {existsSync, readdirSync} from "node:fs";
import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {beforeEach, expect, test} from "vitest";
import {ROOT} from "../../structure/files.js";
import {COMMAND, docketbook as runCommand} from "../../tools/command.js";
import {freshFolder, hashes} from "../../tools/folder.js";
import {sampleLines} from "./entries.js";
import {filesBelow, query, writeLines} from "./files.js";
import {LONG} from "../../tools/rounds.js";

const SCHEMA = ["--schema", join(ROOT, "test/loaders/bulk/entries.ts")];
const lines = [...sampleLines(400)];
const by = ["--partition", "court_id,year(date_filed)"];

let folder: string;
beforeEach(async () => void (folder = await freshFolder()));
const docketbook = (...args: string[]) => runCommand(args, {cwd: folder});
const load = (...args: string[]) => docketbook("load", "docket_entries", ...args, ...SCHEMA);
const write = (name: string, some: Iterable<string>) => writeLines(join(folder, name), some);
const rowsIn = (out: string) =>
  query(
    `SELECT count(*) AS n, count(DISTINCT id) AS ids, count(DISTINCT court_id) AS courts, bool_and(year(date_filed) = year) AS dealt FROM read_parquet('${join(folder, out)}/**/*.parquet', hive_partitioning = true)`
  );

test(
  "files, packed ones and patterns are loaded, and DuckDB reads the folders as columns",
  {timeout: 120_000},
  async () => {
    await write("a1.ndjson", lines.slice(0, 200));
    await write("a2.ndjson.gz", lines.slice(200));
    expect(await load("a*.ndjson*", "--out", "out", ...by)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^out holds 400 rows in \d+ files\n$/) as string,
      stderr: ""
    });
    expect(await rowsIn("out")).toEqual([{n: "400", ids: "400", courts: "8", dealt: true}]);
    const {status, stdout} = await load("a*.ndjson*", "--out", "one", "--json");
    expect({status, ...(JSON.parse(stdout) as object)}).toMatchObject({
      status: 0,
      out: "one",
      rows: 400,
      refused: 0,
      read: ["a1.ndjson", "a2.ndjson.gz"],
      files: [{path: "docket_entries.parquet", rows: 400}]
    });
  }
);

test(
  "wrong rows are told with file, line, column, what is wrong and what would be right, and the output stays as it was",
  {timeout: 120_000},
  async () => {
    await write("good.ndjson", lines);
    await load("good.ndjson", "--out", "out");
    const before = await hashes(join(folder, "out"));
    const spoil = (line: string, index: number) =>
      index === 10
        ? line.replace('"id":400000010', '"id":"x"')
        : index === 20
          ? line.replace(/"date_filed":"[^"]*"/, '"date_filed":"2025-02-30"')
          : index === 30
            ? line.replace('"court_id"', '"court"')
            : line;
    await write("wrong.ndjson.gz", lines.map(spoil));
    await write("wrong.ndjson", lines.map(spoil));
    for (const file of ["wrong.ndjson", "wrong.ndjson.gz"]) {
      const {status, stdout, stderr} = await load(file, "--out", "out");
      expect({status, stdout}).toEqual({status: 1, stdout: ""});
      expect(stderr).toContain(`${file}:11:7 type-mismatch id is text: "x"`);
      expect(stderr).toMatch(new RegExp(`${file}:21:\\d+ date-impossible "2025-02-30" is not a real date`));
      expect(stderr).toMatch(new RegExp(`${file}:31:\\d+ column-unknown .*court`));
      expect(stderr).toContain("expected: a whole number, without quotes");
      expect(stderr).toMatch(/\n3 rows refused, \d diagnostics kept; out is unchanged\n$/);
      expect(await hashes(join(folder, "out"))).toEqual(before);
    }
    const {status, stdout} = await load("wrong.ndjson", "--out", "out", "--json");
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      files: null,
      refused: 3,
      diagnostics: expect.arrayContaining([
        expect.objectContaining({
          file: "wrong.ndjson",
          line: 11,
          column: 7,
          code: "type-mismatch",
          row: "x",
          field: "id"
        })
      ]) as unknown
    });
  }
);

test(
  "a file that is cut short, damaged or no text is told with what is wrong with it, and no stack trace",
  {timeout: 120_000},
  async () => {
    const whole = gzipSync(`id,name\n${lines.map((_, index) => `${index},${index * 7919}`).join("\n")}\n`);
    const packed = gzipSync(lines.join("\n"));
    const files: [string, Uint8Array, string][] = [
      [
        "pic.parquet",
        Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
        "pic.parquet:1:1 file-missing the file is not Parquet"
      ],
      ["cut.parquet", Buffer.from("PAR1 and no end"), "cut.parquet:1:1 file-missing the Parquet file is cut short"],
      ["cut.csv.gz", whole.subarray(0, whole.length / 2), "cut.csv.gz:1:1 file-missing the gz file is cut short"],
      // All the lines are there, and only the end of the packing is not: DuckDB takes it for whole.
      ["cut.ndjson.gz", packed.subarray(0, -4), "cut.ndjson.gz:1:1 file-missing the gz file is cut short"],
      [
        "late.csv",
        Buffer.concat([Buffer.from("id,name\n1,a\n2,"), Buffer.of(0xe9, 10)]),
        "late.csv:3:3 encoding the byte 0xE9"
      ],
      ["first.csv", Buffer.of(0xf5, 0x6c, 0x99, 10, 0x22), "first.csv:1:1 encoding the byte 0xF5"]
    ];
    for (const [name, bytes, said] of files) {
      await writeFile(join(folder, name), bytes);
      const {status, stderr} = await load(name, "--out", "out");
      expect([name, status, stderr]).toEqual([name, 1, expect.stringContaining(said) as string]);
      expect(stderr).toMatch(/expected: [^]*\n1 file not read, 1 diagnostic kept; out is unchanged\n$/);
      expect(stderr).not.toMatch(/^ +at /m);
    }
    expect(existsSync(join(folder, "out"))).toBe(false);
  }
);

test("gz files that were put one after the other are read to the end, and one that was filled up with zeros is refused in words", async () => {
  const parts = [lines.slice(0, 150), lines.slice(150)].map((part) => gzipSync(`${part.join("\n")}\n`));
  await writeFile(join(folder, "both.ndjson.gz"), Buffer.concat(parts));
  expect(await load("both.ndjson.gz", "--out", "out")).toMatchObject({
    status: 0,
    stdout: "out holds 400 rows in 1 file\n"
  });
  await writeFile(join(folder, "tape.ndjson.gz"), Buffer.concat([...parts, Buffer.alloc(512)]));
  expect(await load("tape.ndjson.gz", "--out", "tape")).toEqual({
    status: 2,
    stdout: "",
    stderr: expect.stringMatching(
      /^error: tape\.ndjson\.gz cannot be read to the end: Input is not a GZIP stream\n/
    ) as string
  });
  expect(existsSync(join(folder, "tape"))).toBe(false);
});

test.runIf(LONG)(
  "a load that is killed half-way leaves the earlier rows whole, and the next one starts again and leaves nothing else",
  {timeout: 120_000},
  async () => {
    await write("old.ndjson", lines);
    await write("new.ndjson", sampleLines(60_000, 2));
    const out = join(folder, "out");
    await load("old.ndjson", "--out", "out", ...by);
    const child = spawn(
      process.execPath,
      [COMMAND, "load", "docket_entries", "new.ndjson", "--out", "out", ...by, ...SCHEMA],
      {cwd: folder, stdio: "ignore"}
    );
    const end = new Promise((resolve) => child.on("exit", (_, signal) => resolve(signal)));
    const next = join(folder, `.out.next-${child.pid}`);
    await expect
      .poll(() => existsSync(next) && filesBelow(next).some((path) => path.endsWith(".parquet")), {
        timeout: 60_000,
        interval: 5
      })
      .toBe(true);
    child.kill("SIGKILL");
    expect(await end).toBe("SIGKILL");
    expect(await rowsIn("out")).toEqual([{n: "400", ids: "400", courts: "8", dealt: true}]);
    expect(await docketbook("verify", "out")).toMatchObject({status: 0});
    expect(await load("new.ndjson", "--out", "out", ...by)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("60,000 rows") as string
    });
    expect(await rowsIn("out")).toEqual([{n: "60000", ids: "60000", courts: "8", dealt: true}]);
    expect(readdirSync(folder).sort()).toEqual(["new.ndjson", "old.ndjson", "out"]);
    expect(
      filesBelow(out).filter(
        (path) => !/^(docket_entries\/court_id=[a-z0-9]+\/year=20\d\d\/data_\d+\.parquet|datapackage\.json)$/.test(path)
      )
    ).toEqual([]);
  }
);

test(
  "the table may stand in a module of any folder, in TypeScript or JavaScript, with or without a package.json",
  {timeout: 120_000},
  async () => {
    const table = `import {columns, date, integer, table} from ${JSON.stringify(join(ROOT, "loaders/index.ts"))};
const meta = {title: "Id", description: "A number."};
export const things = table({name: "things", title: "Things", description: "A sample.", row: columns({id: integer(meta), day: date(meta)}), key: ["id"], sort: ["id"], file: {format: "derived"}});\n`;
    await write("a.ndjson", ['{"id":1,"day":"2024-02-29"}']);
    for (const name of ["tables.ts", "tables.mjs"]) {
      await writeFile(join(folder, name), table);
      expect(await docketbook("load", "things", "a.ndjson", "--out", "out", "--schema", name)).toMatchObject({
        status: 0,
        stdout: "out holds 1 row in 1 file\n",
        stderr: ""
      });
    }
  }
);

test("wrong usage ends with code 2, says in a line what it is, and writes nothing", {timeout: 120_000}, async () => {
  await write("a.ndjson", lines.slice(0, 5));
  await writeFile(join(folder, "a.csv"), "id\n");
  await writeFile(join(folder, "empty.ts"), "export const nothing = 1;\n");
  await writeFile(join(folder, "broken.ts"), "export const = 1;\n");
  const wrong: [string[], string][] = [
    [["load", "docket_entries", "none.ndjson", "--out", "out", ...SCHEMA], "there is no file none.ndjson"],
    [
      ["load", "docket_entrys", "a.ndjson", "--out", "out", ...SCHEMA],
      "there is no table docket_entrys; there is docket_entries"
    ],
    [["load", "docket_entries", "a.ndjson", "--out", "out"], "there is no table docket_entries"],
    [["load", "docket_entries", "a.ndjson", "--out", "out", "--schema", "none.ts"], "there is no file none.ts"],
    [["load", "docket_entries", "a.ndjson", "--out", "out", "--schema", "empty.ts"], "exports no table"],
    [["load", "docket_entries", "a.ndjson", "--out", "out", "--schema", "broken.ts"], "cannot be imported"],
    [["load", "docket_entries", "a.ndjson", ...SCHEMA], "--out <dir>"],
    [["load", "docket_entries", "--out", "out", ...SCHEMA], "missing required argument 'file'"],
    [["load", "docket_entries", "a.ndjson", "-", "--out", "out", ...SCHEMA], "give - alone"],
    [["load", "docket_entries", "a.ndjson", "--out", "a.csv", ...SCHEMA], "is a file, not a folder"],
    [["load", "docket_entries", "a.ndjson", "--out", ".", ...SCHEMA], "is not empty"],
    [
      ["load", "docket_entries", "a.ndjson", "--out", "out", "--partition", "description", ...SCHEMA],
      "cannot be partitioned by description"
    ],
    [["load", "docket_entries", "a.ndjson", "--out", "out", "--memory", "1", ...SCHEMA], "A whole number from 128 on"]
  ];
  for (const [args, said] of wrong) {
    const {status, stdout, stderr} = await docketbook(...args);
    expect([args, {status, stdout, stderr}]).toEqual([
      args,
      {status: 2, stdout: "", stderr: expect.stringContaining(said) as string}
    ]);
    // What is wrong is the first line, and no page of help pushes it off the screen.
    expect(stderr.split("\n").length).toBeLessThan(8);
  }
  expect(readdirSync(folder).sort()).toEqual(["a.csv", "a.ndjson", "broken.ts", "empty.ts"]);
  expect(await readFile(join(folder, "a.csv"), "utf8")).toBe("id\n");
});
