import {execFile} from "node:child_process";
import {cp, mkdir, mkdtemp, readFile, rm, symlink} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
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

/** Packs this project with npm and unpacks it into an empty folder, with its own dependencies beside it and no other package. */
export async function packed(): Promise<Packed> {
  const folder = await mkdtemp(join(tmpdir(), "docketbook-packed-"));
  const pack = await run("npm", ["pack", "--json", "--pack-destination", folder], ROOT);
  if (pack.status !== 0) throw new Error(`npm pack failed:\n${pack.stderr}`);
  const [{filename, files}] = JSON.parse(pack.stdout.slice(pack.stdout.indexOf("[\n"))) as [
    {filename: string; files: {path: string}[]}
  ];
  const modules = join(folder, "node_modules");
  await mkdir(join(modules, "docketbook"), {recursive: true});
  const untar = await run(
    "tar",
    ["-xzf", join(folder, filename), "-C", join(modules, "docketbook"), "--strip-components=1"],
    folder
  );
  if (untar.status !== 0) throw new Error(untar.stderr);
  const {dependencies} = JSON.parse(await readFile(join(modules, "docketbook", "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  for (const name of Object.keys(dependencies)) {
    await mkdir(dirname(join(modules, name)), {recursive: true});
    await symlink(join(ROOT, "node_modules", name), join(modules, name));
  }
  await cp(join(ROOT, "test/check/base"), join(folder, "data"), {recursive: true});
  return {folder, files: files.map(({path}) => path), remove: () => rm(folder, {recursive: true, force: true})};
}
