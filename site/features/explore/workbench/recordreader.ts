import type {Column} from "../../../../loaders/schema/column.js";
import type {Engine} from "../engine/engine.js";
import type {FileReading, ReadFileOptions} from "../files/reader.js";
import {columnText} from "../engine/query.js";
import {needs} from "../sql/needs.js";
import {nameOf, sqlTokens} from "../sql/tokens.js";
import {quoteName} from "../sql/quote.js";

/** What a run is told, and tells. */
export interface RunHooks {
  signal: AbortSignal;
  /** Hears what is going on, in words. */
  report: (words: string) => void;
}

/** A table of the record, as the page knows it before it is read. */
export interface RecordTable {
  name: string;
  /** The address of its Parquet file. */
  address: string;
  rows: number;
  columns: readonly (Pick<Column, "name" | "type" | "nullable"> & {description?: string})[];
}

/** The type of a column as the engine has it once its rows are read. */
function sqlType(type: Column["type"]): string {
  if (type.kind === "list") return `${sqlType(type.item)}[]`;
  if (type.kind === "struct")
    return `STRUCT(${type.fields.map((field) => `${quoteName(field.name)} ${sqlType(field.type)}`).join(", ")})`;
  if (type.kind === "decimal") return `DECIMAL(${type.precision}, ${type.scale})`;
  const plain: Record<string, string> = {date: "DATE", double: "DOUBLE", integer: "BIGINT", boolean: "BOOLEAN"};
  return plain[type.kind] ?? "VARCHAR";
}

/** What asks for the names of tables, whichever they are. */
const LISTS = /^(?:show|desc|describe|pragma|information_schema|sqlite_(?:master|schema)|pg_\w+|duckdb_\w+)$/;

const requestOf = ({address}: RecordTable, columns: RecordTable["columns"]) => ({
  kind: "record" as const,
  address,
  columns: columns.map(({name, type, nullable}) => ({name, type, nullable}))
});

/** Reads tables of the record into the engine when a statement first needs them, and only the columns that it may name. */
export class RecordReader {
  readonly #read = new Map<string, Set<string>>();
  /** Tables that may stand in the engine. */
  readonly #made = new Set<string>();
  /** Reading that was begun before the engine was there, by its request. */
  readonly #expected = new Map<string, Promise<{stream: Uint8Array}>>();

  constructor(
    private readonly tables: readonly RecordTable[],
    private readonly files: FileReading
  ) {}

  /** The columns of every table, read or not. */
  get columns(): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries(this.tables.map(({name, columns}) => [name, columns.map((column) => column.name)]));
  }

  /** Whether the tables that were not read were named to the engine. */
  #named = false;

  /** Forgets what was read: the engine is a new one. */
  forget(): void {
    this.#named = false;
    this.#read.clear();
    this.#made.clear();
  }

  /** Forgets what a statement took away from the engine. */
  async forgetLost(engine: Engine): Promise<void> {
    if (!this.#read.size) return;
    // In a transaction that failed nothing can be asked; it is asked again when it has ended.
    const found = await columnText(
      engine,
      "SELECT table_name || '.' || column_name FROM duckdb_columns() WHERE schema_name = 'record'"
    ).catch(() => null);
    if (!found) return;
    // A transaction that was rolled back took the names too.
    this.#named = false;
    const there = new Set(found);
    for (const [name, columns] of this.#read)
      if (![...columns].every((column) => there.has(`${name}.${column}`))) this.#read.delete(name);
  }

  /** Whether a statement needs columns that were not read. */
  lacks(sql: string): boolean {
    return this.#missing(sql, true).length > 0;
  }

  /** The tables that a statement needs and that are not read, or not all of their columns: of those that it may name, or of all. */
  #missing(sql: string, all = false): {table: RecordTable; columns: RecordTable["columns"]}[] {
    return [...needs(sql, this.columns)].flatMap(([name, named]) => {
      const table = this.tables.find((candidate) => candidate.name === name)!;
      const known = this.#read.get(name);
      // The rows are counted by some column, whichever it is.
      const wanted = new Set(
        all
          ? this.columns[name]
          : [
              ...(known ?? []),
              ...(named.length ? named : known ? [] : table.columns.slice(0, 1).map((column) => column.name))
            ]
      );
      return known && wanted.size === known.size
        ? []
        : [{table, columns: table.columns.filter((column) => wanted.has(column.name))}];
    });
  }

  #ask(table: RecordTable, columns: RecordTable["columns"], options: ReadFileOptions): Promise<{stream: Uint8Array}> {
    const request = requestOf(table, columns);
    const key = JSON.stringify(request);
    const expected = this.#expected.get(key);
    this.#expected.delete(key);
    return expected ?? this.files.ask(request, options);
  }

  /** Begins to read what a statement needs, for `provide` to hand over. What is not asked for by then is forgotten. */
  expect(sql: string, signal: AbortSignal): void {
    this.#expected.clear();
    for (const {table, columns} of this.#missing(sql)) {
      const request = requestOf(table, columns);
      const reading = this.files.ask(request, {signal});
      // Who asks for it hears why it failed.
      reading.catch(() => undefined);
      this.#expected.set(JSON.stringify(request), reading);
    }
  }

  /** Names every table to the engine where a statement lists tables. One that was not read has its columns, and no rows: to ask for them fails. */
  async #name(engine: Engine, sql: string): Promise<void> {
    if (this.#named || !sqlTokens(sql).some((token) => LISTS.test(nameOf(token) ?? ""))) return;
    const unread = this.tables.filter(({name}) => !this.#read.has(name));
    await engine.do(
      unread
        .flatMap(({name, columns}) => {
          const typed = columns.map((column) => [quoteName(column.name), sqlType(column.type)] as const);
          return [
            `CREATE TABLE IF NOT EXISTS record_rows.${quoteName(name)} (${typed.map((both) => both.join(" ")).join(", ")})`,
            `CREATE OR REPLACE VIEW record.${quoteName(name)} AS SELECT ${typed.map(([column, type]) => `CAST(NULL AS ${type}) AS ${column}`).join(", ")} FROM (VALUES (1)) WHERE CAST(error('${name} is read when a query names it: write FROM ${name}.') AS BOOLEAN)`
          ];
        })
        .join(";\n")
    );
    for (const {name} of unread) this.#made.add(name);
    this.#named = true;
  }

  /** Sees that the engine has what a statement needs, or with `all` every column of its tables. `report` hears what is being read. */
  async provide(engine: Engine, sql: string, {signal, report}: RunHooks, all = false): Promise<void> {
    await this.#name(engine, sql);
    for (const {table, columns} of this.#missing(sql, all)) {
      const {name} = table;
      const words = `Reading ${name}: ${columns.length} of ${table.columns.length} columns`;
      report(words);
      const {stream} = await this.#ask(table, columns, {
        signal,
        onProgress: (bytes) => report(`${words}, ${Math.ceil(bytes / 1000)} kB so far`)
      }).catch((error: unknown) => {
        if (signal.aborted) throw error;
        throw new Error(`${name} could not be read: ${(error as Error).message}`);
      });
      if (this.#made.has(name)) await engine.do(`DROP TABLE IF EXISTS record_rows.${quoteName(name)}`);
      this.#read.delete(name);
      this.#made.add(name);
      // Another connection's tables are not seen in a transaction that was begun before.
      await engine.insertHere("record_rows", name, stream);
      await engine.do(`CREATE OR REPLACE VIEW record.${quoteName(name)} AS FROM record_rows.${quoteName(name)}`);
      this.#read.set(name, new Set(columns.map((column) => column.name)));
    }
  }
}
