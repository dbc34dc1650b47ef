import {SourceError} from "./error.js";
import {thousands} from "../../diagnostics/pluralize.js";

/** A list has at most so many pages; a longer one is taken for a fault of the service. */
export const MOST_PAGES = 10_000;

/**
 * The pages of a list, one after the other. `read` fetches a page, `next` names the address of the one after it, or null at the end.
 * Throws SourceError: `endless-paging` when an address comes twice or there are too many, `redirected` when a page is on another host.
 */
export async function* pages<P>(
  first: string,
  read: (address: string) => Promise<P>,
  next: (page: P) => string | null,
  most = MOST_PAGES
): AsyncGenerator<P> {
  const seen = new Set<string>();
  for (let address: string | null = first; address !== null;) {
    if (seen.has(address))
      throw new SourceError("endless-paging", address, "the list names a page that was already read as the next one");
    if (seen.size === most)
      throw new SourceError("endless-paging", address, `the list goes on after ${thousands(most)} pages`);
    seen.add(address);
    const page: P = await read(address);
    yield page;
    const following: string | null = next(page);
    if (following !== null && !sameOrigin(following, first)) {
      throw new SourceError("redirected", address, `the list goes on at ${following.slice(0, 200)}, on another host`);
    }
    address = following;
  }
}

const sameOrigin = (a: string, b: string) => URL.canParse(a) && new URL(a).origin === new URL(b).origin;
