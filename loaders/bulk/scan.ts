import type {DuckDBConnection} from "@duckdb/node-api";
import {once} from "node:events";
import {createWriteStream} from "node:fs";
import {join} from "node:path";
import {finished} from "node:stream/promises";
import {CsvError} from "csv-parse";
import type {Diagnostic} from "../diagnostics/diagnostic.js";
import type {RowFault} from "../diagnostics/fault.js";
import {pluralize, thousands} from "../diagnostics/pluralize.js";
import {show} from "../diagnostics/show.js";
import type {Row, Table} from "../schema/table.js";
import {inexact} from "../schema/types/double.js";
import {type Compiled, soundSql} from "./compile.js";
import {type BulkFormat, LONGEST_LINE} from "./files.js";
import {jsonOffset, locateFaults, type RefusedRow, repeatedName} from "./locate.js";
import {csvRecords, jsonRecords} from "./records.js";
import {encodingFault, faultOfError, readingFault, type Source, structSql} from "./source.js";
import {rowOfCells, validateCells, validateRow} from "./validate.js";
import {needsFullValidation} from "./write.js";

/** Rows as lines of JSON in a file, in order, with no more of them in memory than the file takes. */
export function linesTo(path: string) {
  const stream = createWriteStream(path);
  return {
    write: async (row: object): Promise<void> => {
      if (!stream.write(`${JSON.stringify(row)}\n`)) await once(stream, "drain");
    },
    end: async (): Promise<void> => {
      stream.end();
      await finished(stream);
    }
  };
}

const NOT_UTF8: RowFault = {
  code: "encoding",
  path: [],
  message: "the line is not UTF-8",
  expected: "a file in UTF-8: save it again with that encoding"
};

/** What a line is refused for whose length the engine does not take. */
const LINE_TOO_LONG: RowFault = {
  code: "line-too-long",
  path: [],
  message: `the line is longer than ${LONGEST_LINE / 2 ** 20} MB`,
  expected: "shorter lines: a cell that holds so much belongs in a file of its own"
};

/** Numbers that Parquet has and JSON has not, outside of texts. */
const NO_NUMBER = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;

/** Validates rows of a file one at a time. Memory stays flat: the first refused rows are kept, the others counted. */
export class RowResults {
  validated = 0;
  refused = 0;
  readonly kept: RefusedRow[] = [];

  constructor(
    private readonly table: Table,
    private readonly format: BulkFormat,
    /** Takes the rows that are sound. */
    private readonly accept: (row: object) => Promise<void>,
    /** Refused rows that are kept. */
    private readonly keep: number
  ) {}

  refuse(index: number, json: string | null, faults: readonly RowFault[]): void {
    this.refused++;
    if (this.kept.length < this.keep) this.kept.push({index, json, faults});
  }

  /** Validates a row by its JSON. */
  async validate(index: number, json: string): Promise<void> {
    this.validated++;
    let text = json;
    if (this.format === "parquet")
      text = json.replace(NO_NUMBER, (token) => (token.startsWith('"') ? token : `"${token}"`));
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return this.refuse(index, null, [
        {
          code: "json-syntax",
          path: [],
          message: `the line is not JSON: ${show(json, 40)}`,
          expected: "one object a line, written as JSON"
        }
      ]);
    }
    const faults = this.format === "ndjson" ? this.#repeated(text) : [];
    if (this.format !== "parquet") faults.push(...this.#inexact(text, value));
    if (faults.length) return this.refuse(index, text, faults);
    const result = this.format === "csv" ? validateCells(this.table, value) : validateRow(this.table, value);
    if ("row" in result) await this.accept(result.row);
    else
      this.refuse(
        index,
        text,
        this.format === "parquet"
          ? result.faults.map((fault) => ofParquet(fault, index, text))
          : result.faults.map((fault) => exactly(fault, text))
      );
  }

  #repeated(json: string): RowFault[] {
    const found = repeatedName(json);
    const fault = found && {
      code: "json-syntax" as const,
      path: [],
      message: `the name ${show(found.name)} appears twice in the line`,
      expected: "each name once in an object"
    };
    return fault ? [fault] : [];
  }

  /** Numbers of the row that a double would round: JSON.parse has done so without a word. */
  #inexact(json: string, value: unknown): RowFault[] {
    return this.table.columns.flatMap(({name, type}) => {
      if (type.kind !== "double" || typeof (value as Row | null)?.[name] !== "number") return [];
      const token = /^-?\d[\d.eE+-]*/.exec(json.slice(jsonOffset(json, [name])).slice(0, 1000))?.[0];
      const fault = token === undefined ? null : inexact(token);
      return fault ? [{...fault, message: `${name}: ${fault.message}`, path: [name]}] : [];
    });
  }

  /** Validates a row by the bytes of its line. */
  async validateBytes(index: number, bytes: Uint8Array): Promise<void> {
    let json: string;
    try {
      json = new TextDecoder("utf-8", {fatal: true}).decode(bytes);
    } catch {
      return this.refuse(index, null, [NOT_UTF8]);
    }
    await this.validate(index, json);
  }
}

/** A fault of a number with the digits that stand in the file: JSON.parse has rounded them. */
function exactly(fault: RowFault, json: string): RowFault {
  if (fault.code !== "number-inexact") return fault;
  const token = /^-?\d[\d.eE+-]*/.exec(json.slice(jsonOffset(json, fault.path), 1000))?.[0];
  return token === undefined ? fault : {...fault, message: fault.message.replace(/^-?\d[\d.eE+-]*/, token)};
}

