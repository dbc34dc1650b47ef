import * as duckdb from "@duckdb/duckdb-wasm";
import {tableFromIPC, tableToIPC} from "apache-arrow";
import {readTable} from "./arrowtable.js";

/*
 * DuckDB as Framework's `sql` and `DuckDBClient` use it, without its extensions, which come from another origin: Parquet files are read
 * beside it and handed over as Arrow.
 */

export * from "@duckdb/duckdb-wasm";

/** While a page is built, something else than a browser runs the engine. */
const scope = globalThis as {startEngine?: typeof duckdb.createWorker};

export const createWorker = (address: string): Promise<Worker> => (scope.startEngine ?? duckdb.createWorker)(address);

/** The one build that is shipped. */
export const selectBundle = ({eh}: duckdb.DuckDBBundles): Promise<duckdb.DuckDBBundle> =>
  Promise.resolve({mainModule: eh!.mainModule, mainWorker: eh!.mainWorker, pthreadWorker: null});

const SCHEMA = "parquet_files";
const PARQUET = /\b(?:parquet_scan|read_parquet)\s*\(\s*'([^']+)'\s*\)|(?<=\bfrom\s+)'([^']+\.parquet)'/gi;

export class AsyncDuckDB extends duckdb.AsyncDuckDB {
  readonly #files = new Map<string, () => Promise<Uint8Array>>();
  readonly #read = new Map<string, Promise<void>>();

  override async open(config: duckdb.DuckDBConfig): Promise<void> {
    // As decimals they arrive without their point.
    await super.open({...config, query: {castDecimalToDouble: true, ...config.query}});
    const connection = await this.connectInternal();
    // Loading an extension would wait for an answer that never comes.
    await super.runQuery(
      connection,
      `SET autoinstall_known_extensions = false; SET autoload_known_extensions = false; CREATE SCHEMA ${SCHEMA}`
    );
    await this.disconnect(connection);
  }

  #register(name: string, read: () => Promise<Uint8Array>) {
    this.#files.set(name, read);
    this.#read.delete(name);
  }

  override async registerFileURL(
    name: string,
    url: string,
    protocol: duckdb.DuckDBDataProtocol,
    direct: boolean
  ): Promise<void> {
    if (!/\.parquet$/i.test(name))
      return scope.startEngine
        ? super.registerFileBuffer(name, new Uint8Array(await (await fetch(url)).arrayBuffer()))
        : super.registerFileURL(name, url, protocol, direct);
    this.#register(name, async () => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`Unable to load file: ${name}`);
      return new Uint8Array(await response.arrayBuffer());
    });
  }

  override async registerFileBuffer(name: string, bytes: Uint8Array): Promise<void> {
    if (!/\.parquet$/i.test(name)) return super.registerFileBuffer(name, bytes);
    this.#register(name, () => Promise.resolve(bytes));
  }

  /** It reads a stream, and nothing at all of a file, which begins with a word of its own. */
  override insertArrowFromIPCStream(
    ...[connection, bytes, options]: Parameters<duckdb.AsyncDuckDB["insertArrowFromIPCStream"]>
  ): Promise<void> {
    const isFile = new TextDecoder().decode(bytes.subarray(0, 6)) === "ARROW1";
    const stream = isFile ? tableToIPC(tableFromIPC(bytes), "stream") : bytes;
    return super.insertArrowFromIPCStream(connection, stream, options);
  }

  /** The statement with Parquet files as the tables that they were read into. */
  async #withTables(connection: number, text: string): Promise<string> {
    for (const [, called, named] of text.matchAll(PARQUET)) {
      const name = called ?? named ?? "";
      const read = this.#files.get(name);
      if (!read) continue;
      if (!this.#read.has(name))
        this.#read.set(
          name,
          read().then(async (bytes) => {
            const stream = tableToIPC(await readTable(bytes), "stream");
            await this.insertArrowFromIPCStream(connection, stream, {schema: SCHEMA, name, create: true});
          })
        );
      await this.#read.get(name);
    }
    return text.replace(PARQUET, (all, called?: string, named?: string) =>
      this.#files.has(called ?? named ?? "") ? `${SCHEMA}."${called ?? named}"` : all
    );
  }

  override async runQuery(connection: number, text: string): Promise<Uint8Array> {
    return super.runQuery(connection, await this.#withTables(connection, text));
  }

  override async startPendingQuery(connection: number, text: string, stream?: boolean): Promise<Uint8Array | null> {
    return super.startPendingQuery(connection, await this.#withTables(connection, text), stream);
  }

  override async createPrepared(connection: number, text: string): Promise<number> {
    return super.createPrepared(connection, await this.#withTables(connection, text));
  }
}
