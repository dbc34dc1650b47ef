import {closest, distance} from "fastest-levenshtein";

/** The candidate that a mistyped word most likely meant; undefined where none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const all = [...candidates];
  if (!all.length) return undefined;
  const found = closest(word, all);
  return distance(word, found) <= Math.max(2, word.length / 3) ? found : undefined;
}
