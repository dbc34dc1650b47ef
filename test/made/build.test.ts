import {execFile, spawnSync} from "node:child_process";
import {createHash} from "node:crypto";
import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, relative, resolve} from "node:path";
import {afterAll, beforeAll, expect, it} from "vitest";
import {DIST} from "../browser/files.js";

const MADE = new Set([
  ".git",
  "test",
  ...readFileSync(".gitignore", "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => line.replace(/\/$/, ""))
]);
// A builder with no network interface at all, where this system lets one be made.
const sealed = spawnSync("unshare", ["-rn", "true"]).status === 0 ? ["unshare", "-rn"] : [];

/** Every file of a folder with the hash of its bytes. */
const hashes = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, {recursive: true, withFileTypes: true})
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [relative(folder, file), createHash("sha256").update(readFileSync(file)).digest("hex")])
  );

let elsewhere = "";
// Not the synchronous call: the test runner must hear from its worker meanwhile.
function build(): Promise<{status: number; said: string}> {
  const [command, ...rest] = [...sealed, process.execPath, "bin/docketbook.js", "build"];
  return new Promise((done) => {
    const child = execFile(command, rest, {cwd: elsewhere, maxBuffer: 2 ** 26}, (_error, stdout, stderr) =>
      done({status: child.exitCode ?? -1, said: `${stdout}${stderr}`})
    );
  });
}

beforeAll(() => {
  elsewhere = mkdtempSync(join(tmpdir(), "docketbook-build-"));
  for (const name of readdirSync(".")) {
    if (!MADE.has(name))
      cpSync(name, join(elsewhere, name), {recursive: true, filter: (source) => !MADE.has(relative(".", source))});
  }
  symlinkSync(resolve("node_modules"), join(elsewhere, "node_modules"));
});
afterAll(() => rmSync(elsewhere, {recursive: true, force: true}));

it(
  `the same files give the same bytes in another folder${sealed.length ? ", without a network" : " (this system cannot take the network away)"}`,
  {timeout: 600_000},
  async () => {
    const {status, said} = await build();
    expect([status, said]).toEqual([0, expect.stringContaining("dist holds the site")]);
    expect(hashes(join(elsewhere, "dist"))).toEqual(hashes(DIST));
  }
);
