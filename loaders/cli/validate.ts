import type {Command} from "commander";
import {formatRowCounts} from "../schema/tables.js";
import type {RecordRows} from "../record/record.js";
import {noContact, printDiagnostics, readForCommand} from "./record.js";

interface Options {
  json?: boolean;
  all?: boolean;
}

const countsOf = ({tables}: RecordRows) =>
  Object.fromEntries(Object.entries(tables).map(([name, entries]) => [name, entries.length]));

/** `docketbook validate [DIR]`: reads and checks a record, and prints everything that is wrong with it. */
export function validateCommand(program: Command): void {
  program
    .command("validate")
    .description("check a record: list everything wrong with it, each with its place and what would be right")
    .argument("[dir]", "the folder of the record", "data")
    .option("--json", "print the diagnostics and counts as JSON")
    .option("--all", "print every diagnostic, however many there are of one kind")
    .action(async (dir: string, {json, all}: Options) => {
      const result = await readForCommand(dir);
      if (!result) return;
      const {record, diagnostics} = result;
      const counts = record && countsOf(record);
      if (json) return console.log(JSON.stringify({sound: record !== null, counts, diagnostics}, null, 2));
      printDiagnostics(dir, diagnostics, all);
      if (counts) console.log(`${dir} is sound: ${formatRowCounts(counts)}`);
      const lacking = record && noContact(record.edition);
      if (lacking) console.log(`note: ${lacking}`);
    });
}
