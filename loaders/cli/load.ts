import {InvalidArgumentError, Option, type Command} from "commander";
import {closeSync, openSync, readSync} from "node:fs";
import type {Diagnostic} from "../diagnostics/diagnostic.js";
import {pluralize} from "../diagnostics/pluralize.js";
import {formatDiagnostics} from "../diagnostics/format.js";
import {BULK_FORMATS, BulkError, type BulkFormat} from "../bulk/files.js";
import {load, type LoadResult, type LoadStep} from "../bulk/load.js";
import {OutputError} from "../dataset/output.js";
import {tableNamed, TableError} from "./tablemodule.js";
import type {Table} from "../schema/table.js";
import type {Partition} from "../bulk/write.js";

const YEAR = /^year\((.+)\)$/;
/** Values that are the name of a folder as they are. */
const NAMES = new Set(["enum", "integer", "date", "boolean"]);

/** What rows are divided into folders by, as the command line has it: `court_id`, `year(date_filed)`. Throws a `TableError`. */
function partitionsOf({columns, name: table}: Pick<Table, "columns" | "name">, words: readonly string[]): Partition[] {
  const partitions = words.map((word): Partition => {
    const dated = YEAR.exec(word)?.[1];
    const column = columns.find(({name}) => name === (dated ?? word));
    if (!column)
      throw new TableError(
        `${table} has no column ${dated ?? word} to partition by; it has ${columns.map(({name}) => name).join(", ")}`
      );
    const {type, format, name} = column;
    if (dated !== undefined) {
      if (type.kind !== "date") throw new TableError(`${name} is not a column of dates: only a date has a year`);
      if (columns.some((other) => other.name === "year"))
        throw new TableError(`${table} has a column year of its own: partition by that`);
      return {name: "year", column: name, year: true};
    }
    if (!NAMES.has(type.kind) && format !== "slug")
      throw new TableError(
        `rows cannot be partitioned by ${name}: only an id, a word of a list, a whole number, a day or true and false can name a folder`
      );
    return {name, column: name, year: false};
  });
  const names = partitions.map(({name}) => name);
  if (new Set(names).size < names.length) throw new TableError("a column to partition by appears twice");
  if (names.length === columns.length && partitions.every(({year}) => !year))
    throw new TableError("at least one column has to be left for the files themselves");
  return partitions;
}

interface Options {
  out: string;
  schema?: string;
  partition?: string[];
  format?: BulkFormat;
  memory: number;
  allowEmpty?: boolean;
  threads: number;
  json?: boolean;
  all?: boolean;
}

const WORDS: Partial<Record<LoadStep["step"], string>> = {
  spool: "saving the standard input to a file",
  write: "checking and writing rows",
  download: "downloading",
  look: "checking doubtful rows in",
  "write-again": "writing rows",
  keys: "looking for duplicate keys",
  package: "hashing the files",
  "put-in-place": "moving the rows into place"
};

const atLeast = (least: number) => (text: string) => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least) throw new InvalidArgumentError(`A whole number from ${least} on.`);
  return number;
};

/** The beginning of a plain file, for code frames of its first lines: files in bulk are too large to hold. */
function beginning(file: string): string | null {
  if (!/\.(?:ndjson|jsonl|json|csv|tsv|tab)$/i.test(file)) return null;
  try {
    const buffer = Buffer.alloc(1 << 22);
    const handle = openSync(file, "r");
    try {
      return buffer.toString("utf8", 0, readSync(handle, buffer));
    } finally {
      closeSync(handle);
    }
  } catch {
    return null;
  }
}

