import {SLICE, type Slices, type WordColumn} from "./column.js";
import type {Found} from "./profile.js";

/** So many words get a bar of their own; when there are only a few more, all do. */
const TOP = 10;
const ALL = 12;

/** The most frequent words get a code each, the others one together, no value its own. */
export function* profileWords({type, codes: places, words}: WordColumn): Slices<Found> {
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
