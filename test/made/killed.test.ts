import {spawn} from "node:child_process";
import {createReadStream, existsSync, readdirSync, statSync} from "node:fs";
import {readdir} from "node:fs/promises";
import {dirname, join} from "node:path";
import {beforeAll, expect, test} from "vitest";
import {load} from "../../loaders/bulk/load.js";
import {prepareOutput} from "../../loaders/dataset/output.js";
import {freshFolder} from "../tools/folder.js";
import {compiledScript} from "../tools/script.js";
import {docketEntries, sampleLines} from "../loaders/bulk/entries.js";
import {filesBelow, query, writeLines} from "../loaders/bulk/files.js";

let killed: string;
beforeAll(async () => void (killed = await compiledScript("test/made/killedload.ts")));
const partition = [{name: "court_id", column: "court_id", year: false}];

const start = (out: string, file: string, stop: string) =>
  spawn(process.execPath, [killed, out, file, stop], {
    stdio: [file === "-" ? "pipe" : "ignore", "ignore", "ignore"]
  });
const ended = (child: ReturnType<typeof start>) =>
  new Promise<NodeJS.Signals | null>((resolve, reject) =>
    child.on("error", reject).on("exit", (code, signal) => (code ? reject(new Error(`exit ${code}`)) : resolve(signal)))
  );

/** What a load left: the number and the sum of the ids of its rows. */
const left = (out: string) =>
  query(
    `SELECT count(*) AS rows, sum(id) AS ids FROM read_parquet('${out}/docket_entries/**/*.parquet', hive_partitioning = true)`
  );

async function prepared() {
  const parent = await freshFolder();
  const lines = [...sampleLines(400)];
  const old = await writeLines(join(parent, "old.ndjson"), lines.slice(0, 100));
  // One row is in doubt, so that every step is gone through.
  const fresh = await writeLines(join(parent, "new.ndjson"), [
    lines[0]!.replace('"id":400000000', '"id":400000000.0'),
    ...lines.slice(1)
  ]);
  const out = join(parent, "out", "tables");
  await load({table: docketEntries, files: [old], out, partition});
  return {out, old, fresh, before: await left(out)};
}

const stops = [
  ["fill", "old"],
  ["write", "old"],
  ["look", "old"],
  ["write-again", "old"],
  ["keys", "old"],
  ["package", "old"],
  ["flush", "old"],
  ["set-aside", "old"],
  ["put-in-place", "aside"],
  ["remove-previous", "new"]
] as const;

test.for(stops)(
  "a load that is killed before %s leaves the %s rows whole, and the next run writes all",
  {timeout: 60_000},
  async ([stop, what]) => {
    const {out, old, fresh, before} = await prepared();
    expect(await ended(start(out, fresh, stop))).toBe("SIGKILL");
    if (what === "aside") expect(existsSync(out)).toBe(false);
    else expect(await left(out)).toEqual(what === "old" ? before : [{rows: "400", ids: expect.any(String) as string}]);
    await prepareOutput(out);
    expect(await left(out)).toEqual(what === "new" ? [{rows: "400", ids: expect.any(String) as string}] : before);
    expect(await load({table: docketEntries, files: [fresh], out, partition})).toMatchObject({
      rows: 400,
      refused: 0,
      validated: 1
    });
    expect(await readdir(dirname(out))).toEqual(["tables"]);
    expect(await load({table: docketEntries, files: [old], out, partition})).toMatchObject({rows: 100});
  }
);

test("a load that is killed while it reads the standard input leaves the old rows", {timeout: 60_000}, async () => {
  const {out, fresh, before} = await prepared();
  const child = start(out, "-", "never");
  const end = ended(child);
  // The input stays open: it is killed in the middle of it.
  createReadStream(fresh).pipe(child.stdin!, {end: false});
  const next = join(dirname(out), `.tables.next-${child.pid}`, ".work", "stdin.ndjson");
  await expect.poll(() => (existsSync(next) ? statSync(next).size : 0), {timeout: 30_000}).toBeGreaterThan(0);
  child.kill("SIGKILL");
  expect(await end).toBe("SIGKILL");
  expect(await left(out)).toEqual(before);
  expect(await load({table: docketEntries, files: [fresh], out, partition})).toMatchObject({rows: 400});
  expect(readdirSync(dirname(out))).toEqual(["tables"]);
});

test("a load that is killed in the middle of its Parquet leaves the old rows", {timeout: 60_000}, async () => {
  const {out, before} = await prepared();
  const large = await writeLines(join(dirname(dirname(out)), "large.ndjson"), sampleLines(60_000));
  const child = start(out, large, "never");
  const end = ended(child);
  const next = join(dirname(out), `.tables.next-${child.pid}`);
  await expect
    .poll(() => (existsSync(next) ? filesBelow(next).filter((path) => path.endsWith(".parquet")).length : 0), {
      timeout: 30_000,
      interval: 5
    })
    .toBeGreaterThan(0);
  child.kill("SIGKILL");
  expect(await end).toBe("SIGKILL");
  expect(await left(out)).toEqual(before);
  expect(await load({table: docketEntries, files: [large], out, partition})).toMatchObject({rows: 60_000});
  expect(readdirSync(dirname(out))).toEqual(["tables"]);
});