function print(diagnostics: readonly Diagnostic[], {unread, refused}: LoadResult, out: string, all: boolean): void {
  const texts = new Map<string, {text: string; lines: number} | null>();
  const textFor = (file: string) => {
    if (!texts.has(file)) {
      const text = beginning(file);
      texts.set(file, text === null ? null : {text, lines: text.split("\n").length});
    }
    return texts.get(file) ?? null;
  };
  // A frame of a line past the beginning of a file would be an empty one.
  const framed = diagnostics.every(({file, line}) => line < (textFor(file)?.lines ?? 0));
  process.stderr.write(
    `${formatDiagnostics(diagnostics, (file) => (framed ? (textFor(file)?.text ?? null) : null), {all})}\n\n`
  );
  const wrong = [
    ...(unread ? [`${pluralize(unread, "file")} not read`] : []),
    ...(refused ? [`${pluralize(refused, "row")} refused`] : [])
  ].join(", ");
  process.stderr.write(`${wrong}, ${pluralize(diagnostics.length, "diagnostic")} kept; ${out} is unchanged\n`);
}

/** `docketbook load TABLE FILE… --out DIR`: rows in bulk, checked and written as Parquet. */
export function loadCommand(program: Command): void {
  const command = program
    .command("load")
    .description("check rows in bulk, millions of them, and write them as Parquet: all or nothing")
    .argument("<table>", "the table that the rows are for: one of the record's, or of --schema")
    .argument(
      "<file...>",
      "JSON lines (also .gz), CSV (also .gz; separated by commas, semicolons or tabs, as .tsv) or Parquet; patterns such as 'entries/*.ndjson.gz'; https addresses, such as of object storage; - for the standard input"
    )
    .requiredOption("--out <dir>", "the folder to write: a new one, or one that holds an earlier load")
    .option("--schema <module>", "a JavaScript or TypeScript module that exports the table")
    .option(
      "--partition <columns>",
      "split the rows into folders (Hive layout) by these columns, such as court_id,year(date_filed)",
      (text: string) => text.split(",").map((part) => part.trim())
    )
    .addOption(
      new Option("--format <format>", "the format of the files, where their names do not say it").choices(BULK_FORMATS)
    )
    .option("--memory <MiB>", "the memory that the engine may take before it uses the disk", atLeast(128), 1024)
    .option("--threads <number>", "the threads of the engine", atLeast(1), 2)
    .option("--allow-empty", "load files without a row too; otherwise they are refused, and what was loaded stays")
    .option("--json", "print what was written, or what is wrong, as JSON")
    .option("--all", "print every diagnostic that was kept, however many there are of one kind");
  const usage = (message: string): never => command.error(`error: ${message}`, {exitCode: 2});

  command.action(async (name: string, files: string[], options: Options) => {
    const {out, schema, format, memory, threads, allowEmpty = false, json, all = false} = options;
    if (files.includes("-") && files.length > 1)
      usage("the standard input cannot be loaded with other files: give - alone");
    const log = ({step, ...about}: LoadStep) => {
      const words = process.stderr.isTTY && WORDS[step];
      if (words) process.stderr.write(`${words}${"file" in about ? ` ${about.file}` : ""}\n`);
    };
    const refusal = (error: unknown): never => {
      if (error instanceof OutputError || error instanceof BulkError || error instanceof TableError)
        return usage(error.message);
      throw error;
    };
    const run = async () => {
      const table = await tableNamed(name, schema ?? null);
      const partition = partitionsOf(table, options.partition ?? []);
      return load({
        table,
        files,
        out,
        partition,
        memory,
        threads,
        allowEmpty,
        log,
        ...(format && {format}),
        ...(files[0] === "-" && {stdin: process.stdin})
      });
    };
    const result = await run().catch(refusal);
    if (result.files === null) process.exitCode = 1;
    if (json) return console.log(JSON.stringify({out, ...result}, null, 2));
    if (result.uncompiled.length) {
      const checks = result.uncompiled.map(({column, check}) => `${check} of ${column || "the row"}`);
      process.stderr.write(
        `every row was checked one by one, which is slower, because SQL cannot check ${checks.join(", ")}\n`
      );
    }
    if (result.files)
      console.log(`${out} holds ${pluralize(result.rows, "row")} in ${pluralize(result.files.length, "file")}`);
    else print(result.diagnostics, result, out, all);
  });
}
