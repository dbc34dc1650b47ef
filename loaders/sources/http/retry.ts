/** How often and how long a request is tried again; times in milliseconds. */
export interface RetryPolicy {
  /** Tries in all, the first included. */
  tries: number;
  /** The first pause; each later one is up to twice as long. */
  pause: number;
  /** No pause that we choose is longer. */
  longestPause: number;
  /** A service that asks for a longer pause than this ends the run. */
  longestWait: number;
}

export const patient: RetryPolicy = {tries: 5, pause: 1_000, longestPause: 60_000, longestWait: 300_000};

/** Longer pauses are not told apart: a date so far off may not exist. */
const A_YEAR = 366 * 24 * 3600 * 1000;

/** Milliseconds that a `Retry-After` header asks for (seconds, or an HTTP date); null when it says nothing that can be read. */
export function retryAfter(header: string | null, now: Date): number | null {
  const text = header?.trim() ?? "";
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, A_YEAR);
  // Date.parse takes much that is no HTTP date, a bare "-5" among it.
  const until = /^[A-Z][a-z]{2,8},? .*GMT$/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(until) ? null : Math.max(0, until - now.getTime());
}

/**
 * The pause before the next try: what the service asks for, or a pause that doubles with each try, shortened at random so that many
 * clients do not come back at once.
 */
export function pauseBefore(
  nextTry: number,
  asked: number | null,
  {pause, longestPause}: RetryPolicy,
  random: () => number
): number {
  if (asked !== null) return asked;
  const ceiling = Math.min(longestPause, pause * 2 ** (nextTry - 1));
  return Math.round(ceiling / 2 + (random() * ceiling) / 2);
}
