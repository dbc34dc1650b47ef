import type {DuckDBConnection} from "@duckdb/node-api";
import {mkdir, rm, stat} from "node:fs/promises";
import {join} from "node:path";
import type {Readable} from "node:stream";
import {withDatabase} from "../dataset/database.js";
import {cannotFill} from "../dataset/folder.js";
import {prepareOutput} from "../dataset/output.js";
import {replaceFolder, type ReplaceStep} from "../dataset/replace.js";
import type {Diagnostic} from "../diagnostics/diagnostic.js";
import {pluralize, thousands} from "../diagnostics/pluralize.js";
import type {Table} from "../schema/table.js";
import {type Compiled, compileTable} from "./compile.js";
import {BulkError, type BulkFormat, oneFormat, spool} from "./files.js";
import {duplicateKeys, repeatedRows} from "./keys.js";
import {locateFaults} from "./locate.js";
import {bulkFiles, nameTold} from "./named.js";
import {doubtfulRows} from "./scan.js";
import {openSource, readingFault, type Source} from "./source.js";
import {
  copyRows,
  hashedFiles,
  needsFullValidation,
  type LoadedFile,
  type Partition,
  writeLoadPackage
} from "./write.js";

/** What a load is about to do. */
export type LoadStep =
  | {step: "spool" | "write" | "keys" | "write-again" | "package"}
  | {step: "download" | "look"; file: string}
  | {step: ReplaceStep};

/** What is to be loaded, and where to. */
export interface LoadOptions {
  table: Table;
  /** Files, patterns and https addresses; `-` is the standard input. */
  files: readonly string[];
  /** The folder to write: made, or replaced where it holds an earlier load. */
  out: string;
  /** The format, where the names of the files do not say it. */
  format?: BulkFormat;
  partition?: readonly Partition[];
  stdin?: Readable;
  /** The memory that DuckDB may take, in MiB; beyond it, it uses the disk. */
  memory?: number;
  threads?: number;
  /** How many diagnostics are kept; the others are counted. */
  keep?: number;
  /** Files without a row are loaded as such; otherwise they are refused, so that a pipe that broke replaces nothing. */
  allowEmpty?: boolean;
  /** Told of each step before it is done. */
  log?: (step: LoadStep) => void;
}

/** The result of a load. */
export interface LoadResult {
  /** What was written; null when a row was refused or a file could not be read: the output is then unchanged. */
  files: LoadedFile[] | null;
  /** The files that were read, and addresses without what follows their path; of the standard input none. */
  read: string[];
  /** Rows that were written. */
  rows: number;
  /** Files that could not be read to their end. */
  unread: number;
  /** Rows that were refused, those without a diagnostic too. */
  refused: number;
  /** Rows that zod looked at because the bulk checks did not let them through. */
  validated: number;
  /** Checks of the schema that SQL cannot express, because of which zod looked at every row. */
  uncompiled: Compiled["left"];
  diagnostics: Diagnostic[];
}

/** Ends the filling of an output that is not to be. */
class Refused extends Error {
  constructor(readonly result: LoadResult) {
    super("rows were refused");
  }
}

/** The rows whose order of columns the compiled form takes for that of their file. */
const SAMPLE = 100;
const SAMPLED_FILES = 20;

function parsed(line: unknown): unknown {
  try {
    return JSON.parse(String(line));
  } catch {
    return null;
  }
}

async function sampleRows(connection: DuckDBConnection, {files, rows}: Source): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const file of files.slice(0, SAMPLED_FILES)) {
    // A file that cannot be read is looked at later, with a message.
    const result = await connection
      .runAndReadAll(`SELECT CAST(line AS VARCHAR) FROM (${rows([file], true)}) LIMIT ${SAMPLE}`)
      .catch(() => null);
    for (const [line] of result?.getRows() ?? []) found.push(parsed(line));
  }
  return found;
}

/**
 * Reads rows in bulk, checks each against the schema of its table, and writes them as Parquet, all of them or none. Rows stream through:
 * memory does not grow with their number. If it throws, the output is unchanged.
 * @throws BulkError for files that are not there or that DuckDB cannot read
 * @throws OutputError where the output holds anything but an earlier load, or cannot be written
 */
export async function load(options: LoadOptions): Promise<LoadResult> {
  const {table, out, memory = 1024, threads = 2} = options;
  /** What each file that is read is called, where that is not its path. */
  const called = new Map<string, string>();
  const asCalled = (text: string) => [...called].reduce((said, [path, name]) => said.replaceAll(path, name), text);
  const log = (step: LoadStep) => options.log?.("file" in step ? {...step, file: asCalled(step.file)} : step);
  const told = <Result extends LoadResult>(result: Result): Result => ({
    ...result,
    diagnostics: result.diagnostics.map((one) => ({...one, file: asCalled(one.file)}))
  });
  const output = await prepareOutput(out);
  const fill = async (folder: string) => {
    // Inside the folder being filled, so that what a killed run leaves is cleared with it.
    const work = join(folder, ".work");
    await mkdir(work);
    const settings = {threads: String(threads), memory_limit: `${memory}MiB`, temp_directory: join(work, "spill")};
    const result = await withDatabase(
      (connection) => fillFolder(connection, {folder, work, called}, {...options, log}),
      settings
    );
    await rm(work, {recursive: true});
    log({step: "package"});
    await writeLoadPackage(folder, table, options.partition ?? [], result);
    return result;
  };
  try {
    return told(await replaceFolder(output, fill, (step) => log({step})));
  } catch (error) {
    if (error instanceof Refused) return told(error.result);
    // What the engine alone does not read, such as a gz file that was filled up with zeros.
    const message = error instanceof Error ? error.message : "";
    const named = options.stdin ? "the standard input" : options.files.map(nameTold).join(", ");
    if (/^Out of Memory Error/.test(message))
      throw new BulkError(
        `${named} needs more memory than the ${thousands(memory)} MiB that the engine may take: give it more with --memory`
      );
    const said = /^IO Error: (.+)/.exec(message)?.[1];
    if (said !== undefined) throw new BulkError(`${named} cannot be read to the end: ${said}`);
    throw error instanceof BulkError ? new BulkError(asCalled(message)) : error;
  }
}

