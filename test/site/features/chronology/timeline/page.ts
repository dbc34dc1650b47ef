import {readFileSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {build} from "esbuild";
import {parseHTML} from "linkedom";
import {html} from "../../../../../site/ui/dom.js";
import {timelineFigure} from "../../../../../site/features/chronology/timeline/figure.js";
import type {TimelineData} from "../../../../../site/features/chronology/timeline/rows.js";

const entry = `
  import {timeline} from "./site/features/chronology/timeline/timeline.js";
  const root = document.querySelector(".timeline");
  const data = JSON.parse(root.querySelector(".timeline-rows").textContent);
  timeline(root, data, (id) => document.getElementById(id));
`;

const component = `export {timeline} from "./site/features/chronology/timeline/timeline.js";`;

/** A script as a browser would get it. */
async function bundle(contents: string): Promise<string> {
  const {outputFiles} = await build({
    stdin: {contents, resolveDir: process.cwd()},
    bundle: true,
    format: "esm",
    write: false,
    minify: true
  });
  return outputFiles[0]!.text;
}

/** A bare page that holds the figure and the list it rests on, made as a build makes them. */
export function page(data: TimelineData): string {
  const {document} = parseHTML("<!doctype html><html lang='en'><head></head><body></body></html>");
  const months = new Map<string, HTMLElement>();
  for (const event of [...data.events].sort((a, b) => (a.date_start < b.date_start ? -1 : 1))) {
    const month = event.date_start.slice(0, 7);
    const list = months.get(month) ?? html(document, "ol", {});
    months.set(month, list);
    list.append(
      html(
        document,
        "li",
        {id: event.id},
        html(document, "h3", {}, event.title),
        html(document, "p", {}, `${event.words} · ${event.kind} · ${event.grade}`)
      )
    );
  }
  const sections = [...months].map(([month, list]) =>
    html(document, "section", {class: "month", "data-group": month}, list)
  );
  const main = html(
    document,
    "main",
    {},
    html(document, "h1", {}, "A page made by a test"),
    timelineFigure(document, data),
    html(document, "h2", {}, "The same in words"),
    ...sections
  );
  document.body.append(main);
  const head = `<meta charset="utf-8"><title>A page made by a test</title><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="page.css"><script type="module" src="page.js"></script>`;
  return `<!doctype html><html lang="en"><head>${head}</head>${document.body.outerHTML}</html>`;
}

const tokens = `
:root{color-scheme:light dark;--paper:#fbf9f4;--raised:#fff;--ink:#1d1b18;--soft:#5c564d;--rule:#d9d3c7;--accent:#a3341c;--notice:#8a6100;--barred:#1f4e79}
@media(prefers-color-scheme:dark){:root{--paper:#15161a;--raised:#1d1f25;--ink:#ece7dc;--soft:#aaa392;--rule:#3a3b40;--accent:#ef8a6f;--notice:#e0b04a;--barred:#7fb2e5}}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 sans-serif}main{max-width:1120px;margin:auto;padding:0 16px}
.month{content-visibility:auto;contain-intrinsic-size:auto 2000px}`;

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/** Serves files made in memory on the loopback, under the policy of the site. */
export async function serve(
  files: Record<string, string | Buffer>,
  policy = POLICY
): Promise<{origin: string; close: () => Promise<void>}> {
  const types: Record<string, string> = {
    html: "text/html; charset=utf-8",
    js: "text/javascript",
    css: "text/css",
    json: "application/json",
    woff2: "font/woff2"
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname.slice(1) || "index.html";
    const file = files[path];
    if (file === undefined) return void response.writeHead(404).end();
    response
      .writeHead(200, {
        "content-type": types[path.split(".").at(-1) ?? ""] ?? "application/octet-stream",
        ...(policy && {"content-security-policy": policy})
      })
      .end(file);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      })
  };
}

/** The files of a page that shows `data`. */
export const filesOf = async (data: TimelineData): Promise<Record<string, string>> => ({
  "index.html": page(data),
  "page.js": await bundle(entry),
  "component.js": await bundle(component),
  "page.css": tokens + readFileSync("site/features/chronology/timeline/timeline.css", "utf8"),
  "favicon.ico": ""
});
