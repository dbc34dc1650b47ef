/*
 * CSV of a reader's in any dialect, as batches of an Arrow stream. It is read twice: first every cell is looked at, for a type that loses
 * nothing and for what is odd, then the columns are made. A million rows go through in about the time that the engine's own reader takes.
 */
import {batchType, Column, type DataType} from "@uwdata/flechette";
import {bool, dateDay, decimal, float64, int64, timeMicrosecond, timestamp, utf8} from "@uwdata/flechette";
import {streamOf} from "./arrowvalues.js";
import {ColumnLook, type ColumnRead, type DecimalMark, plainNumber} from "./csvcell.js";
import {MARK, Scanner, scanAll} from "./csvscan.js";
import {type CsvSettings, NAMES, structureOf, type Structure} from "./csvstructure.js";
import {thousands} from "../../../../loaders/diagnostics/pluralize.js";

/** A line that is not in the table. */
export interface OddLine {
  line: number;
  text: string;
  cells: number;
}

/** How a file of text was read. */
export interface CsvReport {
  columns: ColumnRead[];
  rows: number;
  /** As in the settings, what was asked for or guessed. */
  delimiter: string;
  head: number;
  fill: boolean;
  /** What was left out or guessed, in sentences. */
  notes: string[];
}

/** How much of a file is looked at for its structure. */
const SAMPLE = 1_000_000;
/** Cells of several MB need more of it. */
const LARGE_SAMPLE = 64_000_000;
const NAMED = 5;

interface Looked {
  structure: Structure;
  looks: ColumnLook[];
  rows: number;
  odd: OddLine[];
  oddCount: number;
  short: number;
  /** Blank lines among the rows. */
  blank: number;
  /** How many lines have each number of cells. */
  widths: Map<number, number>;
  loose: {line: number; count: number} | null;
  /** Of these, the cells that were split, and the first line of them as it was read. */
  split: {count: number; line: number; cells: string[]} | null;
}

const shorten = (text: string) => {
  const one = text.replace(/\s+/g, " ").trim();
  return one.length > 60 ? `${one.slice(0, 60)}…` : one;
};

/** Whether all cells of the record from a place on are empty. */
function emptyFrom(scanner: Scanner, cell: number): boolean {
  for (let at = cell; at < scanner.count; at++) if (scanner.starts[at] !== scanner.ends[at]) return false;
  return true;
}

async function look(
  file: Blob,
  structure: Structure,
  {fill, decimal}: {fill: boolean; decimal: DecimalMark | undefined},
  read: (bytes: number) => void
): Promise<Looked> {
  const scanner = new Scanner(structure.dialect);
  const found: Looked = {
    structure,
    looks: Array.from({length: structure.width}, () => new ColumnLook(decimal)),
    rows: 0,
    odd: [],
    oddCount: 0,
    short: 0,
    blank: 0,
    widths: new Map(),
    loose: null,
    split: null
  };
  const {looks, widths} = found;
  const {first, width, quoted} = structure;
  const told = (cell: number) => () => ({text: scanner.text(cell), line: scanner.line});
  const tell = Array.from({length: 4096}, (_, cell) => told(cell));
  let blank = 0;
  let last = 0;
  let lastCount = 0;
  const met = () => {
    if (scanner.line < first) return;
    const {count} = scanner;
    if (scanner.split?.line === scanner.line) found.split ??= {count: 0, line: scanner.line, cells: scanner.texts()};
    if (scanner.blank()) {
      blank++;
      return;
    }
    found.blank += blank;
    blank = 0;
    if (count === last) lastCount++;
    else {
      widths.set(last, (widths.get(last) ?? 0) + lastCount);
      last = count;
      lastCount = 1;
    }
    if (count !== width && !(count > width && emptyFrom(scanner, width))) {
      if (count < width) found.short++;
      if (!fill) {
        found.oddCount++;
        if (found.odd.length < NAMED)
          found.odd.push({line: scanner.line, text: shorten(scanner.written()), cells: count});
        return;
      }
      while (looks.length < count) looks.push(new ColumnLook(decimal));
    }
    found.rows++;
    const {starts, ends, marks, bytes} = scanner;
    const cells = Math.min(count, looks.length);
    for (let cell = 0; cell < cells; cell++) {
      const start = starts[cell]!;
      const end = ends[cell]!;
      if (start < end) looks[cell]!.look(bytes, start, end, tell[cell] ?? told(cell));
      else if (marks[cell] && !quoted) looks[cell]!.lookEmpty(scanner.line);
    }
  };
  await scanAll(file, scanner, met, read);
  widths.set(last, (widths.get(last) ?? 0) + lastCount);
  widths.delete(0);
  found.loose = scanner.loose;
  if (found.split) found.split.count = scanner.split!.count;
  return found;
}

