import type {Column} from "../../../loaders/schema/column.js";
import type {Engine} from "../engine/engine.js";
import type {FileReading} from "../files/reader.js";
import {needs} from "../sql/needs.js";
import {quoteName} from "../sql/tokens.js";

/** A table of the record, as the page knows it before it is read. */
export interface RecordTable {
  name: string;
  /** The address of its Parquet file. */
  address: string;
  rows: number;
  columns: readonly (Pick<Column, "name" | "type" | "nullable"> & {description?: string})[];
}

/** Reads tables of the record into the engine when a statement first needs them, and only the columns that it may name. */
export class RecordTables {
  readonly #read = new Map<string, Set<string>>();

  constructor(
    private readonly tables: readonly RecordTable[],
    private readonly files: FileReading
  ) {}

  /** Forgets what was read: the engine is a new one. */
  forget(): void {
    this.#read.clear();
  }

  /** Sees that the engine has what a statement needs. `say` hears what is being read. */
  async provide(engine: Engine, sql: string, {signal, say}: {signal: AbortSignal; say: (words: string) => void}): Promise<void> {
    const columnsOf = Object.fromEntries(this.tables.map(({name, columns}) => [name, columns.map((column) => column.name)]));
    for (const [name, named] of needs(sql, columnsOf)) {
      const table = this.tables.find((candidate) => candidate.name === name)!;
      const known = this.#read.get(name);
      // The rows are counted by some column, whichever it is.
      const wanted = new Set([...(known ?? []), ...(named.length ? named : known ? [] : table.columns.slice(0, 1).map((column) => column.name))]);
      if (known && wanted.size === known.size) continue;
      const columns = table.columns.filter((column) => wanted.has(column.name));
      const words = `Reading ${name}: ${columns.length} of ${table.columns.length} columns`;
      say(words);
      const request = {kind: "record" as const, address: table.address, columns: columns.map(({name: column, type, nullable}) => ({name: column, type, nullable}))};
      const {stream} = await this.files.ask(request, {signal, progress: (bytes) => say(`${words}, ${Math.ceil(bytes / 1000)} kB so far`)}).catch((error: unknown) => {
        if (signal.aborted) throw error;
        throw new Error(`${name} could not be read: ${(error as Error).message}`);
      });
      await engine.do(`DROP TABLE IF EXISTS record.${quoteName(name)}`);
      this.#read.delete(name);
      await engine.insert("record", name, stream);
      this.#read.set(name, wanted);
    }
  }
}
