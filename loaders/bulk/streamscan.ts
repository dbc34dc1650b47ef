import type {DuckDBConnection} from "@duckdb/node-api";
import {soundSql, type Compiled} from "./compiled.js";
import {jsonRecords} from "./recordtext.js";
import {structSql, type Source} from "./streamsource.js";
import type {Verdicts} from "./streamresults.js";

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

/** Judges the rows of a file that the bulk checks do not let through. */
export async function judgeDoubtful(
  connection: DuckDBConnection,
  source: Source,
  compiled: Compiled,
  file: string,
  verdicts: Verdicts
): Promise<void> {
  const unread = new Set<number>();
  const doubtful = `SELECT index, CAST(line AS VARCHAR) FROM (${numberedRows(source, compiled, file)}) WHERE NOT ${soundSql(compiled, "line")}`;
  for await (const [index, line] of inOrder(connection, doubtful)) {
    if (typeof line === "string") await verdicts.judge(Number(index), line);
    else if (unread.size < MOST_UNREAD) unread.add(Number(index));
    else verdicts.refuse(Number(index), null, []);
  }
  if (!unread.size) return;
  for await (const {index, bytes} of jsonRecords(file)) {
    if (unread.delete(index)) await verdicts.judgeBytes(index, bytes);
    if (!unread.size) return;
  }
}

/** Judges every row of a file in JSON lines, where DuckDB cannot read it. */
export async function judgeAll(file: string, verdicts: Verdicts): Promise<void> {
  for await (const {index, bytes} of jsonRecords(file)) await verdicts.judgeBytes(index, bytes);
}