/** The values of a column as they come, in Arrow's own form. */
abstract class Builder {
  protected row = 0;
  #valid = new Uint8Array(0);
  #nulls = 0;

  constructor(
    protected readonly type: DataType,
    protected readonly most: number
  ) {}

  abstract put(bytes: Uint8Array, start: number, end: number, mark: number): void;
  protected abstract parts(): {values: unknown; offsets?: Int32Array};

  none(): void {
    if (!this.#nulls++) this.#valid = new Uint8Array((this.most + 7) >> 3).fill(255);
    this.#valid[this.row >> 3]! &= ~(1 << (this.row & 7));
    this.row++;
  }

  /** What came since the last one, as a column. */
  take(): Column<unknown> {
    const length = this.row;
    const Batch = batchType(this.type, {}) as unknown as new (parts: object) => never;
    const made = new Column<unknown>([
      new Batch({
        length,
        nullCount: this.#nulls,
        type: this.type,
        validity: this.#nulls ? this.#valid.slice(0, (length + 7) >> 3) : new Uint8Array(),
        ...this.parts()
      })
    ] as never);
    this.row = 0;
    this.#nulls = 0;
    return made;
  }
}

class TextBuilder extends Builder {
  #offsets = new Int32Array(this.most + 1);
  #bytes = new Uint8Array(1 << 16);
  #last = 0;

  /** Bytes so far. */
  get size(): number {
    return this.#last;
  }

  override none(): void {
    this.#offsets[this.row + 1] = this.#last;
    super.none();
  }

