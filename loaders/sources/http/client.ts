import type {Cache, Cached} from "./cache.js";
import {SourceError} from "./error.js";
import {sha256, type Answer} from "./provenance.js";
import {ask, type Asked, type Limits} from "./request.js";
import {pauseBefore, type RetryPolicy} from "./retry.js";
import type {Transport} from "./transport.js";

/** What a client tells of its work. */
export type Progress =
  | {kind: "asking"; address: string; attempt: number}
  | {kind: "waiting"; address: string; milliseconds: number; because: string}
  | {kind: "got"; address: string; bytes: number; from: "network" | "cache"};

export interface ClientOptions extends Limits {
  transport: Transport;
  retry: RetryPolicy;
  /** Answers of earlier runs; null keeps none. */
  cache: Cache | null;
  /** Answer from the cache alone. */
  offline: boolean;
  /** Milliseconds between two requests. */
  interval: number;
  onProgress: (progress: Progress) => void;
}

export interface Client {
  /**
   * What is at an address. `types` are the media types that will do (`application/json`), or `ANY_TYPE`. Throws SourceError.
   */
  get: (address: string, types: readonly string[]) => Promise<Answer>;
}

const answerOf = ({bytes, address, fetched, sha256: hash}: Cached): Answer => ({
  bytes,
  provenance: {address, fetched, sha256: hash}
});

/** A polite client: one request at a time with a pause between, tries again where that helps, and asks only for what has changed. */
export function createClient(options: ClientOptions): Client {
  const {transport, retry, cache, offline, interval, onProgress} = options;
  let last = -Infinity;

  const once = async (address: string, types: readonly string[], known: Cached | null): Promise<Asked> => {
    const since = transport.now().getTime() - last;
    if (since < interval) await transport.sleep(interval - since);
    last = transport.now().getTime();
    return ask(address, types, known, options);
  };

  const tried = async (address: string, types: readonly string[], known: Cached | null) => {
    for (let attempt = 1; ; attempt++) {
      onProgress({kind: "asking", address, attempt});
      const asked = await once(address, types, known);
      if (asked.kind !== "again") return asked;
      const {error, after} = asked;
      if (attempt >= retry.tries) throw error;
      if (after !== null && after > retry.longestWait) {
        const until = new Date(transport.now().getTime() + after).toISOString();
        throw new SourceError("rate-limited", address, `${error.message}; it asks to wait until ${until}`);
      }
      const milliseconds = pauseBefore(attempt, after, retry, transport.random);
      onProgress({kind: "waiting", address, milliseconds, because: error.message});
      await transport.sleep(milliseconds);
    }
  };

  return {
    async get(address, types) {
      const stored = (await cache?.get(address)) ?? null;
      const known = stored === "damaged" ? null : stored;
      if (offline) {
        if (stored === "damaged") throw new SourceError("cache-damaged", address, "the stored answer is damaged");
        if (!known) throw new SourceError("not-cached", address, "there is no stored answer");
      }
      const asked = offline ? ({kind: "unchanged"} as const) : await tried(address, types, known);
      if (asked.kind === "unchanged") {
        if (!known)
          throw new SourceError(
            "refused",
            address,
            "the service says that nothing has changed, and nothing was asked before"
          );
        onProgress({kind: "got", address, bytes: known.bytes.length, from: "cache"});
        return answerOf(known);
      }
      const {bytes, type, etag, modified} = asked;
      const fresh: Cached = {
        address,
        fetched: transport.now().toISOString(),
        sha256: sha256(bytes),
        type,
        etag,
        modified,
        bytes
      };
      await cache?.put(fresh);
      onProgress({kind: "got", address, bytes: bytes.length, from: "network"});
      return answerOf(fresh);
    }
  };
}
