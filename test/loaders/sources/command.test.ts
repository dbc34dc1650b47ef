import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {courtListener, sampleEntry} from "./courtlistener/service.js";
import {real} from "./real.js";
import {docketbook as runCommand} from "../../tools/command.js";
import {serve, type Handler, type Service} from "../../tools/server.js";

const TOKEN = "s3cret-token";
let folder: string;
const services: Service[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "fetch-"));
});
afterEach(async () => {
  rmSync(folder, {recursive: true});
  await Promise.all(services.splice(0).map(({close}) => close()));
});
const start = async (handler: Handler) => {
  const service = await serve(handler);
  services.push(service);
  return service;
};

interface Run {
  code: number | null;
  out: string;
  err: string;
}
/** Runs the command in the test's folder. */
const docketbook = async (...args: string[]): Promise<Run> => {
  const {status, stdout, stderr} = await runCommand(args, {cwd: folder, env: {COURTLISTENER_TOKEN: TOKEN}});
  return {code: status, out: stdout, err: stderr};
};

describe("docketbook fetch", () => {
  const docket = (base: string, ...more: string[]) =>
    docketbook("fetch", "courtlistener", "--docket", "5", "--out", "out", "--service", base, ...more);

  test("brings a docket home with the token of the environment, which is written nowhere, and again offline", async () => {
    const {base, seen} = await start(courtListener(() => [1, 2, 3].map((id) => sampleEntry(id))));
    const run = await docket(base);
    expect(run).toMatchObject({
      code: 0,
      out: expect.stringContaining("docket 5 has 3 entries: 3 new and 0 changed; 3 draft events in out") as string
    });
    expect(new Set(seen.map(({headers}) => headers.authorization))).toEqual(new Set([`Token ${TOKEN}`]));
    const files = ["docket.json", "entries.jsonl", "events.draft.yaml", "sources.draft.yaml", "parties.jsonl"].map(
      (name) => readFileSync(join(folder, "out/courtlistener-5", name), "utf8")
    );
    expect([...files, run.out, run.err].join()).not.toContain(TOKEN);

    const asked = seen.length;
    const offline = await docket(base, "--offline", "--json");
    expect(offline.code).toBe(0);
    expect(JSON.parse(offline.out)).toMatchObject({entries: 3, new: [], drafts: 3});
    expect(seen).toHaveLength(asked);
  });

  test("offline, without an answer of an earlier run, names what is missing and ends with 3", async () => {
    const run = await docket("http://127.0.0.1:9", "--offline");
    expect(run.code).toBe(3);
    expect(run.err).toContain("not-cached there is no stored answer\n  at: http://127.0.0.1:9/api/rest/v4/dockets/5/");
    expect(existsSync(join(folder, "out"))).toBe(false);
  });

  test("with a cache that cannot be made ends with 2 and names it", async () => {
    const {base} = await start(courtListener(() => []));
    const run = await docket(base, "--cache", "/proc/docketbook");
    expect(run).toMatchObject({
      code: 2,
      err: expect.stringMatching(
        /^error: \/proc\/docketbook\/\w+\.body cannot be written: nothing can be made there\n$/
      ) as string
    });
  });

  test("refused by the service ends with 3, and tells neither the token nor what the service said of it", async () => {
    const {base} = await start((_, response) =>
      response
        .writeHead(401, {"content-type": "application/json"})
        .end(JSON.stringify({detail: `Invalid token ${TOKEN}`}))
    );
    const run = await docket(base, "--json");
    expect(run.code).toBe(3);
    expect(JSON.parse(run.out)).toMatchObject({error: {code: "unauthorized"}});
    expect(run.out + run.err).not.toContain(TOKEN);
  });

  test("of a service that changed its form ends with 3 and the path", async () => {
    const {base} = await start((_, response) =>
      response.writeHead(200, {"content-type": "application/json"}).end('{"id": "5"}')
    );
    const run = await docket(base);
    expect(run).toMatchObject({
      code: 3,
      err: expect.stringContaining("schema-changed id: Invalid input: expected number, received string") as string
    });
  });

  test.each([
    [["courtlistener", "--out", "out"]],
    [["courtlistener", "--docket", "x", "--out", "out"]],
    [["irs-soi", "--year", "2013", "--out", "out"]],
    [["irs-soi", "--year", "2021", "--file", "absent.csv", "--out", "out"]],
    [["jct", "--out", "out"]],
    [["nowhere"]]
  ])("%j is wrong usage and ends with 2", async (args) => {
    expect((await docketbook("fetch", ...args)).code).toBe(2);
  });

  test("reads a publisher's table from a file, provenance on every row and no path of this machine", async () => {
    writeFileSync(join(folder, "21in55cmcsv.csv"), real("21in55cmcsv.csv.gz"));
    const run = await docketbook(
      "fetch",
      "irs-soi",
      "--year",
      "2021",
      "--variable",
      "n1",
      "--file",
      join(folder, "21in55cmcsv.csv"),
      "--out",
      "out"
    );
    expect(run).toMatchObject({code: 0, err: ""});
    const [header, first] = readFileSync(join(folder, "out/irs-soi-2021.csv"), "utf8").split("\n");
    expect(header).toBe("variable,period,geography,dimension,value,unit,definition,locator,address,fetched,sha256");
    expect(first).toMatch(/^N1,2021,US,,159514700,returns,.*,file:21in55cmcsv\.csv,2\d{3}-.*,[0-9a-f]{64}$/);
  });
});

