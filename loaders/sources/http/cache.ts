import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {z} from "zod";
import {writeWhole} from "../output.js";
import {sha256} from "./provenance.js";

const entry = z.object({
  address: z.string(),
  fetched: z.string(),
  sha256: z.string(),
  type: z.string(),
  etag: z.string().nullable(),
  modified: z.string().nullable()
});
/** What is known of a stored answer: `etag` and `modified` are the service's own, to ask whether it still holds. */
export type CacheEntry = z.infer<typeof entry>;

export interface Cached extends CacheEntry {
  bytes: Uint8Array;
}

/** Answers kept from earlier runs, by address. */
export interface Cache {
  /** The stored answer; null when there is none; `"damaged"` when the bytes are not those that were stored. */
  get: (address: string) => Promise<Cached | "damaged" | null>;
  put: (cached: Cached) => Promise<void>;
}

/** A cache in a folder: for each address its bytes and, written last, what is known of them. Two runs may share it. */
export function cacheIn(folder: string): Cache {
  const paths = (address: string) => {
    const stem = join(folder, sha256(address).slice(0, 40));
    return {body: `${stem}.body`, about: `${stem}.json`};
  };
  return {
    async get(address) {
      const {body, about} = paths(address);
      const text = await readFile(about, "utf8").catch(() => null);
      if (text === null) return null;
      try {
        const known = entry.parse(JSON.parse(text));
        const bytes = await readFile(body);
        return known.address === address && sha256(bytes) === known.sha256 ? {...known, bytes} : "damaged";
      } catch {
        return "damaged";
      }
    },
    async put({bytes, ...known}) {
      const {body, about} = paths(known.address);
      await writeWhole(body, bytes);
      await writeWhole(about, `${JSON.stringify(known, null, 2)}\n`);
    }
  };
}
