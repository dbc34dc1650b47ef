import {createServer, type OutgoingHttpHeaders, type Server} from "node:http";
import {readFileSync} from "node:fs";
import {extname, join} from "node:path";
import serveStatic from "serve-static";
import {TYPES} from "../features/publish/hosts.js";

const FIRST_PORT = 3000;
const PORTS = 100;

/** A running server: its address, with a closing slash, and a way to end it that waits for no open connection. */
export interface Served {
  address: string;
  close: () => Promise<void>;
}

interface Failure {
  status?: number;
  headers?: OutgoingHttpHeaders;
}

/**
 * Serves a folder to this machine alone, as a static host would: `/page` finds `page.html`, ranges are answered, and what is not there
 * gets the folder's 404.html.
 * @param dir the folder
 * @param port the port to take; without one, the first free port from 3000
 * @throws where the port is taken, or none is free
 */
export async function serve(dir: string, port?: number): Promise<Served> {
  const files = serveStatic(dir, {
    extensions: ["html"],
    cacheControl: false,
    fallthrough: false,
    setHeaders: (response, path) => {
      const type = TYPES[extname(path).slice(1)];
      if (type !== undefined) response.setHeader("Content-Type", type);
      response.setHeader("X-Content-Type-Options", "nosniff");
    }
  });
  const server = createServer((request, response) => {
    files(request, response, (error: unknown) => {
      const {status = 404, headers = {}} = (error ?? {}) as Failure;
      response.writeHead(status, {...headers, "content-type": "text/html; charset=utf-8"});
      response.end(status === 404 ? notFound(dir) : "");
    });
  });
  const taken = await listen(server, port === undefined ? range(FIRST_PORT, PORTS) : [port]);
  return {
    address: `http://127.0.0.1:${taken}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      })
  };
}

function notFound(dir: string): string {
  try {
    return readFileSync(join(dir, "404.html"), "utf8");
  } catch {
    return "<!doctype html><title>Not found</title><p>There is no such page.";
  }
}

const range = (from: number, count: number) => Array.from({length: count}, (_, i) => from + i);

async function listen(server: Server, ports: readonly number[]): Promise<number> {
  for (const port of ports) {
    const error = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
      server.once("error", resolve);
      server.listen(port, "127.0.0.1", () => {
        server.off("error", resolve);
        resolve(null);
      });
    });
    if (!error) {
      const address = server.address();
      return typeof address === "object" && address ? address.port : port;
    }
    if (error.code !== "EADDRINUSE") throw error;
  }
  throw new Error(
    ports.length === 1 ? `port ${ports[0]} is taken` : `no port from ${ports[0]} to ${ports.at(-1)} is free`
  );
}
