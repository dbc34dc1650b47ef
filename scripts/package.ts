import {rm} from "node:fs/promises";
import {docketbook} from "../loaders/cli.js";
import {outOfDate, undescribedCommands, undescribedExports} from "./docs/undocumented.js";
import {runTool} from "./run.js";

/*
 * Makes what the package holds beside its command: `esm/`, the loaders as typed ESM. npm runs it before `npm pack` and, with --clear,
 * after it. What is not documented is not packed.
 */
const clear = () => rm("esm", {recursive: true, force: true});

await clear();
if (!process.argv.includes("--clear")) {
  const wrong = [...undescribedExports(), ...undescribedCommands(docketbook()), ...outOfDate()];
  if (wrong.length) {
    process.stderr.write(`package: ${wrong.join("\npackage: ")}\n`);
    process.exit(1);
  }
  const code = await runTool("typescript/bin/tsc", "-p", "tsconfig.build.json");
  if (code !== 0) {
    await clear();
    process.exit(code);
  }
}
