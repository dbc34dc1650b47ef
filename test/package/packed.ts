import {execFile} from "node:child_process";
import {cp, mkdir, mkdtemp, readdir, readFile, rm, symlink} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join, relative} from "node:path";
import {tarball} from "../../loaders/init/tarball.js";
import {ROOT} from "../structure/files.js";

/** What a program came to. */
export interface Answer {
  status: number;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end. */
export const run = (command: string, args: readonly string[], cwd: string): Promise<Answer> =>
  new Promise((resolve) => {
    const child = execFile(
      command,
      args,
      {cwd, env: {...process.env, NO_COLOR: "1"}, maxBuffer: 64 * 1024 * 1024},
      (_, stdout, stderr) => resolve({status: child.exitCode ?? -1, stdout, stderr})
    );
  });

/** A folder with nothing in it but the package, unpacked, and what it depends on. */
export interface Packed {
  folder: string;
  /** The files of the tarball. */
  files: string[];
  remove: () => Promise<void>;
}

/** Unpacks the package of this checkout into an empty folder, with its own dependencies beside it and no other package. */
export async function packed(): Promise<Packed> {
  const folder = await mkdtemp(join(tmpdir(), "docketbook-packed-"));
  const file = await tarball();
  const modules = join(folder, "node_modules");
  const own = join(modules, "docketbook");
  await mkdir(own, {recursive: true});
  const untar = await run("tar", ["-xzf", file, "-C", own, "--strip-components=1"], folder);
  if (untar.status !== 0) throw new Error(untar.stderr);
  const {dependencies} = JSON.parse(await readFile(join(own, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  for (const name of Object.keys(dependencies)) {
    await mkdir(dirname(join(modules, name)), {recursive: true});
    await symlink(join(ROOT, "node_modules", name), join(modules, name));
  }
  await cp(join(ROOT, "test/record"), join(folder, "data"), {recursive: true});
  const files = (await readdir(own, {recursive: true, withFileTypes: true}))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(own, join(entry.parentPath, entry.name)));
  return {folder, files, remove: () => rm(folder, {recursive: true, force: true})};
}
