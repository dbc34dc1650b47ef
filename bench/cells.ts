import {spawn} from "node:child_process";
import {cp, mkdir, readFile, rm, symlink, writeFile} from "node:fs/promises";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {join, resolve} from "node:path";
import {gzipSync} from "node:zlib";
import {chromium} from "playwright-core";
import {findChromium} from "../site/cli/chromium.js";
import {buildStory} from "../test/site/framework/cells/story.js";
import {report} from "./report.js";

/*
 * What a page with an input, a Parquet table, a Plot chart and an Arquero grouping transfers before it has come to rest, built by docketbook and by plain
 * Framework; and whether its chart is there before any script is. Both are built offline in this run from the same page and the same files. Plain Framework's
 * CDN is answered from the registry's packages (bench/cells/plain.ts). Every answer is gzipped, those of a CDN too.
 */
const PAGE = "test/site/framework/cells/pages/light.md";

/** Builds the page as plain Framework does, with the tables of a folder, and gives the folder. */
async function plain(tables: string): Promise<string> {
  const folder = resolve(".cache/cells/plain");
  await rm(folder, {recursive: true, force: true});
  await mkdir(join(folder, "src"), {recursive: true});
  await cp(PAGE, join(folder, "src/light.md"));
  await cp(tables, join(folder, "src/data"), {recursive: true});
  await symlink(resolve("node_modules"), join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), '{"type": "module", "private": true}');
  await writeFile(
    join(folder, "observablehq.config.js"),
    `export default {root: "src", title: "Cells", globalStylesheets: [], footer: null, sidebar: false, pager: false, toc: false, head: '<link rel="icon" href="data:,">'};`
  );
  const child = spawn(
    process.execPath,
    [
      "--import",
      resolve("node_modules/tsx/dist/loader.mjs"),
      "--import",
      resolve("bench/cells/plain.ts"),
      resolve("node_modules/@observablehq/framework/dist/bin/observable.js"),
      "build"
    ],
    {
      cwd: folder,
      env: {...process.env, BENCH_ROOT: resolve("."), OBSERVABLE_TELEMETRY_DISABLE: "1"},
      stdio: ["ignore", "pipe", "pipe"]
    }
  );
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  if ((await new Promise((done) => child.on("close", done))) !== 0)
    throw new Error(said.split("\n").slice(-30).join("\n"));
  return join(folder, "dist");
}

/** The bytes that a folder's page transfers, gzipped, by what they are. */
async function transferred(folder: string): Promise<{kind: string; bytes: number; path: string}[]> {
  const sent: {kind: string; bytes: number; path: string}[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname).slice(1);
    const file = path.includes(".") ? path : `${path}.html`;
    const kind = /\w+$/.exec(file)?.[0] ?? "";
    const types: Record<string, string> = {
      html: "text/html",
      js: "text/javascript",
      css: "text/css",
      wasm: "application/wasm"
    };
    readFile(join(folder, file)).then(
      (content) => {
        const body = gzipSync(content);
        sent.push({kind, bytes: body.length, path: file});
        response.writeHead(200, {
          "content-type": types[kind] ?? "application/octet-stream",
          "content-encoding": "gzip"
        });
        response.end(body);
      },
      () => response.writeHead(404).end()
    );
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const browser = await chromium.launch({
    executablePath: findChromium(process.env) ?? "",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync"
    ]
  });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/light`, {waitUntil: "networkidle"});
  await page.waitForFunction(() => document.querySelectorAll("main svg rect").length === 5);
  await page.waitForFunction(() => !document.querySelector("observablehq-loading"));
  await page.waitForLoadState("networkidle");
  await browser.close();
  server.close();
  server.closeAllConnections();
  return sent;
}

const kB = (bytes: number) => `${Math.round(bytes / 1000).toLocaleString("en-US")} kB`;
const sum = (sent: readonly {bytes: number}[]) => sent.reduce((total, {bytes}) => total + bytes, 0);

const {folder: story, out: ours} = await buildStory("bench", {"light.md": await readFile(PAGE, "utf8")});
const theirs = await plain(join(story, "src/data"));
const [mine, other] = [await transferred(ours), await transferred(theirs)];
for (const [name, folder, sent] of [
  ["docketbook", ours, mine],
  ["plain Framework", theirs, other]
] as const) {
  const html = await readFile(join(folder, "light.html"), "utf8");
  const kinds = [...new Set(sent.map(({kind}) => kind))].sort();
  const parts = kinds.map((kind) => `${kind} ${kB(sum(sent.filter((file) => file.kind === kind)))}`);
  process.stdout.write(
    `${name}: ${kB(sum(sent))} gzipped in ${sent.length} requests (${parts.join(", ")}); chart before scripts: ${/<rect/.test(html) ? "yes" : "no"}\n`
  );
  if (process.argv.includes("--files"))
    for (const {path, bytes} of [...sent].sort((a, b) => b.bytes - a.bytes))
      process.stdout.write(`  ${bytes} ${path}\n`);
}
const page = (what: string, unit: string, of: (sent: readonly {bytes: number}[]) => number, share?: number) =>
  report({
    who: "readers",
    what: `${what} of a notebook page`,
    unit,
    ours: [of(mine)],
    other: {name: "plain Framework", runs: [of(other)]},
    ...(share !== undefined && {goal: {share}})
  });
page("bytes, gzipped,", "kB", (sent) => sum(sent) / 1000, 1 / 5);
page("requests", "requests", (sent) => sent.length);
const ratio = sum(mine) / sum(other);
process.stdout.write(`docketbook transfers ${(100 * ratio).toFixed(1)}% of it; the goal is at most 20%\n`);
if (ratio > 1 / 5) process.exitCode = 1;
