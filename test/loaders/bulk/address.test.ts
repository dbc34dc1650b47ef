import {createReadStream} from "node:fs";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {beforeEach, describe, expect, onTestFinished, test} from "vitest";
import {load, type LoadOptions} from "../../../loaders/bulk/load.js";
import {freshFolder, hashes} from "../../tools/folder.js";
import {serve, type Handler} from "../../tools/server.js";
import {docketEntries, sampleLines} from "./entries.js";
import {parquetRows, writeLines} from "./files.js";

const lines = [...sampleLines(300)];
const text = lines.map((line) => `${line}\n`).join("");
const rows = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
const SECRET = "?X-Amz-Signature=0f1e2d";

let folder: string;
let out: string;
beforeEach(async () => {
  folder = await freshFolder();
  out = join(folder, "out");
});
/** Loads what a server of objects has at a path. */
async function from(handler: Handler, path: string, options: Partial<LoadOptions> = {}) {
  const service = await serve(handler);
  onTestFinished(() => service.close());
  const address = `${service.base}${path}`;
  return {address, seen: service.seen, loading: load({table: docketEntries, files: [address], out, ...options})};
}

describe("an object that is named by its address", () => {
  test.for<[path: string, body: string | Buffer, headers: Record<string, string>]>([
    ["/entries.ndjson", text, {}],
    ["/bulk/2025/entries.ndjson.gz", gzipSync(text), {}],
    // A store hands an object out with the encoding that it was put there with, and the platform unpacks it.
    ["/entries.ndjson.gz", gzipSync(text), {"content-encoding": "gzip"}],
    ["/entries.ndjson", gzipSync(text), {}]
  ])("is loaded like the same file of this machine (%s)", async ([path, body, headers]) => {
    const {address, loading, seen} = await from(
      (_, response) => response.writeHead(200, headers).end(body),
      `${path}${SECRET}`
    );
    expect(await loading).toMatchObject({rows: 300, validated: 0, read: [address.replace(SECRET, "")]});
    expect(await parquetRows(docketEntries, join(out, "docket_entries.parquet"))).toEqual(rows);
    expect(seen.map(({url}) => url)).toEqual([`${path}${SECRET}`]);
  });

  test("stands beside files of this machine, in the order in which they were named", async () => {
    const file = await writeLines(join(folder, "rest.ndjson"), lines.slice(100));
    const service = await serve((_, response) => response.end(text.slice(0, text.indexOf(lines[100]!))));
    onTestFinished(() => service.close());
    await load({table: docketEntries, files: [`${service.base}/first.ndjson`, file], out});
    expect(await parquetRows(docketEntries, join(out, "docket_entries.parquet"))).toEqual(rows);
  });

  test("is told of by its address, line and column where a row is wrong, without what signs it", async () => {
    const wrong = text.replace(/"date_filed":"[^"]*"/, '"date_filed":"soon"');
    const {address, loading} = await from((_, response) => response.end(wrong), `/entries.ndjson${SECRET}`);
    const result = await loading;
    expect(result.files).toBeNull();
    expect(result.diagnostics).toMatchObject([
      {file: address.replace(SECRET, ""), line: 1, column: wrong.indexOf('"soon"') + 1, code: "date-malformed"}
    ]);
    expect(JSON.stringify(result)).not.toContain("Signature");
  });

  test.for<[says: RegExp, handler: Handler]>([
    [
      /\/entries\.ndjson answers 403: it wants a signed address, or the one given has run out$/,
      (_, response) => response.writeHead(403).end("no")
    ],
    [/\/entries\.ndjson answers 404: nothing is there$/, (_, response) => response.writeHead(404).end()],
    [/\/entries\.ndjson answers 503$/, (_, response) => response.writeHead(503).end()],
    [/\/entries\.ndjson cannot be reached \(\w+\)$/, (request) => void request.socket.destroy()],
    [
      /\/entries\.ndjson broke off before its end; nothing was written: load it again$/,
      (request, response) => {
        response.writeHead(200, {"content-length": String(text.length)});
        response.write(text.slice(0, text.length / 2), () => request.socket.destroy());
      }
    ],
    [
      /\/entries\.ndjson broke off before its end/,
      (request, response) => void response.write(text.slice(0, text.length / 2), () => request.socket.destroy())
    ],
    [/^there is no row in http:\/\/[\d.:]+\/entries\.ndjson \(/, (_, response) => void response.end()]
  ])("leaves an earlier load as it was where the store says or does this: %s", async ([says, handler]) => {
    await load({table: docketEntries, files: [await writeLines(join(folder, "a.ndjson"), lines)], out});
    const before = await hashes(out);
    const {loading} = await from(handler, `/entries.ndjson${SECRET}`);
    const error: unknown = await loading.catch((caught: unknown) => caught);
    expect(error).toMatchObject({message: expect.stringMatching(says) as string});
    expect((error as Error).message).not.toMatch(/Signature|\.work/);
    expect(await hashes(out)).toEqual(before);
  });

  test.for([
    [
      "s3://bucket/entries.ndjson",
      /^s3:\/\/bucket\/entries\.ndjson cannot be read by that address: give the object's https address/
    ],
    ["gs://bucket/entries.ndjson", /^gs:\/\/bucket\/entries\.ndjson cannot be read by that address/],
    ["file:///entries.ndjson", /^file:\/\/\/entries\.ndjson is an address: give the path of the file$/]
  ] as const)("is refused with what to give instead where no store answers to it (%s)", async ([name, says]) => {
    await expect(load({table: docketEntries, files: [name], out})).rejects.toThrow(says);
  });
});

test("an address as the output is refused before anything is read or made", async () => {
  await expect(load({table: docketEntries, files: ["none.ndjson"], out: "s3://bucket/entries"})).rejects.toThrow(
    /^s3:\/\/bucket\/entries is an address, and what is written goes to a folder of this machine: name one,/
  );
});

test("a wrong row of the standard input is told as of there, and not of the file that it is kept in meanwhile", async () => {
  const file = await writeLines(join(folder, "a.ndjson"), ["{}", ...lines]);
  const {diagnostics} = await load({table: docketEntries, files: ["-"], stdin: createReadStream(file), out});
  expect(new Set(diagnostics.map((one) => `${one.file}:${one.line}`))).toEqual(new Set(["<stdin>:1"]));
});
