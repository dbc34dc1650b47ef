import {copyFile, mkdir, rm} from "node:fs/promises";
import {dirname, join} from "node:path";
import {docketbook} from "./cli.js";
import {projectFiles} from "../../loaders/init/files.js";
import {outOfDate, undescribedCommands, undescribedExports} from "../../docs/generate/undocumented.js";
import {runTool} from "./run.js";

/*
 * Makes what the package holds beside its command: `esm/`, the loaders as typed ESM, and `project/`, what `init` copies. npm runs it
 * before `npm pack` and, with --clear, after it. What is not documented is not packed.
 */
const MADE = ["esm", "project", "project-lock.json"];
const clear = async () => {
  for (const path of MADE) await rm(path, {recursive: true, force: true});
};

await clear();
if (!process.argv.includes("--clear")) {
  const wrong = [...undescribedExports(), ...undescribedCommands(await docketbook()), ...(await outOfDate())];
  if (wrong.length) {
    process.stderr.write(`package: ${wrong.join("\npackage: ")}\n`);
    process.exit(1);
  }
  const code = await runTool("typescript/bin/tsc", "-p", "tsconfig.build.json");
  if (code !== 0) {
    await clear();
    process.exit(code);
  }
  for (const {path, from} of await projectFiles(".")) {
    await mkdir(dirname(join("project", path)), {recursive: true});
    await copyFile(from, join("project", path));
  }
  // npm leaves a file of the usual name out.
  await copyFile("package-lock.json", "project-lock.json");
}
