import {mkdir, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {gzipSync} from "node:zlib";
import {chromium, type Browser} from "playwright-core";
import {findChromium} from "../site/cli/chromium.js";
import {buildStory} from "../test/site/framework/cells/story.js";
import {recordData} from "../test/site/features/chronology/timeline/record.js";
import {asMarkdown, buildPlain, writePlain} from "./plain/site.js";
import {median, report} from "./report.js";
import {timelineFiles} from "./timeline/timelinejs.js";

/*
 * What a reader of the built site (npm run build) waits for, beside what people would use instead: the bytes and requests until the page has come to rest, every answer
 * gzipped; when its largest text or picture is there, on a slow phone; and the longest task, which is how long a tap may have to wait.
 *
 * - a notebook: the same page with an input, a Parquet table, a Plot chart and an Arquero grouping, built by docketbook and by plain Framework
 * - the story: beside the same text in plain Framework with one Plot chart of a Parquet table
 * - the chronology: beside TimelineJS with the same events
 *
 * Plain Framework's CDN is answered from the registry's packages (bench/plain/registry.ts).
 */
const NOTEBOOK = "test/site/framework/cells/pages/light.md";
const RUNS = 3;
/** As Lighthouse takes a phone: 1.6 Mbit/s with 150 ms there and back, a processor of a quarter of this one's speed. */
const PHONE = {bytesPerSecond: 200_000, latency: 150, slower: 4};
const CHART = `
\`\`\`js
const orders = await FileAttachment("data/orders.parquet").parquet();
display(Plot.plot({marks: [Plot.barY(orders, Plot.groupX({y: "count"}, {x: "court_id"}))]}));
\`\`\`
`;

/** What makes TimelineJS draw as its page opens. */
const DRAWN = `<script>fetch("data.json").then((answer) => answer.json()).then((data) => new TL.Timeline("timeline", data, {font: null, script_path: "js", language: "en", hash_bookmark: false}))</script>`;

const TYPES: Record<string, string> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript",
  css: "text/css",
  json: "application/json",
  svg: "image/svg+xml",
  wasm: "application/wasm"
};

interface Page {
  name: string;
  folder: string;
  path: string;
  /** What is there once the page is drawn. */
  drawn?: string;
}
interface Opened {
  bytes: number;
  requests: number;
  /** Milliseconds from the start to the largest picture or text. */
  largest: number;
  /** Milliseconds of the longest task of the page; 50, the least that browsers tell of, where there was none longer. */
  task: number;
}

/** Serves a folder as a static host with gzip does, and counts what it sends. */
async function serve(folder: string) {
  const sent: number[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname).slice(1);
    const file = path === "" ? "index.html" : path.includes(".") ? path : `${path}.html`;
    readFile(join(folder, file)).then(
      (content) => {
        const body = gzipSync(content);
        sent.push(body.length);
        const type = TYPES[/\w+$/.exec(file)?.[0] ?? ""] ?? "application/octet-stream";
        response.writeHead(200, {"content-type": type, "content-encoding": "gzip"}).end(body);
      },
      () => response.writeHead(404).end()
    );
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    /** The sizes of the answers since it was asked last. */
    sent: () => sent.splice(0),
    close: () => {
      server.close();
      server.closeAllConnections();
    }
  };
}

const OBSERVED = `(() => {
  window.seen = {largest: 0, task: 50};
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) seen.largest = Math.max(seen.largest, entry.renderTime || entry.startTime); }).observe({type: "largest-contentful-paint", buffered: true});
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) seen.task = Math.max(seen.task, entry.duration); }).observe({type: "longtask", buffered: true});
})()`;