  put(bytes: Uint8Array, start: number, end: number, mark: number): void {
    let at = this.#last;
    const size = end - start;
    if (at + size > this.#bytes.length) {
      const more = new Uint8Array(Math.max(this.#bytes.length * 2, at + size));
      more.set(this.#bytes.subarray(0, at));
      this.#bytes = more;
    }
    const into = this.#bytes;
    if (mark === MARK.escaped) {
      for (let place = start; place < end; place++) {
        into[at++] = bytes[place]!;
        if (bytes[place] === 0x22) place++;
      }
    } else if (size > 48) {
      into.set(bytes.subarray(start, end), at);
      at += size;
    } else for (let place = start; place < end; place++) into[at++] = bytes[place]!;
    this.#last = at;
    this.#offsets[++this.row] = at;
  }

  protected parts() {
    const parts = {values: this.#bytes.slice(0, this.#last), offsets: this.#offsets.slice(0, this.row + 1)};
    this.#last = 0;
    return parts;
  }
}

const ascii = new TextDecoder();

/** A builder of numbers, whose text has the decimal mark of the file. */
abstract class NumberBuilder extends Builder {
  constructor(
    type: DataType,
    most: number,
    private readonly decimal: DecimalMark = "."
  ) {
    super(type, most);
  }

  protected plain(bytes: Uint8Array, start: number, end: number): string {
    return plainNumber(ascii.decode(bytes.subarray(start, end)), this.decimal);
  }
}

/** Whole numbers of 64 or 128 bits: those of text without its point. */
class WholeBuilder extends NumberBuilder {
  readonly #each = this.type.typeId === 7 ? 4 : 2;
  #words = new Int32Array(this.most * this.#each);

  put(bytes: Uint8Array, start: number, end: number): void {
    const each = this.#each;
    let value = 0;
    let digits = 0;
    const negative = bytes[start] === 45;
    for (let at = start; at < end; at++) {
      const digit = bytes[at]! - 48;
      if (digit < 0 || digit > 9) continue;
      value = value * 10 + digit;
      digits++;
    }
    const place = this.row * each;
    if (digits <= 15) {
      if (negative) value = -value;
      this.#words[place] = value >>> 0;
      this.#words[place + 1] = Math.floor(value / 4_294_967_296);
      if (each === 4) this.#words[place + 2] = this.#words[place + 3] = value < 0 ? -1 : 0;
    } else {
      let large = BigInt(this.plain(bytes, start, end).replace(".", ""));
      for (let word = 0; word < each; word++) {
        this.#words[place + word] = Number(BigInt.asIntN(32, large));
        large >>= 32n;
      }
    }
    this.row++;
  }

  protected parts() {
    return {values: this.#words.slice(0, this.row * this.#each)};
  }
}

class DoubleBuilder extends NumberBuilder {
  #values = new Float64Array(this.most);
  put(bytes: Uint8Array, start: number, end: number): void {
    this.#values[this.row++] = Number(this.plain(bytes, start, end));
  }
  protected parts() {
    return {values: this.#values.slice(0, this.row)};
  }
}

class BooleanBuilder extends Builder {
  #bits = new Uint8Array((this.most + 7) >> 3);
  put(bytes: Uint8Array, start: number): void {
    if (bytes[start] === 0x74) this.#bits[this.row >> 3]! |= 1 << (this.row & 7);
    this.row++;
  }
  protected parts() {
    const values = this.#bits.slice(0, (this.row + 7) >> 3);
    this.#bits.fill(0);
    return {values};
  }
}

const two = (bytes: Uint8Array, at: number) => (bytes[at]! - 48) * 10 + bytes[at + 1]! - 48;

/** Days since 1970 of a date of four, two and two digits. */
function daysOf(bytes: Uint8Array, start: number): number {
  let year = two(bytes, start) * 100 + two(bytes, start + 2);
  const month = two(bytes, start + 5);
  const day = two(bytes, start + 8);
  // From days_from_civil: eras of 400 years, years that begin in March.
  if (month <= 2) year--;
  const era = Math.floor(year / 400);
  const ofEra = year - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

/** Microseconds of a time of day. */
function clockOf(bytes: Uint8Array, start: number, end: number): number {
  const seconds = two(bytes, start) * 3600 + two(bytes, start + 3) * 60 + two(bytes, start + 6);
  let fraction = 0;
  let unit = 100_000;
  for (let at = start + 9; at < end; at++, unit /= 10) fraction += (bytes[at]! - 48) * unit;
  return seconds * 1_000_000 + fraction;
}

class DayBuilder extends Builder {
  #values = new Int32Array(this.most);
  put(bytes: Uint8Array, start: number): void {
    this.#values[this.row++] = daysOf(bytes, start);
  }
  protected parts() {
    return {values: this.#values.slice(0, this.row)};
  }
}

const DAY = 86_400_000_000;

/** Times of day, and moments, in microseconds. */
class MomentBuilder extends Builder {
  #values = new BigInt64Array(this.most);
  readonly #clock = this.type.typeId === 9;
  put(bytes: Uint8Array, start: number, end: number): void {
    const days = this.#clock ? 0 : daysOf(bytes, start);
    const time = this.#clock ? clockOf(bytes, start, end) : end - start > 10 ? clockOf(bytes, start + 11, end) : 0;
    this.#values[this.row++] =
      Math.abs(days) < 100_000 ? BigInt(days * DAY + time) : BigInt(days) * BigInt(DAY) + BigInt(time);
  }
  protected parts() {
    return {values: this.#values.slice(0, this.row)};
  }
}

const BUILDERS: Record<ColumnRead["type"], (column: ColumnRead, most: number, decimal?: DecimalMark) => Builder> = {
  VARCHAR: (_, most) => new TextBuilder(utf8(), most),
  BIGINT: (_, most, mark) => new WholeBuilder(int64(), most, mark),
  DECIMAL: ({width, scale}, most, mark) => new WholeBuilder(decimal(width, scale, 128), most, mark),
  DOUBLE: (_, most, mark) => new DoubleBuilder(float64(), most, mark),
  BOOLEAN: (_, most) => new BooleanBuilder(bool(), most),
  DATE: (_, most) => new DayBuilder(dateDay(), most),
  TIMESTAMP: (_, most) => new MomentBuilder(timestamp(2), most),
  TIME: (_, most) => new MomentBuilder(timeMicrosecond(), most)
};

/** Rows of a batch, and bytes of the text in it. */
const ROWS = 60_000;
const BYTES = 24_000_000;

async function build(
  file: Blob,
  {structure, rows}: Looked,
  columns: readonly ColumnRead[],
  {decimal, batch}: {decimal: DecimalMark | undefined; batch: CsvHooks["batch"]}
): Promise<void> {
  const most = Math.max(1, Math.min(ROWS, rows));
  const builders = columns.map((column) => BUILDERS[column.type](column, most, decimal));
  const texts = builders
    .map((builder) => (builder instanceof TextBuilder ? builder : null))
    .filter((made) => made !== null);
  const isText = columns.map(({type}) => type === "VARCHAR");
  const names = columns.map(({name}) => name);
  const scanner = new Scanner(structure.dialect);
  const {first, width, quoted} = structure;
  const fills = columns.length > width;
  let held = 0;
  let done = 0;
  const full: Uint8Array[] = [];
  const flush = () => {
    full.push(streamOf(builders.map((builder, index) => [names[index]!, builder.take()] as const)));
    done += held;
    held = 0;
  };
  const odd = (count: number) => count !== width && !(count > width && emptyFrom(scanner, width));
  const met = (fill: boolean) => () => {
    if (scanner.line < first || scanner.blank()) return;
    const {count, starts, ends, marks, bytes} = scanner;
    if (!fill && odd(count)) return;
    for (let cell = 0; cell < builders.length; cell++) {
      const start = starts[cell]!;
      const end = ends[cell]!;
      const builder = builders[cell]!;
      if (cell >= count || (start === end && !(isText[cell] && marks[cell] && !quoted))) builder.none();
      else builder.put(bytes, start, end, marks[cell]!);
    }
    if (++held === most || texts.some(({size}) => size > BYTES)) flush();
  };
  await scanAll(file, scanner, met(fills || structure.fill === true), async () => {
    for (const stream of full.splice(0)) await batch(stream, done);
  });
  if (held || !done) flush();
  for (const stream of full) await batch(stream, done);
}

const list = (odd: readonly {line: number; text: string}[], count: number) =>
  `${odd
    .slice(0, NAMED)
    .map(({line, text}) => `line ${line} (${text})`)
    .join(", ")}${count > Math.min(odd.length, NAMED) ? " and others" : ""}`;

const lines = (count: number) => `${thousands(count)} ${count === 1 ? "line" : "lines"}`;

/** What was dropped of cells, column by column. */
function droppedNote(columns: readonly ColumnRead[]): string[] {
  const some = columns.filter(({dropped}) => dropped);
  const said = some.slice(0, NAMED).map(({name, dropped}) => `${name}: ${dropped}`);
  const more = some.length - said.length;
  return some.length ? [`${said.join(". ")}${more ? `. ${thousands(more)} more columns under “Columns”` : ""}.`] : [];
}

function notesOf({structure, odd, oddCount, short, loose, split, blank}: Looked, fill: boolean): string[] {
  const {above, notes, delimiter, width} = structure;
  const said = [...notes];
  if (above.length)
    said.push(
      `${lines(above.length)} above the table ${above.length === 1 ? "was" : "were"} left out: ${list(above, above.length)}.`
    );
  if (oddCount)
    said.push(
      `${lines(oddCount)} with more or fewer cells than the header ${oddCount === 1 ? "was" : "were"} left out: ${list(odd, oddCount)}.`
    );
  if (fill && short)
    said.push(
      `${lines(short)} ${short === 1 ? "has" : "have"} fewer cells than the header; the missing ones are NULL.`
    );
  if (loose) {
    const sign = NAMES[delimiter] ? `its ${NAMES[delimiter]}` : `every ${JSON.stringify(delimiter)}`;
    const done = split
      ? `where nothing closes the cell, the line was split at ${sign}: line ${split.line} (${shorten(split.cells.join(" | "))})${split.count > 1 ? " and others" : ""}`
      : "kept as written";
    said.push(
      `${thousands(loose.count)} ${loose.count === 1 ? "cell has" : "cells have"} a stray or unclosed quotation mark, the first in line ${loose.line}; ${done}.`
    );
  }
  if (blank && width === 1)
    said.push(
      `${thousands(blank)} blank ${blank === 1 ? "line" : "lines"} between the rows ${blank === 1 ? "was" : "were"} skipped.`
    );
  if (delimiter && !NAMES[delimiter]) said.push(`Cells are separated by ${JSON.stringify(delimiter)}.`);
  return said;
}

export interface CsvHooks {
  /** Hears how many bytes were looked at. */
  read: (bytes: number) => void;
  /** Takes a batch of rows, each an Arrow stream by itself. */
  batch: (stream: Uint8Array, rows: number) => Promise<void>;
}

/**
 * Reads CSV that is UTF-8 without a byte order mark. Every line is in the table, or named in the notes.
 * @throws Error where there is no line
 */
export async function readCsv(file: Blob, settings: CsvSettings, {read, batch}: CsvHooks): Promise<CsvReport> {
  const sampled = async (size: number) => new Uint8Array(await file.slice(0, size).arrayBuffer());
  let sample = await sampled(SAMPLE);
  const structure = (most: number | null) => structureOf(sample, sample.length === file.size, settings, most);
  let found = structure(null);
  if (found.names.length === 1 && file.size > SAMPLE && found.names[0] === "column1") {
    sample = await sampled(LARGE_SAMPLE);
    found = structure(null);
  }
  let fill = settings.fill ?? false;
  const {decimal} = settings;
  let looked = await look(file, found, {fill, decimal}, read);
  const total = looked.rows + looked.oddCount;
  if (settings.fill === undefined && looked.oddCount > total / 2 && total > 1) {
    // The beginning misled about the rest.
    const [most] = [...looked.widths].sort((a, b) => b[1] - a[1])[0]!;
    if (most > 1 && most !== found.width) looked = await look(file, (found = structure(most)), {fill, decimal}, read);
  }
  if (settings.fill === undefined && looked.short * 4 > looked.rows + looked.oddCount) {
    fill = true;
    looked = await look(file, found, {fill, decimal}, read);
  }
  while (looked.looks.length > found.names.length) found.names.push(`column${found.names.length + 1}`);
  // Semicolons part cells where the comma is before decimal places; in a workbook only text has a comma, and numbers have a point.
  const commas = found.delimiter === ";" || looked.looks.some((seen) => seen.hasDecimalComma);
  const numbers = {mark: decimal, commas, points: commas && !settings.byRecord};
  const columns = looked.looks.map((seen, column) => {
    const name = found.names[column]!;
    const decided = seen.decide(name, looked.rows, numbers);
    if (!settings.text?.includes(name)) return decided;
    const why = decided.type === "VARCHAR" ? decided.why : "as you asked";
    return {...decided, type: "VARCHAR" as const, why, dropped: "", odd: false};
  });
  await build(file, {...looked, structure: {...found, fill}}, columns, {decimal, batch});
  return {
    columns,
    rows: looked.rows,
    delimiter: found.delimiter,
    head: found.head,
    fill,
    notes: [...notesOf(looked, fill), ...droppedNote(columns)]
  };
}

export interface Preview {
  names: string[];
  rows: (string | null)[][];
  head: number;
  delimiter: string;
}

/** The first rows of a file as it would be read. */
export async function previewCsv(file: Blob, settings: CsvSettings): Promise<Preview> {
  const bytes = new Uint8Array(await file.slice(0, SAMPLE).arrayBuffer());
  const found = structureOf(bytes, bytes.length === file.size, settings, null);
  const scanner = new Scanner(found.dialect);
  const rows: (string | null)[][] = [];
  const {width} = found;
  scanner.scan(bytes, bytes.length === file.size, () => {
    const {count} = scanner;
    const odd = count !== width && !(count > width && emptyFrom(scanner, width));
    // What the reading leaves out is not among the rows.
    if (scanner.line >= found.first && !scanner.blank() && (settings.fill !== false || !odd))
      rows.push(
        Array.from({length: Math.max(found.width, scanner.count)}, (_, cell) =>
          cell < scanner.count ? scanner.text(cell) : null
        )
      );
    return rows.length < 8;
  });
  return {names: found.names, rows, head: found.head, delimiter: found.delimiter};
}
