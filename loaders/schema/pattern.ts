const QUANTIFIER = /^(?:[*+?]|\{\d{1,2}(?:,\d{0,2})?\})\??/;

/**
 * A class of ASCII characters and `\d` or `\w`, not negated; a group; an anchor; `\d`, `\w` or an escaped mark; a character that stands
 * for itself in both engines, and in JSON is written as it is.
 */
const TOKEN =
  /^(?:\[(?:[A-Za-z0-9 _,;:!@#%&=<>~'`/.*+?${}()|-]|\\[dw.*+?^${}()|[\]/-])+\]|\(\?:|\((?!\?)|[)|^$]|\\[dw.*+?^${}()|[\]/-]|[A-Za-z0-9 _,;:!@#%&=<>~'`/-])/;

/**
 * A JavaScript pattern as RE2 (DuckDB's engine) reads it, or null where the two could differ: `.`, `\s` and negated classes see other
 * characters there, and looking ahead or back does not exist. What passes matches no quote, backslash or control character, so that it
 * also holds for the text as JSON writes it.
 */
export function portablePattern({source, flags}: RegExp): string | null {
  if (/[^gu]/.test(flags)) return null;
  let rest = source;
  while (rest) {
    const taken = TOKEN.exec(rest)?.[0];
    if (taken === undefined) return null;
    rest = rest.slice(taken.length);
    if (!/^(?:\(\?:|[(|^])$/.test(taken)) rest = rest.slice(QUANTIFIER.exec(rest)?.[0].length ?? 0);
  }
  return source;
}

/** What stands between `^` and `$` of a pattern that holds for the whole text; null where it holds for a part. */
export function wholePattern(pattern: RegExp): string | null {
  const portable = portablePattern(pattern);
  const inner = portable === null ? null : /^\^(.*)\$$/.exec(portable)?.[1];
  if (inner === null || inner === undefined || /[^\\]\$|[^\\[]\^|^[$^]/.test(inner)) return null;
  let depth = 0;
  for (const [mark] of inner.matchAll(/\\.|\[(?:\\.|[^\]])*\]|[()|]/g)) {
    if (mark === "(") depth++;
    if (mark === ")") depth--;
    // `^a|b$` is anchored at one end of each.
    if (mark === "|" && depth === 0) return null;
  }
  return inner;
}

/** What stands for itself in a pattern. */
export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");

/** The pattern of a text as JSON writes it, quotes included. */
export const jsonPattern = (text: string): string => escaped(JSON.stringify(text));