describe("docketbook import", () => {
  const CASE = join(import.meta.dirname, "sheet/cases");

  test("writes the rows, reports each cell that it could not read, and ends with 1", async () => {
    const run = await docketbook(
      "import",
      "cases",
      join(CASE, "tracker/sheet.csv"),
      "--map",
      join(CASE, "tracker/map.yaml"),
      "--out",
      "rows.yaml"
    );
    expect(run.code).toBe(1);
    expect(run.err).toContain('sheet.csv:6:77 cell-unreadable "Feb. 30 2025" is not a real date');
    expect(run.err).toMatch(/5 rows in rows\.yaml; \d+ cells could not be read\n$/);
    expect(readFileSync(join(folder, "rows.yaml"), "utf8")).toContain("- id: sample-union-v-sample-agency\n");
  });

  test("takes a workbook from an address", async () => {
    const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    const {base} = await start((_, response) =>
      response.writeHead(200, {"content-type": type}).end(readFileSync(join(CASE, "workbook/sheet.xlsx")))
    );
    const run = await docketbook(
      "import",
      "sources",
      `${base}/sheet`,
      "--map",
      join(CASE, "workbook/map.yaml"),
      "--json"
    );
    expect(
      (JSON.parse(run.out) as {rows: {row: {url?: string}; provenance: {address: string}}[]}).rows[0]
    ).toMatchObject({
      row: {url: "https://example.org/first?a=1&b=2"},
      provenance: {address: `${base}/sheet`}
    });
  });

  test("of a page that is no spreadsheet ends with 3", async () => {
    const {base} = await start((_, response) => response.writeHead(200, {"content-type": "text/html"}).end("Sign in"));
    const run = await docketbook("import", "sources", base, "--map", join(CASE, "workbook/map.yaml"));
    expect(run).toMatchObject({code: 3, err: expect.stringContaining("wrong-type") as string});
  });

  test("with a map that is not right ends with 2 and the key", async () => {
    writeFileSync(join(folder, "map.yaml"), "columns: {id: {frm: Name}}");
    const run = await docketbook("import", "sources", join(CASE, "workbook/sheet.xlsx"), "--map", "map.yaml");
    expect(run).toMatchObject({
      code: 2,
      err: expect.stringMatching(
        /^map\.yaml:1:16 column-unknown there is no key "frm" in columns\.id\n.*\n.*\^\n {2}expected: did you mean from\?\n/m
      ) as string
    });
  });
});
