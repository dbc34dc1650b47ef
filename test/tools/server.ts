import {createServer, type IncomingMessage, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {patient} from "../../loaders/sources/http/retry.js";
import {platform, type Transport} from "../../loaders/sources/http/transport.js";
import {createClient, type ClientOptions, type Progress} from "../../loaders/sources/http/client.js";

export type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => void;

/** What the service was asked, in order. */
export interface Seen {
  url: string;
  headers: IncomingMessage["headers"];
}

export interface Service {
  base: string;
  seen: Seen[];
  close: () => Promise<void>;
}

/** A service on this machine that answers as the handler says. */
export async function serve(handler: Handler): Promise<Service> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    seen.push({url: request.url ?? "", headers: request.headers});
    handler(request, response, seen.length);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const {port} = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      })
  };
}

export const json = (response: ServerResponse, value: unknown, headers: Record<string, string> = {}) => {
  response.writeHead(200, {"content-type": "application/json", ...headers});
  response.end(JSON.stringify(value));
};

/** A clock that moves only when something sleeps, over the real network of this machine. */
export function world(start = "2026-11-22T12:00:00.000Z") {
  let now = Date.parse(start);
  const slept: number[] = [];
  const transport: Transport = {
    fetch: platform.fetch,
    now: () => new Date(now),
    sleep: (milliseconds) => {
      slept.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
    random: () => 0.5,
    deadline: () => new AbortController().signal
  };
  return {transport, slept};
}

export interface Setup {
  options?: Partial<ClientOptions>;
  transport?: Partial<Transport>;
}

/** A client in that world, and what it slept and told. */
export function clientFor({options = {}, transport = {}}: Setup = {}) {
  const {transport: base, slept} = world();
  const told: Progress[] = [];
  const client = createClient({
    transport: {...base, ...transport},
    retry: patient,
    cache: null,
    offline: false,
    interval: 0,
    timeout: 10_000,
    maxBytes: 1_000_000,
    userAgent: "docketbook-test",
    hosts: [],
    token: null,
    onProgress: (progress) => told.push(progress),
    ...options
  });
  return {client, slept, told};
}
