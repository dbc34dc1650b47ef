import {createHash} from "node:crypto";
import {copyFile, cp, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {verifyCopy} from "../../../loaders/dataset/verify.js";
import {load} from "../../../loaders/bulk/load.js";
import {serve} from "../../../site/cli/serve.js";
import {kinds, soundRow} from "./compiled/kinds.js";
import {docketbook} from "../../tools/command.js";
import {freshFolder} from "../../tools/folder.js";
import {ROUNDS} from "../../tools/rounds.js";
import {docketEntries, sampleLines} from "./entries.js";
import {filesBelow, writeLines} from "./files.js";

interface Descriptor {
  docketbook: {rows: number; schema: {fields: {name: string; type: string}[]}};
  resources: {path: string; rows: number; bytes: number; hash: string}[];
}

let made: string;
beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), "docketbook-loaded-"));
  const file = await writeLines(join(made, "a.ndjson"), sampleLines(200));
  const partition = [
    {name: "court_id", column: "court_id", year: false},
    {name: "year", column: "date_filed", year: true}
  ];
  await load({table: docketEntries, files: [file], out: join(made, "out"), partition});
});
afterAll(() => rm(made, {recursive: true}));

async function copy() {
  const out = join(await freshFolder(), "out");
  await cp(join(made, "out"), out, {recursive: true});
  const descriptor = JSON.parse(await readFile(join(out, "datapackage.json"), "utf8")) as Descriptor;
  return {out, descriptor, describe: () => writeFile(join(out, "datapackage.json"), JSON.stringify(descriptor))};
}
const verify = (...args: string[]) => docketbook(["verify", ...args], {cwd: made});
/** What is not as it should be, in words. */
async function wrong(out: string) {
  const {files} = await verifyCopy({
    read: (path) => readFile(join(out, path)).catch(() => null),
    list: () => Promise.resolve(filesBelow(out))
  });
  return files
    .filter(({state}) => state !== "same")
    .map(({path, state, expected, found}) =>
      [path, state, ...(expected === undefined || /sha256/.test(expected) ? [] : [expected, found])].join(" | ")
    );
}

test("what a load wrote is as it says, as a folder and at an address, of every type and of names that folders have to spell", async () => {
  const {out, descriptor} = await copy();
  const count = descriptor.resources.length;
  const said = {
    status: 0,
    stdout: expect.stringContaining(
      `all ${count} files of the load of docket_entries (200 rows) are as datapackage.json says`
    ) as string,
    stderr: ""
  };
  expect(await verify(out)).toMatchObject(said);
  const server = await serve(out, 0);
  try {
    expect(await verify(server.address)).toMatchObject(said);
    await rm(join(out, descriptor.resources[3]!.path));
    expect(await verify(server.address)).toMatchObject({
      status: 1,
      stderr: `${descriptor.resources[3]!.path} is not there\n`
    });
  } finally {
    await server.close();
  }
  const folder = await freshFolder();
  const file = await writeLines(
    join(folder, "a.ndjson"),
    ["red", 'it\'s "green"', "blue, pale", "Größe 🟣"].map((colour, index) =>
      JSON.stringify({...soundRow, id: `a${index}`, colour})
    )
  );
  for (const partition of [[], [{name: "colour", column: "colour", year: false}]]) {
    expect(await load({table: kinds, files: [file], out: join(folder, "out"), partition})).toMatchObject({rows: 4});
    expect(await verify(join(folder, "out"), "--json")).toMatchObject({status: 0, stderr: ""});
    expect(await wrong(join(folder, "out"))).toEqual([]);
  }
});

test("one changed bit, wherever it is, and a file cut short are found", async () => {
  const {out, descriptor} = await copy();
  // Every file in the long run, otherwise some from the first to the last.
  for (const {path} of descriptor.resources.filter((_, index) => index % Math.max(1, 6 - ROUNDS) === 0)) {
    const bytes = await readFile(join(out, path));
    for (const at of [0, bytes.length >> 1, bytes.length - 1]) {
      const spoilt = Buffer.from(bytes);
      spoilt[at]! ^= 1;
      await writeFile(join(out, path), spoilt);
      if (path === descriptor.resources[0]!.path) expect(await wrong(out)).toEqual([`${path} | differs`]);
    }
    await writeFile(join(out, path), bytes.subarray(0, -1));
    expect(await wrong(out)).toEqual([`${path} | differs`]);
    await copyFile(join(made, "out", path), join(out, path));
  }
  expect(await wrong(out)).toEqual([]);
});

test("a folder that is gone, a foreign file and one that is moved are found: readers would take them for other rows", async () => {
  const {out, descriptor} = await copy();
  const court = descriptor.resources.map(({path}) => path.split("/").slice(0, 2).join("/"))[0]!;
  const gone = descriptor.resources.map(({path}) => path).filter((path) => path.startsWith(`${court}/`));
  await rm(join(out, court), {recursive: true});
  expect(await wrong(out)).toEqual(gone.map((path) => `${path} | missing`));
  const other = descriptor.resources.at(-1)!.path;
  const foreign = other.replace(/data_0/, "data_9");
  await copyFile(join(out, other), join(out, foreign));
  const {status, stdout, stderr} = await verify(out);
  expect({status, stderr}).toEqual({
    status: 1,
    stderr: [
      ...gone.map((path) => `${path} is not there`),
      `${foreign} is not named in the descriptor: it would be read as more rows`,
      ""
    ].join("\n")
  });
  expect(stdout).toContain(
    `${descriptor.resources.length - gone.length} of ${descriptor.resources.length} files of the load`
  );
});

test("a descriptor that was changed to fit is found by rows and columns, as far as those tell", async () => {
  const {out, descriptor, describe} = await copy();
  const [first, second] = descriptor.resources;
  // Another file in the place of one, with its hash and its size.
  const bytes = await readFile(join(out, second!.path));
  const rows = first!.rows;
  await writeFile(join(out, first!.path), bytes);
  Object.assign(first!, {
    bytes: bytes.length,
    hash: `sha256:${createHash("sha256").update(bytes).digest("hex")}`,
    rows: second!.rows + 1
  });
  await describe();
  expect(await wrong(out)).toContain(`${first!.path} | differs | ${second!.rows + 1} rows | ${second!.rows} rows`);
  Object.assign(first!, {rows: second!.rows});
  descriptor.docketbook.rows += 1;
  await describe();
  expect(await wrong(out)).toEqual([
    `datapackage.json | differs | 201 rows in all files | ${200 - rows + second!.rows} rows`
  ]);
  descriptor.docketbook.rows += second!.rows - rows - 1;
  descriptor.docketbook.schema.fields.find(({name}) => name === "date_filed")!.type = "string";
  await describe();
  expect(await wrong(out)).toHaveLength(descriptor.resources.length);
  expect((await wrong(out))[0]).toMatch(/date_filed: string.* \| .*date_filed: date/);
});
