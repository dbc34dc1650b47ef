import {type Engine, type EngineFiles, startEngine, type Opening} from "../engine/engine.js";
import type {QueryError} from "../engine/error.js";
import {FileReading} from "../files/reader.js";
import {Result} from "../result/result.js";
import {quoteName} from "../sql/quote.js";
import {statements} from "../sql/tokens.js";
import {RecordTables, type RecordTable} from "./recordtables.js";

/** What came of one statement. */
export interface Answer {
  sql: string;
  /** Where the statement starts in the text that was run. */
  from: number;
  /** Null for one that gives no rows. */
  result: Result | null;
  milliseconds: number;
}

export interface RunHooks {
  signal: AbortSignal;
  /** Hears what is going on, in words. */
  say: (words: string) => void;
}

export interface SessionOptions {
  tables: readonly RecordTable[];
  /** Addresses of the engine, of its worker and of the worker that reads files. */
  files: EngineFiles & {files: string};
  /** The engine, where it was begun before the session. */
  opening?: Opening;
  /** Hears that an engine was ended and everything in it is lost. */
  lost: () => void;
}

/** A result is held in the page's memory: no more of it than this. */
export const LIMIT = 512 * 1024 * 1024;
/** Types that Arrow has no word for, or that arrive changed or without their words (ENUM) when a result comes in pieces: they come as text. */
const AS_TEXT = /\b(BIT|UHUGEINT|TIME WITH TIME ZONE|TIMETZ|BIGNUM|VARINT|ENUM)\b/;

/** A statement that failed, by its place in the text that was run. */
export class StatementError extends Error {
  constructor(
    override readonly cause: Error,
    readonly from: number,
    readonly length: number,
    /** What the statements before it gave. */
    readonly before: readonly Answer[]
  ) {
    super(cause.message);
  }

  /** The place in the statement, when the engine said one. The script that began the engine may be another than this, with a class of its own. */
  get at(): number | null {
    return (this.cause as Partial<QueryError>).at ?? null;
  }
}

/** The engine and what it has read, from the first question on; a new one when the old one had to be ended. */
export class Session {
  readonly reading: FileReading;
  readonly record: RecordTables;
  #opening: Opening | null;

  constructor(private readonly options: SessionOptions) {
    this.#opening = options.opening ?? null;
    this.reading = new FileReading(options.files.files);
    this.record = new RecordTables(options.tables, this.reading);
  }

  /** Opens the engine unless it is open. */
  async engine(say: (words: string) => void): Promise<Engine> {
    this.#opening ??= startEngine(this.options.files);
    this.#opening.hear((share) => say(`Opening DuckDB: ${Math.round(share * 100)} %`));
    try {
      const engine = await this.#opening.engine;
      if (engine.alive) return engine;
    } catch (error) {
      this.#opening = null;
      throw error;
    }
    this.end();
    return this.engine(say);
  }

  /** Ends the engine and gives its memory back; what was read is read again when it is needed. */
  end(): void {
    void this.#opening?.engine.then(
      (engine) => engine.close(),
      () => undefined
    );
    this.#opening = null;
    this.record.forget();
    this.options.lost();
  }

  /** Runs the statements of a text one after another, up to the first that fails: throws a StatementError, or an AbortError. */
  async run(text: string, hooks: RunHooks): Promise<Answer[]> {
    const {signal, say} = hooks;
    const answers: Answer[] = [];
    const all = statements(text);
    // What the first of them needs arrives while the engine opens.
    if (all[0]) this.record.expect(all[0].text, signal);
    for (const {text: sql, from} of all) {
      try {
        // Not the query's signal: an engine that is half there is worth having.
        const engine = await this.engine(say);
        signal.throwIfAborted();
        await this.record.provide(engine, sql, hooks);
        say("Running…");
        const started = performance.now();
        const result = await this.#askKnowing(engine, sql, hooks);
        answers.push({sql, from, result, milliseconds: performance.now() - started});
        if (!result) await this.record.forgetLost(engine);
      } catch (error) {
        if (signal.aborted) throw error;
        throw new StatementError(error as Error, from, sql.length, answers);
      }
    }
    return answers;
  }

  /** Asks; what the engine says of a name that it does not know, it says knowing all columns of the tables. */
  async #askKnowing(engine: Engine, sql: string, hooks: RunHooks): Promise<Result | null> {
    try {
      return await this.#ask(engine, sql, hooks);
    } catch (error) {
      if (
        hooks.signal.aborted ||
        !engine.alive ||
        !/^Binder:/.test((error as Error).message) ||
        !this.record.lacks(sql)
      )
        throw error;
      await this.record.provide(engine, sql, hooks, true);
      return this.#ask(engine, sql, hooks);
    }
  }

  async #ask(engine: Engine, sql: string, {signal, say}: RunHooks): Promise<Result | null> {
    const types = await this.#types(engine, sql);
    const progress = (bytes: number) => say(`Running… ${Math.round(bytes / 1e6)} MB of results so far`);
    const {messages, cut} = await engine.run(
      types?.some((type) => AS_TEXT.test(type)) ? asText(sql, types, await this.#names(engine, sql)) : sql,
      {signal, limit: LIMIT, progress}
    );
    const result = Result.of(messages, cut, types ?? []);
    const {columns, length} = result;
    // What is no query says that it went well, or how many rows it wrote, in a column of its own.
    return !types && length <= 1 && columns.length === 1 && /^(Success|Count)$/.test(columns[0]!.name) ? null : result;
  }

  /** The types of a query's columns as the engine names them; null for what is no query. */
  async #types(engine: Engine, sql: string): Promise<string[] | null> {
    return this.#described(engine, sql, "column_type");
  }

  #names(engine: Engine, sql: string): Promise<string[]> {
    return this.#described(engine, sql, "column_name").then((names) => names ?? []);
  }

  async #described(engine: Engine, sql: string, column: "column_name" | "column_type"): Promise<string[] | null> {
    try {
      const {messages} = await engine.run(`DESCRIBE ${sql}`);
      const described = Result.of(messages);
      const index = described.columns.findIndex(({name}) => name === column);
      return index < 0 ? null : [...described.values(index)].map(String);
    } catch {
      return null;
    }
  }
}

/** A query whose columns of some types are cast to text; the others and the order stay. */
function asText(sql: string, types: readonly string[], names: readonly string[]): string {
  const columns = types.map(
    (type, index) =>
      `${AS_TEXT.test(type) ? `CAST(c${index} AS VARCHAR)` : `c${index}`} AS ${quoteName(names[index] ?? `c${index}`)}`
  );
  return `SELECT ${columns.join(", ")} FROM (${sql}\n) AS t(${types.map((_, index) => `c${index}`).join(", ")})`;
}

/** The engine's functions, for completion. */
export async function functionNames(engine: Engine): Promise<string[]> {
  const {messages} = await engine.run("SELECT DISTINCT function_name FROM duckdb_functions() ORDER BY 1");
  return [...Result.of(messages).values(0)].map(String);
}

/** The columns of the tables and views that the reader made. */
export async function ownTables(engine: Engine): Promise<Record<string, string[]>> {
  const {messages} = await engine.run(
    "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND schema_name = 'main' ORDER BY table_name, column_index"
  );
  const result = Result.of(messages);
  const found: Record<string, string[]> = {};
  for (let row = 0; row < result.length; row++)
    (found[result.at(row, 0) as string] ??= []).push(result.at(row, 1) as string);
  return found;
}
