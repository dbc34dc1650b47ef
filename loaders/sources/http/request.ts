import type {CacheEntry} from "./cache.js";
import {SourceError} from "./error.js";
import {retryAfter} from "./retry.js";
import type {Transport} from "./transport.js";
import {thousands} from "../../diagnostics/pluralize.js";

/** Whom a client trusts. */
interface Trust {
  transport: Transport;
  /** Hosts that a redirect may lead to, beside the one that was asked; `.example.org` is any host below it. */
  hosts: readonly string[];
  /** Sent to this origin alone, wherever a redirect leads. */
  token: {origin: string; header: string} | null;
}

const MOST_HOPS = 5;
const isHop = (status: number) => status >= 300 && status < 400 && status !== 304;
const trusted = (to: URL, from: URL, hosts: readonly string[]) =>
  (to.protocol === from.protocol || to.protocol === "https:") &&
  (to.host === from.host || hosts.some((host) => to.host === host || (host.startsWith(".") && to.host.endsWith(host))));

/** Fetches an address and follows redirects on the same host and on hosts that are trusted. Throws SourceError `redirected`. */
async function follow(
  address: string,
  init: {headers: Record<string, string>; signal: AbortSignal},
  {transport, hosts, token}: Trust
): Promise<Response> {
  const first = new URL(address);
  let at = first;
  for (let hops = 0; hops <= MOST_HOPS; hops++) {
    const headers = at.origin === token?.origin ? {...init.headers, authorization: token.header} : init.headers;
    const response = await transport.fetch(at.href, {...init, headers, redirect: "manual"});
    const location = response.headers.get("location");
    if (!isHop(response.status) || location === null) return response;
    await response.body?.cancel();
    const to = URL.canParse(location, at.href) ? new URL(location, at.href) : null;
    if (!to || !trusted(to, first, hosts))
      throw new SourceError(
        "redirected",
        address,
        `the service redirects the request to ${(to?.origin ?? location).slice(0, 200)}`
      );
    at = to;
  }
  throw new SourceError("redirected", address, `the service redirects the request more than ${MOST_HOPS} times`);
}

const large = (bytes: number) => `${thousands(bytes)} bytes`;

/**
 * The bytes of a response. Stops reading at `maxBytes`, counted after decompression, and refuses a response that announces more.
 * Throws SourceError `too-large`; what breaks off throws what the platform throws.
 */
async function readBody(response: Response, address: string, maxBytes: number): Promise<Uint8Array> {
  const announced = Number(response.headers.get("content-length") ?? 0);
  const tooLarge = (found: string) =>
    new SourceError("too-large", address, `the answer ${found}; at most ${large(maxBytes)} are read`);
  if (announced > maxBytes) {
    await response.body?.cancel();
    throw tooLarge(`announces ${large(announced)}`);
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  // The platform's types leave out that a body can be iterated.
  for await (const part of (response.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > maxBytes) throw tooLarge(`goes beyond ${large(maxBytes)}`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

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
