import {SourceError} from "./error.js";
import type {Transport} from "./transport.js";

/** Whom a client trusts. */
export interface Trust {
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
export async function follow(
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
        `the service sends the request on to ${(to?.origin ?? location).slice(0, 200)}`
      );
    at = to;
  }
  throw new SourceError("redirected", address, `the service sends the request on more than ${MOST_HOPS} times`);
}
