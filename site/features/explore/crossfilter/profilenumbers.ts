import {calendarEdges} from "./calendaredges.js";
import {SLICE, type NumberColumn, type Slices} from "./column.js";
import type {Edges} from "./edges.js";
import {numberEdges} from "./numberedges.js";
import type {Found} from "./profile.js";

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
export function* profileNumbers(column: NumberColumn): Slices<Found> {
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
