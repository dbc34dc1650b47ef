import type {DuckDBConnection} from "@duckdb/node-api";
import {once} from "node:events";
import {createWriteStream} from "node:fs";
import {finished} from "node:stream/promises";
import type {Diagnostic} from "../diagnostics/diagnostic.js";
import type {RowFault} from "../diagnostics/fault.js";
import {show} from "../diagnostics/show.js";
import type {Table} from "../schema/table.js";
import {type Compiled, soundSql} from "./compile.js";
import {locateFaults, type RefusedRow} from "./locate.js";
import {jsonRecords} from "./records.js";
import {readingFault, type Source, structSql} from "./source.js";
import {validateRow} from "./validate.js";

/** Rows as lines of JSON in a file, in order, with no more of them in memory than the file takes. */
export function linesTo(path: string) {
  const stream = createWriteStream(path);
  return {
    write: async (row: object): Promise<void> => {
      if (!stream.write(`${JSON.stringify(row)}\n`)) await once(stream, "drain");
    },
    end: async (): Promise<void> => {
      stream.end();
      await finished(stream);
    }
  };
}

const NOT_UTF8: RowFault = {
  code: "encoding",
  path: [],
  message: "the line is not UTF-8",
  expected: "a file in UTF-8: save it again with that encoding"
};

/** Validates the rows of a file one at a time. Memory stays flat: the first refused rows are kept, the others counted. */
export class RowResults {
  judged = 0;
  refused = 0;
  readonly kept: RefusedRow[] = [];

  constructor(
    private readonly table: Table,
    /** Takes the rows that are sound. */
    private readonly accept: (row: object) => Promise<void>,
    /** Refused rows that are kept. */
    private readonly keep: number
  ) {}

  refuse(index: number, json: string | null, faults: readonly RowFault[]): void {
    this.refused++;
    if (this.kept.length < this.keep) this.kept.push({index, json, faults});
  }

  /** Validates a row by its JSON. */
  async validate(index: number, json: string): Promise<void> {
    this.judged++;
    let value: unknown;
    try {
      value = JSON.parse(json);
    } catch {
      return this.refuse(index, null, [
        {
          code: "json-syntax",
          path: [],
          message: `the line is not JSON: ${show(json, 40)}`,
          expected: "one object a line, written as JSON"
        }
      ]);
    }
    const result = validateRow(this.table, value);
    if ("row" in result) await this.accept(result.row);
    else this.refuse(index, json, result.faults);
  }

  /** Validates a row by the bytes of its line. */
  async validateBytes(index: number, bytes: Uint8Array): Promise<void> {
    let json: string;
    try {
      json = new TextDecoder("utf-8", {fatal: true}).decode(bytes);
    } catch {
      return this.refuse(index, null, [NOT_UTF8]);
    }
    await this.validate(index, json);
  }
}

/** The rows of a file with their number, from 0, as `line` and as the struct `s`. */
export function numberedRows(source: Source, compiled: Compiled, file: string): string {
  const numbered = `SELECT row_number() OVER () - 1 AS index, line FROM (${source.rows([file], true)})`;
  return `SELECT index, line, ${structSql(compiled, true)} AS s FROM (${numbered})`;
}

/** Rows of a query one at a time. One thread, so that rows are numbered in the order of their file. */
export async function* inOrder(connection: DuckDBConnection, sql: string): AsyncGenerator<unknown[]> {
  const [[threads] = []] = (await connection.runAndReadAll("SELECT current_setting('threads')")).getRows();
  await connection.run("SET threads = 1");
  try {
    const result = await connection.stream(sql);
    for await (const rows of result.yieldRows()) yield* rows;
  } finally {
    await connection.run(`SET threads = ${String(threads)}`);
  }
}

/** Lines that could not be read and are looked at again; of a file that is no JSON at all the others are only counted. */
const MOST_UNREAD = 10_000;

/** Validates the rows of a file that the bulk checks do not let through. */
export async function validateDoubtful(
  connection: DuckDBConnection,
  source: Source,
  compiled: Compiled,
  file: string,
  results: RowResults
): Promise<void> {
  const unread = new Set<number>();
  const doubtful = `SELECT index, CAST(line AS VARCHAR) FROM (${numberedRows(source, compiled, file)}) WHERE NOT ${soundSql(compiled, "line")}`;
  for await (const [index, line] of inOrder(connection, doubtful)) {
    if (typeof line === "string") await results.validate(Number(index), line);
    else if (unread.size < MOST_UNREAD) unread.add(Number(index));
    else results.refuse(Number(index), null, []);
  }
  if (!unread.size) return;
  for await (const {index, bytes} of jsonRecords(file)) {
    if (unread.delete(index)) await results.validateBytes(index, bytes);
    if (!unread.size) return;
  }
}

/** Validates every row of a file in JSON lines, where DuckDB cannot read it. */
export async function validateAll(file: string, results: RowResults): Promise<void> {
  for await (const {index, bytes} of jsonRecords(file)) await results.validateBytes(index, bytes);
}

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
    const results = (accept = lines.write) =>
      new RowResults(table, accept, Math.max(0, keep - result.diagnostics.length));
    let found = results();
    try {
      await validateDoubtful(connection, source, compiled, file, found);
    } catch (error) {
      const fault = await readingFault(connection, source.format, file, table);
      if (fault) {
        result.unread++;
        result.diagnostics.push(fault);
        continue;
      }
      // DuckDB could not read it and would not the next time, but it may be clear which row is the cause.
      if (source.format !== "ndjson") throw error;
      found = results(async () => {});
      await validateAll(file, found);
      if (!found.refused) throw error;
    }
    result.judged += found.judged;
    result.refused += found.refused;
    result.diagnostics.push(...(await locateFaults(source, file, table, found.kept)));
  }
  await lines.end();
}
