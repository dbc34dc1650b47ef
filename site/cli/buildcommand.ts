import type {Command} from "commander";
import {writeTables, type TablesOptions} from "../../loaders/cli/tables.js";

/** `docketbook build`: the tables and the site, into `dist/`. */
export function buildCommand(program: Command): void {
  program
    .command("build")
    .description("build the tables and the site into dist/; a build that fails leaves the last good one in place")
    .option("--previous <dir>", "the site that was published before: its editions stay at their addresses")
    .option("--out <dir>", "write the tables alone, as `docketbook tables` does")
    .option("--data <dir>", "the folder of the record, with --out", "data")
    .option("--json", "with --out, print the files, or what is wrong with the record, as JSON")
    .action(async ({out, previous, ...options}: Partial<TablesOptions> & {data: string; previous?: string}) => {
      if (out !== undefined) return writeTables(program, {out, ...options});
      if (options.json || options.data !== "data")
        program.error("error: --data and --json go with --out", {exitCode: 2});
      const {buildFor} = await import("./build.js");
      await buildFor("build", previous);
    });
}
