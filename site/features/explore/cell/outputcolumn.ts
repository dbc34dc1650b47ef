import {batchesOf, holds, TYPE, type Batch} from "../result/batch.js";
import type {QueryResult} from "../result/result.js";

/** What a column that comes back is made of. */
export type Kind = "number" | "integer" | "wide" | "boolean" | "day" | "moment" | "text" | "json" | "bytes";

/** A column that comes back: plain memory, laid out as Arrow's, whose extent the page can check before it reads it. */
export interface OutputColumn {
  name: string;
  kind: Kind;
  values: Float64Array | BigInt64Array | BigUint64Array | Int32Array | Uint8Array;
  /** Where each text starts, and the last ends; null for what is no text. */
  offsets: Int32Array | null;
  /** A bit for each row, set where there is a value; null when there is one in every row. */
  valid: Uint8Array | null;
}

/** A column as it goes back to the page, without its name. */
export type LaidOut = Omit<OutputColumn, "name">;

/** The bytes of text that come back at the most. */
export const MOST_BYTES = 256 * 1024 * 1024;
/** The furthest moment of a Date, in milliseconds. */
export const FURTHEST = 8.64e15;
const DAY = 86_400_000;

/** Writes the values of a batch from a row on. Gives false where one of them is not as JavaScript holds it. */
type Fill = (batch: Batch, from: number) => boolean;

const fillNumbers =
  (made: Float64Array): Fill =>
  (batch, from) => {
    const whole = batch.type.typeId === TYPE.int;
    for (let index = 0; index < batch.length; index++) {
      if (!holds(batch, index)) continue;
      const value = Number(batch.values[index]);
      if (whole && !Number.isSafeInteger(value)) return false;
      made[from + index] = value;
    }
    return true;
  };

const fillDays =
  (made: Int32Array): Fill =>
  (batch, from) => {
    for (let index = 0; index < batch.length; index++) {
      if (!holds(batch, index)) continue;
      const day = Number(batch.values[index]);
      if (Math.abs(day) > FURTHEST / DAY) return false;
      made[from + index] = day;
    }
    return true;
  };

const fillBits =
  (made: Uint8Array, bit: (batch: Batch, index: number) => boolean): Fill =>
  (batch, from) => {
    for (let index = 0; index < batch.length; index++)
      if (bit(batch, index)) made[(from + index) >> 3]! |= 1 << ((from + index) & 7);
    return true;
  };

const isTrue = (batch: Batch, index: number) =>
  holds(batch, index) && ((Number(batch.values[index >> 3]) >> (index & 7)) & 1) === 1;

function textsLaidOut(batches: readonly Batch[], rows: number): Pick<LaidOut, "values" | "offsets"> | null {
  const offsets = new Int32Array(rows + 1);
  const parts: Uint8Array[] = [];
  let size = 0;
  let row = 0;
  for (const {length, offsets: starts, values} of batches) {
    const start = Number(starts[0]);
    for (let index = 1; index <= length; index++) offsets[++row] = size + Number(starts[index]) - start;
    parts.push((values as Uint8Array).subarray(start, Number(starts[length])));
    size += parts.at(-1)!.length;
    if (size > MOST_BYTES) return null;
  }
  const values = new Uint8Array(size);
  parts.reduce((at, part) => (values.set(part, at), at + part.length), 0);
  return {values, offsets};
}

/** A column of a result as it goes back where no value of it changes on the way; null where one does. */
export function laidOut(result: QueryResult, column: number): LaidOut | null {
  const batches = batchesOf(result.table.getChildAt<unknown>(column));
  const rows = result.length;
  const fill = (by: Fill): boolean => {
    let from = 0;
    return batches.every((batch) => {
      const filled = by(batch, from);
      from += batch.length;
      return filled;
    });
  };
  const bits = new Uint8Array((rows + 7) >> 3);
  let held = 0;
  fill(fillBits(bits, (batch, index) => holds(batch, index) && ++held > 0));
  // Without a value a column has no type of its own in JavaScript.
  if (!held) return null;
  const valid = held === rows ? null : bits;
  const made = (kind: LaidOut["kind"], values: LaidOut["values"], write: Fill): LaidOut | null =>
    fill(write) ? {kind, values, offsets: null, valid} : null;
  const {typeId, unit} = batches[0]!.type;
  switch (typeId) {
    case TYPE.float:
    case TYPE.int: {
      // Of 32 bits a number is its shortest decimal, and not the bytes.
      if (batches[0]!.values instanceof Float32Array) return null;
      const values = new Float64Array(rows);
      return made("number", values, fillNumbers(values));
    }
    case TYPE.bool: {
      const values = new Uint8Array((rows + 7) >> 3);
      return made("boolean", values, fillBits(values, isTrue));
    }
    case TYPE.date: {
      if (unit) return null;
      const values = new Int32Array(rows);
      return made("day", values, fillDays(values));
    }
    case TYPE.utf8: {
      const texts = textsLaidOut(batches, rows);
      return texts && {kind: "text", valid, ...texts};
    }
    default:
      return null;
  }
}
