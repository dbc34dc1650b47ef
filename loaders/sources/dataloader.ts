import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {z} from "zod";
import {loadTable, withDatabase} from "../dataset/database.js";
import {formatDiagnostics} from "../diagnostics/format.js";
import type {Files} from "../record/files.js";
import {readTableIn} from "../record/tablefile.js";
import {literal, name} from "../schema/sql.js";
import type {Row, Table} from "../schema/table.js";
import {createClient} from "./http/client.js";
import {ANY_TYPE} from "./http/request.js";
import {patient} from "./http/retry.js";
import {platform, type Transport} from "./http/transport.js";

/** How a source is asked; everything may be left out. */
export interface FetchOptions {
  /** The media types that will do, `text/csv`; any, where this is left out. */
  types?: readonly string[];
  /** Seconds that one try may take; 60 when left out. */
  timeout?: number;
  /** Bytes of an answer; 64 MiB when left out. */
  maxBytes?: number;
  /** Hosts that a redirect may lead to, beside the one that is asked. */
  hosts?: readonly string[];
  /** The network and the clock; the platform's when left out. */
  transport?: Transport;
}

/**
 * The text at an address, for a data loader. Retries where that helps, and refuses a response that is late, incomplete, too large or of the
 * wrong type.
 * @throws SourceError that says what the source did
 */
export async function fetchText(address: string, options: FetchOptions = {}): Promise<string> {
  const {types = [ANY_TYPE], timeout = 60, maxBytes = 64 * 1024 * 1024, hosts = [], transport = platform} = options;
  const client = createClient({
    transport,
    retry: patient,
    cache: null,
    offline: false,
    interval: 0,
    timeout: timeout * 1000,
    maxBytes,
    userAgent: "docketbook",
    hosts,
    token: null,
    onProgress: () => undefined
  });
  const {bytes} = await client.get(address, types);
  return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
}

/** Rows that a data loader refuses, one diagnostic a line. */
export class RowsError extends Error {
  override readonly name = "RowsError";
}

/**
 * The rows of CSV text, typed as the table has them.
 * @throws RowsError that names every cell which is not as the table says, with line and column
 */
export async function parseRows<S extends z.ZodObject>(table: Table<S>, csv: string): Promise<z.infer<S>[]> {
  const bytes = new TextEncoder().encode(csv);
  const files: Files = {
    list: () => Promise.resolve([]),
    size: () => Promise.resolve(bytes.length),
    read: () => Promise.resolve(bytes)
  };
  const {entries, diagnostics} = await readTableIn(files, `${table.name}.csv`, table);
  if (!entries) throw new RowsError(formatDiagnostics(diagnostics, () => csv));
  return entries.map(({row}) => row);
}

/** When and where a data loader writes a table. */
export interface WriteOptions {
  /** The fewest rows that it can have: a source that gives fewer has lost some. 1 when left out. */
  atLeast?: number;
  /** Where the file goes; standard output when left out, as Framework takes it from a data loader. */
  out?: {write: (bytes: Uint8Array) => unknown};
}

/** What is wrong with rows that come from elsewhere than `parseRows`: a line for each, the first twenty. */
function wrongRows(table: Table, rows: readonly object[], atLeast: number): string[] {
  const keys = new Set<string>();
  const wrong = rows.flatMap((row, i) => {
    const key = JSON.stringify(table.key.map((column) => (row as Row)[column]));
    const twice = keys.has(key) ? [`row ${i + 1}: the key ${key} appears twice`] : [];
    keys.add(key);
    const {error} = table.row.safeParse(row);
    return [...twice, ...(error?.issues ?? []).map(({path, message}) => `row ${i + 1}, ${path.join(".")}: ${message}`)];
  });
  const few = rows.length < atLeast ? [`${rows.length} rows, where at least ${atLeast} are expected`] : [];
  return [...few, ...wrong.slice(0, 20), ...(wrong.length > 20 ? [`and ${wrong.length - 20} more`] : [])];
}

/**
 * Writes rows as a Parquet file in the table's order, all or nothing: each row is checked against the table, and nothing is written before the file
 * is whole.
 * @throws RowsError where rows are not as the table says, have a key twice, or are too few
 */
export async function writeRows<S extends z.ZodObject>(
  table: Table<S>,
  rows: readonly z.infer<S>[],
  {atLeast = 1, out = process.stdout}: WriteOptions = {}
): Promise<void> {
  const any = table as unknown as Table;
  const wrong = wrongRows(any, rows, atLeast);
  if (wrong.length) throw new RowsError(`${table.name} is not written\n${wrong.join("\n")}`);
  const folder = await mkdtemp(join(tmpdir(), "docketbook-"));
  try {
    const file = join(folder, "rows.parquet");
    await withDatabase(async (connection) => {
      await loadTable(connection, any, rows);
      await connection.run(`COPY ${name(table.name)} TO ${literal(file)} (FORMAT parquet, COMPRESSION snappy)`);
    });
    out.write(await readFile(file));
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}
