import {createHash} from "node:crypto";
import {spawn} from "node:child_process";
import {cp, mkdtemp, readdir, readFile, rm, symlink} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join, relative, resolve} from "node:path";
import {afterAll, expect, it} from "vitest";

const PARTS = ["package.json", "tsconfig.json", "observablehq.config.ts", "data", "loaders", "scripts", "src"];
const made: string[] = [];
afterAll(() => Promise.all(made.map((folder) => rm(folder, {recursive: true}))));

/** A copy of the project's own files in a folder elsewhere, built there. */
async function builtElsewhere(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "docketbook-same-"));
  made.push(folder);
  const own = (path: string) => !/(^|\/)(\.observablehq|assets)(\/|$)/.test(relative(resolve("src"), path));
  for (const part of PARTS) await cp(part, join(folder, part), {recursive: true, filter: own});
  await symlink(resolve("node_modules"), join(folder, "node_modules"));
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/build.ts"], {cwd: folder, stdio: ["ignore", "ignore", "inherit"]});
  expect(await new Promise((done) => child.on("close", done))).toBe(0);
  return join(folder, "dist");
}

async function hashes(folder: string): Promise<Record<string, string>> {
  const files = (await readdir(folder, {recursive: true, withFileTypes: true})).filter((entry) => entry.isFile());
  const pairs = files.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    return [relative(folder, path), createHash("sha256").update(await readFile(path)).digest("hex")] as const;
  });
  return Object.fromEntries((await Promise.all(pairs)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

it("two builds in two folders give identical bytes", async () => {
  const here = await hashes("dist");
  expect(Object.keys(here).length).toBeGreaterThan(80);
  expect(await hashes(await builtElsewhere())).toEqual(here);
}, 600_000);
