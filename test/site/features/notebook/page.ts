import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {createServer, type Server} from "node:http";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {build} from "esbuild";
import type {AddressInfo} from "node:net";
import type {Browser, Page} from "playwright-core";
import {sandboxPage} from "../../../../site/framework/sandbox.js";
import {serve, type Served} from "../../../../site/cli/serve.js";
import {launch} from "../../../tools/chromium.js";

/** A page with the policy of the site's own pages, the host's module, and another origin that writes down who comes. */
export interface Stand {
  page: Page;
  /** What the other origin was asked for. */
  visits: string[];
  other: string;
  close: () => Promise<void>;
}

export async function stand(): Promise<Stand> {
  const folder = await mkdtemp(join(tmpdir(), "arquero-"));
  const {outputFiles} = await build({
    entryPoints: ["site/features/notebook/host.ts"],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "arquero",
    logLevel: "warning"
  });
  await writeFile(join(folder, "host.js"), outputFiles[0]?.text ?? "");
  await writeFile(
    join(folder, "compile.js"),
    "try { window.compiled = new Function('return 1')(); } catch (error) { window.compiled = error.name; }"
  );
  await writeFile(join(folder, "arquero.htm"), await sandboxPage("./site/features/notebook/worker"));
  const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; frame-src 'self'";
  await writeFile(
    join(folder, "index.html"),
    `<!DOCTYPE html><html lang="en"><head><title>Sample</title><meta http-equiv="Content-Security-Policy" content="${policy}"><link rel="icon" href="data:,"><script src="host.js"></script><script src="compile.js"></script></head><body></body></html>`
  );
  const visits: string[] = [];
  const listening: Server = createServer((request, response) => {
    visits.push(request.url ?? "");
    response.writeHead(200, {"access-control-allow-origin": "*"});
    response.end("globalThis.came = true");
  });
  await new Promise<void>((resolve) => void listening.listen(0, "127.0.0.1", resolve));
  const other = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  const served: Served = await serve(folder, 0);
  const browser: Browser = await launch();
  const page = await browser.newPage();
  await page.goto(served.address);
  await page.evaluate(() => {
    const {arquero} = window as unknown as {arquero: {openHost: (options: object) => unknown}};
    const tables = {};
    Object.assign(window, {tables, host: arquero.openHost({document, address: "arquero.htm", tables: () => tables})});
  });
  return {
    page,
    visits,
    other,
    async close() {
      await browser.close();
      await served.close();
      listening.closeAllConnections();
      await new Promise((resolve) => listening.close(resolve));
      await rm(folder, {recursive: true, force: true});
    }
  };
}

/** Gives the cells of the page tables, beside those that they have: a worker that is there already does not hear of them. */
export const give = (page: Page, tables: object): Promise<void> =>
  page.evaluate((given) => {
    const {tables: known, host} = window as unknown as {tables: object; host: {close: () => void}};
    Object.assign(known, given);
    host.close();
  }, tables);

/** Runs a cell in the page's host: what it gave, or what was wrong. */
export const run = (
  page: Page,
  source: string,
  options: object = {}
): Promise<{
  outcome?: {columns: string[]; rows: Record<string, unknown>[]; total: number};
  name?: string;
  message?: string;
}> =>
  page.evaluate(
    async ({source: text, options: how}) => {
      const {host} = window as unknown as {
        host: {
          run: (
            text: string,
            how: object
          ) => Promise<{columns: string[]; rows: Record<string, unknown>[]; total: number}>;
        };
      };
      return host.run(text, how).then(
        (outcome) => ({outcome}),
        (error: unknown) => {
          const {name, message} = error as Error;
          return {name, message};
        }
      );
    },
    {source, options}
  );
