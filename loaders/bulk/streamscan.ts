import type {DuckDBConnection} from "@duckdb/node-api";
import {soundSql, type Compiled} from "./compiled.js";
import {csvRecords, jsonRecords} from "./recordtext.js";
import {counted} from "../diagnostics/pluralize.js";
import type {RowFault} from "../diagnostics/rowfault.js";
import type {Table} from "../schema/table.js";
import {LINE_TOO_LONG, type Verdicts} from "./streamresults.js";
import {structSql, type Source} from "./streamsource.js";
import {rowOfCells} from "./validaterow.js";

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

/** Judges every row of a file of lines without the engine. Throws what reading it throws. */
export async function judgeAll({headers}: Source, table: Table, file: string, verdicts: Verdicts): Promise<void> {
  const header = headers.get(file);
  if (!header) {
    for await (const {index, bytes, long} of jsonRecords(file))
      if (long) verdicts.refuse(index, null, [LINE_TOO_LONG]);
      else await verdicts.judgeBytes(index, bytes);
    return;
  }
  const {names, delimiter, quoted} = header;
  for await (const {index, cells, broken, long} of csvRecords(file, delimiter)) {
    const fault = long
      ? LINE_TOO_LONG
      : broken
        ? BROKEN
        : cells.length === names.length
          ? null
          : raggedRow(cells.length, names.length);
    if (fault) verdicts.refuse(index, null, [fault]);
    else await verdicts.judge(index, JSON.stringify(rowOfCells(table, names, cells, quoted)));
  }
}

const BROKEN: RowFault = {
  code: "csv-syntax",
  path: [],
  message: "something follows a closing quote",
  expected: "a quote inside a quoted cell written twice, and a delimiter or a line end after the closing one"
};

const raggedRow = (cells: number, names: number): RowFault => ({
  code: "csv-syntax",
  path: [],
  message: `the row has ${counted(cells, "cell")}, the header ${names.toLocaleString("en")}`,
  expected: "a cell for each column; one that holds the delimiter in quotes"
});
