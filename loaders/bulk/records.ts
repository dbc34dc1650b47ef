import {CsvError, type Options, parse} from "csv-parse";
import {parse as parseAtOnce} from "csv-parse/sync";
import {isUtf8} from "node:buffer";
import {createReadStream} from "node:fs";
import {open} from "node:fs/promises";
import {type Duplex, pipeline, type Readable} from "node:stream";
import {createGunzip} from "node:zlib";
import type {Fault} from "../diagnostics/fault.js";
import {readCsv} from "../record/csv.js";
import {decode} from "../record/decode.js";
import {LONGEST_LINE} from "./files.js";

/** A record of a file, counted from 0, the line that it begins in, from 1, and its bytes; of a line that is too long, its beginning. */
export interface RecordText {
  index: number;
  line: number;
  bytes: Buffer;
  long: boolean;
}

/** A record of CSV. A cell is null where nothing is written between the delimiters, and `""` where two quotes are. */
export interface CsvRecord extends RecordText {
  cells: (string | null)[];
  /** A cell that begins with a quote goes on after the closing one. */
  broken: boolean;
}

/** Bytes at a time: the 16 KiB that zlib gives by itself make unpacking eight times as slow. */
const PIECE = 1 << 20;

/** The bytes of a file, unpacked where its name says gz. Whoever reads it gets the errors of both. */
export function opened(file: string): Readable {
  const bytes = createReadStream(file, {highWaterMark: PIECE});
  if (!/\.gz$/i.test(file)) return bytes;
  return through(bytes, createGunzip({chunkSize: PIECE}));
}

