import {execFileSync} from "node:child_process";
import {existsSync} from "node:fs";
import {mkdtemp, realpath, rename, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {run, type Answer} from "../package/packed.js";
import {ROOT} from "../structure/files.js";

/*
 * Stories that `init` makes, in a folder that knows nothing of this checkout: their package is a file in vendor/, and npm installs what
 * their lock names, from its cache or a registry. All have the same packages, so that one install is handed on from story to story.
 */

/** A folder of stories. */
export interface Stories {
  folder: string;
  /** Makes a story by `docketbook init NAME …`, and gives its folder; it gets the packages of the one before. */
  make: (name: string, ...args: string[]) => Promise<string>;
  remove: () => Promise<void>;
}

export async function stories(): Promise<Stories> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "docketbook-stories-")));
  let last: string | null = null;
  return {
    folder,
    async make(name, ...args) {
      const {status, stderr} = await run(
        process.execPath,
        [join(ROOT, "bin/docketbook.js"), "init", name, ...args],
        folder
      );
      if (status !== 0) throw new Error(`init ${name} failed:\n${stderr}`);
      const story = join(folder, name);
      const packages = last && join(last, "node_modules");
      if (packages && existsSync(packages)) await rename(packages, join(story, "node_modules"));
      last = story;
      return story;
    },
    remove: () => rm(folder, {recursive: true, force: true})
  };
}

/** Runs npm in a story, as its editor would. */
export const npm = (story: string, ...args: string[]): Promise<Answer> =>
  run("env", ["npm_config_prefer_offline=true", "npm", ...args], story);

/** What of a run of `npm test` failed, and its last line. */
export const outcome = ({status, stdout, stderr}: Answer) => ({
  status,
  failed: `${stdout}\n${stderr}`.match(/^(?:FAILED|✖| {8}|npm error|.*Error:).*$/gm),
  last: stdout.trimEnd().split("\n").at(-1)?.replace(/^\d+/, "N")
});

/** How a run of `npm test` ends where all is well. */
export const PASSED = {status: 0, failed: null, last: "N passed, 0 failed"};

/** Packs the package in a story's vendor/ again, under another version and with other words at the end of a page. */
export function nextVersion(tarball: string, folder: string, version: string): string {
  const tar = (...args: string[]) => execFileSync("tar", args, {cwd: folder});
  tar("-xzf", tarball);
  const sed = (file: string, from: string, to: string) =>
    execFileSync("sed", ["-i", `s/${from}/${to}/`, join("package", file)], {cwd: folder});
  sed("package.json", '"version": "[^"]*"', `"version": "${version}"`);
  sed("site/framework/shell.js", "Edition of", "The edition of");
  execFileSync("npm", ["pack", "./package", "--ignore-scripts"], {cwd: folder, stdio: "pipe"});
  return join(folder, `docketbook-${version}.tgz`);
}
