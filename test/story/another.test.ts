import {readdirSync, readFileSync} from "node:fs";
import {mkdtemp, rm, symlink} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import {afterAll, beforeAll, expect, test} from "vitest";
import {run} from "../package/packed.js";
import {ROOT} from "../structure/files.js";

/*
 * The dispute over Medicaid data, made by one command from the rows that this record has on it. Its packages are this project's own: what
 * npm would install is the same versions.
 */
let folder: string;
let story: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "docketbook-story-"));
  story = join(folder, "medicaid");
  const made = await run(
    process.execPath,
    [
      join(ROOT, "bin/docketbook.js"),
      "init",
      story,
      "--record",
      join(ROOT, "data"),
      "--case",
      "california-v-hhs",
      "--title",
      "The Medicaid file"
    ],
    folder
  );
  expect({status: made.status, stdout: made.stdout}).toEqual({
    status: 0,
    stdout: expect.stringContaining("1 case, 3 orders, 4 events") as string
  });
  await symlink(join(ROOT, "node_modules"), join(story, "node_modules"));
});
afterAll(() => rm(folder, {recursive: true, force: true}));

test("a story made with init builds and passes its own tests", {timeout: 1_200_000}, async () => {
  const {status, stdout, stderr} = await run("npm", ["test"], story);
  expect({status, failures: `${stdout}\n${stderr}`.match(/^.*(?:×|→|[1-9]\d* failed).*$/gm)}).toEqual({
    status: 0,
    failures: null
  });
  expect(stdout).toMatch(/\n\d+ passed, 0 failed\n$/);
  // Every step ran, those in a browser among them.
  expect(stdout.match(/^(\w+): [1-9]\d* passed, 0 failed$/gm)?.map((line) => line.split(":")[0])).toEqual([
    "chromium",
    "types",
    "unit",
    "build",
    "site"
  ]);
});

test("its pages are the same pages, about its own case", () => {
  const page = (path: string) => parseHTML(readFileSync(join(story, "dist", path), "utf8")).document;
  expect(page("index.html").querySelector("h1")?.textContent).toBe("The Medicaid file");
  expect(page("index.html").querySelector("figure[data-figure-id]")?.textContent).toContain(
    "One court has barred it since 12 August 2025"
  );
  for (const path of [
    "chronology.html",
    "cases/california-v-hhs.html",
    "orders/medicaid-basic-data.html",
    "claims.html",
    "explore.html",
    "sources.html",
    "methods.html",
    "search.html",
    "figure/law-on-any-date.svg",
    "embed/law-on-any-date.html",
    "data/datapackage.json"
  ]) {
    expect(readFileSync(join(story, "dist", path)).length).toBeGreaterThan(0);
  }
});

test("no row of this story is in it", () => {
  const rows = (dir: string) =>
    readdirSync(dir)
      .filter((name) => name.endsWith(".yaml"))
      .flatMap((name) =>
        [...readFileSync(join(dir, name), "utf8").matchAll(/^- id: (\S+)$/gm)].map(([, id]) => `${name} ${id}`)
      );
  const [own, all] = [rows(join(story, "data")), rows(join(ROOT, "data"))];
  expect(own.filter((row) => !all.includes(row))).toEqual([]);
  expect(own.filter((row) => /irs|ctr-|cedc|centro|itin|6103|ssa-|treasury/.test(row))).toEqual([]);
  expect(own.length).toBeLessThan(40);
});
