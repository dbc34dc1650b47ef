import {SLICE, type Slices, type WordColumn} from "../crossfilter/column.js";
import type {Batch} from "../result/batch.js";

const DICTIONARY = -1;
const NONE = 1;
/** So many texts are met between two turns of others. */
const TURN = SLICE >> 2;
const utf8bytes = new TextEncoder();
const utf8 = new TextDecoder("utf-8", {ignoreBOM: true});

/** The different texts met so far, found by their bytes: only one of each is decoded. */
class Texts {
  readonly words: string[] = [];
  readonly #met: Uint8Array[] = [];
  #table = new Int32Array(TURN * 2).fill(-1);
  #hashes = new Int32Array(1 << 10);

  place(bytes: Uint8Array, start: number, end: number): number {
    let hash = end - start;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
    hash ^= hash >>> 15;
    const last = this.#table.length - 1;
    for (let at = hash & last; ; at = (at + 1) & last) {
      const place = this.#table[at]!;
      if (place < 0) return this.#add(hash, bytes.subarray(start, end), at);
      if (this.#hashes[place] === hash && same(this.#met[place]!, bytes, start, end)) return place;
    }
  }

  #add(hash: number, text: Uint8Array, at: number): number {
    const place = this.words.length;
    this.words.push(utf8.decode(text));
    this.#met.push(text);
    if (place >= this.#hashes.length) {
      const more = new Int32Array(this.#hashes.length * 2);
      more.set(this.#hashes);
      this.#hashes = more;
    }
    this.#hashes[place] = hash;
    this.#table[at] = place;
    return place;
  }

  /** Makes room for the texts of a turn: a million of them would not be moved in one. */
  *room(): Slices<void> {
    if ((this.words.length + TURN) * 2 <= this.#table.length) return;
    const table = new Int32Array(this.#table.length * 4).fill(-1);
    for (let place = 0; place < this.words.length; place++) {
      if (place % SLICE === SLICE - 1) yield;
      let at = this.#hashes[place]! & (table.length - 1);
      while (table[at]! >= 0) at = (at + 1) & (table.length - 1);
      table[at] = place;
    }
    this.#table = table;
  }
}

function same(text: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (text.length !== end - start) return false;
  for (let at = 0; at < text.length; at++) if (text[at] !== bytes[start + at]) return false;
  return true;
}

/** The place of every text of a batch, one after another. */
function* places(
  texts: Texts,
  {values, offsets, length}: Batch,
  put: (at: number, place: number) => void
): Slices<void> {
  const bytes = values as Uint8Array;
  for (let at = 0, start = Number(offsets[0] ?? 0); at < length; at++) {
    if (at % TURN === 0) {
      yield;
      yield* texts.room();
    }
    const end = Number(offsets[at + 1]);
    put(at, texts.place(bytes, start, end));
    start = end;
  }
}

/** Batches of texts or enums as places in one list of the different texts. */
export function* dictionary(batches: readonly Batch[], rowCount: number, valid: Uint8Array | null): Slices<WordColumn> {
  const texts = new Texts();
  const codes = new Int32Array(rowCount);
  let row = 0;
  for (const batch of batches) {
    const first = row;
    if (batch.type.typeId === DICTIONARY) {
      // A dictionary is small: its words are asked for once each.
      const own = new Map<number, number>();
      for (let at = 0; at < batch.length; at++) {
        if (at % TURN === 0) yield* texts.room();
        const key = Number(batch.values[at]);
        let place = own.get(key);
        if (place === undefined && valid?.[first + at] !== 0) {
          const bytes = utf8bytes.encode(String(batch.at(at)));
          own.set(key, (place = texts.place(bytes, 0, bytes.length)));
        }
        codes[first + at] = place ?? -1;
      }
      yield;
    } else if (batch.type.typeId !== NONE) {
      yield* places(texts, batch, (at, place) => (codes[first + at] = place));
    }
    row += batch.length;
  }
  if (valid) for (let at = 0; at < rowCount; at++) if (!valid[at]) codes[at] = -1;
  return {kind: "words", type: "text", codes, words: texts.words};
}
