import {spawn} from "node:child_process";
import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {afterAll, beforeAll, expect, test, vi} from "vitest";
import {columns, date, integer, readParquet, slug, table} from "../../../loaders/index.js";
import {ROOT} from "../../structure/files.js";
import {COMMAND} from "../../tools/command.js";
import {serve, type Service} from "../../tools/server.js";

const hearings = table({
  name: "hearings",
  title: "Hearings",
  description: "Hearings that somebody sat through.",
  row: columns({
    id: slug({title: "Id", description: "A name that does not change."}),
    day: date({title: "Day", description: "The day."}),
    people: integer({title: "People", description: "How many were there.", unit: "people"}).nullable()
  }),
  key: ["id"],
  sort: ["day", "id"],
  file: {format: "yaml", path: "hearings.yaml"}
});

/** The loader as docs/cells.md has it, but for its source, and with a clock on which the pause before another try takes no time. */
const [, documented = ""] = /```ts\n([^]*?)```/.exec(await readFile(join(ROOT, "docs/cells.md"), "utf8")) ?? [];
const loader = (loaders: string, atLeast: number) =>
  [
    ['"docketbook/loaders"', JSON.stringify(`${loaders}/index.js`)],
    [
      '"https://court.example/hearings.csv", {',
      "process.env.SOURCE, {transport: {...platform, sleep: () => Promise.resolve()}, timeout: 20, maxBytes: 10_000, "
    ],
    ["{atLeast: 100}", `{atLeast: ${atLeast}}`]
  ].reduce(
    (code, [from = "", to = ""]) => {
      expect(code).toContain(from);
      return code.replace(from, to);
    },
    `import {platform} from ${JSON.stringify(`${loaders}/sources/http/transport.js`)};\n${documented}`
  );

const GOOD = "id,day,people\nsecond,2026-03-02,\nfirst,2026-02-28,12\n";
/** What the source does, by the address that is asked. */
const ANSWERS: Record<string, [status: number, type: string, body: string, length?: number]> = {
  "/good": [200, "text/csv", GOOD],
  "/page": [200, "text/html", "<p>We are moving house</p>"],
  "/gone": [404, "text/plain", ""],
  "/impossible": [200, "text/csv", "id,day,people\nfirst,2026-02-30,12\n"],
  "/column": [200, "text/csv", "id,day,persons\nfirst,2026-02-28,12\n"],
  "/twice": [200, "text/csv", "id,day,people\nfirst,2026-02-28,12\nfirst,2026-03-01,3\n"],
  "/few": [200, "text/csv", "id,day,people\nfirst,2026-02-28,12\n"],
  "/large": [200, "text/csv", `id,day,people\n${"x".repeat(20_000)}`],
  "/latin": [200, "text/csv", "id,day,people\nfirst\u00e9,2026-02-28,12\n"]
};

let service: Service;
let folder: string;
let failures = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(ROOT, ".cache/dataloader-"));
  service = await serve(({url = ""}, response) => {
    // It fails once, and then answers.
    if (url === "/again" && ++failures === 1) return void response.writeHead(503, {"retry-after": "0"}).end();
    // It breaks off in the middle of a row.
    if (url === "/cut") {
      response.writeHead(200, {"content-type": "text/csv", "content-length": "500"});
      response.write(GOOD.slice(0, 30));
      return void setImmediate(() => response.destroy());
    }
    const [status, type, body] = ANSWERS[url] ?? [200, "text/csv", GOOD];
    response.writeHead(status, {"content-type": type}).end(Buffer.from(body, url === "/latin" ? "latin1" : "utf8"));
  });
});
afterAll(async () => {
  await service.close();
  await rm(folder, {recursive: true});
});

/** A loader by the compiled package, which starts without translating anything. */
const COMPILED = {file: "hearings.parquet.js", loaders: join(COMMAND, "../../loaders"), node: []};
/** One in TypeScript, as Framework runs it. */
const TYPESCRIPT = {file: "hearings.parquet.ts", loaders: join(ROOT, "loaders"), node: ["--import", "tsx"]};

/** Runs the loader as Framework does: what it writes to standard output is the file. */
async function load(
  path: string,
  {atLeast = 2, by = COMPILED}: {atLeast?: number; by?: typeof COMPILED | typeof TYPESCRIPT} = {}
): Promise<{code: number | null; bytes: Buffer; said: string}> {
  const file = join(folder, by.file);
  await writeFile(file, loader(by.loaders, atLeast));
  const child = spawn(process.execPath, [...by.node, file], {
    env: {...process.env, SOURCE: `${service.base}${path}`}
  });
  const written: Buffer[] = [];
  let said = "";
  child.stdout.on("data", (bytes: Buffer) => written.push(bytes));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  const code = await new Promise<number | null>((done) => child.on("close", done));
  return {code, bytes: Buffer.concat(written), said};
}

/** Why the loader gives up, run in this process. */
async function refused(path: string): Promise<string> {
  const file = join(folder, `refused-${path.slice(1)}.js`);
  await writeFile(
    file,
    loader(COMPILED.loaders, 2).replaceAll("process.env.SOURCE", JSON.stringify(`${service.base}${path}`))
  );
  const written = vi.spyOn(process.stdout, "write");
  try {
    const answer = await import(/* @vite-ignore */ pathToFileURL(file).href).then(
      () => "it did not",
      (error: unknown) => String(error)
    );
    expect(written).not.toHaveBeenCalled();
    return answer;
  } finally {
    written.mockRestore();
  }
}

test("a data loader writes what its source has, typed, in the table's order, the same bytes each time", async () => {
  const first = await load("/good", {by: TYPESCRIPT});
  expect(first.said).toBe("");
  expect(first.code).toBe(0);
  expect(await readParquet(new Uint8Array(first.bytes).buffer, hearings)).toEqual([
    {id: "first", day: "2026-02-28", people: 12},
    {id: "second", day: "2026-03-02", people: null}
  ]);
  expect((await load("/good")).bytes.equals(first.bytes)).toBe(true);
  expect((await load("/again")).bytes.equals(first.bytes)).toBe(true);
});

test.each([
  ["/page", "the answer is not of the promised kind|text\\/html"],
  ["/gone", "the service answers 404"],
  ["/cut", "broke off"],
  ["/large", "10,000 bytes|larger"],
  ["/latin", "not valid for encoding utf-8"],
  ["/impossible", "hearings\\.csv:2:7 date-impossible"],
  ["/column", "persons"],
  ["/twice", 'the key "first" is in line 2 already'],
  ["/few", "1 rows, where at least 2 are expected"]
])("a data loader writes nothing where its source gives %s, and says why", async (path, why) => {
  expect(await refused(path)).toMatch(new RegExp(why));
});

test("the process of a data loader that fails writes nothing, says why and ends so", async () => {
  const {code, bytes, said} = await load("/page");
  expect(said).toContain("the answer is text/html");
  expect(code).not.toBe(0);
  expect(bytes.length).toBe(0);
});
