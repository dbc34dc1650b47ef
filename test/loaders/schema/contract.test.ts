import {build} from "esbuild";
import {expect, test} from "vitest";
import {tables} from "../../../loaders/schema/tables.js";

const source = {
  id: "sample-almanac",
  title: "An almanac",
  publisher: null,
  language: null,
  url: "https://example.com/almanac",
  date: "2020-06~",
  copy_url: null,
  address: null,
  read: null,
  note: null,
  recorded: "2020-06-01"
};

test("the zod schema of a table takes a sound row", () => {
  expect(tables.sources.row.safeParse(source).success).toBe(true);
  expect(tables.sources.row.safeParse({...source, url: null, date: "2019-12/2020"}).success).toBe(true);
});

test.each([
  ["url", "javascript:alert(1)"],
  ["url", "data:text/html,x"],
  ["url", "example.com"],
  ["url", "https://user:word@example.com/"],
  ["url", "https://exa mple.com/"],
  ["date", "2020-02-30"],
  ["date", "2020/2019"],
  ["date", "June 2020"],
  ["date", "2020-06-XX"],
  ["recorded", "2020-02-30"],
  ["recorded", "2020-06"],
  ["id", "An Almanac"]
])("and refuses a %s such as %s", (column, value) => {
  const {error} = tables.sources.row.safeParse({...source, [column]: value});
  expect(error?.issues.map(({path}) => path)).toEqual([[column]]);
});

test("and a period that is uncertain", () => {
  const {period} = tables.observations.row.shape;
  expect(["2012/2015", "2022", "2022?", "2022-13"].map((text) => period.safeParse(text).success)).toEqual([
    true,
    true,
    false,
    false
  ]);
});

test("a page that reads a table, or hands it to the engine, loads no zod", async () => {
  const {metafile} = await build({
    entryPoints: ["loaders/dataset/readparquet.ts", "loaders/dataset/arrow.ts"],
    bundle: true,
    format: "esm",
    platform: "browser",
    outdir: "unwritten",
    write: false,
    metafile: true
  });
  const inputs = Object.values(metafile.outputs).flatMap(({inputs: found}) => Object.entries(found));
  const kept = inputs.filter(([, {bytesInOutput}]) => bytesInOutput > 0).map(([name]) => name);
  expect(kept.filter((name) => name.includes("hyparquet")).length).toBeGreaterThan(0);
  expect(kept.filter((name) => name.includes("node_modules/zod/"))).toEqual([]);
});
