import type {DuckDBConnection} from "@duckdb/node-api";
import {CsvError} from "csv-parse";
import {join} from "node:path";
import type {Compiled} from "./compiled.js";
import type {Diagnostic} from "../diagnostics/diagnostic.js";
import type {Table} from "../schema/table.js";
import {judgeAll, judgeDoubtful} from "./streamscan.js";
import {placed} from "./streamplaces.js";
import {isDoubt} from "./streamcopy.js";
import {encodingFault, faultOfError, readingFault} from "./streamfile.js";
import type {Source} from "./streamsource.js";
import {linesTo, Verdicts} from "./streamresults.js";

export interface DoubtOptions {
  connection: DuckDBConnection;
  source: Source;
  table: Table;
  compiled: Compiled;
  /** The folder for the rows that are sound after all, as lines of JSON. */
  work: string;
  /** Refused rows whose faults are kept. */
  keep: number;
  /** Counts and diagnostics are added to it. */
  result: {judged: number; unread: number; refused: number; diagnostics: Diagnostic[]};
  log: (step: {step: "look"; file: string}) => void;
}

/** Ends the look at a file that is wrong as a whole. */
class FileFault extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.message);
  }
}

/** Looks at every row that the bulk checks do not let through, file by file, with the zod schema. Gives the files of those that are sound after all. */
export async function doubtfulRows({
  connection,
  source,
  table,
  compiled,
  work,
  keep,
  result,
  log
}: DoubtOptions): Promise<string[]> {
  const judged: string[] = [];
  for (const [number, file] of source.files.entries()) {
    log({step: "look", file});
    const path = join(work, `judged-${number}.ndjson`);
    const look = async (judge: (verdicts: Verdicts) => Promise<void>): Promise<Verdicts> => {
      const lines = linesTo(path);
      const verdicts = new Verdicts(table, source.format, lines.write, Math.max(0, keep - result.diagnostics.length));
      try {
        await judge(verdicts);
      } finally {
        await lines.end();
      }
      return verdicts;
    };
    const all = async () => {
      // The library would put a mark in the place of what is not UTF-8.
      const encoding = source.format === "csv" ? await encodingFault(file, table) : null;
      if (encoding) throw new FileFault(encoding);
      return look((verdicts) => judgeAll(source, table, file, verdicts));
    };
    let found: Verdicts;
    try {
      found = source.apart.has(file)
        ? await all()
        : await look((verdicts) => judgeDoubtful(connection, source, compiled, file, verdicts)).catch(
            (error: unknown) => {
              // What the engine does not read may be one line, or a line end of another kind: the file is read without it.
              if (source.format === "parquet" || !isDoubt(error)) throw error;
              source.apart.add(file);
              return all();
            }
          );
    } catch (error) {
      const fault =
        error instanceof FileFault
          ? error.diagnostic
          : error instanceof CsvError
            ? faultOfError(file, table, error)
            : await readingFault(connection, source.format, file, table);
      if (!fault) throw error;
      result.unread++;
      result.diagnostics.push(fault);
      continue;
    }
    judged.push(path);
    result.judged += found.judged;
    result.refused += found.refused;
    result.diagnostics.push(...(await placed(source, file, table, found.kept)));
  }
  return judged;
}
