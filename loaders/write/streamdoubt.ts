import type {DuckDBConnection} from "@duckdb/node-api";
import {codes} from "../check/codes.js";
import type {Compiled} from "../check/compiled.js";
import type {Diagnostic} from "../check/diagnostic.js";
import {csvRecords, jsonRecords} from "../read/recordtext.js";
import type {Table} from "../schema/table.js";
import {judgeAll, judgeDoubtful} from "./streamlook.js";
import {placed} from "./streamplaces.js";
import type {Source} from "./streamsource.js";
import {linesTo, Verdicts} from "./streamverdicts.js";

export interface DoubtOptions {
  connection: DuckDBConnection;
  source: Source;
  table: Table;
  compiled: Compiled;
  /** The file that takes the rows that are sound after all, as lines of JSON. */
  judged: string;
  /** Refused rows whose faults are kept. */
  keep: number;
  /** Counts and diagnostics are added to it. */
  result: {judged: number; refused: number; diagnostics: Diagnostic[]};
  log: (step: {step: "look"; file: string}) => void;
}

/** Why a file cannot be read to its end; null where it can. */
async function readingFault({format}: Source, file: string, table: Table): Promise<Diagnostic | null> {
  try {
    const records = format === "csv" ? csvRecords(file, {relax_column_count: false}) : jsonRecords(file);
    while (!(await records.next()).done);
    return null;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const line = "lines" in error && typeof error.lines === "number" ? error.lines : 1;
    const [code, expected] = "lines" in error ? (["csv-syntax", "CSV as RFC 4180 has it"] as const) : (["file-missing", "a whole file"] as const);
    return {file, line, column: 1, code, severity: codes[code].severity, message: `the file cannot be read to its end: ${error.message}`, expected, table: table.name};
  }
}

/** Looks at every row that the bulk checks do not let through, file by file, with the zod schema. */
export async function doubtfulRows({connection, source, table, compiled, judged, keep, result, log}: DoubtOptions): Promise<void> {
  const lines = linesTo(judged);
  for (const file of source.files) {
    log({step: "look", file});
    const verdicts = (accept = lines.write) => new Verdicts(table, accept, Math.max(0, keep - result.diagnostics.length));
    let found = verdicts();
    try {
      await judgeDoubtful(connection, source, compiled, file, found);
    } catch (error) {
      const fault = source.format === "parquet" ? null : await readingFault(source, file, table);
      if (fault) {
        result.refused++;
        result.diagnostics.push(fault);
        continue;
      }
      // DuckDB could not read it and would not the next time, but it may be clear which row is the cause.
      if (source.format === "csv") throw error;
      found = verdicts(async () => {});
      await judgeAll(file, found);
      if (!found.refused) throw error;
    }
    result.judged += found.judged;
    result.refused += found.refused;
    result.diagnostics.push(...(await placed(source, file, table, found.kept)));
  }
  await lines.end();
}
