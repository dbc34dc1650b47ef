import {cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {build} from "../../../loaders/dataset/build.js";
import {historyOf, keptEditions, writeEditions} from "../../../site/cli/editions.js";
import {freshFolder} from "../../tools/folder.js";

let base: string;
/** Tables of three editions, by their days: the second changes a title, the third is what is built now. */
const DAYS = ["2022-05-01", "2022-06-01", "2022-07-01"] as const;
const tablesOf = (day: string) => join(base, `tables-${day}`);
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), "docketbook-editions-"));
  for (const day of DAYS) {
    const data = join(base, `data-${day}`);
    await cp("test/record", data, {recursive: true});
    const about = await readFile(join(data, "docketbook.yaml"), "utf8");
    await writeFile(join(data, "docketbook.yaml"), about.replace(/^edition: .*$/m, `edition: ${day}`));
    if (day !== DAYS[0]) {
      const events = await readFile(join(data, "events.yaml"), "utf8");
      await writeFile(join(data, "events.yaml"), events.replace("The line begins to keep lists", "Lists are kept"));
    }
    const {files} = await build({dir: data, out: tablesOf(day)});
    if (!files) throw new Error("the sample record is wrong");
  }
});
afterAll(() => rm(base, {recursive: true}));

/** A site as the second edition left it: its own tables, and the first edition's in the archive. */
async function published(): Promise<string> {
  const site = await freshFolder();
  await cp(tablesOf(DAYS[1]), join(site, "data"), {recursive: true});
  await mkdir(join(site, "editions"));
  await cp(tablesOf(DAYS[0]), join(site, "editions", DAYS[0]), {recursive: true});
  return site;
}

test("the next edition keeps those of the site before it, its own among them, and says what changed between each two", async () => {
  const site = await published();
  const kept = await keptEditions(site, {except: DAYS[2], from: null});
  expect(kept.map(({day}) => day)).toEqual([DAYS[0], DAYS[1]]);
  const steps = await historyOf(kept, tablesOf(DAYS[2]));
  expect(steps.map(({from, to, changes}) => [from, to, changes.length])).toEqual([
    [DAYS[1], DAYS[2], 0],
    [DAYS[0], DAYS[1], 1]
  ]);
  expect(steps[1]?.changes[0]).toEqual({
    table: "events",
    kind: "changed",
    id: "line-founded",
    title: "Lists are kept",
    says: ["Title: was The line begins to keep lists, is Lists are kept"]
  });
  const out = await freshFolder();
  await writeEditions(out, {kept, tables: tablesOf(DAYS[2]), day: DAYS[2], steps});
  expect((await readdir(join(out, "editions"))).sort()).toEqual([...DAYS, "changes.json"]);
  for (const day of DAYS)
    expect(await readFile(join(out, "editions", day, "events.parquet"))).toEqual(
      await readFile(join(tablesOf(day), "events.parquet"))
    );
});

test("a folder of tables alone is an edition too; one of the same day gives way, and earlier ones can be withdrawn", async () => {
  const days = async (previous: string | null, except: string, from: string | null = null) =>
    (await keptEditions(previous, {except, from})).map(({day}) => day);
  expect(await days(tablesOf(DAYS[0]), DAYS[2])).toEqual([DAYS[0]]);
  expect(await days(await published(), DAYS[1])).toEqual([DAYS[0]]);
  expect(await days(await published(), DAYS[2], DAYS[1])).toEqual([DAYS[1]]);
  expect(await days(null, DAYS[2])).toEqual([]);
});

test("an edition that is not what its manifest says, and a folder without one, are refused", async () => {
  const site = await published();
  await writeFile(join(site, "editions", DAYS[0], "cases.csv"), "id\n");
  await expect(keptEditions(site, {except: DAYS[2], from: null})).rejects.toThrow(
    /the edition of 2022-05-01 is not what it was: cases\.csv differs/
  );
  await expect(keptEditions(await freshFolder(), {except: DAYS[2], from: null})).rejects.toThrow(/holds no edition/);
});
