import {existsSync, readFileSync, readdirSync} from "node:fs";
import {writeFile} from "node:fs/promises";
import {join, relative} from "node:path";
import {beforeEach, expect, test, vi} from "vitest";
import {readRecord} from "../../../loaders/rules/directory.js";
import {run, type Answer} from "../../package/packed.js";
import {courtListener, sampleEntry} from "../sources/courtlistener/service.js";
import {docketbook} from "../../tools/command.js";
import {serve} from "../../tools/server.js";
import {ROOT} from "../../structure/files.js";
import {freshFolder} from "../../tools/folder.js";

// Each test runs the command, more than once.
vi.setConfig({testTimeout: 180_000});

const {version} = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {version: string};
let folder: string;
beforeEach(async () => void (folder = await freshFolder()));
const init = (...args: string[]): Promise<Answer> => docketbook(["init", ...args], {cwd: folder});
const sound = async (dir: string) => {
  const {record, diagnostics} = await readRecord(join(folder, dir, "data"));
  expect(diagnostics.filter(({severity}) => severity === "error")).toEqual([]);
  return record!;
};
const read = (path: string) => readFileSync(join(folder, path), "utf8");

test("from nothing: a sound record with one flow to fill in, and all that a story has", async () => {
  const {status, stdout} = await init("my-story", "--title", "A story of 12 orders");
  expect({status, stdout}).toEqual({
    status: 0,
    stdout: "my-story holds a project: 2 agencies, 1 flow\nTo see it:\n  cd my-story\n  npm start\n"
  });
  const {edition, tables} = await sound("my-story");
  expect(edition).toMatchObject({name: "my-story", title: "A story of 12 orders", flow: "the-flow"});
  // Nobody has checked it: no day is claimed.
  expect(edition.verified_through).toBeNull();
  expect(read("my-story/data/docketbook.yaml")).not.toContain("verified_through");
  expect(tables.flows).toHaveLength(1);
  const files = readdirSync(join(folder, "my-story"), {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => relative(join(folder, "my-story"), join(entry.parentPath, entry.name)));
  expect(files.filter((path) => !/^(data|vendor)\//.test(path)).length).toBeLessThanOrEqual(40);
  expect(files.filter((path) => path.startsWith("vendor/")).sort()).toEqual([
    `vendor/docketbook-${version}.tgz`,
    "vendor/docketbook.js"
  ]);
  // No engine: what runs is the package's.
  expect(files.filter((path) => /\.[jt]s$/.test(path)).sort()).toEqual([
    "observablehq.config.ts",
    "src/story.ts",
    "vendor/docketbook.js"
  ]);
  expect(JSON.parse(read("my-story/package.json"))).toMatchObject({
    name: "my-story",
    dependencies: {docketbook: `file:vendor/docketbook-${version}.tgz`},
    scripts: {start: expect.stringMatching(/ && docketbook start$/) as string}
  });
  // A number in the title is the story's own word, and no fact of its record.
  expect(read("my-story/src/index.md")).toMatch(/^# \[A story of 12 orders\]\(exempt:own-words\)$/m);
});

test("before its packages are installed, the command says in a line what to do", async () => {
  await init("story");
  expect(await run("npx", ["docketbook", "--help"], join(folder, "story"))).toMatchObject({
    status: 2,
    stderr: "docketbook: its packages are not installed yet: run npm start first\n"
  });
});

test("the README of a new story holds: its example rows are sound, and a mistake is told with its place", async () => {
  await init("story", "--description", "What became of it.");
  const story = join(folder, "story");
  const validate = () => docketbook(["validate"], {cwd: story});
  expect(JSON.parse(read("story/package.json"))).toMatchObject({description: "What became of it."});
  expect(await validate()).toMatchObject({status: 0, stderr: ""});
  const readme = read("story/README.md");
  const [source, event] = [...readme.matchAll(/```yaml\n([^]*?)```/g)].map(([, rows]) => rows!);
  await writeFile(join(story, "data/sources.yaml"), source!);
  await writeFile(join(story, "data/events.yaml"), event!);
  expect(await validate()).toMatchObject({status: 0, stdout: expect.stringContaining("1 event,") as string});
  await writeFile(join(story, "data/events.yaml"), event!.replace("2026-01-30", "2026-02-30"));
  expect(await validate()).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^data\/events\.yaml:2:9 date-impossible/) as string
  });
  // What README and CONTRIBUTING name is there.
  const pages = readme + read("story/CONTRIBUTING.md");
  const named = [...readme.matchAll(/^(?<path>[\w/.]+\/) {2,}/gm)]
    .map(({groups}) => groups!["path"]!)
    .filter((path) => path !== "drafts/");
  expect(named.filter((path) => !existsSync(join(story, path)))).toEqual([]);
  const {scripts} = JSON.parse(read("story/package.json")) as {scripts: object};
  expect([...pages.matchAll(/npm run (\w+)/g)].map(([, name]) => name!).filter((name) => !(name in scripts))).toEqual(
    []
  );
});

test("from a docket: the case with its court and parties, and every entry as an unverified lead", async () => {
  const service = await serve(courtListener(() => [1, 2, 3].map((id) => sampleEntry(id))));
  try {
    const {status, stdout} = await init("docket", "--docket", "5", "--service", service.base, "--cache", "cache");
    expect({status, stdout}).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("1 source, 1 court, 1 case, 3 events") as string
    });
  } finally {
    await service.close();
  }
  const {tables} = await sound("docket");
  expect(tables.cases[0]?.row).toMatchObject({
    id: "sample-union-v-sample-agency",
    caption: "Sample Union v. Sample Agency",
    court_id: "dcd",
    docket_number: "1:26-cv-00005-ABC",
    courtlistener_id: 5,
    judges: ["Ann B. Sample"],
    parties: [{role: "plaintiff", name: "Sample Union"}],
    grade: "secondary"
  });
  expect(tables.courts[0]?.row).toMatchObject({id: "dcd", name: "U.S. District Court for the District of Columbia"});
  expect(tables.events.map(({row}) => [row.grade, row.case_id])).toEqual(
    Array(3).fill(["unverified", "sample-union-v-sample-agency"])
  );
  // Nothing rests on a lead: the first page shows none of them.
  expect(read("docket/src/index.md")).not.toContain('data-view="events"');
});

