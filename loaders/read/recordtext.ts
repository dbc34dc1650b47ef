import type {RowFault} from "../check/rowfault.js";
import {show} from "../check/show.js";
import {createReadStream} from "node:fs";
import type {Readable} from "node:stream";
import {createGunzip} from "node:zlib";
import {parse, type Options} from "csv-parse";

/** A record of a file, counted from 0, the line that it begins in, from 1, and its bytes. */
export interface RecordText {
  index: number;
  line: number;
  bytes: Buffer;
}

function opened(file: string): Readable {
  const bytes = createReadStream(file, {highWaterMark: 1 << 20});
  if (!/\.gz$/i.test(file)) return bytes;
  const unpacked = createGunzip();
  // A pipe does not pass errors on.
  bytes.on("error", (error) => unpacked.destroy(error));
  return bytes.pipe(unpacked);
}

const LINE_FEED = 10;
const BLANK = new Set([9, 10, 13, 32]);

/** The lines of a file in JSON lines, plain or gz, that are not blank, one at a time. */
export async function* jsonRecords(file: string): AsyncGenerator<RecordText> {
  let kept: Buffer[] = [];
  let line = 1;
  let index = 0;
  const record = (bytes: Buffer): RecordText | null => (bytes.every((byte) => BLANK.has(byte)) ? null : {index: index++, line, bytes});
  for await (const chunk of opened(file) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      const found = record(Buffer.concat([...kept, chunk.subarray(start, end)]));
      if (found) yield found;
      kept = [];
      line++;
      start = end + 1;
    }
    if (start < chunk.length) kept.push(chunk.subarray(start));
  }
  const last = record(Buffer.concat(kept));
  if (last) yield last;
}

/** The records of a CSV file after its header, plain or gz, one at a time. Throws what csv-parse throws. */
export async function* csvRecords(file: string, options: Options = {}): AsyncGenerator<RecordText> {
  const parser = opened(file).pipe(parse({bom: true, info: true, raw: true, skip_empty_lines: true, relax_column_count: true, ...options}));
  let index = -1;
  let line = 1;
  for await (const {info, raw} of parser as AsyncIterable<{info: {lines: number}; raw: string}>) {
    if (index >= 0) yield {index, line, bytes: Buffer.from(raw)};
    index++;
    line = info.lines + 1;
  }
}

/** The names in the header of a CSV file, or what is wrong with it. */
export async function csvHeader(file: string): Promise<{names: string[]} | RowFault> {
  const expected = "a header: the names of the columns in the first line, each once";
  const wrong = (message: string): RowFault => ({code: "csv-syntax", path: [], message, expected});
  try {
    for await (const names of opened(file).pipe(parse({bom: true, to: 1})) as AsyncIterable<string[]>) {
      if (names.includes("")) return wrong("a header cell is empty");
      const twice = names.find((name, index) => names.indexOf(name) !== index);
      return twice === undefined ? {names} : wrong(`the column ${show(twice)} stands twice`);
    }
  } catch (error) {
    return wrong(`the header cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return wrong("the file is empty");
}
