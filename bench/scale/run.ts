import {fork} from "node:child_process";
import {createRequire} from "node:module";
import type {Duplex} from "node:stream";
import {once} from "node:events";
import {createReadStream, createWriteStream} from "node:fs";
import {pipeline} from "node:stream/promises";
import {fileURLToPath, pathToFileURL} from "node:url";
import {createGzip} from "node:zlib";
import {load} from "../../loaders/bulk/load.js";
import {withDatabase} from "../../loaders/dataset/database.js";
import {sqlType} from "../../loaders/schema/column.js";
import {literal, name} from "../../loaders/schema/sql.js";
import {docketEntries, sampleLines} from "../../test/loaders/bulk/entries.js";

/*
 * One run of one of the ways, in a process of its own, so that its peak of memory is its own. The memory and threads of DuckDB are those
 * that `load` gives it.
 */
// Packages of the bench alone (bench/package.json), which this one has no types of.
const peers = createRequire(new URL("../package.json", import.meta.url));
const {parser: jsonLines} = peers("stream-json/jsonl/Parser.js") as {parser: () => unknown};
const {parquetWriteFile} = (await import(pathToFileURL(peers.resolve("hyparquet-writer")).href)) as {
  parquetWriteFile: (options: {filename: string; columnData: readonly object[]}) => void;
};
const MEMORY = 1024;
const THREADS = 2;

/** What one run took. `seconds`: of the work itself, without the start of Node; `memory`: the largest resident set, in MiB. */
export interface Run {
  seconds: number;
  /** Seconds of all processors together: what others do on the machine at the time counts less in it. */
  cpu: number;
  memory: number;
  rows: number;
}

const ways: Record<string, (file: string, out: string, rows: number) => Promise<number>> = {
  /** Makes the sample rows. */
  async make(file, _, rows) {
    const stream = createWriteStream(file);
    let text = "";
    for (const line of sampleLines(rows)) {
      text += `${line}\n`;
      if (text.length < 1 << 20) continue;
      if (!stream.write(text)) await once(stream, "drain");
      text = "";
    }
    stream.end(text);
    await once(stream, "finish");
    return rows;
  },
  /** Packs a file into one beside it. */
  async pack(file, _, rows) {
    await pipeline(createReadStream(file), createGzip(), createWriteStream(`${file}.gz`));
    return rows;
  },
  /** DuckDB alone: reads the same JSON into the same types, without a check, and writes Parquet. */
  duckdb: (file, out) =>
    withDatabase(
      async (connection) => {
        const types = docketEntries.columns.map(
          (column) => `${literal(column.name)}: ${literal(sqlType(column.type))}`
        );
        const read = `read_json(${literal(file)}, format = 'newline_delimited', columns = {${types.join(", ")}})`;
        const select = docketEntries.columns.map((column) => name(column.name)).join(", ");
        return (
          await connection.run(
            `COPY (SELECT ${select} FROM ${read}) TO ${literal(`${out}.parquet`)} (FORMAT parquet, COMPRESSION snappy)`
          )
        ).rowsChanged;
      },
      {threads: String(THREADS), memory_limit: `${MEMORY}MiB`, temp_directory: `${out}.spill`}
    ),
  /** docketbook: every row held to its schema, keys compared, files hashed, on disk and in their place. */
  load: async (file, out) =>
    (await load({table: docketEntries, files: [file], out, memory: MEMORY, threads: THREADS})).rows,
  /** The same into folders by court and year. */
  partitioned: async (file, out) => {
    const partition = [
      {name: "court_id", column: "court_id", year: false},
      {name: "year", column: "date_filed", year: true}
    ];
    return (await load({table: docketEntries, files: [file], out, partition, memory: MEMORY, threads: THREADS})).rows;
  },
  /** What a reporter writes without docketbook: stream-json reads, zod checks each row, hyparquet-writer writes them all; documents as JSON, days as text. */
  async javascript(file, out) {
    const rows = createReadStream(file).pipe(jsonLines() as Duplex);
    const columns = docketEntries.columns.map(({name, type}) => ({
      name,
      whole: type.kind === "integer",
      data: [] as unknown[]
    }));
    for await (const {value} of rows as AsyncIterable<{value: unknown}>) {
      const row = docketEntries.row.parse(value) as Record<string, unknown>;
      for (const {name, whole, data} of columns) {
        const cell = row[name] ?? null;
        data.push(whole && cell !== null ? BigInt(cell as number) : cell);
      }
    }
    parquetWriteFile({
      filename: `${out}.parquet`,
      columnData: columns.map(({name, whole, data}) => ({
        name,
        data,
        type: whole ? "INT64" : name === "recap_documents" ? "JSON" : "STRING",
        nullable: true
      }))
    });
    return columns[0]!.data.length;
  }
};

/** Runs one of the ways in a process of its own. */
export async function run(way: string, file: string, out: string, rows: number): Promise<Run> {
  const child = fork(fileURLToPath(import.meta.url), [way, file, out, String(rows)], {execArgv: ["--import", "tsx"]});
  const [result] = (await Promise.race([
    once(child, "message"),
    once(child, "exit").then(([code]) => Promise.reject(new Error(`${way} ended with ${String(code)}`)))
  ])) as [Run];
  if (child.exitCode === null) await once(child, "exit");
  if (result.rows !== rows) throw new Error(`${way} took ${result.rows} of ${rows} rows`);
  return result;
}

if (process.send) {
  const [way, file, out, rows] = process.argv.slice(2);
  const start = performance.now();
  const before = process.cpuUsage();
  const done = await ways[way!]!(file!, out!, Number(rows));
  const {user, system} = process.cpuUsage(before);
  process.send({
    seconds: (performance.now() - start) / 1000,
    cpu: (user + system) / 1e6,
    memory: process.resourceUsage().maxRSS / 1024,
    rows: done
  } satisfies Run);
  process.disconnect();
}