/** A fault in the words of a file that has rows and no lines, and none of the marks of JSON. */
function ofParquet(fault: RowFault, index: number, json: string): RowFault {
  const {code, path, message, expected} = exactly(fault, json);
  const number = code === "type-mismatch" && /^(.*) is text: "(NaN|-?Infinity)"$/.exec(message);
  return {
    code,
    path,
    message: `row ${thousands(index + 1)}: ${number ? `${number[1]!} is ${number[2]!}` : message}`,
    expected: number
      ? "a number, or null where the column can be"
      : expected.replace(/,? (?:without quotes|in quotes)$/, "")
  };
}

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

/** Validates the rows of a file that the bulk checks do not let through. */
export async function validateDoubtful(
  connection: DuckDBConnection,
  source: Source,
  compiled: Compiled,
  file: string,
  results: RowResults
): Promise<void> {
  const unread = new Set<number>();
  const doubtful = `SELECT index, CAST(line AS VARCHAR) FROM (${numberedRows(source, compiled, file)}) WHERE NOT ${soundSql(compiled, "line")}`;
  for await (const [index, line] of inOrder(connection, doubtful)) {
    if (typeof line === "string") await results.validate(Number(index), line);
    else if (unread.size < MOST_UNREAD) unread.add(Number(index));
    else results.refuse(Number(index), null, []);
  }
  if (!unread.size) return;
  for await (const {index, bytes} of jsonRecords(file)) {
    if (unread.delete(index)) await results.validateBytes(index, bytes);
    if (!unread.size) return;
  }
}

/** Validates every row of a file of lines without the engine. Throws what reading it throws. */
export async function validateAll({headers}: Source, table: Table, file: string, results: RowResults): Promise<void> {
  const header = headers.get(file);
  if (!header) {
    for await (const {index, bytes, long} of jsonRecords(file))
      if (long) results.refuse(index, null, [LINE_TOO_LONG]);
      else await results.validateBytes(index, bytes);
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
    if (fault) results.refuse(index, null, [fault]);
    else await results.validate(index, JSON.stringify(rowOfCells(table, names, cells, quoted)));
  }
}

const BROKEN: RowFault = {
  code: "csv-syntax",
  path: [],
  message: "text follows a closing quote",
  expected: "a quote inside a quoted cell written twice, and a delimiter or a line end after the closing one"
};

const raggedRow = (cells: number, names: number): RowFault => ({
  code: "csv-syntax",
  path: [],
  message: `the row has ${pluralize(cells, "cell")} and the header ${thousands(names)}`,
  expected: "a cell for each column; one that holds the delimiter in quotes"
});

export interface DoubtOptions {
  connection: DuckDBConnection;
  source: Source;
  table: Table;
  compiled: Compiled;
  /** The folder for the rows that are sound after all, as lines of JSON. */
  work: string;
  /** Refused rows whose faults are kept. */
  keep: number;
  /** Counts and diagnostics are added to it. */
  result: {validated: number; unread: number; refused: number; diagnostics: Diagnostic[]};
  log: (step: {step: "look"; file: string}) => void;
}

/** Ends the look at a file that is wrong as a whole. */
class FileFault extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.message);
  }
}

/** Looks at every row that the bulk checks do not let through, file by file, with the zod schema. Gives the files of those that are sound after all. */
export async function doubtfulRows({
  connection,
  source,
  table,
  compiled,
  work,
  keep,
  result,
  log
}: DoubtOptions): Promise<string[]> {
  const validated: string[] = [];
  for (const [number, file] of source.files.entries()) {
    log({step: "look", file});
    const path = join(work, `validated-${number}.ndjson`);
    const look = async (validate: (results: RowResults) => Promise<void>): Promise<RowResults> => {
      const lines = linesTo(path);
      const results = new RowResults(table, source.format, lines.write, Math.max(0, keep - result.diagnostics.length));
      try {
        await validate(results);
      } finally {
        await lines.end();
      }
      return results;
    };
    const all = async () => {
      // The library would put a mark in the place of what is not UTF-8.
      const encoding = source.format === "csv" ? await encodingFault(file, table) : null;
      if (encoding) throw new FileFault(encoding);
      return look((results) => validateAll(source, table, file, results));
    };
    let found: RowResults;
    try {
      found = source.apart.has(file)
        ? await all()
        : await look((results) => validateDoubtful(connection, source, compiled, file, results)).catch(
            (error: unknown) => {
              // What the engine does not read may be one line, or a line end of another kind: the file is read without it.
              if (source.format === "parquet" || !needsFullValidation(error)) throw error;
              source.apart.add(file);
              return all();
            }
          );
    } catch (error) {
      const fault =
        error instanceof FileFault
          ? error.diagnostic
          : error instanceof CsvError
            ? faultOfError(file, table, error)
            : await readingFault(connection, source.format, file, table);
      if (!fault) throw error;
      result.unread++;
      result.diagnostics.push(fault);
      continue;
    }
    validated.push(path);
    result.validated += found.validated;
    result.refused += found.refused;
    result.diagnostics.push(...(await locateFaults(source, file, table, found.kept)));
  }
  return validated;
}
