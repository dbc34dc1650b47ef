import {type Edges, calendarEdges, numberEdges} from "./edges.js";
import {SLICE, type Slices} from "./slices.js";
import type {NumberColumn, WordColumn, Column, ColumnSource} from "./column.js";
import {quoteName} from "../sql/quote.js";

/** What is known of a column, and a code of one byte for every row. */
export interface Profile {
  name: string;
  label: string;
  /** The column in a condition. */
  sql: string;
  type: string;
  rowCount: number;
  /** A code a row: its step or its word, `none` or `odd`. Null where values are only counted. */
  codes: Uint8Array | null;
  /** How many rows have each code; for a column without codes, how many have a value. */
  sizes: Uint32Array;
  /** The codes from 0 to `main` are steps or words. */
  main: number;
  /** The code of rows without a value, or -1 when there are none. */
  none: number;
  /** The code of numbers that are not finite, or -1 when there are none. */
  odd: number;
  edges: Edges | null;
  /** The words that have a code of their own, in the order of their codes. */
  words: readonly string[] | null;
  /** Places after the point of a decimal; 0 of all others. */
  scale: number;
  /** How many different words there are; null for what has no words. */
  different: number | null;
  /** The code of all other words, or -1 when every word has its own. */
  others: number;
}

/** What the profilers of numbers and of words find out. */
export type Found = Omit<Profile, "name" | "label" | "sql" | "rowCount">;

const NUMBERS = new Set(["integer", "decimal", "float"]);
/** No calendar of the platform goes further from 1970, in milliseconds; what does, like `infinity`, counts as odd. */
const REACH = 8.64e15 - 400 * 366 * 864e5;

interface Span {
  low: number;
  high: number;
  ends: [bigint, bigint] | null;
  none: number;
  odd: number;
}

function* spanOf({type, values, valid, exact}: NumberColumn): Slices<Span> {
  const reach = NUMBERS.has(type) ? Number.MAX_VALUE : REACH;
  const span: Span = {low: Infinity, high: -Infinity, ends: null, none: 0, odd: 0};
  for (let from = 0; from < values.length; from += SLICE, yield) {
    const to = Math.min(values.length, from + SLICE);
    for (let row = from; row < to; row++) {
      const value = values[row]!;
      if (valid?.[row] === 0) span.none++;
      else if (!(value >= -reach && value <= reach)) span.odd++;
      else {
        if (value < span.low) span.low = value;
        if (value > span.high) span.high = value;
        if (!exact) continue;
        const whole = exact(row);
        span.ends ??= [whole, whole];
        if (whole < span.ends[0]) span.ends[0] = whole;
        if (whole > span.ends[1]) span.ends[1] = whole;
      }
    }
  }
  return span;
}

/** The step of each row: guessed from even steps, then put right by the edges themselves. */
function* codesOf(
  {values, valid, exact}: NumberColumn,
  {at, exact: whole}: Edges,
  none: number,
  odd: number
): Slices<Uint8Array> {
  const codes = new Uint8Array(values.length);
  const last = at.length - 2;
  const low = at[0]!;
  const high = at[last + 1]!;
  const factor = high > low ? (last + 1) / (high - low) : 0;
  for (let from = 0; from < values.length; from += SLICE, yield) {
    const to = Math.min(values.length, from + SLICE);
    for (let row = from; row < to; row++) {
      const value = values[row]!;
      if (valid?.[row] === 0) codes[row] = none;
      else if (!(value >= low && value <= high)) codes[row] = odd;
      else {
        let step = Math.min(last, Math.trunc((value - low) * factor));
        if (exact && whole) {
          const is = exact(row);
          while (step > 0 && is < whole[step]!) step--;
          while (step < last && is >= whole[step + 1]!) step++;
        } else {
          while (step > 0 && value < at[step]!) step--;
          while (step < last && value >= at[step + 1]!) step++;
        }
        codes[row] = step;
      }
    }
  }
  return codes;
}

export function* tally(codes: Uint8Array, count: number): Slices<Uint32Array> {
  const sizes = new Uint32Array(count);
  for (let from = 0; from < codes.length; from += SLICE * 4, yield) {
    const to = Math.min(codes.length, from + SLICE * 4);
    for (let row = from; row < to; row++) sizes[codes[row]!]!++;
  }
  return sizes;
}