test("from a spreadsheet: what the checks take is the record, and the rest stands in drafts with what is wrong with it", async () => {
  const sample = join(ROOT, "test/loaders/sources/sheet/cases/tracker");
  const {status, stderr} = await init("sheet", "--sheet", join(sample, "sheet.csv"), "--map", join(sample, "map.yaml"));
  expect(status).toBe(0);
  expect(stderr).toContain("3 rows that the checks refuse: see sheet/drafts");
  const {tables} = await sound("sheet");
  expect(tables.cases.map(({row}) => row.id)).toEqual(["sample-union-v-sample-agency", "sample-state-v-sample-agency"]);
  expect(tables.sources.map(({row}) => row.id)).toEqual(["sample-tracker"]);
  const drafts = read("sheet/drafts/cases.yaml");
  // Every row of the sheet is in one place or the other, with what could not be read.
  expect([...drafts.matchAll(/^# line (\d)$/gm)].map(([, line]) => line)).toEqual(["5", "6", "7"]);
  expect([...read("sheet/data/cases.yaml").matchAll(/^# line (\d)$/gm)].map(([, line]) => line)).toEqual(["2", "3"]);
  expect(drafts).toContain('not read: status, from Case Status: "Awaiting Ruling"');
  expect(drafts).toContain("column-missing: there is no docket_number");
});

test("from the address of a spreadsheet, within limits, and again from the cache", {timeout: 180_000}, async () => {
  const sample = join(ROOT, "test/loaders/sources/sheet/cases/tracker");
  const service = await serve((request, response) => {
    if (request.url === "/page")
      return void response.writeHead(200, {"content-type": "text/html"}).end("<p>Sign in</p>");
    response.writeHead(200, {"content-type": "text/csv"}).end(readFileSync(join(sample, "sheet.csv")));
  });
  const from = (dir: string, path: string, ...args: string[]) =>
    init(dir, "--sheet", `${service.base}${path}`, "--map", join(sample, "map.yaml"), "--cache", "cache", ...args);
  try {
    expect(await from("large", "/tracker.csv", "--max-bytes", "100")).toMatchObject({
      status: 3,
      stderr: expect.stringContaining("too-large") as string
    });
    expect(await from("page", "/page")).toMatchObject({
      status: 3,
      stderr: expect.stringContaining("wrong-type") as string
    });
    expect(await from("unasked", "/tracker.csv", "--offline")).toMatchObject({
      status: 3,
      stderr: expect.stringContaining("not-cached") as string
    });
    expect(await from("web", "/tracker.csv")).toMatchObject({status: 0});
  } finally {
    await service.close();
  }
  expect(await from("again", "/tracker.csv", "--offline")).toMatchObject({status: 0});
  for (const dir of ["web", "again"]) {
    const {tables} = await sound(dir);
    expect(tables.cases.map(({row}) => row.id)).toEqual([
      "sample-union-v-sample-agency",
      "sample-state-v-sample-agency"
    ]);
    expect(tables.sources[0]?.row).toMatchObject({
      url: `${service.base}/tracker.csv`,
      note: expect.stringMatching(/^Read on .*SHA-256 [0-9a-f]{64}\.$/) as string
    });
  }
  expect(["large", "page", "unasked"].filter((dir) => existsSync(join(folder, dir)))).toEqual([]);
});

test("rows of a spreadsheet are tied to no flow, and a row that is put aside keeps no other out, however long its id", async () => {
  const caption = Array.from({length: 40}, (_, i) => `Association ${i}`).join(" and ");
  await writeFile(
    join(folder, "tracker.csv"),
    `Caption,Court,Docket\nA v. B,dcd,1:25-cv-1\n"${caption} v. C","District Court, D. Nowhere",1:25-cv-2\n`
  );
  await writeFile(
    join(folder, "map.yaml"),
    "columns:\n  id: {from: Caption, read: slug}\n  caption: {from: Caption}\n  court_id: {from: Court}\n  docket_number: {from: Docket}\n  status: {value: Open}\n"
  );
  const {status, stderr} = await init("sheet", "--sheet", "tracker.csv", "--map", "map.yaml");
  expect({status, stderr}).toEqual({status: 0, stderr: expect.stringContaining("see sheet/drafts") as string});
  const {tables} = await sound("sheet");
  expect(tables.cases.map(({row}) => [row.caption, row.flow])).toEqual([["A v. B", null]]);
  expect(read("sheet/drafts/cases.yaml")).toContain("Association 39");
});

test("--json says what was made", async () => {
  const {stdout} = await init("tram", "--record", join(ROOT, "test/record"), "--case", "clay-v-tram", "--json");
  expect(JSON.parse(stdout)).toMatchObject({dir: "tram", rows: {cases: 1, orders: 1, events: 1}, aside: []});
});

test("wrong usage ends with code 2 and makes nothing", async () => {
  await writeFile(join(folder, "a-file"), "");
  const wrong: [string[], string][] = [
    [["."], "is not empty (a-file)"],
    [["a-file"], "is a file"],
    [["a-file/sub"], "a-file/sub cannot be made: a-file is a file"],
    [["/proc/docketbook"], "/proc/docketbook cannot be written"],
    [["new", "--map", "m.yaml"], "--map needs --sheet"],
    [["new", "--sheet", "s.csv"], "--sheet needs --map"],
    [["new", "--record", join(ROOT, "test/record")], "--record needs --case"],
    [["new", "--record", join(ROOT, "test/record"), "--case", "no-such-case"], "there is no case no-such-case"],
    [["new", "--docket", "x"], "a docket is the number in its address"],
    [["new", "--docket", "5", "--sheet", "s.csv"], "cannot be used with"]
  ];
  for (const [args, said] of wrong)
    expect([args, await init(...args)]).toEqual([
      args,
      expect.objectContaining({status: 2, stderr: expect.stringContaining(said) as string})
    ]);
  expect(existsSync(join(folder, "new"))).toBe(false);
});
