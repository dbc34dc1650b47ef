import {spawn} from "node:child_process";
import {existsSync} from "node:fs";
import {cp, mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {some} from "../../tools/rounds.js";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {withDatabase} from "../../../loaders/dataset/database.js";
import {writeEdition} from "../../../loaders/dataset/edition.js";
import {OutputError, prepareOutput} from "../../../loaders/dataset/output.js";
import {replaceFolder} from "../../../loaders/dataset/replace.js";
import {sampleEdition} from "../../values/samplefiles.js";
import {freshFolder, hashes} from "../../tools/folder.js";
import {compiledScript} from "../../tools/script.js";
import {sampleRecord} from "./samplerecord.js";
import {tables} from "../../../loaders/schema/tables.js";

let killed: string;
/** Editions that are written once, and copied where a test needs one. */
let kept: string;
beforeAll(async () => {
  killed = await compiledScript("test/loaders/dataset/killed.ts");
  kept = await mkdtemp(join(tmpdir(), "docketbook-editions-"));
  for (const mark of ["old", "new"]) await write(join(kept, mark), mark);
});
afterAll(() => rm(kept, {recursive: true}));

/** Writes in a process that kills itself before a step; gives the signal that ended it. */
const writeAndDie = (out: string, mark: string, stop: string) =>
  new Promise<NodeJS.Signals | null>((resolve, reject) => {
    const child = spawn(process.execPath, [killed, out, mark, stop], {stdio: "ignore"});
    child
      .on("error", reject)
      .on("exit", (code, signal) => (code ? reject(new Error(`exit ${code}`)) : resolve(signal)));
  });

async function write(out: string, mark: string) {
  const output = await prepareOutput(out);
  await replaceFolder(output, (folder) => writeEdition(folder, sampleEdition, sampleRecord(3, mark)));
  return hashes(out);
}

/** An edition as `write` writes it. */
async function writtenBefore(out: string, mark: "old" | "new") {
  await cp(join(kept, mark), out, {recursive: true});
  return hashes(out);
}

describe("a build that is killed", () => {
  // Whole and in place, the edition is the old one before the second rename, and the new one after.
  const stops = [
    ["fill", "old"],
    ["sources", "old"],
    ["observations", "old"],
    ["status", "old"],
    ["flush", "old"],
    ["set-aside", "old"],
    ["put-in-place", "aside"],
    ["remove-previous", "new"]
  ] as const;

  test.for(some(stops, 2, ([, left]) => left))(
    "before %s leaves the %s edition whole, and the next build puts all right",
    {timeout: 60_000},
    async ([stop, left]) => {
      const parent = await freshFolder();
      const out = join(parent, "edition");
      const old = await writtenBefore(out, "old");
      const fresh = await writtenBefore(join(parent, "elsewhere"), "new");
      expect(fresh).not.toEqual(old);

      expect(await writeAndDie(out, "new", stop)).toBe("SIGKILL");
      if (left === "aside") expect(existsSync(out)).toBe(false);
      else expect(await hashes(out)).toEqual(left === "old" ? old : fresh);

      await prepareOutput(out);
      expect(await hashes(out)).toEqual(left === "new" ? fresh : old);
      expect(await write(out, "third")).not.toEqual(fresh);
      expect((await readdir(parent)).sort()).toEqual(["edition", "elsewhere"]);
    }
  );

  test("before any edition was there leaves none, and the next build writes it", {timeout: 60_000}, async () => {
    const parent = await freshFolder();
    const out = join(parent, "deep", "edition");
    expect(await writeAndDie(out, "new", "observations")).toBe("SIGKILL");
    expect(existsSync(out)).toBe(false);
    expect(Object.keys(await write(out, "new"))).toHaveLength(2 * Object.keys(tables).length + 1);
    expect(await readdir(join(parent, "deep"))).toEqual(["edition"]);
  });

  test("at no step ends by itself", {timeout: 60_000}, async () => {
    const out = join(await freshFolder(), "edition");
    expect(await writeAndDie(out, "new", "never")).toBe(null);
    expect(await hashes(out)).toEqual(await write(join(await freshFolder(), "edition"), "new"));
  });
});

/** Writing to it fails as on a disk that is full; Linux has it. */
const FULL = "/dev/full";
describe.runIf(existsSync(FULL))("a disk that fills while", () => {
  test.for([
    [
      "DuckDB writes",
      (file: string) =>
        withDatabase((connection) =>
          connection.run(`COPY (SELECT range FROM range(100000)) TO '${file}' (FORMAT parquet)`).then(() => {})
        )
    ],
    ["the descriptor is written", (file: string) => writeFile(file, "{}")]
  ] as const)("%s is told in words, and the old edition stays", async ([, fill]) => {
    const parent = await freshFolder();
    const out = join(parent, "edition");
    const old = await writtenBefore(out, "old");
    const fails = replaceFolder(await prepareOutput(out), async (folder) => {
      await symlink(FULL, join(folder, "rows.parquet"));
      await fill(join(folder, "rows.parquet"));
    });
    await expect(fails).rejects.toThrow(new OutputError(`${out} cannot be written: the disk is full`));
    expect(await hashes(out)).toEqual(old);
    expect(await readdir(parent)).toEqual(["edition"]);
  });
});

test("an error while writing leaves the old edition as it was, and nothing beside it", async () => {
  const parent = await freshFolder();
  const out = join(parent, "edition");
  const old = await writtenBefore(out, "old");
  const fails = replaceFolder(await prepareOutput(out), async (folder) => {
    await writeFile(join(folder, "half.csv"), "a");
    throw new Error("no more");
  });
  await expect(fails).rejects.toThrow("no more");
  expect(await hashes(out)).toEqual(old);
  expect(await readdir(parent)).toEqual(["edition"]);
});

test("an error between the two renames puts the old edition back", async () => {
  const parent = await freshFolder();
  const out = join(parent, "edition");
  const old = await writtenBefore(out, "old");
  const output = await prepareOutput(out);
  const fails = replaceFolder(
    output,
    async () => {},
    (step) => {
      if (step === "put-in-place") throw new Error("no");
    }
  );
  await expect(fails).rejects.toThrow("no");
  expect(await hashes(out)).toEqual(old);
  expect(await readdir(parent)).toEqual(["edition"]);
});

describe("a folder that holds anything but an earlier edition is refused and left alone", () => {
  const refused: [string, (out: string) => Promise<unknown>][] = [
    ["a folder of someone's files", async (out) => writeFile(join(out, "thesis.docx"), "years of work")],
    [
      "a Data Package of another tool",
      async (out) => writeFile(join(out, "datapackage.json"), '{"name": "other", "resources": []}')
    ],
    ["a datapackage.json that is not JSON", async (out) => writeFile(join(out, "datapackage.json"), "{")],
    [
      "an edition with a file added",
      async (out) => (await writtenBefore(out, "old"), writeFile(join(out, "notes.txt"), "mine"))
    ]
  ];
  test.for(refused)("%s", async ([, fill]) => {
    const parent = await freshFolder();
    const out = join(parent, "out");
    await mkdir(out);
    await fill(out);
    const before = await hashes(out);
    await expect(prepareOutput(out)).rejects.toThrow(OutputError);
    expect(await hashes(out)).toEqual(before);
    expect(await readdir(parent)).toEqual(["out"]);
  });

  test("a file", async () => {
    const out = join(await freshFolder(), "out");
    await writeFile(out, "a file");
    await expect(prepareOutput(out)).rejects.toThrow("is a file, not a folder");
  });
});

test("an empty folder is filled, and a link keeps pointing where it did", async () => {
  const parent = await freshFolder();
  await mkdir(join(parent, "empty"));
  const edition = await write(join(parent, "empty"), "old");
  await symlink("empty", join(parent, "link"));
  expect(await write(join(parent, "link"), "new")).not.toEqual(edition);
  expect(await hashes(join(parent, "empty"))).toEqual(await hashes(join(parent, "link")));
  expect((await readdir(parent)).sort()).toEqual(["empty", "link"]);
});

test("the half-filled folder of a build that still runs is left to it", async () => {
  const parent = await freshFolder();
  const running = join(parent, `.edition.next-${process.ppid}`);
  await mkdir(running);
  await write(join(parent, "edition"), "new");
  expect(existsSync(running)).toBe(true);
  await rename(running, join(parent, ".edition.next-999999999"));
  await write(join(parent, "edition"), "newer");
  expect(await readdir(parent)).toEqual(["edition"]);
});
