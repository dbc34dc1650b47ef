import {cp, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, test} from "vitest";
import {drawSample} from "../../../loaders/sample/draw.js";
import {readSheet, sheetText} from "../../../loaders/sample/sheet.js";
import {ROOT} from "../../structure/files.js";
import {docketbook} from "../../tools/command.js";
import {readRecord} from "../../../loaders/rules/directory.js";

const BASE = join(ROOT, "test", "loaders", "rules", "base");
const {record} = await readRecord(BASE);
if (!record) throw new Error("the sample record is not sound");

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "docketbook-sample-"));
  await cp(BASE, data, {recursive: true});
});
afterEach(() => rm(data, {recursive: true}));

const run = (...args: string[]) => docketbook(["sample", "--data", data, ...args], {cwd: tmpdir()});

test("the same seed draws the same rows, and another seed others", () => {
  const draw = (seed: number) => drawSample(record, {rows: 6, seed}).map(({row}) => row);
  expect(draw(1)).toEqual(draw(1));
  expect([2, 3, 4, 5, 6].some((seed) => draw(seed).join() !== draw(1).join())).toBe(true);
});

test("each table and grade has its turn before any has a second, and no row is drawn twice", () => {
  const all = drawSample(record, {rows: 1000, seed: 7});
  const strata = new Set(all.map(({table, grade}) => `${table} ${grade}`));
  expect(new Set(all.map(({row}) => row)).size).toBe(all.length);
  const first = drawSample(record, {rows: strata.size, seed: 7});
  expect(new Set(first.map(({table, grade}) => `${table} ${grade}`))).toEqual(strata);
});

test("a sheet gives for each row what is claimed, by which source, and room for the outcome", () => {
  const drawn = drawSample(record, {rows: 1000, seed: 7}).filter(({row}) => row === "bee-stay");
  expect(sheetText(drawn, {seed: 7, edition: "2020-06-01"})).toBe(
    "seed,edition,row,table,grade,claim,source,locator,checked_by,checked_on,checked_in,outcome,note\n" +
      "7,2020-06-01,bee-stay,orders,primary,2020-03-01. Stay of the apple run. No apples leave the orchard," +
      "Sample almanac. https://example.org/almanac?year=2020&page=1#apples,,,,,,\n"
  );
});

const filled = (outcomes: Record<string, string>, day = "2020-06-01") =>
  sheetText(drawSample(record, {rows: 1000, seed: 7}), {seed: 7, edition: "2020-06-01"})
    .split("\n")
    .map((line) => {
      const row = Object.keys(outcomes).find((id) => line.startsWith(`7,2020-06-01,${id},`));
      return row === undefined ? line : line.replace(/,,,,,$/, `,A person,${day},The almanac,${outcomes[row]}`);
    })
    .join("\n");

test("a filled-in sheet becomes one row for each table and outcome, and who checked stays in the sheet", () => {
  const {checks, faults} = readSheet(
    filled({"bee-stay": "disagrees,It says April", "apple-run-stayed": "agrees-second-copy,"}),
    record
  );
  expect(faults).toEqual([]);
  expect(checks.find(({outcome}) => outcome === "disagrees")).toEqual({
    id: "recheck-2020-06-01-seed-7-orders-disagrees",
    date: "2020-06-01",
    drawn: `${drawSample(record, {rows: 1000, seed: 7}).length} rows, one of each table and grade in turn, seed 7`,
    of: ["orders"],
    outcome: "disagrees",
    count: 1,
    row_ids: ["bee-stay"],
    note: "bee-stay: It says April",
    recorded: "2020-06-01"
  });
  expect(JSON.stringify(checks)).not.toContain("A person");
  expect(checks.filter(({outcome}) => outcome === "not-looked-up").flatMap(({row_ids}) => row_ids)).toContain(
    "apple-rumour"
  );
});

test.each([
  ["an outcome that is none", filled({"bee-stay": "perhaps,"}), /outcome perhaps is none of/],
  ["a day that is none", filled({"bee-stay": "disagrees,"}, "June 1"), /checked_on is no day/],
  [
    "a row that the record lacks",
    filled({"bee-stay": "disagrees,"}).replace(",bee-stay,", ",bee-gone,"),
    /no row bee-gone/
  ],
  ["no day at all", filled({}), /no line says when/],
  ["two draws in one", filled({"bee-stay": "disagrees,"}).replace("7,2020", "8,2020"), /seeds differ/],
  ["a sheet without its columns", "row,outcome\nbee-stay,disagrees\n", /no column seed, table/]
])("%s is refused with its line", (_, sheet, message) => {
  const {checks, faults} = readSheet(sheet, record);
  expect(checks).toEqual([]);
  expect(faults.map((fault) => `${fault.line} ${fault.message}`).join("\n")).toMatch(message);
});

test("the command writes a sheet, records it once, and leaves the record sound", async () => {
  const sheet = join(data, ".sheet.csv");
  expect(await run("--seed", "7", "--rows", "1000", "--out", sheet)).toMatchObject({status: 0, stderr: ""});
  expect(await readFile(sheet, "utf8")).toBe(filled({}));
  await writeFile(sheet, filled({"bee-stay": "agrees-cited-copy,"}));
  expect((await run("--apply", sheet)).stdout).toMatch(/checks\.yaml: \d+ outcomes of \d+ rows\n$/);
  const {record: after, diagnostics} = await readRecord(data);
  expect(diagnostics).toEqual([]);
  expect(after?.tables.checks.map(({row}) => row.outcome)).toContain("agrees-cited-copy");
  const again = await run("--apply", sheet);
  expect(again.status).toBe(1);
  expect(again.stderr).toMatch(/the sheet was applied before/);
}, 60_000);

test("neither or both of drawing and recording is wrong usage", async () => {
  expect((await run()).status).toBe(2);
  expect((await run("--seed", "1", "--apply", "x.csv")).status).toBe(2);
}, 30_000);
