import {once} from "node:events";
import {createWriteStream} from "node:fs";
import {finished} from "node:stream/promises";
import {LONGEST_LINE, type BulkFormat} from "./bulk.js";
import {jsonOffset} from "./jsonplace.js";
import {judgeCells, judgeRow} from "./validaterow.js";
import type {RowFault} from "../diagnostics/rowfault.js";
import {show} from "../diagnostics/show.js";
import type {Table} from "../schema/table.js";

/** A row that was refused: where it stands among the rows of its file, from 0, and why; its JSON, where it is JSON. */
export interface RefusedRow {
  index: number;
  json: string | null;
  faults: readonly RowFault[];
}

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
export const LINE_TOO_LONG: RowFault = {
  code: "line-too-long",
  path: [],
  message: `the line is longer than ${LONGEST_LINE / 2 ** 20} MB`,
  expected: "shorter lines: what a cell holds so much of belongs into a file of its own"
};

/** Numbers that Parquet has and JSON has not, outside of texts. */
const NO_NUMBER = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;

/** Judges rows of a file one at a time. Memory stays flat: the first refused rows are kept, the others counted. */
export class Verdicts {
  judged = 0;
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

  /** Judges a row by its JSON. */
  async judge(index: number, json: string): Promise<void> {
    this.judged++;
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
    const verdict = this.format === "csv" ? judgeCells(this.table, value) : judgeRow(this.table, value);
    if ("row" in verdict) await this.accept(verdict.row);
    else
      this.refuse(
        index,
        text,
        this.format === "parquet"
          ? verdict.faults.map((fault) => ofParquet(fault, index, text))
          : verdict.faults.map((fault) => exactly(fault, text))
      );
  }

  /** Judges a row by the bytes of its line. */
  async judgeBytes(index: number, bytes: Uint8Array): Promise<void> {
    let json: string;
    try {
      json = new TextDecoder("utf-8", {fatal: true}).decode(bytes);
    } catch {
      return this.refuse(index, null, [NOT_UTF8]);
    }
    await this.judge(index, json);
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
    message: `row ${(index + 1).toLocaleString("en")}: ${number ? `${number[1]!} is ${number[2]!}` : message}`,
    expected: number
      ? "a number, or null where the column can be"
      : expected.replace(/,? (?:without quotes|in quotes)$/, "")
  };
}
