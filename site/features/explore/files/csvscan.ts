/** What parts the cells and the lines of a file, as bytes. */
export interface Dialect {
  delimiter: number;
  /** Whether a carriage return by itself ends a line. */
  loneCr: boolean;
  /** Whether lines are counted by records, as the rows of a sheet are. */
  byRecord: boolean;
}

/** How a cell was written. */
export const MARK = {plain: 0, quoted: 1, escaped: 2} as const;

const QUOTE = 0x22;
const LF = 10;
const CR = 13;
const utf8 = new TextDecoder("utf-8", {ignoreBOM: true});

/** The records of a text in UTF-8, one at a time: of the one that was met last, where its cells lie and how each was written. */
export class Scanner {
  bytes: Uint8Array = new Uint8Array();
  /** The cells of the record. */
  count = 0;
  starts = new Int32Array(256);
  ends = new Int32Array(256);
  marks = new Uint8Array(256);
  /** The line at which the record begins, from 1. */
  line = 1;
  /** Where the record lies, without its line end. */
  from = 0;
  to = 0;
  /** The first line with a quote that is none, and how many such cells there are. */
  loose: {line: number; count: number} | null = null;
  /** Of these, the cells that a quote opens and none closes before a delimiter. */
  split: {line: number; count: number} | null = null;

  constructor(private readonly dialect: Dialect) {}

  /** A cell of the record as text. */
  text(cell: number): string {
    const words = utf8.decode(this.bytes.subarray(this.starts[cell], this.ends[cell]));
    return this.marks[cell] === MARK.escaped ? words.replaceAll('""', '"') : words;
  }

  texts(): string[] {
    return Array.from({length: this.count}, (_, cell) => this.text(cell));
  }

  /** The record as it is written. */
  written(): string {
    return utf8.decode(this.bytes.subarray(this.from, Math.min(this.to, this.from + 400)));
  }

  /** Whether nothing but spaces stands on the line. */
  blank(): boolean {
    if (this.count > 1 || this.marks[0]) return false;
    for (let at = this.from; at < this.to; at++) if (this.bytes[at] !== 32 && this.bytes[at] !== 9) return false;
    return true;
  }

  #put(start: number, end: number, mark: number): void {
    if (this.count === this.starts.length) {
      const more = this.count * 2;
      const starts = new Int32Array(more);
      starts.set(this.starts);
      this.starts = starts;
      const ends = new Int32Array(more);
      ends.set(this.ends);
      this.ends = ends;
      const marks = new Uint8Array(more);
      marks.set(this.marks);
      this.marks = marks;
    }
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.marks[this.count++] = mark;
  }

  #note(of: "loose" | "split"): void {
    this[of] ??= {line: this.line, count: 0};
    this[of].count++;
  }

  /**
   * Meets every record of `bytes` that is whole, and gives where the first begins that is not. A quote opens a cell that it begins, and
   * closes it before a delimiter or a line end; anywhere else it is a sign like others.
   * @param last whether the text ends here
   * @param met called for each; false ends it
   */
  scan(bytes: Uint8Array, last: boolean, met: () => unknown): number {
    const {delimiter, loneCr, byRecord} = this.dialect;
    const size = bytes.length;
    this.bytes = bytes;
    let at = 0;
    while (at < size) {
      const begun = at;
      const loose = this.loose?.count ?? 0;
      const split = this.split?.count ?? 0;
      let within = 0;
      this.count = 0;
      for (;;) {
        const start = at;
        let from = start;
        let quoted = false;
        let open = false;
        if (at < size && bytes[at] === QUOTE) {
          let mark: number = MARK.quoted;
          let end = at + 1;
          for (;;) {
            end = bytes.indexOf(QUOTE, end);
            if (end < 0 || bytes[end + 1] !== QUOTE) break;
            mark = MARK.escaped;
            end += 2;
          }
          if (!last && (end < 0 || end + 1 >= size || (bytes[end + 1] === CR && end + 2 >= size)))
            return this.#back(begun, loose, split);
          if (end >= 0) {
            const next = end + 1 < size ? bytes[end + 1]! : LF;
            let lines = 0;
            for (let place = start; place < end; place++)
              if (bytes[place] === LF || (loneCr && bytes[place] === CR && bytes[place + 1] !== LF)) lines++;
            if (next === delimiter || next === LF || (next === CR && (loneCr || bytes[end + 2] === LF))) {
              this.#put(start + 1, end, mark);
              within += lines;
              at = end + 1;
              quoted = true;
            } else {
              // Words go on after it: the cell is taken as it is written. Over lines, the quote is the sign of a unit, or was forgotten.
              this.#note("loose");
              if (lines) open = true;
              else from = end + 1;
            }
          } else {
            this.#note("loose");
            open = true;
          }
        }
        if (!quoted) {
          at = from;
          let sign = 0;
          for (; at < size; at++) {
            sign = bytes[at]!;
            if (sign === delimiter || sign === LF) break;
            if (sign === CR && (at + 1 < size ? loneCr || bytes[at + 1] === LF : true)) break;
          }
          if (at >= size && !last) return this.#back(begun, loose, split);
          if (sign === CR && at < size && at + 1 >= size && !last) return this.#back(begun, loose, split);
          // A carriage return that ends the text ends a line.
          this.#put(start, at, MARK.plain);
        }
        if (at < size && bytes[at] === delimiter) {
          if (open) this.#note("split");
          at++;
          if (at >= size && !last) return this.#back(begun, loose, split);
          continue;
        }
        break;
      }
      this.from = begun;
      this.to = at;
      if (at < size) at += bytes[at] === CR && bytes[at + 1] === LF ? 2 : 1;
      if (met() === false) return at;
      this.line += byRecord ? 1 : within + 1;
    }
    return at;
  }

  /** A record that is not whole is met again, and so are its quotes. */
  #back(begun: number, loose: number, split: number): number {
    for (const [of, count] of [
      ["loose", loose],
      ["split", split]
    ] as const)
      if (this[of] && this[of].count > count) {
        this[of].count = count;
        if (!count) this[of] = null;
      }
    return begun;
  }
}

const CHUNK = 4_000_000;

/** Meets every record of a text. `read` hears how many bytes are behind. */
export async function scanAll(
  file: Blob,
  scanner: Scanner,
  met: () => void | Promise<void>,
  between: (bytes: number) => void | Promise<void>
): Promise<void> {
  let held = new Uint8Array();
  for (let place = 0; place < file.size; place += CHUNK) {
    const next = new Uint8Array(await file.slice(place, place + CHUNK).arrayBuffer());
    let bytes = next;
    if (held.length) {
      bytes = new Uint8Array(held.length + next.length);
      bytes.set(held);
      bytes.set(next, held.length);
    }
    const used = scanner.scan(bytes, place + CHUNK >= file.size, met);
    held = bytes.subarray(used);
    await between(Math.min(file.size, place + CHUNK));
  }
}
