const WORDS: Record<string, number> = {thousand: 3, million: 6, billion: 9, trillion: 12};

/**
 * A number as a newsroom page prints it: `49,020,000`, `$3,128`, `$66.139 Billion`. The decimal point is moved in the text, so that no digit
 * is lost. Null when the text is anything else or not exact.
 */
export function readAmount(text: string): number | null {
  const [, whole, fraction = "", word] =
    /^\$?\s?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(?:\s*(thousand|million|billion|trillion))?$/i.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  const places = word === undefined ? 0 : WORDS[word.toLowerCase()]!;
  const digits = whole.replaceAll(",", "") + fraction.slice(0, places).padEnd(places, "0");
  const rest = fraction.slice(places);
  const value = Number(rest ? `${digits}.${rest}` : digits);
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : null;
}