async function opened(browser: Browser, {folder, path, drawn = "body"}: Page): Promise<Opened> {
  const host = await serve(folder);
  const context = await browser.newContext({viewport: {width: 390, height: 844}, deviceScaleFactor: 2, isMobile: true});
  // On a slow phone plain Framework's page takes its time.
  context.setDefaultTimeout(180_000);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const {bytesPerSecond, latency, slower} = PHONE;
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond / 2
  });
  await devtools.send("Emulation.setCPUThrottlingRate", {rate: slower});
  await page.addInitScript(OBSERVED);
  await page.goto(host.origin + path, {waitUntil: "networkidle"});
  await page.locator(drawn).first().waitFor();
  // Cells that plain Framework still works at say so; ours wait for the reader.
  await page.waitForFunction(
    () => document.querySelector("script[type=cells]") ?? !document.querySelector("observablehq-loading")
  );
  await page.waitForLoadState("networkidle");
  const seen = await page.evaluate<{largest: number; task: number}>("seen");
  // What cells fetch, once the reader does something, counts.
  await page.keyboard.press("Shift");
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => !document.querySelector("observablehq-loading"));
  await context.close();
  host.close();
  const sent = host.sent();
  return {bytes: sent.reduce((sum, bytes) => sum + bytes, 0) / 1000, requests: sent.length, ...seen};
}

const MEASURES = [
  ["bytes, gzipped,", "kB", "bytes"],
  ["requests", "requests", "requests"],
  ["largest picture or text, on a slow phone,", "ms", "largest"],
  ["longest task, on a slow phone,", "ms", "task"]
] as const;

/** Opens both in turns, and tells what each took. */
async function compared(browser: Browser, what: string, ours: Page, other?: Page, share?: number): Promise<void> {
  const runs: Record<"ours" | "other", Opened[]> = {ours: [], other: []};
  for (let run = 0; run < RUNS; run++) {
    runs.ours.push(await opened(browser, ours));
    if (other) runs.other.push(await opened(browser, other));
  }
  for (const [measure, unit, key] of MEASURES) {
    const [mine, theirs] = [runs.ours, runs.other].map((side) => side.map((one) => one[key]));
    report({
      who: "readers",
      what: `${measure} of ${what}`,
      unit,
      ours: mine!,
      ...(other && {other: {name: other.name, runs: theirs!}}),
      ...(share !== undefined && key === "bytes" && {goal: {share}})
    });
    const beside = other
      ? `   ${other.name} ${Math.round(median(theirs!))}   ratio ${(median(mine!) / median(theirs!)).toFixed(3)}`
      : "";
    console.log(`${measure} of ${what}: ${Math.round(median(mine!))} ${unit}${beside}`);
  }
}

const work = await mkdtemp(join(tmpdir(), "docketbook-readers-"));
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
try {
  const notebook = await readFile(NOTEBOOK, "utf8");
  const {folder: story, out} = await buildStory("bench", {"light.md": notebook});
  const article = asMarkdown(await readFile("dist/index.html", "utf8"));
  const plain = await writePlain(
    "readers",
    {light: notebook, story: `# The same text\n\n${article}\n${CHART}`},
    join(story, "src/data")
  );
  const built = await buildPlain(plain);
  const page = (name: string, folder: string, path: string): Page => ({name, folder, path});
  const theirs = (path: string) => page("plain Framework", built, path);
  if (!/<rect/.test(await readFile(join(out, "light.html"), "utf8")))
    throw new Error("the notebook's chart is not in its HTML");
  await compared(browser, "a notebook page", page("docketbook", out, "light"), theirs("light"), 1 / 5);
  await compared(browser, "the story", page("docketbook", "dist", ""), theirs("story"), 1 / 3);
  for (const [path, content] of Object.entries(timelineFiles(await recordData("data")))) {
    if (path === "index.html") {
      await writeFile(join(work, path), String(content).replace("</body>", `${DRAWN}</body>`));
      continue;
    }
    await mkdir(dirname(join(work, path)), {recursive: true});
    await writeFile(join(work, path), content);
  }
  await compared(browser, "the chronology", page("docketbook", "dist", "chronology"), {
    ...page("TimelineJS", work, "index.html"),
    drawn: ".tl-timemarker"
  });
  await compared(browser, "a notebook of the story", page("docketbook", "dist", "taxpayers/disclosures"));
  await compared(browser, "the workbench’s page", page("docketbook", "dist", "explore"));
} finally {
  await browser.close();
  await rm(work, {recursive: true});
}
