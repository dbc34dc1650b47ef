import {once} from "node:events";
import {createWriteStream} from "node:fs";
import {finished} from "node:stream/promises";
import {judgeRow} from "./validaterow.js";
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

/** Judges rows of a file one at a time. Memory stays flat: the first refused rows are kept, the others counted. */
export class Verdicts {
  judged = 0;
  refused = 0;
  readonly kept: RefusedRow[] = [];

  constructor(
    private readonly table: Table,
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
    let value: unknown;
    try {
      value = JSON.parse(json);
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
    const verdict = judgeRow(this.table, value);
    if ("row" in verdict) await this.accept(verdict.row);
    else this.refuse(index, json, verdict.faults);
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
