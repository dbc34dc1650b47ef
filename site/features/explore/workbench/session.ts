import {type Engine, type EngineFiles, startEngine, type Opening} from "../engine/engine.js";
import {NO_EXTENSIONS, type QueryError} from "../engine/error.js";
import {FileReading} from "../files/reader.js";
import {columnText, query} from "../engine/query.js";
import {QueryResult} from "../result/result.js";
import {quoteName} from "../sql/quote.js";
import {hinted} from "../sql/hints.js";
import {needs} from "../sql/needs.js";
import {together, type Ask, type Together} from "../sql/together.js";
import {nameOf, sqlTokens, statements} from "../sql/tokens.js";
import {RecordReader, type RecordTable, type RunHooks} from "./recordreader.js";

/** What came of one statement. */
export interface StatementResult {
  sql: string;
  /** Where the statement starts in the text that was run. */
  from: number;
  /** Tables of the reader's own that it reads, though the record has others of these names. */
  own: readonly string[];
  /** Null for one that gives no rows. */
  result: QueryResult | null;
  /** What its numbers are made of, where they are made of several values of the record's observations. */
  together: Together | null;
  milliseconds: number;
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
/** A query that took longer is not asked what went into its numbers, in milliseconds. */
const SOON = 2000;
/** Types that Arrow has no word for, or that arrive changed (INTERVAL, of which Arrow counts nanoseconds) or without their words (ENUM) when a result comes in pieces: they come as text. */
const AS_TEXT = /\b(BIT|INTERVAL|UHUGEINT|TIME WITH TIME ZONE|TIMETZ|BIGNUM|VARINT|ENUM)\b/;

/** What is said of a statement that would change the record. */
const CONSTANT =
  "The record’s tables cannot be changed or dropped. Make a table of your own: CREATE TABLE mine AS FROM series.";
const constantTable = (name: string) =>
  `${name} is a table of the record, and cannot be changed or dropped. Make a table of your own: CREATE TABLE mine AS FROM ${name}.`;

/** A statement that failed, by its place in the text that was run. */
export class StatementError extends Error {
  constructor(
    override readonly cause: Error,
    readonly from: number,
    readonly length: number,
    /** What the statements before it gave. */
    readonly before: readonly StatementResult[],
    message = cause.message
  ) {
    super(message);
  }

  /** The place in the statement, when the engine said one. The script that began the engine may be another than this, with a class of its own. */
  get at(): number | null {
    return (this.cause as Partial<QueryError>).at ?? null;
  }
}

/** The engine and what it has read, from the first question on; a new one when the old one had to be ended. */
export class Session {
  readonly reading: FileReading;
  readonly record: RecordReader;
  #opening: Opening | null;

  constructor(private readonly options: SessionOptions) {
    this.#opening = options.opening ?? null;
    this.reading = new FileReading(options.files.files);
    this.record = new RecordReader(options.tables, this.reading);
  }

