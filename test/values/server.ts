import {createReadStream, existsSync, readFileSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {extname, join, normalize} from "node:path";
import {fileURLToPath} from "node:url";
import {transformSync} from "esbuild";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm"
};

/** Serves the repository on the loopback interface; a `.js` that is not there is made from its `.ts`. */
export async function serve(): Promise<{origin: string; close: () => void}> {
  const server = createServer(({url = "/"}, response) => {
    const path = join(ROOT, normalize(new URL(url, "http://localhost").pathname));
    const source = path.replace(/\.js$/, ".ts");
    response.setHeader("content-type", TYPES[extname(path)] ?? "application/octet-stream");
    if (existsSync(path)) createReadStream(path).pipe(response);
    else if (existsSync(source)) response.end(transformSync(readFileSync(source, "utf8"), {loader: "ts"}).code);
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close()};
}
