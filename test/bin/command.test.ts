import {execFile} from "node:child_process";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, test} from "vitest";
import {noContact} from "../../loaders/cli/record.js";
import {run as runProgram, type Answer} from "../package/packed.js";
import {ROOT} from "../structure/files.js";
import {COMMAND, docketbook} from "../tools/command.js";

const BASE = join(ROOT, "test", "loaders", "rules", "base");
/** Runs the compiled command from a folder that is not the repository. */
const run = (...args: string[]) => runProgram(process.execPath, [COMMAND, ...args], tmpdir());

test("a sound record gives one line of counts and exit 0, from any folder, and a note where it has no contact", async () => {
  const {status, stdout, stderr} = await run("validate", BASE);
  expect({status, stderr}).toEqual({status: 0, stderr: ""});
  expect(stdout).toMatch(
    / is sound: 1 source, 2 units, .*3 observations, 0 corrections, 0 checks, 0 translations\nnote: docketbook\.yaml has no publisher\.contact: [^\n]+\n$/
  );
  const publisher = {name: "The Sample Times", url: null, contact: null};
  expect(noContact({publisher})).toContain("no publisher.contact");
  expect(noContact({publisher: {...publisher, contact: "corrections@example.com"}})).toBeNull();
  expect(noContact({publisher: {...publisher, url: "https://www.example.com/"}})).toBeNull();
});

test("a wrong record gives every diagnostic and exit 1", async () => {
  const {status, stdout, stderr} = await run(
    "validate",
    join(ROOT, "test", "loaders", "rules", "cases", "many-at-once")
  );
  expect({status, stdout}).toEqual({status: 1, stdout: ""});
  expect(stderr).toMatch(
    /many-at-once\/courts\.yaml:2:16 encoding .*many-at-once\/sources\.yaml:4:8 url-scheme .*\d+ errors\n$/s
  );
});

test("--json gives diagnostics for machines and the same exit code", async () => {
  const {status, stdout} = await run(
    "validate",
    join(ROOT, "test", "loaders", "rules", "cases", "many-at-once"),
    "--json"
  );
  expect(status).toBe(1);
  const {sound, counts, diagnostics} = JSON.parse(stdout) as {sound: boolean; counts: unknown; diagnostics: object[]};
  expect({sound, counts}).toEqual({sound: false, counts: null});
  expect(diagnostics).toContainEqual(
    expect.objectContaining({
      file: "sources.yaml",
      line: 4,
      column: 8,
      code: "url-scheme",
      table: "sources",
      row: "sample-almanac",
      field: "url"
    })
  );
  expect(JSON.parse((await run("validate", BASE, "--json")).stdout)).toMatchObject({
    sound: true,
    counts: {observations: 3},
    diagnostics: []
  });
});

test.each([
  ["a folder that is not there", ["validate", "no-such-folder"], "there is no folder no-such-folder"],
  ["a file in place of the folder", ["validate", join(BASE, "units.yaml")], "units.yaml is a file"],
  ["an output below a file", ["build", "--data", BASE, "--out", join(BASE, "units.yaml", "sub")], "cannot be written"],
  [
    "an output where nothing can be made",
    ["build", "--data", BASE, "--out", "/proc/nope/sub"],
    "error: /proc/nope/sub cannot be written: nothing can be made there"
  ],
  ["an unknown command", ["validat"], "Did you mean validate?"],
  ["an unknown option", ["validate", "--bogus"], "unknown option '--bogus'"],
  ["one argument too many", ["validate", "a", "b"], "too many arguments"],
  ["no command", [], "Usage: docketbook"]
])("%s gives help and exit 2", async (_, args, message) => {
  const {status, stdout, stderr} = await docketbook(args, {cwd: tmpdir()});
  expect({status, stdout}).toEqual({status: 2, stdout: ""});
  expect(stderr).toContain(message);
});

test("a process that is called wrongly ends with exit 2, and the checkout's own command does what the compiled one does", async () => {
  const compiled = await run("validat");
  expect(compiled.status).toBe(2);
  const checkout = await runProgram(process.execPath, [join(ROOT, "bin/docketbook.js"), "validat"], tmpdir());
  expect(checkout).toEqual(compiled);
});

test("help and version give exit 0", async () => {
  expect(await run("--help")).toMatchObject({status: 0, stderr: ""});
  expect((await run("validate", "--help")).status).toBe(0);
  expect((await run("--version")).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test("a reader that closes the pipe ends a command quietly", async () => {
  const answer = await new Promise<Answer>((resolve) => {
    const child = execFile(
      "bash",
      ["-c", `"${process.execPath}" "${COMMAND}" --help | true; exit \${PIPESTATUS[0]}`],
      {cwd: tmpdir()},
      (_, stdout, stderr) => resolve({status: child.exitCode ?? -1, stdout, stderr})
    );
  });
  expect(answer).toEqual({status: 0, stdout: "", stderr: ""});
});

test("what no command foresaw is told in a line, without a stack trace", async () => {
  // Breaks as soon as the command listens for it.
  const broken = `process.on("newListener",(name)=>name==="unhandledRejection"&&setImmediate(()=>{throw new Error("boom")}))`;
  const answer = await new Promise<Answer>((resolve) => {
    const child = execFile(
      process.execPath,
      [COMMAND, "validate", BASE],
      {
        cwd: tmpdir(),
        env: {...process.env, NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(broken)}`}
      },
      (_, stdout, stderr) => resolve({status: child.exitCode ?? -1, stdout, stderr})
    );
  });
  expect(answer.status).toBe(2);
  expect(answer.stderr).toMatch(/^docketbook: boom\nThis is a bug in docketbook itself; .*\n$/);
});
