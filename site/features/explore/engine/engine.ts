import {Client} from "./client.js";
import {queryError} from "./error.js";

/** Where the engine is, and how large it is once inflated. */
export interface EngineFiles {
  worker: string;
  wasm: string;
  bytes: number;
}

export interface OpenOptions extends EngineFiles {
  /** Hears the share of the engine that has arrived, 0 to 1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

export interface RunOptions {
  /** Stop after about this many bytes of result. */
  limit?: number;
  signal?: AbortSignal;
  /** Hears how many bytes there are so far. */
  onProgress?: (bytes: number) => void;
}

/** The result of a statement as messages of an Arrow stream: the schema, then a batch each. */
export interface QueryMessages {
  messages: Uint8Array[];
  /** Whether there was more than the limit allows. */
  cut: boolean;
}

/**
 * No query reads a file or fetches anything, and none can change that. `errors_as_json` says where an error is.
 */
const SETTINGS = [
  "SET autoinstall_known_extensions = false",
  "SET autoload_known_extensions = false",
  "SET errors_as_json = true",
  "SET enable_external_access = false",
  // The record's tables are views, which the engine lets nobody write to; their rows stand apart.
  "CREATE SCHEMA record",
  "CREATE SCHEMA record_rows",
  // What DuckDB leaves to extensions and can do without them: today, in UTC.
  "CREATE MACRO current_date() AS CAST(make_timestamp(epoch_us(now())) AS DATE)",
  "CREATE MACRO today() AS current_date()",
  "SET search_path = 'main,record'",
  "SET lock_configuration = true"
];
/** A name of a struct as of JSON, which DuckDB leaves to an extension too. To make it takes as long as all the settings, so a statement that asks for it does. */
const ARROW = 'CREATE MACRO IF NOT EXISTS main."->>"(given, name) AS struct_extract(given, name)';
/** How long a canceled statement may go on before the worker is ended. */
const CANCEL_TIMEOUT_MS = 4000;

/** DuckDB in a worker of its own. One statement runs at a time, in the order in which they were asked. */
export class Engine {
  #last: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly client: Client,
    private readonly connection: number
  ) {}

  /**
   * Starts the engine. The worker is made from a blob, so that the page's policy holds inside it: one made from an address has a policy
   * of its own, or none.
   */
  static async open({worker, wasm, bytes, onProgress, signal}: OpenOptions): Promise<Engine> {
    const code = await fetch(worker, {signal: signal ?? null});
    if (!code.ok) throw new Error(`the engine could not be read: the server answered ${code.status}`);
    const address = URL.createObjectURL(new Blob([await code.blob()], {type: "text/javascript"}));
    const client = new Client(new Worker(address), (inflated) => onProgress?.(Math.min(1, inflated / bytes)));
    signal?.addEventListener("abort", () =>
      client.end(new DOMException("the engine was not wanted any more", "AbortError"))
    );
    try {
      await client.ask("INSTANTIATE", [new URL(wasm, location.href).href, null]);
      await client.ask("OPEN", {});
      const connection = await client.ask<number>("CONNECT");
      await client.ask("RUN_QUERY", [connection, SETTINGS.join(";\n")]);
      return new Engine(client, connection);
    } catch (error) {
      client.end();
      throw error;
    } finally {
      URL.revokeObjectURL(address);
    }
  }

  /**
   * Runs one statement. Throws a QueryError when the engine refuses it, and an AbortError when it was canceled; a statement that does not
   * stop when told to takes the whole engine with it (`alive` says so).
   */
  run(sql: string, options: RunOptions = {}): Promise<QueryMessages> {
    // In a transaction that failed it fails too, and the statement says why.
    if (sql.includes("->>")) this.do(ARROW).catch(() => undefined);
    return this.#inTurn(() => this.#run(sql, options));
  }

  // A statement that is begun ends the one before it on the same connection.
  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(act);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #run(sql: string, {limit = Infinity, signal, onProgress}: RunOptions): Promise<QueryMessages> {
    signal?.throwIfAborted();
    let timeout: ReturnType<typeof setTimeout> | undefined;
    const cancel = () => {
      void this.client.ask("CANCEL_PENDING_QUERY", this.connection).catch(() => undefined);
      timeout = setTimeout(() => this.close(), CANCEL_TIMEOUT_MS);
    };
    signal?.addEventListener("abort", cancel);
    try {
      let header = await this.client.ask<Uint8Array | null>("START_PENDING_QUERY", [this.connection, sql, true]);
      while (!header) header = await this.client.ask<Uint8Array | null>("POLL_PENDING_QUERY", this.connection);
      const messages = [header];
      let bytes = header.length;
      for (;;) {
        signal?.throwIfAborted();
        const chunk = await this.client.ask<Uint8Array | null>("FETCH_QUERY_RESULTS", this.connection);
        if (!chunk) continue;
        if (!chunk.length) return {messages, cut: false};
        if (bytes + chunk.length > limit) {
          await this.client.ask("CANCEL_PENDING_QUERY", this.connection);
          return {messages, cut: true};
        }
        messages.push(chunk);
        bytes += chunk.length;
        onProgress?.(bytes);
      }
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      throw queryError((error as Error).message, sql);
    } finally {
      clearTimeout(timeout);
      signal?.removeEventListener("abort", cancel);
    }
  }

  /** Runs a statement of our own, whose result nobody wants. */
  do(sql: string): Promise<void> {
    return this.#owed(sql, () => this.client.ask("RUN_QUERY", [this.connection, sql]));
  }

  #owed(sql: string, act: () => Promise<unknown>): Promise<void> {
    return this.#inTurn(act).then(
      () => undefined,
      (error: unknown) => {
        throw queryError((error as Error).message, sql);
      }
    );
  }

  /**
   * Makes a table of an Arrow stream, or adds its rows to the one that there is, on a connection of its own: one on which a stream was
   * refused takes no other.
   */
  insert(schema: string, name: string, stream: Uint8Array, create = true): Promise<void> {
    return this.#owed("", async () => {
      const connection = await this.client.ask<number>("CONNECT");
      try {
        await this.#insert(connection, stream, {schema, name, create});
      } finally {
        if (this.alive) await this.client.ask("DISCONNECT", connection);
      }
    });
  }

  /** Makes a table of an Arrow stream that is known to be sound, in the transaction that a statement may have begun. */
  insertHere(schema: string, name: string, stream: Uint8Array): Promise<void> {
    return this.#owed("", () => this.#insert(this.connection, stream, {schema, name, create: true}));
  }

  #insert(connection: number, stream: Uint8Array, into: {schema: string; name: string; create: boolean}) {
    return this.client.ask("INSERT_ARROW_FROM_IPC_STREAM", [connection, stream, into], [stream.buffer]);
  }

  /** Whether it still answers. */
  get alive(): boolean {
    return !this.client.ended;
  }

  /** Ends the engine and gives its memory back. */
  close(): void {
    this.client.end();
  }
}

/** An engine that is on its way. */
export interface Opening {
  engine: Promise<Engine>;
  /** From now on, `listener` alone hears the share of the engine that has arrived, 0 to 1. */
  hear: (listener: (share: number) => void) => void;
}

/** Begins to open the engine, for whoever will ask for it. */
export function startEngine(files: EngineFiles): Opening {
  let tell: (share: number) => void = () => undefined;
  const engine = Engine.open({...files, onProgress: (share) => tell(share)});
  // Who asks for it hears why it failed.
  engine.catch(() => undefined);
  return {engine, hear: (listener) => void (tell = listener)};
}
