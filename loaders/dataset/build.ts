import type {Diagnostic} from "../diagnostics/diagnostic.js";
import {statusTable} from "../status/status.js";
import {readRecord} from "../rules/directory.js";
import type {RecordRows} from "../record/record.js";
import type {Row, Table} from "../schema/table.js";
import {tables, type TableName} from "../schema/tables.js";
import type {WrittenFile} from "./datapackage.js";
import {writeEdition, type TableRows} from "./edition.js";
import {prepareOutput} from "./output.js";
import {replaceFolder, type ReplaceStep} from "./replace.js";

/** What a build is about to do. */
export type BuildStep = {step: "read"} | {step: "table"; table: string; rows: number} | {step: ReplaceStep};

/** What a build reads and writes. */
export interface BuildOptions {
  /** The folder of the record. */
  dir: string;
  /** The folder to write: made, or replaced where it holds an earlier edition. */
  out: string;
  /** Told of each step before it is done. */
  log?: (step: BuildStep) => void;
}

/** The result of a build. */
export interface BuildResult {
  /** What was written; null when the record has errors: the output is then unchanged. */
  files: WrittenFile[] | null;
  diagnostics: Diagnostic[];
}

/** Every table of a record with its rows, the derived ones included. */
export function tableRows(record: RecordRows): TableRows[] {
  const derived: Partial<Record<TableName, readonly object[]>> = {status: statusTable(record)};
  const edited: Partial<Record<TableName, readonly {row: object}[]>> = record.tables;
  return Object.values<Table>(tables).map((table) => {
    const name = table.name as TableName;
    return {table, rows: (derived[name] ?? edited[name]?.map(({row}) => row) ?? []) as readonly Row[]};
  });
}

/**
 * Reads and checks a record and writes its edition: each table as Parquet and CSV, and `datapackage.json`. If it throws, the output
 * is unchanged.
 * @throws OutputError where the output holds anything but an earlier edition, or cannot be written
 */
export async function build({dir, out, log = () => {}}: BuildOptions): Promise<BuildResult> {
  const output = await prepareOutput(out);
  log({step: "read"});
  const {record, diagnostics} = await readRecord(dir);
  if (!record) return {files: null, diagnostics};
  const contents = tableRows(record);
  const started = (table: string, rows: number) => log({step: "table", table, rows});
  const files = await replaceFolder(
    output,
    (folder) => writeEdition(folder, record.edition, contents, started),
    (step) => log({step})
  );
  return {files, diagnostics};
}
