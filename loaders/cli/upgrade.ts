import {spawnSync} from "node:child_process";
import {existsSync, readFileSync, readdirSync, renameSync, rmSync} from "node:fs";
import {basename, join} from "node:path";
import type {Command} from "commander";
import {lockedFile, storyLock, type Lock, type Manifest} from "../init/lock.js";
import {writeWhole} from "../sources/output.js";

type StoryPackage = Parameters<typeof storyLock>[2] & {overrides?: Record<string, string>};

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** A file of the package in a tarball. @throws Error where it cannot be read */
function packed(tarball: string, path: string): unknown {
  const {status, stdout} = spawnSync("tar", ["-xzOf", tarball, `package/${path}`], {
    encoding: "utf8",
    maxBuffer: 1 << 26
  });
  if (status !== 0) throw new Error(`${tarball} holds no ${path}`);
  return JSON.parse(stdout) as unknown;
}

/** `docketbook upgrade TARBALL`: a story goes on with another version of the package. */
export function upgradeCommand(program: Command): void {
  const command = program
    .command("upgrade")
    .description("replace this story's docketbook with another version; if it cannot be installed, nothing changes")
    .argument("<tarball>", "the package as a file, docketbook-VERSION.tgz")
    .action(async (tarball: string) => {
      const usage = (message: string): never => command.error(`error: ${message}`, {exitCode: 2});
      if (!existsSync(tarball)) usage(`there is no file ${tarball}`);
      const before = ["package.json", "package-lock.json"].map((path) => {
        if (!existsSync(path)) usage(`there is no ${path} here: run it in the folder of a story`);
        return {path, text: readFileSync(path, "utf8")};
      });
      const [story, lock] = before.map(({text}) => JSON.parse(text) as unknown) as [StoryPackage, Lock];
      const {docketbook} = story.dependencies;
      if (docketbook === undefined) return usage("this story does not depend on docketbook");
      let manifest: Manifest;
      let theirs: Lock;
      try {
        manifest = packed(tarball, "package.json") as Manifest;
        theirs = packed(tarball, "lock.json") as Lock;
      } catch {
        return usage(`${tarball} is not a package of docketbook`);
      }
      if (manifest.name !== "docketbook") usage(`${tarball} is a package of ${manifest.name}`);
      const path = `vendor/docketbook-${manifest.version}.tgz`;
      const bytes = readFileSync(tarball);
      const earlier = existsSync(path) ? readFileSync(path) : null;
      await writeWhole(path, bytes);
      const own = {
        ...story,
        engines: manifest.engines,
        dependencies: {...story.dependencies, docketbook: `file:${path}`},
        overrides: {...story.overrides, ...manifest.overrides}
      };
      const locked = storyLock(theirs, manifest, own, lockedFile(path, bytes));
      await writeWhole("package.json", json(own));
      // Packages that the story needs for itself keep their versions; npm takes out what nothing needs any more.
      await writeWhole("package-lock.json", json({...locked, packages: {...lock.packages, ...locked.packages}}));
      // npm leaves a package of the same version as it is, whatever its hash; this one is to be what the file holds.
      const [installed, aside] = ["node_modules/docketbook", "node_modules/.docketbook-earlier"];
      rmSync(aside, {recursive: true, force: true});
      if (existsSync(installed)) renameSync(installed, aside);
      const {status} = spawnSync("npm install --ignore-scripts --no-audit --no-fund", {
        stdio: ["ignore", 2, 2],
        shell: true
      });
      if (status !== 0) {
        for (const {path: file, text} of before) await writeWhole(file, text);
        if (earlier) await writeWhole(path, earlier);
        else rmSync(path);
        if (existsSync(aside)) {
          rmSync(installed, {recursive: true, force: true});
          renameSync(aside, installed);
        }
        process.stderr.write("nothing was changed: npm could not install it; its own message is above\n");
        process.exitCode = 1;
        return;
      }
      rmSync(aside, {recursive: true, force: true});
      for (const name of readdirSync("vendor"))
        if (/^docketbook-.*\.tgz$/.test(name) && name !== basename(path)) rmSync(join("vendor", name));
      console.log(
        `this story is built with docketbook ${manifest.version}; npm test says whether everything still works`
      );
    });
}