  /** Opens the engine unless it is open. */
  async engine(report: (words: string) => void): Promise<Engine> {
    this.#opening ??= startEngine(this.options.files);
    this.#opening.hear((share) => report(`Opening DuckDB: ${Math.round(share * 100)} %`));
    try {
      const engine = await this.#opening.engine;
      if (engine.alive) return engine;
    } catch (error) {
      this.#opening = null;
      throw error;
    }
    this.end();
    return this.engine(report);
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
  async run(text: string, hooks: RunHooks): Promise<StatementResult[]> {
    const {signal, report} = hooks;
    const results: StatementResult[] = [];
    const all = statements(text);
    // What the first of them needs arrives while the engine opens.
    if (all[0]) this.record.expect(all[0].text, signal);
    for (const {text: sql, from} of all) {
      try {
        // Not the query's signal: an engine that is half there is worth having.
        const engine = await this.engine(report);
        signal.throwIfAborted();
        await this.#keep(engine, sql);
        await this.record.provide(engine, sql, hooks);
        report("Running…");
        const started = performance.now();
        const result = await this.#askKnowing(engine, sql, hooks);
        const milliseconds = performance.now() - started;
        const recorded = [...needs(sql, this.record.columns).keys()];
        const own = recorded.length
          ? Object.keys(await ownTables(engine).catch(() => ({}))).map((name) => name.toLowerCase())
          : [];
        const mine = recorded.filter((name) => own.includes(name));
        const observed = result && recorded.includes("observations") && !mine.includes("observations");
        const made = observed ? await together(sql, this.#asking(engine, hooks, milliseconds)) : null;
        signal.throwIfAborted();
        results.push({sql, from, own: mine, result, together: made, milliseconds});
        if (!result) await this.record.forgetLost(engine);
      } catch (error) {
        if (signal.aborted) throw error;
        throw new StatementError(error as Error, from, sql.length, results, await this.#hinted(error as Error, sql));
      }
    }
    return results;
  }

  /** Asks what went into a result. Of a query that took long it is not asked: it would take as long again. */
  #asking(engine: Engine, {signal}: RunHooks, milliseconds: number): Ask {
    return async (sql) => {
      if (milliseconds > SOON) throw new Error("it would take too long");
      await this.record.provide(engine, sql, {signal, report: () => undefined});
      const {messages} = await engine.run(sql, {signal});
      return Array.from(QueryResult.of(messages).values(0), String);
    };
  }

  /** What went wrong, with the names that the statement could have meant. */
  async #hinted({message}: Error, sql: string): Promise<string> {
    const engine = await this.#opening?.engine.catch(() => null);
    // In a transaction that failed nothing can be asked.
    const own: Record<string, string[]> = engine?.alive ? await ownTables(engine).catch(() => ({})) : {};
    // The engine says of a view that it is none of its tables.
    const [named] = /base table|is not an table|with ALTER VIEW|is of type View/.test(message)
      ? [...needs(sql, this.record.columns).keys()].filter((name) => !(name in own))
      : [];
    return named === undefined ? hinted(message, sql, {...this.record.columns, ...own}) : constantTable(named);
  }

  /**
   * The record's tables are views, so that the engine refuses to change their rows and columns; what it would do is said here.
   * @throws Error for a statement that would take away or replace what is the record's, and for an extension
   */
  async #keep(engine: Engine, sql: string): Promise<void> {
    const names = sqlTokens(sql)
      .filter(({kind}) => kind !== "comment")
      .map((token) => nameOf(token) ?? token.text.toLowerCase());
    if (/^(?:install|load|force)$/.test(names[0] ?? "")) throw new Error(NO_EXTENSIONS);
    if (/record_rows/i.test(sql))
      throw new Error(`record_rows holds what was read of the record’s tables. ${CONSTANT}`);
    const at = /^(?:create|drop|alter|explain|prepare)$/.test(names[0] ?? "")
      ? names.findIndex((name) => /^(?:create|drop|alter)$/.test(name))
      : -1;
    if (at < 0) return;
    const rest = names.slice(at + 1);
    const kind = rest.findIndex((name) => /^(?:table|view|schema)$/.test(name));
    if (kind < 0) return;
    const begins = kind + 1 + (rest[kind + 1] === "if" ? (rest[kind + 2] === "not" ? 3 : 2) : 0);
    const chain = [rest[begins] ?? ""];
    for (let next = begins + 1; rest[next] === "."; next += 2) chain.push(rest[next + 1] ?? "");
    const name = chain.at(-1)!;
    if (rest[kind] === "schema") {
      if (name === "record") throw new Error(CONSTANT);
      return;
    }
    const replaces = names[at] !== "create" || rest[0] === "or";
    const held = chain.length > 1 ? chain.includes("record") : replaces && (await this.#isRecords(engine, name));
    if (held) throw new Error(constantTable(name));
  }

  /** Whether a name is that of a table of the record, and not the reader's own of that name. */
  async #isRecords(engine: Engine, name: string): Promise<boolean> {
    return (
      name in this.record.columns &&
      !Object.keys(await ownTables(engine)).some((own) => own.toLowerCase() === name.toLowerCase())
    );
  }

  /** Asks; what the engine says of a name that it does not know, it says knowing all columns of the tables. */
  async #askKnowing(engine: Engine, sql: string, hooks: RunHooks): Promise<QueryResult | null> {
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

  async #ask(engine: Engine, sql: string, {signal, report}: RunHooks): Promise<QueryResult | null> {
    const types = await this.#described(engine, sql, "column_type");
    const onProgress = (bytes: number) => report(`Running… ${Math.round(bytes / 1e6)} MB of results so far`);
    const {messages, cut} = await engine.run(
      types?.some((type) => AS_TEXT.test(type))
        ? asText(sql, types, (await this.#described(engine, sql, "column_name")) ?? [])
        : sql,
      {signal, limit: LIMIT, onProgress}
    );
    const result = QueryResult.of(messages, cut, types ?? []);
    const {columns, length} = result;
    // What is no query says that it went well, or how many rows it wrote, in a column of its own.
    return !types && length <= 1 && columns.length === 1 && /^(Success|Count)$/.test(columns[0]!.name) ? null : result;
  }

  /** The names or types of a query's columns as the engine gives them; null for what is no query. */
  async #described(engine: Engine, sql: string, column: "column_name" | "column_type"): Promise<string[] | null> {
    try {
      const described = await query(engine, `DESCRIBE ${sql}`);
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
export const functionNames = (engine: Engine): Promise<string[]> =>
  columnText(engine, "SELECT DISTINCT function_name FROM duckdb_functions() ORDER BY 1");

/** The engine's keywords, for completion. */
export const keywords = (engine: Engine): Promise<string[]> =>
  columnText(engine, "SELECT keyword_name FROM duckdb_keywords() ORDER BY 1");

/** The columns of the tables and views that the reader made. */
export async function ownTables(engine: Engine): Promise<Record<string, string[]>> {
  const result = await query(
    engine,
    "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND schema_name = 'main' ORDER BY table_name, column_index"
  );
  const found: Record<string, string[]> = {};
  for (let row = 0; row < result.length; row++)
    (found[result.at(row, 0) as string] ??= []).push(result.at(row, 1) as string);
  return found;
}
