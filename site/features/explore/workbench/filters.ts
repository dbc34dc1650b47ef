import type {Filter} from "../crossfilter/filter.js";

const isText = (value: unknown): value is string => typeof value === "string";

/** Filters as a link brings them: what is none is left out; null when there are none to speak of. */
export function knownFilters(given: unknown): Filter[] | null {
  if (!Array.isArray(given)) return null;
  return given.flatMap((item: unknown): Filter[] => {
    const {column, from, to, words, others, none, odd} = (item ?? {}) as Record<string, unknown>;
    if (!isText(column)) return [];
    return [
      {
        column,
        ...(isText(from) && {from}),
        ...(isText(to) && {to}),
        ...(Array.isArray(words) && {words: words.filter(isText)}),
        ...(others === true && {others}),
        ...(none === true && {none}),
        ...(odd === true && {odd})
      }
    ];
  });
}
