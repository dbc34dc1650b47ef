import type {Command} from "commander";
import {pluralize} from "../diagnostics/pluralize.js";
import {build, type BuildStep} from "../dataset/build.js";
import {OutputError} from "../dataset/output.js";
import {noFolder, printDiagnostics} from "./record.js";

/** What the command is asked for. */
export interface TablesOptions {
  out: string;
  data: string;
  json?: boolean;
}

const formatStep = (step: BuildStep) => {
  if (step.step === "table") return `writing ${step.table} (${pluralize(step.rows, "row")})`;
  return {
    read: "reading the record",
    fill: "",
    flush: "",
    "set-aside": "",
    "put-in-place": "moving the edition into place",
    "remove-previous": ""
  }[step.step];
};

/** Writes the record as Parquet, CSV and a Data Package; says what is wrong with it, and sets the exit code. */
export async function writeTables(program: Command, {out, data, json}: TablesOptions): Promise<void> {
  const wrong = noFolder(data);
  if (wrong !== null) program.error(`error: ${wrong}`, {exitCode: 2});
  const log = (step: BuildStep) => {
    const words = process.stderr.isTTY && formatStep(step);
    if (words) process.stderr.write(`${words}\n`);
  };
  const {files, diagnostics} = await build({dir: data, out, log}).catch((error: unknown) => {
    if (error instanceof OutputError) program.error(`error: ${error.message}`, {exitCode: 2});
    throw error;
  });
  if (!files) process.exitCode = 1;
  const listed =
    files?.map(({path, bytes, sha256, table}) => ({path, table: table.name, bytes, hash: `sha256:${sha256}`})) ?? null;
  if (json) return console.log(JSON.stringify({out, files: listed, diagnostics}, null, 2));
  printDiagnostics(data, diagnostics);
  if (listed) console.log(`${out} holds the edition: ${listed.length} files and datapackage.json`);
  else process.stderr.write(`${out} is unchanged\n`);
}

/** `docketbook tables --out DIR`: writes the record as Parquet, CSV and a Data Package. */
export function tablesCommand(program: Command): void {
  program
    .command("tables")
    .description("write the record as Parquet, CSV and a Data Package, all or nothing")
    .requiredOption("--out <dir>", "the folder to write: a new one, or one that holds an earlier edition")
    .option("--data <dir>", "the folder of the record", "data")
    .option("--json", "print the files, or what is wrong with the record, as JSON")
    .action((options: TablesOptions) => writeTables(program, options));
}
