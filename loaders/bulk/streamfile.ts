import type {DuckDBConnection} from "@duckdb/node-api";
import {open} from "node:fs/promises";
import {CsvError} from "csv-parse";
import {codes} from "../diagnostics/codes.js";
import type {Diagnostic} from "../diagnostics/diagnostic.js";
import {literalPath, type BulkFormat} from "./bulk.js";
import type {Fault} from "../diagnostics/fault.js";
import {jsonRecords, notUtf8} from "./recordtext.js";
import type {Table} from "../schema/table.js";
import {literal} from "../dataset/sql.js";

/** A fault of a file as a whole, or of a line of it. */
export const faultOfFile = (
  file: string,
  table: Table,
  {code, message, expected}: Fault,
  {line, column} = {line: 1, column: 1}
): Diagnostic => ({file, line, column, code, severity: codes[code].severity, message, expected, table: table.name});

/** Where a file of lines is first not UTF-8; null where it is. Throws where it cannot be unpacked. */
export async function encodingFault(file: string, table: Table): Promise<Diagnostic | null> {
  const found = await notUtf8(file);
  return found && faultOfFile(file, table, found.fault, found);
}

const whole = (message: string, expected = "a whole file: fetch or make it again"): Fault => ({
  code: "file-missing",
  message,
  expected
});

/** What Parquet files begin and end with. */
const MARK = "PAR1";

async function marks(file: string): Promise<{first: string; last: string}> {
  const handle = await open(file, "r");
  try {
    const {size} = await handle.stat();
    const at = async (position: number) =>
      (await handle.read(Buffer.alloc(MARK.length), 0, MARK.length, Math.max(0, position))).buffer.toString("latin1");
    return {first: await at(0), last: await at(size - MARK.length)};
  } finally {
    await handle.close();
  }
}

async function parquetFault(connection: DuckDBConnection, file: string): Promise<Fault | null> {
  const {first, last} = await marks(file);
  if (first !== MARK)
    return whole(
      `the file is not Parquet: it does not begin with ${MARK}`,
      "a Parquet file, or a name that says what it is: .ndjson, .csv"
    );
  if (last !== MARK) return whole(`the Parquet file is cut short: it does not end with ${MARK}`);
  try {
    await connection.run(
      `SELECT count(hash(t)) FROM read_parquet(${literal(literalPath(file))}, hive_partitioning = false) AS t`
    );
    return null;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    // Then it is the machine that has too little, and not the file.
    if (/Out of Memory/i.test(said)) return null;
    return whole(`the Parquet file is damaged: ${said.split("\n")[0]!.replace(/^[A-Z][A-Za-z /]* Error: /, "")}`);
  }
}

const CSV_FAULTS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "a quote opens in the row that begins here and is never closed"
};

const UNPACKED: Readonly<Record<string, string>> = {
  Z_BUF_ERROR: "the gz file is cut short",
  Z_DATA_ERROR: "the gz file is damaged, or is none"
};

/** What to say of an error of reading a file. Throws what is none. */
export function faultOfError(file: string, table: Table, error: unknown): Diagnostic {
  if (!(error instanceof Error)) throw error;
  if (error instanceof CsvError) {
    const line = typeof error.lines === "number" ? error.lines : 1;
    return faultOfFile(
      file,
      table,
      {
        code: "csv-syntax",
        message: CSV_FAULTS[error.code] ?? `the file cannot be read to its end: ${error.message}`,
        expected: "a quote inside a quoted cell written twice, and a delimiter or a line end after the closing one"
      },
      {line, column: 1}
    );
  }
  const code = "code" in error ? String(error.code) : "";
  return faultOfFile(
    file,
    table,
    whole(
      UNPACKED[code] ? `${UNPACKED[code]}: ${error.message}` : `the file cannot be read to its end: ${error.message}`
    )
  );
}

/** Why a file cannot be read to its end; null where it can. */
export async function readingFault(
  connection: DuckDBConnection,
  format: BulkFormat,
  file: string,
  table: Table
): Promise<Diagnostic | null> {
  try {
    if (format === "parquet") {
      const fault = await parquetFault(connection, file);
      return fault && faultOfFile(file, table, fault);
    }
    if (format === "csv") {
      const fault = await encodingFault(file, table);
      if (fault) return fault;
    }
    // What is wrong with a row of CSV is told of the row.
    const records = jsonRecords(file);
    while (format === "ndjson" && !(await records.next()).done);
    return null;
  } catch (error) {
    return faultOfError(file, table, error);
  }
}
