import {cpus} from "node:os";
import {existsSync} from "node:fs";
import {chromium, type Browser} from "playwright-core";
import {findChromium} from "../site/cli/chromium.js";
import {serve} from "../site/cli/serve.js";
import {write, writeCell} from "../test/browser/workbench.js";
import {report} from "./report.js";

/*
 * The workbench in the built site (npm run build), in one Chromium in one run:
 *
 * - cold open: from the click on a worked question, in a browser that has nothing of the site kept, to the frame that shows its answer;
 *   beside it what DuckDB alone needs on the same page to instantiate from the same file, its worker included, and to answer SELECT 1.
 * - a scan of a million rows that are in a table already, and a million rows fetched into the page and drawn; beside it the same statement, run by DuckDB
 *   alone on the same page from the same file, its answer left as the bytes that it gives back.
 */
const RUNS = 5;
const ROWS = 1_000_000;
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const show = (values: readonly number[]) =>
  `${Math.round(median(values))} ms  (${values.map((value) => Math.round(value)).join(", ")})`;

/** The engine alone, by DuckDB's own messages: `ask`, a connection, and what it takes from its worker to the first answer. */
const ENGINE = `async ({worker, wasm}) => {
  const start = performance.now();
  const code = await (await fetch(worker)).blob();
  const client = new Worker(URL.createObjectURL(new Blob([code], {type: "text/javascript"})));
  let id = 0;
  const ask = (type, data) => new Promise((done, failed) => {
    const messageId = ++id;
    client.addEventListener("message", ({data: answer}) => {
      if (answer.requestId !== messageId || answer.type === "INSTANTIATE_PROGRESS") return;
      if (answer.type === "ERROR") failed(new Error(answer.data.message));
      else done(answer.data);
    });
    client.postMessage({messageId, type, data});
  });
  await ask("INSTANTIATE", [wasm, null]);
  await ask("OPEN", {});
  const connection = await ask("CONNECT", null);
  await ask("RUN_QUERY", [connection, "SELECT 1"]);
  return {client, took: performance.now() - start, run: (sql) => ask("RUN_QUERY", [connection, sql])};
}`;

/** What the engine alone needs until it answers. */
const ALONE = `async (files) => {
  const {client, took} = await (${ENGINE})(files);
  client.terminate();
  return took;
}`;

/** From a click to the frame after the answer is there. */
const CLICKED = `async (selector) => {
  const start = performance.now();
  document.querySelector(selector).click();
  await new Promise((done) => {
    const look = () => document.querySelector(".answer .row") ? done() : requestAnimationFrame(look);
    look();
  });
  return performance.now() - start;
}`;

async function fresh(browser: Browser, address: string) {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}});
  const page = await context.newPage();
  await page.goto(`${address}explore`, {waitUntil: "networkidle"});
  return {page, close: () => context.close()};
}

if (!existsSync("dist/explore.html")) {
  process.stderr.write("bench/explore.ts measures the built site: npm run build\n");
  process.exit(1);
}
const {address, close} = await serve("dist", 0);
const browser = await chromium.launch({
  executablePath: findChromium(process.env)!,
  args: ["--no-sandbox", "--disable-gpu"]
});
console.log(
  `npx tsx bench/explore.ts · ${cpus().length} × ${cpus()[0]?.model} · Chromium ${browser.version()} · Node ${process.version}`
);

const opened: number[] = [];
const alone: number[] = [];
let files: {worker: string; wasm: string} | null = null;
for (let run = 0; run <= RUNS; run++) {
  const {page, close: end} = await fresh(browser, address);
  const found: {worker?: string; wasm?: string} = {};
  page.context().on("request", (request) => {
    if (/\/worker\.\w+\.js$/.test(request.url())) found.worker = request.url();
    if (request.url().endsWith(".wasm.bin")) found.wasm = request.url();
  });
  const took = await page.evaluate<number>(`(${CLICKED})("#question-claims-and-evidence button")`);
  await end();
  files = {worker: found.worker!, wasm: found.wasm!};
  const other = await fresh(browser, address);
  const bare = await other.page.evaluate<number>(`(${ALONE})(${JSON.stringify(files)})`);
  await other.close();
  // The first of each warms up the disk.
  if (!run) continue;
  opened.push(took);
  alone.push(bare);
}
report({
  who: "explorers",
  what: "cold open of the workbench, from click to first result",
  unit: "ms",
  ours: opened,
  other: {name: "the engine alone", runs: alone},
  goal: {share: 1.3}
});
console.log(`\ncold open, from click to first result   ${show(opened)}`);
console.log(`the engine alone, to its first answer   ${show(alone)}`);
console.log(`  ${(median(opened) / median(alone)).toFixed(2)} × the engine alone; at most 1.3 is wanted`);