async function fillFolder(
  connection: DuckDBConnection,
  {folder, work, called}: {folder: string; work: string; called: Map<string, string>},
  options: LoadOptions
): Promise<LoadResult & {files: LoadedFile[]}> {
  const {table, partition = [], stdin, keep = 1000, log = () => {}} = options;
  const result: LoadResult = {
    files: null,
    read: [],
    rows: 0,
    unread: 0,
    refused: 0,
    validated: 0,
    uncompiled: [],
    diagnostics: []
  };
  const end = () => {
    if (result.refused || result.unread) throw new Refused(result);
  };
  if (stdin) {
    log({step: "spool"});
    called.set(await spool(stdin, join(work, `stdin.${options.format ?? "ndjson"}`)), "<stdin>");
  } else await bulkFiles(connection, options.files, {work, called, log: (file) => log({step: "download", file})});
  const named = [...called.keys()];
  if (!stdin) result.read = [...called.values()];
  const format = options.format ?? oneFormat(named);
  const unread = (faults: readonly Diagnostic[]) => {
    result.unread++;
    result.diagnostics.push(...faults);
  };
  const source = await openSource({connection, table, format, files: named, work, fault: unread});
  if (result.unread) {
    await source.count(null, () => {});
    result.diagnostics.sort((a, b) => named.indexOf(a.file) - named.indexOf(b.file));
    end();
  }
  const compiled = compileTable(table, await sampleRows(connection, source));
  result.uncompiled = compiled.left;

  const to = join(folder, partition.length ? table.name : `${table.name}.parquet`);
  const form = format === "ndjson" && !compiled.left.length ? compiled.bytes : null;
  const copy = (validated: readonly string[] | null, formed = false) =>
    copyRows(connection, {table, source, compiled, partition, to, validated, formed});
  const failed = async (error: unknown): Promise<never> => {
    // A full disk is no fault of the files.
    if (cannotFill(options.out, error) !== error) throw error;
    for (const file of named) {
      const fault = await readingFault(connection, format, file, table);
      if (fault) unread([fault]);
    }
    end();
    throw error;
  };
  const before = await states(named);
  const doubt = new AbortController();
  doubt.signal.addEventListener("abort", () => connection.interrupt());
  // While the engine reads and writes, the lines are looked at here.
  const [written, counted] = await Promise.allSettled([
    compiled.left.length ? null : attempt(() => (log({step: "write"}), copy(null, form !== null))),
    source.count(form, () => doubt.abort())
  ]);
  if (counted.status === "rejected") throw counted.reason;
  end();
  // What was looked at has to be what was written.
  if (form !== null && (await states(named)) !== before)
    throw new BulkError(`${named.join(", ")}: changed while it was read; nothing was written`);
  if (written.status === "rejected" && !doubt.signal.aborted) await failed(written.reason);
  let looked = written.status === "fulfilled" && counted.value ? written.value : null;
  if (looked === null && form !== null) {
    // The engine's own checks need no room to go back.
    await rm(to, {recursive: true, force: true});
    looked = await attempt(() => copy(null)).catch(failed);
  }
  if (looked !== null && (source.lines ?? looked) === looked) result.rows = looked;
  else {
    await rm(to, {recursive: true, force: true});
    // The engine took other lines for rows than there are: none of them is left to it.
    if (looked !== null) for (const file of named) source.apart.add(file);
    const validated = await doubtfulRows({connection, source, table, compiled, work, keep, result, log});
    end();
    log({step: "write-again"});
    result.rows = await copy(validated);
    if ((source.lines ?? result.rows) !== result.rows)
      throw new BulkError(
        `${named.join(", ")}: ${pluralize(source.lines!, "line")}, and ${pluralize(result.rows, "row")} read of them; nothing was written`
      );
  }
  if (!result.rows && !options.allowEmpty)
    throw new BulkError(
      stdin
        ? "nothing came from the standard input: did the command before the pipe fail? (--allow-empty loads no rows)"
        : `there is no row in ${named.join(", ")} (--allow-empty loads no rows)`
    );

  log({step: "keys"});
  // The engine compares keys while the files are hashed here.
  const [{count, keys}, files] = await Promise.all([
    duplicateKeys(connection, table, partition.length ? join(to, "**", "*.parquet") : to, result.rows, keep),
    hashedFiles(folder, work)
  ]);
  const seen = new Map<string, string>();
  for (const file of count ? source.files : [])
    result.diagnostics.push(
      ...(await locateFaults(
        source,
        file,
        table,
        await repeatedRows(connection, source, table, compiled, file, keys, seen)
      ))
    );
  result.refused += count;
  end();
  return {...result, files};
}

/** Sizes and times of files, which change when something is written to them. */
async function states(files: readonly string[]): Promise<string> {
  const found = await Promise.all(files.map((file) => stat(file)));
  return found.map(({ino, size, mtimeMs}) => [ino, size, mtimeMs].join()).join(" ");
}

/** What a step gives; null where it ended at a row in doubt. */
async function attempt<T>(step: () => Promise<T>): Promise<T | null> {
  try {
    return await step();
  } catch (error) {
    if (needsFullValidation(error)) return null;
    throw error;
  }
}
