import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {serve, type Served} from "../../../site/cli/serve.js";

let dir: string;
let served: Served;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "docketbook-serve-"));
  mkdirSync(join(dir, "data"));
  writeFileSync(join(dir, "index.html"), "sample index");
  writeFileSync(join(dir, "page.html"), "sample page");
  writeFileSync(join(dir, "404.html"), "sample not found");
  writeFileSync(join(dir, "data", "sample.parquet"), "0123456789");
  served = await serve(dir, 0);
});
afterAll(async () => {
  await served.close();
  rmSync(dir, {recursive: true});
});

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${served.address}${path}`, {headers});
  return {status: response.status, text: await response.text(), headers: response.headers};
};

test("a page is found with and without its ending", async () => {
  expect((await get("")).text).toBe("sample index");
  expect((await get("page")).text).toBe("sample page");
  expect((await get("page.html")).text).toBe("sample page");
});

test("what is not there answers 404 with the site's own page", async () => {
  expect(await get("nothing")).toMatchObject({status: 404, text: "sample not found"});
});

test.each([
  ["bytes=2-4", "234", "bytes 2-4/10"],
  ["bytes=0-0", "0", "bytes 0-0/10"],
  ["bytes=7-", "789", "bytes 7-9/10"],
  ["bytes=-4", "6789", "bytes 6-9/10"]
])("the range %s answers exactly those bytes", async (range, text, contentRange) => {
  const answer = await get("data/sample.parquet", {range});
  expect(answer).toMatchObject({status: 206, text});
  expect(answer.headers.get("content-range")).toBe(contentRange);
});

test("a range past the end answers 416", async () => {
  expect((await get("data/sample.parquet", {range: "bytes=10-"})).status).toBe(416);
});

test("nothing above the folder is served", async () => {
  expect((await get("..%2f..%2fetc%2fpasswd")).status).toBe(403);
});

test("a port that is taken is named", async () => {
  const port = Number(new URL(served.address).port);
  await expect(serve(dir, port)).rejects.toThrow(`port ${port} is taken`);
});