const {page, close: end} = await fresh(browser, address);
await page.locator("#workbench").getByRole("button", {name: "Open the workbench"}).click();
await page.locator(".going-on", {hasText: "DuckDB is open"}).waitFor();
/** Runs a query by its editor and gives the milliseconds until its answer is drawn. */
async function ask(sql: string): Promise<number> {
  await write(page, sql);
  return await page.evaluate<number>(`(async () => {
    document.querySelector(".answers").replaceChildren();
    const start = performance.now();
    document.querySelector(".bench .run").click();
    await new Promise((done) => {
      const look = () => !document.querySelector(".bench .run").disabled && document.querySelector(".answers > *") ? done() : requestAnimationFrame(look);
      look();
    });
    return performance.now() - start;
  })()`);
}
const LARGE = `CREATE TABLE large AS SELECT i AS id, (i * 7919 % 100003) / 7.0 AS value, 'group ' || (i % 97) AS name FROM range(${ROWS}) t(i)`;
await ask(LARGE);
const bare = await fresh(browser, address);
await bare.page.evaluate(
  `(async () => { globalThis.engine = await (${ENGINE})(${JSON.stringify(files)}); await engine.run(${JSON.stringify(LARGE)}); })()`
);
/** The milliseconds until the engine alone gives back its answer. */
const askAlone = (sql: string) =>
  bare.page.evaluate<number>(`(async () => {
    const start = performance.now();
    await engine.run(${JSON.stringify(sql)});
    return performance.now() - start;
  })()`);
const runs = async (what: string, sql: string) => {
  const found: number[] = [];
  const alone: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    found.push(await ask(sql));
    alone.push(await askAlone(sql));
  }
  report({
    who: "explorers",
    what: `${what}, of ${ROWS.toLocaleString("en-US")} rows`,
    unit: "ms",
    ours: found,
    other: {name: "the engine alone, nothing drawn", runs: alone}
  });
  return `${show(found)}; the engine alone ${show(alone)}`;
};
console.log(`\n${ROWS.toLocaleString("en-US")} sample rows in a table`);
console.log(
  `  sum and count by 97 groups             ${await runs("sum and count by 97 groups", "SELECT name, count(*) AS n, sum(value) AS total FROM large GROUP BY name ORDER BY name")}`
);
console.log(
  `  a filter over all                      ${await runs("a filter over all", "SELECT count(*) AS n FROM large WHERE value > 5000 AND name LIKE '%7'")}`
);
console.log(
  `  all rows and columns into the page     ${await runs("all rows and columns into the page", "SELECT * FROM large")}`
);
console.log(
  `  all rows in another order              ${await runs("all rows in another order", "SELECT * FROM large ORDER BY value DESC, id")}`
);
await bare.close();
const frames = await page.evaluate<number[]>(`(async () => {
  const grid = document.querySelector(".grid");
  const found = [];
  for (let step = 0; step < 120; step++) {
    grid.scrollTop = (grid.scrollHeight * ((step * 37) % 120)) / 120;
    const start = await new Promise((done) => requestAnimationFrame((now) => done(performance.now())));
    await new Promise((done) => { const {port1, port2} = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); });
    found.push(performance.now() - start);
  }
  return found;
})()`);
console.log(
  `  a jump anywhere in them, the page's work of a frame: median ${median(frames).toFixed(1)} ms, longest ${Math.max(...frames).toFixed(1)} ms; a frame has 16.7`
);

/** The milliseconds from a click until something is there, as the page itself sees it. */
const until = (click: string, there: string) =>
  page.evaluate<number>(`(async () => {
    const start = performance.now();
    document.querySelector(${JSON.stringify(click)}).click();
    await new Promise((done) => {
      const look = () => (${there}) ? done() : requestAnimationFrame(look);
      requestAnimationFrame(look);
    });
    return performance.now() - start;
  })()`);
const [profiles, cells]: [number[], number[]] = [[], []];
for (let run = 0; run < RUNS; run++) {
  await ask(
    `SELECT id, value, name, value * ${run + 2} AS other, DATE '2010-01-01' + (id % 5000)::INTEGER AS day, id % 7 = 0 AS yes FROM large`
  );
  profiles.push(
    await until(".result-profile > summary", 'document.querySelector(".crossfilter-charts:not([aria-busy])")')
  );
  await writeCell(page, "result.derive({twice: (row) => row.value * 2})");
  cells.push(
    await until(
      ".cell-panel .run-cell",
      '!document.querySelector(".cell-panel .run-cell").disabled && /1,000,000 rows/.test(document.querySelector(".cell-status").textContent)'
    )
  );
}
for (const [what, found] of [
  ["profile of a million rows of six columns", profiles],
  ["a cell that gives back a million rows", cells]
] as const) {
  report({who: "explorers", what, unit: "ms", ours: found, goal: {most: 1000}});
  console.log(`  ${what.padEnd(38)} ${show(found)}`);
}
await end();
await browser.close();
await close();