/** Bars and finer steps for numbers and moments, with codes of their own for no value and for what is not finite. */
function* profileNumbers(column: NumberColumn): Slices<Found> {
  const {low, high, ends, none: nones, odd: odds} = yield* spanOf(column);
  const some = low <= high;
  const edges = !some
    ? null
    : NUMBERS.has(column.type)
      ? numberEdges(column, low, high, ends)
      : calendarEdges(low, high, column.type === "date");
  const main = edges ? edges.at.length - 1 : 0;
  const none = nones ? main : -1;
  const odd = odds ? main + (nones ? 1 : 0) : -1;
  const nothing: Edges = {at: Float64Array.of(Infinity, -Infinity), exact: null, bars: [0], unit: 0};
  const codes = yield* codesOf(column, edges ?? nothing, none, odd);
  const sizes = yield* tally(codes, main + (nones ? 1 : 0) + (odds ? 1 : 0));
  return {
    type: column.type,
    codes,
    sizes,
    main,
    none,
    odd,
    edges,
    scale: column.scale ?? 0,
    words: null,
    different: null,
    others: -1
  };
}

/** So many words get a bar of their own; when there are only a few more, all do. */
const TOP = 10;
const ALL = 12;

/** The most frequent words get a code each, the others one together, no value its own. */
function* profileWords({type, codes: places, words}: WordColumn): Slices<Found> {
  const counts = new Uint32Array(words.length + 1);
  for (let from = 0; from < places.length; from += SLICE * 4, yield) {
    const to = Math.min(places.length, from + SLICE * 4);
    for (let row = from; row < to; row++) counts[places[row]! < 0 ? words.length : places[row]!]!++;
  }
  const nones = counts[words.length]!;
  const met: number[] = [];
  for (let place = 0; place < words.length; place++) {
    if (place % SLICE === SLICE - 1) yield;
    if (counts[place]) met.push(place);
  }
  const few = met.length <= ALL;
  yield;
  // Where every word stands alone, ten of them say nothing about the others.
  const alone = !few && met.every((place) => counts[place] === 1);
  const least = few || alone ? 0 : leastOf(counts, met);
  const order = (a: number, b: number) => counts[b]! - counts[a]! || (words[a]! < words[b]! ? -1 : 1);
  const candidates = alone ? [] : met.filter((place) => counts[place]! >= least);
  yield;
  const shown = candidates.sort(order).slice(0, few ? ALL : TOP);
  if (type === "boolean") shown.sort((a, b) => (words[a]! < words[b]! ? 1 : -1));
  const others = few ? -1 : shown.length;
  const main = shown.length + (few ? 0 : 1);
  const none = nones ? main : -1;

  const codeOf = new Uint8Array(words.length).fill(few ? 0 : others);
  shown.forEach((place, code) => (codeOf[place] = code));
  const codes = new Uint8Array(places.length);
  const sizes = new Uint32Array(main + (nones ? 1 : 0));
  for (let from = 0; from < places.length; from += SLICE * 4, yield) {
    const to = Math.min(places.length, from + SLICE * 4);
    for (let row = from; row < to; row++) {
      const place = places[row]!;
      const code = place < 0 ? none : codeOf[place]!;
      codes[row] = code;
      sizes[code]!++;
    }
  }
  return {
    type,
    codes,
    sizes,
    main,
    none,
    odd: -1,
    edges: null,
    scale: 0,
    words: shown.map((place) => words[place]!),
    different: met.length,
    others
  };
}

/** The count that the last of the most frequent has. */
function leastOf(counts: Uint32Array, met: readonly number[]): number {
  return Uint32Array.from(met, (place) => counts[place]!)
    .sort()
    .at(-TOP)!;
}

function* profileCounts(column: Column & {kind: "count"}, rowCount: number): Slices<Found> {
  const sizes = new Uint32Array(2);
  for (let row = 0; row < rowCount; row++) {
    if (row % SLICE === SLICE - 1) yield;
    const code = column.valid?.[row] === 0 ? 1 : 0;
    sizes[code] = sizes[code]! + 1;
  }
  return {
    type: column.type,
    codes: null,
    sizes,
    main: 1,
    none: sizes[1] ? 1 : -1,
    odd: -1,
    edges: null,
    scale: 0,
    words: null,
    different: null,
    others: -1
  };
}

/** Reads a column and codes every row. Throws a RangeError when it does not have `rowCount` rows. */
export function* profileOf({name, label, sql, read}: ColumnSource, rowCount: number): Slices<Profile> {
  const column = yield* read();
  const length =
    column.kind === "number"
      ? column.values.length
      : column.kind === "words"
        ? column.codes.length
        : (column.valid?.length ?? rowCount);
  if (length !== rowCount) throw new RangeError(`the column ${name} has ${length} rows and should have ${rowCount}`);
  const found =
    column.kind === "number"
      ? yield* profileNumbers(column)
      : column.kind === "words"
        ? yield* profileWords(column)
        : yield* profileCounts(column, rowCount);
  return {name, label: label ?? name, sql: sql ?? quoteName(name), rowCount, ...found};
}
