import {cp, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {beforeEach, expect, test} from "vitest";
import {readRecord} from "../../../loaders/rules/directory.js";
import {build} from "../../../loaders/dataset/build.js";
import type {Answer} from "../../package/packed.js";
import {ROOT} from "../../structure/files.js";
import {docketbook} from "../../tools/command.js";
import {freshFolder} from "../../tools/folder.js";

let folder: string;
const diff = (...args: string[]): Promise<Answer> => docketbook(["diff", ...args], {cwd: folder});
const edit = async (file: string, change: (text: string) => string) => {
  const path = join(folder, "b", file);
  const text = await readFile(path, "utf8");
  const now = change(text);
  expect(now).not.toBe(text);
  await writeFile(path, now);
};

beforeEach(async () => {
  folder = await freshFolder();
  for (const name of ["a", "b"]) await cp(join(ROOT, "test/loaders/rules/base"), join(folder, name), {recursive: true});
});

test("a record and the edition built of it do not differ, built as a folder or as a whole site", async () => {
  await build({dir: join(folder, "a"), out: join(folder, "built")});
  await build({dir: join(folder, "a"), out: join(folder, "site/data")});
  for (const place of ["built", "site"]) {
    const {status, stdout} = await diff(place, "b");
    expect({status, last: stdout.split("\n\n").at(-1)}).toEqual({status: 0, last: "No row differs.\n"});
  }
});

test("a changed value, a changed order and what follows from it are told in words, with a draft that wants a reason", async () => {
  await edit("docketbook.yaml", (text) => text.replace("edition: 2020-06-01", "edition: 2020-07-01"));
  await edit("series/picked.csv", (text) => text.replace("1200", "1210"));
  await edit("orders.yaml", (text) => text.replace("restriction: barred", "restriction: notice"));
  const {status, stdout} = await diff("a", "b", "--corrections", "drafts.yaml");
  expect(status).toBe(0);
  expect(stdout).toContain("from the edition of 2020-06-01 (verified through 2020-05-31) to that of 2020-07-01");
  expect(stdout).toContain("changed: picked@2019\n    Value: was 1,200, is 1,210 (+10)");
  expect(stdout).toContain("Restriction: was barred, is notice");
  expect(stdout).toMatch(/Legal status: 1 changed\n.*orchard-mill 2020-03-01\n.*Restriction: was barred, is notice/);
  expect(stdout).toContain("2 drafts of corrections in drafts.yaml");

  const drafts = await readFile(join(folder, "drafts.yaml"), "utf8");
  await writeFile(join(folder, "b/corrections.yaml"), drafts);
  expect((await readRecord(join(folder, "b"))).diagnostics).toMatchObject([
    {code: "column-missing", field: "reason"},
    {code: "column-missing", field: "reason"}
  ]);
  await writeFile(
    join(folder, "b/corrections.yaml"),
    drafts.replace(/^( {2}is: .*)$/gm, "$1\n  reason: A digit was misread.")
  );
  expect((await readRecord(join(folder, "b"))).diagnostics).toEqual([]);
});

test("--json gives the same for machines", async () => {
  await edit("series/picked.csv", (text) => text.replace("1200", "1210"));
  const {stdout} = await diff("a", "b", "--json");
  expect(JSON.parse(stdout)).toMatchObject({
    changes: [
      {table: "observations", kind: "changed", id: "picked@2019", cells: [{column: "value", was: 1200, is: 1210}]}
    ],
    corrections: [{row_ids: ["picked@2019"], was: "Value: 1,200", is: "Value: 1,210"}],
    notes: []
  });
});

test("an edition that lacks a table is compared by the others, and the command says so", async () => {
  await build({dir: join(folder, "a"), out: join(folder, "built")});
  await rm(join(folder, "built/claims.parquet"));
  const {status, stdout, stderr} = await diff("built", "b");
  expect({status, stderr}).toEqual({status: 0, stderr: "built has no table claims; it is not compared\n"});
  expect(stdout).toContain("No row differs.");
});

test("a record with errors ends with code 1, and what is neither a record nor an edition with code 2", async () => {
  await edit("orders.yaml", (text) => text.replace("type: stay", "type: stray"));
  expect(await diff("a", "b")).toMatchObject({status: 1, stderr: expect.stringContaining("enum-unknown") as string});
  expect(await diff("a", ".")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("holds neither a record") as string
  });
  await writeFile(join(folder, "datapackage.json"), "{}");
  expect(await diff("a", ".")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("no readable edition") as string
  });
});
