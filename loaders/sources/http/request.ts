import {readBody} from "./body.js";
import type {CacheEntry} from "./cache.js";
import {SourceError} from "./error.js";
import {follow, type Trust} from "./redirect.js";
import {retryAfter} from "./retry.js";
import type {Transport} from "./transport.js";

export interface Limits extends Trust {
  transport: Transport;
  /** Milliseconds for one try, its body included. */
  timeout: number;
  /** Bytes of one answer. */
  maxBytes: number;
  /** Who asks, and where to write to. */
  userAgent: string;
}

/** What came of one try: an answer, word that the stored one still holds, or a failure that may pass. */
export type Asked =
  | {kind: "answer"; bytes: Uint8Array; type: string; etag: string | null; modified: string | null}
  | {kind: "unchanged"}
  | {kind: "again"; error: SourceError; after: number | null};

/** For a host of files, which may call a file whatever it likes. */
export const ANY_TYPE = "*/*";

const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

function failure(status: number, address: string): SourceError {
  if (status === 429) return new SourceError("rate-limited", address, "the service answers 429: too many requests");
  if (status === 401 || status === 403)
    return new SourceError("unauthorized", address, `the service answers ${status}`);
  if (status === 404 || status === 410) return new SourceError("not-found", address, `the service answers ${status}`);
  return new SourceError(status >= 500 ? "failing" : "refused", address, `the service answers ${status}`);
}

/** A name for what the platform throws. Its message may quote headers, so that only its kind is told. */
function broken(error: unknown, address: string, signal: AbortSignal, begun: boolean): SourceError {
  if (signal.aborted) return new SourceError("too-slow", address, "no whole answer came in time");
  if (begun) return new SourceError("truncated", address, "the answer broke off before its end");
  const cause =
    error instanceof Error && error.cause instanceof Error && "code" in error.cause
      ? ` (${String(error.cause.code)})`
      : "";
  return new SourceError("unreachable", address, `no connection${cause}`);
}

/** Asks once. Throws SourceError for what another try would not mend. */
export async function ask(
  address: string,
  types: readonly string[],
  known: CacheEntry | null,
  limits: Limits
): Promise<Asked> {
  const {transport, timeout, maxBytes, userAgent} = limits;
  const signal = transport.deadline(timeout);
  const headers: Record<string, string> = {accept: types.join(", "), "user-agent": userAgent};
  if (known?.etag) headers["if-none-match"] = known.etag;
  if (known?.modified) headers["if-modified-since"] = known.modified;
  let begun = false;
  try {
    const response = await follow(address, {headers, signal}, limits);
    if (response.status === 304) return {kind: "unchanged"};
    if (!response.ok) {
      await response.body?.cancel();
      const error = failure(response.status, address);
      if (!PASSING.has(response.status)) throw error;
      return {kind: "again", error, after: retryAfter(response.headers.get("retry-after"), transport.now())};
    }
    begun = true;
    const type = (response.headers.get("content-type") ?? "").split(";")[0]!.trim().toLowerCase();
    if (!types.includes(type) && !types.includes(ANY_TYPE)) {
      await response.body?.cancel();
      throw new SourceError(
        "wrong-type",
        address,
        `the answer is ${type || "of no stated type"}, not ${types.join(" or ")}`
      );
    }
    const bytes = await readBody(response, address, maxBytes);
    return {
      kind: "answer",
      bytes,
      type,
      etag: response.headers.get("etag"),
      modified: response.headers.get("last-modified")
    };
  } catch (error) {
    if (error instanceof SourceError) throw error;
    return {kind: "again", error: broken(error, address, signal, begun), after: null};
  }
}
