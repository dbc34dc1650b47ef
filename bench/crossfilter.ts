import {readFileSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {cpus, loadavg} from "node:os";
import {chromium, type Browser} from "playwright-core";
import {findChromium} from "../site/cli/chromium.js";
import {random} from "../test/site/features/explore/crossfilter/million.js";
import {COLUMNS, mosaicPage, ourPage} from "./crossfilter/pages.js";
import {report} from "./report.js";

/*
 * What a reader waits for a brush over a million rows, seven columns: from a move of the pointer to the end of the first frame in which all
 * other charts have followed. Ours and Mosaic's (vgplot over DuckDB-WASM), the same rows, the same brushes in pixels, the same measure, in
 * turns in the same browser. Each has had the pointer over the chart for a while before, so that both have made their cubes. A hand keeps no time
 * with the screen: each move comes at a random moment of a frame, in both pages after the same waits.
 */
const ROWS = Number(process.argv[2] ?? 1_000_000);
const ROUNDS = 3;
const MOVES = 40;
/** Which columns are brushed. */
const BRUSHED = ["distance", "hour"];
const FRAME = 1000 / 60;

const TYPES: Record<string, string> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript",
  css: "text/css",
  wasm: "application/wasm"
};

async function serve(files: Record<string, string | Buffer>): Promise<{origin: string; close: () => void}> {
  const server = createServer((request, response) => {
    const path = (request.url ?? "/").slice(1) || "index.html";
    const file = files[path];
    if (file === undefined) return void response.writeHead(404).end();
    response
      .writeHead(200, {"content-type": TYPES[path.split(".").at(-1) ?? ""] ?? "application/octet-stream"})
      .end(file);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    }
  };
}

interface Waited {
  /** From the event's own time, which is before the browser hands it to the page. */
  event: number;
  /** From when the page has it in hand. */
  page: number;
  /** How many of the other charts changed. */
  followed: number;
}

/** Brushes in one page, move by move, each after the last has come to rest. */
async function brush(browser: Browser, origin: string, seed: number): Promise<{waited: Waited[]; ready: number}> {
  const page = await browser.newPage({viewport: {width: 1280, height: 1000}});
  page.on("pageerror", (error) => console.error(`  error in the page: ${error.message}`));
  const started = Date.now();
  await page.goto(origin);
  await page.waitForFunction("window.ready === true", undefined, {timeout: 300_000});
  const ready = Date.now() - started;
  const waited: Waited[] = [];
  const chance = random(seed);
  for (const column of BRUSHED) {
    const {x, y, width, height} = await page.evaluate<{x: number; y: number; width: number; height: number}>(
      `plotBox("${column}")`
    );
    const at = (share: number) => [x + width * share, y + height / 2] as const;
    await page.mouse.move(...at(0.2));
    await page.waitForTimeout(2500);
    await page.mouse.down();
    for (let move = 0; move <= MOVES; move++) {
      // Back and forth, never the same place twice in a row.
      const share = 0.3 + 0.55 * Math.abs(((move * 7) % 40) / 20 - 1);
      await page.evaluate(`watch("${column}")`);
      const wait = chance() * FRAME;
      await new Promise((done) => setTimeout(done, wait));
      await page.mouse.move(...at(share));
      const found = await page.evaluate<Waited>("waited()");
      // The first makes the brush.
      if (move > 0) waited.push(found);
    }
    await page.mouse.up();
    await page.waitForTimeout(500);
    await page.evaluate("clear()");
    await page.waitForTimeout(1000);
  }
  await page.close();
  return {waited, ready};
}

const quantile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!;
const ms = (value: number) => `${value.toFixed(1).padStart(7)} ms`;

const browser = await chromium.launch({
  executablePath: findChromium(process.env)!,
  args: ["--no-sandbox", "--disable-gpu"]
});
console.log(
  `npx tsx bench/crossfilter.ts · ${cpus().length} × ${cpus()[0]?.model} · load ${loadavg()[0]!.toFixed(1)} · Chromium ${browser.version()} · Node ${process.version}`
);
console.log(
  `${ROWS.toLocaleString("en-US")} made-up rows (seed 1), ${COLUMNS.length} columns, brushes over ${BRUSHED.join(" and ")}, ${ROUNDS} rounds in turns, ${MOVES} moves each, after waits of seeds 1 to ${ROUNDS}`
);
const wasm = (name: string) => readFileSync(`node_modules/@duckdb/duckdb-wasm/dist/${name}`);
const pages = {
  ours: await serve(await ourPage(ROWS)),
  Mosaic: await serve({
    ...(await mosaicPage(ROWS)),
    "engine.js": wasm("duckdb-browser-eh.worker.js"),
    "engine.wasm": wasm("duckdb-eh.wasm")
  })
};
const all: Record<string, {waited: Waited[]; ready: number[]}> = {
  ours: {waited: [], ready: []},
  Mosaic: {waited: [], ready: []}
};
for (let round = 0; round < ROUNDS; round++)
  for (const [name, {origin}] of Object.entries(pages)) {
    const {waited, ready} = await brush(browser, origin, round + 1);
    all[name]!.waited.push(...waited);
    all[name]!.ready.push(ready);
  }
/** Of the moves that changed a chart: one that changes nothing paints nothing. */
const events = (name: string) => all[name]!.waited.filter(({followed}) => followed > 0).map((one) => one.event);
const brushed = `a brush over ${ROWS.toLocaleString("en-US")} rows, pointer to paint`;
const mosaic = {name: "Mosaic", runs: events("Mosaic")};
report({who: "explorers", what: brushed, unit: "ms", ours: events("ours"), other: mosaic, goal: {share: 1 / 2}});
report({who: "explorers", what: `${brushed}, within a frame`, unit: "ms", ours: events("ours"), goal: {most: FRAME}});
const medians: Record<string, number> = {};
for (const [name, {waited, ready}] of Object.entries(all)) {
  const event = waited.map((one) => one.event);
  const page = waited.map((one) => one.page);
  medians[name] = quantile(event, 0.5);
  console.log(
    `\n${name}: ${waited.length} moves; charts that changed with a move: ${quantile(
      waited.map(({followed}) => followed),
      0.5
    )} of ${COLUMNS.length - 1} at the median`
  );
  console.log(
    `  pointer's event to paint     median ${ms(quantile(event, 0.5))}   95th percentile ${ms(quantile(event, 0.95))}   over a frame: ${event.filter((value) => value > FRAME).length}`
  );
  console.log(
    `  page's handling to paint     median ${ms(quantile(page, 0.5))}   95th percentile ${ms(quantile(page, 0.95))}   over a frame: ${page.filter((value) => value > FRAME).length}`
  );
  console.log(
    `  page open, rows made and all charts drawn: ${ready.map((value) => `${(value / 1000).toFixed(1)} s`).join(", ")}`
  );
}
console.log(
  `\nwithin a frame (16 ms) at the median, from the pointer's event: ${medians["ours"]! <= 16 ? "met" : "missed"}; ${(medians["Mosaic"]! / medians["ours"]!).toFixed(1)} times sooner than Mosaic`
);
await browser.close();
for (const {close} of Object.values(pages)) close();
