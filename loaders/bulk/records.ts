import {CsvError, type Options, parse} from "csv-parse";
import {isUtf8} from "node:buffer";
import {createReadStream} from "node:fs";
import {type Duplex, pipeline, type Readable} from "node:stream";
import {finished} from "node:stream/promises";
import {createGunzip} from "node:zlib";
import type {Fault, RowFault} from "../diagnostics/fault.js";
import {show} from "../diagnostics/show.js";
import {decode} from "../record/decode.js";

/** A record of a file, counted from 0, the line that it begins in, from 1, and its bytes. */
export interface RecordText {
  index: number;
  line: number;
  bytes: Buffer;
}

/** Bytes at a time: the 16 KiB that zlib gives by itself make unpacking eight times as slow. */
const PIECE = 1 << 20;

function opened(file: string): Readable {
  const bytes = createReadStream(file, {highWaterMark: PIECE});
  if (!/\.gz$/i.test(file)) return bytes;
  return through(bytes, createGunzip({chunkSize: PIECE}));
}

/** What comes out of a stream that takes another's bytes. Whoever reads it gets the errors of both, and ends both: a pipe does neither. */
function through<T extends Duplex>(bytes: Readable, into: T): T {
  pipeline(bytes, into, () => {});
  return into;
}

/** Reads a file to its end, and keeps nothing. Throws where it cannot be unpacked. */
export const unpack = (file: string): Promise<void> => finished(opened(file).resume());

const LINE_FEED = 10;
const BLANK = new Set([9, 10, 13, 32]);

/** The lines of a file in JSON lines, plain or gz, that are not blank, one at a time. */
export async function* jsonRecords(file: string): AsyncGenerator<RecordText> {
  let kept: Buffer[] = [];
  let line = 1;
  let index = 0;
  const record = (bytes: Buffer): RecordText | null =>
    bytes.every((byte) => BLANK.has(byte)) ? null : {index: index++, line, bytes};
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
  const parser = through(
    opened(file),
    parse({bom: true, info: true, raw: true, skip_empty_lines: true, relax_column_count: true, ...options})
  );
  let index = -1;
  let line = 1;
  for await (const {info, raw} of parser as AsyncIterable<{info: {lines: number}; raw: string}>) {
    if (index >= 0) yield {index, line, bytes: Buffer.from(raw)};
    index++;
    line = info.lines + 1;
  }
}

/** The first bytes of a file of lines that are not UTF-8, with their line; null where all are. Throws where a file cannot be unpacked. */
export async function notUtf8(file: string): Promise<{fault: Fault; line: number; column: number} | null> {
  for await (const {line, bytes} of jsonRecords(file)) {
    const decoded = isUtf8(bytes) ? null : decode(bytes);
    if (decoded && "fault" in decoded)
      return {fault: decoded.fault, line: line + decoded.position.line - 1, column: decoded.position.column};
  }
  return null;
}

/** The names in the header of a CSV file, or what is wrong with it. Throws where the file cannot be unpacked. */
export async function csvHeader(file: string): Promise<{names: string[]} | RowFault> {
  const expected = "a header: the names of the columns in the first line, each once";
  const wrong = (message: string): RowFault => ({code: "csv-syntax", path: [], message, expected});
  try {
    for await (const names of through(opened(file), parse({bom: true, to: 1})) as AsyncIterable<string[]>) {
      const unseen = names.find((name) => /\p{Cc}|\ufffd/u.test(name));
      if (unseen !== undefined) return wrong(`the header holds what is no text: ${show(unseen)}`);
      if (names.includes("")) return wrong("a header cell is empty");
      const twice = names.find((name, index) => names.indexOf(name) !== index);
      return twice === undefined ? {names} : wrong(`the column ${show(twice)} stands twice`);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return wrong(`the header cannot be read: ${error.message}`);
  }
  return wrong("the file is empty");
}
