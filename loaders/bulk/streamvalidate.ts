import type {DuckDBConnection} from "@duckdb/node-api";
import type {Compiled} from "./compiled.js";
import type {Diagnostic} from "../diagnostics/diagnostic.js";
import type {Table} from "../schema/table.js";
import {judgeAll, judgeDoubtful} from "./streamscan.js";
import {placed} from "./streamplaces.js";
import {readingFault} from "./streamfile.js";
import type {Source} from "./streamsource.js";
import {linesTo, Verdicts} from "./streamresults.js";

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
  result: {judged: number; unread: number; refused: number; diagnostics: Diagnostic[]};
  log: (step: {step: "look"; file: string}) => void;
}

/** Looks at every row that the bulk checks do not let through, file by file, with the zod schema. */
export async function doubtfulRows({
  connection,
  source,
  table,
  compiled,
  judged,
  keep,
  result,
  log
}: DoubtOptions): Promise<void> {
  const lines = linesTo(judged);
  for (const file of source.files) {
    log({step: "look", file});
    const verdicts = (accept = lines.write) =>
      new Verdicts(table, accept, Math.max(0, keep - result.diagnostics.length));
    let found = verdicts();
    try {
      await judgeDoubtful(connection, source, compiled, file, found);
    } catch (error) {
      const fault = await readingFault(connection, source.format, file, table);
      if (fault) {
        result.unread++;
        result.diagnostics.push(fault);
        continue;
      }
      // DuckDB could not read it and would not the next time, but it may be clear which row is the cause.
      if (source.format !== "ndjson") throw error;
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
