import {existsSync} from "node:fs";
import {cp, readdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, test} from "vitest";
import {tables} from "../../../loaders/schema/tables.js";
import {build, type BuildStep} from "../../../loaders/dataset/build.js";
import {docketbook} from "../../tools/command.js";
import {freshFolder, hashes} from "../../tools/folder.js";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const DATA = join(ROOT, "test/record");

const command = async (...args: string[]) => {
  const {status, stdout, stderr} = await docketbook(args, {cwd: ROOT});
  return {code: status, out: stdout, err: stderr};
};

/** A copy of the record with one mistake. */
async function brokenRecord(): Promise<string> {
  const dir = join(await freshFolder(), "data");
  await cp(DATA, dir, {recursive: true});
  await writeFile(join(dir, "courts.yaml"), "- id: sampdc\n  nome: A court\n");
  return dir;
}

test("two builds of one record in two folders are the same to the byte, and hold every table twice", async () => {
  const [first, second] = [join(await freshFolder(), "a"), join(await freshFolder(), "deep", "b")];
  await build({dir: DATA, out: first});
  await build({dir: DATA, out: second});
  expect(await hashes(first)).toEqual(await hashes(second));
  const expected = Object.keys(tables).flatMap((name) => [`${name}.csv`, `${name}.parquet`]);
  expect(await readdir(first)).toEqual([...expected, "datapackage.json"].sort());
});

test("a build tells of each step before it is done", async () => {
  const steps: BuildStep[] = [];
  await build({dir: DATA, out: join(await freshFolder(), "out"), log: (step) => steps.push(step)});
  expect(steps.map((step) => (step.step === "table" ? step.table : step.step))).toEqual([
    "read",
    "fill",
    ...Object.keys(tables),
    "flush",
    "set-aside",
    "put-in-place",
    "remove-previous"
  ]);
  const events = (await readFile(join(DATA, "events.yaml"), "utf8")).match(/^- id: /gm)?.length;
  expect(steps).toContainEqual({step: "table", table: "events", rows: events});
});

test("a wrong record is not built, and the edition that is there stays", async () => {
  const parent = await freshFolder();
  const out = join(parent, "out");
  await build({dir: DATA, out});
  const before = await hashes(out);
  const {files, diagnostics} = await build({dir: await brokenRecord(), out});
  expect(files).toBeNull();
  expect(diagnostics.some(({file, severity}) => file === "courts.yaml" && severity === "error")).toBe(true);
  expect(await hashes(out)).toEqual(before);
  expect(await readdir(parent)).toEqual(["out"]);
});

describe("docketbook build", () => {
  test("writes the edition, exits with 0 and lists the files as JSON", async () => {
    const out = join(await freshFolder(), "out");
    const {code, out: text} = await command("build", "--out", out, "--data", DATA, "--json");
    expect(code).toBe(0);
    const {files} = JSON.parse(text) as {files: {path: string; hash: string}[]};
    const found = await hashes(out);
    expect(files.map(({path, hash}) => [path, hash])).toEqual(files.map(({path}) => [path, `sha256:${found[path]}`]));
    expect(files).toHaveLength(Object.keys(tables).length * 2);
  });

  test("exits with 1 and says what is wrong where the record is wrong, and writes nothing", async () => {
    const out = join(await freshFolder(), "out");
    const data = await brokenRecord();
    const {code, err} = await command("build", "--out", out, "--data", data);
    expect(code).toBe(1);
    expect(err).toContain(`${join(data, "courts.yaml")}:`);
    expect(err).toContain("nome");
    expect(existsSync(out)).toBe(false);
    const asJson = await command("build", "--out", out, "--data", data, "--json");
    expect(asJson.code).toBe(1);
    expect(JSON.parse(asJson.out)).toMatchObject({files: null});
  });

  test("exits with 2 without a folder to write, without a record, and where the folder holds something else", async () => {
    expect((await command("tables")).code).toBe(2);
    const parent = await freshFolder();
    expect((await command("build", "--out", join(parent, "out"), "--data", join(parent, "missing"))).code).toBe(2);
    await writeFile(join(parent, "thesis.docx"), "years of work");
    const {code, err} = await command("build", "--out", parent, "--data", DATA);
    expect(code).toBe(2);
    expect(err).toContain("is not empty");
    expect(await readdir(parent)).toEqual(["thesis.docx"]);
  });
});