/** The bytes of a file, unpacked as `opened` does, piece by piece; a piece holds until the next is asked for, since its memory is used again. */
async function* pieces(file: string): AsyncGenerator<Buffer> {
  if (/\.gz$/i.test(file)) {
    yield* opened(file) as AsyncIterable<Buffer>;
    return;
  }
  const handle = await open(file);
  const buffer = Buffer.alloc(PIECE);
  try {
    for (;;) {
      const {bytesRead} = await handle.read(buffer, 0, PIECE);
      if (!bytesRead) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/** What comes out of a stream that takes another's bytes. Whoever reads it gets the errors of both, and ends both: a pipe does neither. */
function through<T extends Duplex>(bytes: Readable, into: T): T {
  pipeline(bytes, into, () => {});
  return into;
}

const [LINE_FEED, CARRIAGE_RETURN, QUOTE] = [10, 13, 34];
const BLANK = new Set([9, 10, 11, 12, 13, 32]);
const MARK = Buffer.from("\ufeff");

/** Half of the longest line that DuckDB reads: a longer one covers at least one block of so many bytes. */
const BLOCK = 8 * 2 ** 20;

/** Whether a file may hold a line that is longer than the engine takes, told by the first line feed of each block; of a gz file unknown, and so true. */
export async function mayHoldLongLine(file: string): Promise<boolean> {
  if (/\.gz$/i.test(file)) return true;
  const handle = await open(file);
  try {
    const {size} = await handle.stat();
    const piece = Buffer.alloc(1 << 16);
    for (let block = 0; block + BLOCK <= size; block += BLOCK) {
      let at = block;
      let found = false;
      while (!found && at < block + BLOCK) {
        const {bytesRead} = await handle.read(piece, 0, piece.length, at);
        found = !bytesRead || piece.subarray(0, bytesRead).includes(LINE_FEED);
        at += bytesRead;
      }
      if (!found) return true;
    }
    return false;
  } finally {
    await handle.close();
  }
}

/** Whether a file begins with a byte order mark. Throws where it cannot be unpacked. */
export async function marked(file: string): Promise<boolean> {
  for await (const chunk of opened(file) as AsyncIterable<Buffer>) return chunk.subarray(0, MARK.length).equals(MARK);
  return false;
}

/** A pattern of JavaScript for a line in a form, and its line feed, where the pattern before it ended. */
export const formedLine = (form: string): RegExp => new RegExp(`(?:${form})\\n`, "y");

/** Whether a pattern matches; false where JavaScript's engine runs out of room to go back, as in a list of a million numbers. */
function matches(pattern: RegExp, text: string): boolean {
  try {
    return pattern.test(text);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * Counts the lines of a file of JSON lines that are not blank; null where one is not in a form, a pattern of JavaScript over bytes as
 * Latin-1. Throws where a file cannot be unpacked.
 */
export async function linesInForm(file: string, form: string): Promise<number | null> {
  const line = formedLine(form);
  const blank = /[\t\v\f\r ]*\n/y;
  let lines = 0;
  const taken = (text: string): boolean => {
    let at = 0;
    while (at < text.length) {
      const pattern = ((line.lastIndex = at), matches(line, text)) ? line : ((blank.lastIndex = at), blank);
      if (pattern === line) lines++;
      else if (!blank.test(text)) return false;
      at = pattern.lastIndex;
    }
    return true;
  };
  // The beginning of a line that goes on in the next bytes.
  let begun = "";
  for await (const chunk of pieces(file)) {
    const end = chunk.indexOf(LINE_FEED) + 1;
    begun += chunk.toString("latin1", 0, end || chunk.length);
    if (begun.length > LONGEST_LINE) return null;
    if (!end) continue;
    const last = chunk.lastIndexOf(LINE_FEED) + 1;
    if (!taken(begun) || !taken(chunk.toString("latin1", end, last))) return null;
    begun = chunk.toString("latin1", last);
  }
  return taken(`${begun}\n`) ? lines : null;
}

/** Counts the lines of a file that are not blank; of CSV (`delimiter`) those that end outside of quotes. Throws where it cannot be unpacked. */
export async function countLines(file: string, delimiter: string | null): Promise<number> {
  if (delimiter !== null) {
    const all = csvTexts(file, delimiter, new Set());
    for (;;) {
      const {done, value} = await all.next();
      if (done) return value;
    }
  }
  let lines = 0;
  let filled = false;
  let begun = false;
  for await (const chunk of pieces(file)) {
    let at = !begun && chunk.subarray(0, MARK.length).equals(MARK) ? MARK.length : 0;
    begun = true;
    for (let end = chunk.indexOf(LINE_FEED, at); ; end = chunk.indexOf(LINE_FEED, at)) {
      const stop = end === -1 ? chunk.length : end;
      while (!filled && at < stop) filled = !BLANK.has(chunk[at++]!);
      if (end === -1) break;
      if (filled) lines++;
      filled = false;
      at = end + 1;
    }
  }
  return lines + (filled ? 1 : 0);
}

/**
 * The records of a CSV file at the places that are wanted, as bytes, the header being none; the others are passed over, which is some fifty times as fast
 * as reading their cells. Gives how many there are, the header among them. Throws where the file cannot be unpacked.
 */
export async function* csvTexts(
  file: string,
  delimiter: string,
  wanted: {has: (index: number) => boolean}
): AsyncGenerator<RecordText, number> {
  const between = delimiter.charCodeAt(0);
  let [index, line, first] = [-1, 1, 1];
  let [start, quoted, closed, filled, returned] = [true, false, false, false, false];
  let kept: Buffer[] = [];
  let length = 0;
  const keep = (bytes: Buffer) => {
    if (!wanted.has(index)) return;
    if (length <= LONGEST_LINE) kept.push(Buffer.from(bytes));
    length += bytes.length;
  };
  const record = (): RecordText => ({index, line: first, bytes: Buffer.concat(kept), long: length > LONGEST_LINE});
  let begun = false;
  for await (const chunk of pieces(file)) {
    let from = !begun && chunk.subarray(0, MARK.length).equals(MARK) ? MARK.length : 0;
    begun = true;
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at]!;
      const ends = byte === LINE_FEED || byte === CARRIAGE_RETURN;
      // Two bytes may end one line.
      if (ends && !(byte === LINE_FEED && returned)) line++;
      returned = byte === CARRIAGE_RETURN;
      if (quoted) {
        if (byte === QUOTE) [quoted, closed] = [false, true];
      } else if (ends) {
        if (filled) {
          keep(chunk.subarray(from, at));
          if (wanted.has(index)) yield record();
          [kept, length] = [[], 0];
          index++;
        }
        [filled, start, closed, from, first] = [false, true, false, at + 1, line];
      } else {
        quoted = byte === QUOTE && (start || closed);
        start = byte === between;
        closed = false;
        filled = true;
      }
    }
    if (filled) keep(chunk.subarray(from));
  }
  if (!filled) return index + 1;
  if (wanted.has(index)) yield record();
  return index + 2;
}

/** The lines of a file in JSON lines, plain or gz, that are not blank, one at a time. */
export async function* jsonRecords(file: string): AsyncGenerator<RecordText> {
  let kept: Buffer[] = [];
  let length = 0;
  let line = 1;
  let index = 0;
  const keep = (bytes: Buffer) => {
    if (length <= LONGEST_LINE) kept.push(bytes);
    length += bytes.length;
  };
  const record = (): RecordText | null => {
    const bytes = kept.length === 1 ? kept[0]! : Buffer.concat(kept);
    const long = length > LONGEST_LINE;
    [kept, length] = [[], 0];
    return bytes.every((byte) => BLANK.has(byte)) ? null : {index: index++, line, bytes, long};
  };
  for await (const chunk of opened(file) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      keep(chunk.subarray(start, end));
      const found = record();
      if (found) yield found;
      line++;
      start = end + 1;
    }
    if (start < chunk.length) keep(chunk.subarray(start));
  }
  const last = record();
  if (last) yield last;
}

/** How CSV is read here, whatever the library would guess: quotes are told in words of our own, and any line end ends a line. */
export const CSV: Options = {
  bom: true,
  relax_quotes: true,
  relax_column_count: true,
  record_delimiter: ["\r\n", "\n", "\r"]
};

/** What the library gives of a record. */
interface Parsed {
  info: {lines: number};
  raw: string;
  record: string[];
}

/** The cells of a record, null where nothing is written. The library tells two quotes from nothing in a way that makes it ten times as slow: it is asked only of records that may hold both. */
function cellsOf({record, raw}: Parsed, delimiter: string): (string | null)[] {
  if (!record.includes("")) return record;
  if (!raw.includes('""')) return record.map((text) => (text === "" ? null : text));
  const cast: Options["cast"] = (text, {quoting}) => (text === "" && !quoting ? null : text);
  const [cells = []] = parseAtOnce(raw, {...CSV, delimiter, skip_empty_lines: true, cast}) as (string | null)[][];
  return cells;
}

/** Whether something stands between a closing quote and the next delimiter. */
function followsQuote(raw: string, delimiter: string): boolean {
  let found = false;
  readCsv(raw, (_code, _spot, message) => (found ||= message === "text follows a closing quote"), delimiter);
  return found;
}

/** The records of a CSV file after its header, plain or gz, one at a time. Throws what csv-parse throws. */
export async function* csvRecords(file: string, delimiter: string): AsyncGenerator<CsvRecord> {
  const options: Options = {...CSV, delimiter, info: true, raw: true, skip_empty_lines: true};
  const parser = through(opened(file), parse(options));
  let index = -1;
  let line = 1;
  try {
    for await (const found of parser as unknown as AsyncIterable<Parsed>) {
      const bytes = Buffer.from(found.raw);
      if (index >= 0)
        yield {
          index,
          line,
          bytes,
          cells: cellsOf(found, delimiter),
          // A cell begins with a quote, which may be its own or one that was closed too early.
          broken: found.record.some((text) => text.startsWith('"')) && followsQuote(found.raw, delimiter),
          long: bytes.length > LONGEST_LINE
        };
      index++;
      line = found.info.lines + 1;
    }
  } catch (error) {
    // Where the row begins that cannot be read is nearer to the fault than the end of the file.
    throw error instanceof CsvError ? Object.assign(error, {lines: line}) : error;
  }
}

/** The first bytes of a file of lines that are not UTF-8, with their line; null where all are. Throws where a file cannot be unpacked. */
export async function notUtf8(file: string): Promise<{fault: Fault; line: number; column: number} | null> {
  for await (const {line, bytes, long} of jsonRecords(file)) {
    const decoded = long || isUtf8(bytes) ? null : decode(bytes);
    if (decoded && "fault" in decoded)
      return {fault: decoded.fault, line: line + decoded.position.line - 1, column: decoded.position.column};
  }
  return null;
}
