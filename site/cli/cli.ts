import {readFileSync} from "node:fs";
import {Command} from "commander";

type Register = (program: Command) => void;

/** Every command by its name, in the order of the help; each is loaded when it is called, and what builds a site when it runs. */
const COMMANDS: Readonly<Record<string, () => Promise<Register>>> = {
  start: async () => (await import("./start.js")).startCommand,
  dev: async () => (await import("./dev.js")).devCommand,
  build: async () => (await import("./buildcommand.js")).buildCommand,
  test: async () => (await import("./test.js")).testCommand,
  init: async () => (await import("../../loaders/cli/init.js")).initCommand,
  upgrade: async () => (await import("../../loaders/cli/upgrade.js")).upgradeCommand,
  validate: async () => (await import("../../loaders/cli/validate.js")).validateCommand,
  tables: async () => (await import("../../loaders/cli/tables.js")).tablesCommand,
  status: async () => (await import("../../loaders/cli/status.js")).statusCommand,
  fetch: async () => (await import("../../loaders/cli/fetch.js")).fetchCommand,
  import: async () => (await import("../../loaders/cli/import.js")).importCommand,
  load: async () => (await import("../../loaders/cli/load.js")).loadCommand,
  diff: async () => (await import("../../loaders/cli/diff.js")).diffCommand,
  redact: async () => (await import("../../loaders/cli/redact.js")).redactCommand,
  sample: async () => (await import("../../loaders/cli/sample.js")).sampleCommand,
  verify: async () => (await import("../../loaders/cli/verify.js")).verifyCommand,
  archive: async () => (await import("./archive.js")).archiveCommand,
  "deploy-check": async () => (await import("./deploycheck.js")).deployCheckCommand
};

const {version, description} = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
  description: string;
};

/**
 * The `docketbook` command; exit codes as docs/command.md has them.
 * @param name the one subcommand to load; all of them where it is none, so that the help lists them
 */
export async function docketbook(name?: string): Promise<Command> {
  const program = new Command("docketbook")
    .description(description)
    .version(version)
    .showHelpAfterError("(--help shows how to use it)");
  // Commander's own code for wrong usage is 1, which here means that the record is wrong.
  program.exitOverride(({exitCode}) => process.exit(exitCode === 0 ? 0 : 2));
  const one = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  for (const load of one ? [one] : Object.values(COMMANDS)) (await load())(program);
  return program;
}
