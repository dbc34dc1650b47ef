import {readFileSync} from "node:fs";
import {Command} from "commander";
import {buildCommand} from "./command/build.js";
import {diffCommand} from "./command/diff.js";
import {fetchCommand} from "./command/fetch.js";
import {importCommand} from "./command/import.js";
import {loadCommand} from "./command/load.js";
import {initCommand} from "./command/init.js";
import {sampleCommand} from "./command/sample.js";
import {statusCommand} from "./command/status.js";
import {validateCommand} from "./command/validate.js";
import {verifyCommand} from "./command/verify.js";

/** As in this project's package.json; that of a story says what the story is. */
const ABOUT =
  "A data-journalism notebook: court orders, timelines and statistics in one checked record, with charts, a chronology and SQL in the reader's browser.";

/** The `docketbook` command with all its subcommands; exit codes as docs/command.md has them. */
export function docketbook(): Command {
  const {version} = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {version: string};
  const program = new Command("docketbook")
    .description(ABOUT)
    .version(version)
    .showHelpAfterError("(--help says how it is used)");
  // Commander's own code for wrong usage is 1, which here means that the record is wrong.
  program.exitOverride(({exitCode}) => process.exit(exitCode === 0 ? 0 : 2));
  for (const register of [
    initCommand,
    validateCommand,
    buildCommand,
    statusCommand,
    fetchCommand,
    importCommand,
    loadCommand,
    diffCommand,
    verifyCommand,
    sampleCommand
  ])
    register(program);
  return program;
}
