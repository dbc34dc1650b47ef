import {createHash} from "node:crypto";
import {readdirSync} from "node:fs";
import {copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, beforeEach, expect, test} from "vitest";
import {tmpdir} from "node:os";
import {verifyCopy} from "../../../loaders/dataset/verify.js";
import {build} from "../../../loaders/dataset/build.js";
import {serve as serveFolder, type Served} from "../../../site/cli/serve.js";
import type {Answer} from "../../package/packed.js";
import {docketbook} from "../../tools/command.js";
import {serve} from "../../tools/server.js";
import {ROOT} from "../../structure/files.js";
import {freshFolder} from "../../tools/folder.js";
import {tables} from "../../../loaders/schema/tables.js";

/** Every table is published twice, as Parquet and as CSV. */
const FILES = 2 * Object.keys(tables).length;

let built: string;
let site: string;
let server: Served;
const verify = (...args: string[]): Promise<Answer> => docketbook(["verify", ...args], {cwd: site});

beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), "docketbook-verify-"));
  await build({dir: join(ROOT, "test/record"), out: join(built, "tables")});
});
afterAll(() => rm(built, {recursive: true}));
beforeEach(async () => {
  site = await freshFolder();
  await mkdir(join(site, "data"));
  await cp(join(built, "tables"), join(site, "data"), {recursive: true});
  server = await serveFolder(site, 0);
  return () => server.close();
});
const places = () => [site, join(site, "data"), server.address, `${server.address}data/datapackage.json`];

test("an untouched copy is as published: as a folder, a site, and at an address", async () => {
  const hash = createHash("sha256")
    .update(await readFile(join(site, "data/datapackage.json")))
    .digest("hex");
  for (const place of places()) {
    const {status, stdout, stderr} = await verify(place, "--expect", hash);
    expect({status, stdout, stderr}).toEqual({
      status: 0,
      stdout: `all ${FILES} files of the edition of 2022-05-01 are as datapackage.json says\ndatapackage.json itself: sha256:${hash}\n`,
      stderr: ""
    });
  }
});

test("one changed bit in any file is found, in a folder and at an address", async () => {
  const names = readdirSync(join(site, "data")).filter((name) => name !== "datapackage.json");
  for (const name of names) {
    const path = join(site, "data", name);
    const bytes = await readFile(path);
    bytes[bytes.length >> 1]! ^= 1;
    await writeFile(path, bytes);
    const {files} = await verifyCopy({read: (file) => readFile(join(site, "data", file)), list: null});
    expect(files.filter(({state}) => state !== "same").map(({path: found, state}) => `${found} ${state}`)).toEqual([
      `${name} differs`
    ]);
    if (name !== names.at(-1)) await copyFile(join(built, "tables", name), path);
  }
  for (const place of [site, server.address]) {
    const {status, stdout, stderr} = await verify(place);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      new RegExp(
        `^${names.at(-1)} is not the file that was published\\n  expected: sha256:[0-9a-f]{64}\\n  found:    sha256:[0-9a-f]{64}\\n$`
      )
    );
    expect(stdout).toContain(`${FILES - 1} of ${FILES} files`);
  }
});

test("a file that is missing or cut short is found, and --json says which", async () => {
  await rm(join(site, "data/cases.csv"));
  await writeFile(join(site, "data/flows.csv"), (await readFile(join(site, "data/flows.csv"))).subarray(0, -1));
  for (const place of [site, server.address]) {
    const {status, stdout} = await verify(place, "--json");
    const {sound, files} = JSON.parse(stdout) as {sound: boolean; files: {path: string; state: string}[]};
    expect({status, sound}).toEqual({status: 1, sound: false});
    expect(files.filter(({state}) => state !== "same").map(({path, state}) => `${path} ${state}`)).toEqual([
      "flows.csv differs",
      "cases.csv missing"
    ]);
  }
});

test("whoever changes a file and its hash is found by the hash of the descriptor itself", async () => {
  const path = join(site, "data/datapackage.json");
  const original = createHash("sha256")
    .update(await readFile(path))
    .digest("hex");
  await writeFile(join(site, "data/claims.csv"), "id\n");
  const made = createHash("sha256").update("id\n").digest("hex");
  const descriptor = JSON.parse(await readFile(path, "utf8")) as {
    resources: {path: string; hash: string; bytes: number}[];
  };
  const claims = descriptor.resources.find((resource) => resource.path === "claims.csv")!;
  Object.assign(claims, {hash: `sha256:${made}`, bytes: 3});
  await writeFile(path, JSON.stringify(descriptor, null, 2));
  expect((await verify(site)).status).toBe(0);
  const {status, stderr} = await verify(server.address, "--expect", original);
  expect({status, stderr}).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("datapackage.json is not the one expected") as string
  });
});

test("a descriptor cannot send the program to other files, and one that is none is refused", async () => {
  const path = join(site, "data/datapackage.json");
  for (const [wrong, said] of [
    [
      {docketbook: {edition: "2020-06-01"}, resources: [{path: "../secret", hash: "sha256:00"}]},
      "outside of its folder"
    ],
    [
      {docketbook: {edition: "2020-06-01"}, resources: [{path: "/etc/hostname", hash: "sha256:00"}]},
      "outside of its folder"
    ],
    [
      {docketbook: {edition: "2020-06-01"}, resources: [{path: "http://example.com/x", hash: "sha256:00"}]},
      "outside of its folder"
    ],
    [
      {
        docketbook: {load: "t", rows: 1, partition: [], schema: {fields: []}},
        resources: [{path: "t/a=b/../../c.parquet"}]
      },
      "outside of its folder"
    ],
    [{resources: []}, "describes no edition"]
  ] as const) {
    await expect(
      verifyCopy({read: () => Promise.resolve(Buffer.from(JSON.stringify(wrong))), list: null})
    ).rejects.toThrow(said);
  }
  await writeFile(path, JSON.stringify({docketbook: {edition: "2020-06-01"}, resources: [{path: "orders.csv"}]}));
  expect(await verify(site)).toMatchObject({status: 1, stderr: "orders.csv has no SHA-256 in the descriptor\n"});
  await writeFile(path, "<html>");
  expect(await verify(server.address)).toMatchObject({status: 1, stderr: "error: datapackage.json is not JSON\n"});
});

test("a place without an edition ends with code 1 or 2, one that cannot be read with 3", async () => {
  await rm(join(site, "data"), {recursive: true});
  expect(await verify(site)).toMatchObject({status: 1, stderr: "error: there is no datapackage.json\n"});
  expect(await verify(server.address)).toMatchObject({status: 1});
  expect(await verify("no-such-folder")).toMatchObject({status: 2});
  expect(await verify(site, "--expect", "abc")).toMatchObject({status: 2});
  const elsewhere = await serve((_, response) => response.writeHead(302, {location: "http://other.invalid/"}).end());
  try {
    expect(await verify(elsewhere.base)).toMatchObject({
      status: 3,
      stderr: expect.stringContaining("redirected") as string
    });
  } finally {
    await elsewhere.close();
  }
});
