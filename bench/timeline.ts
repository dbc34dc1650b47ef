import {cpus} from "node:os";
import {chromium, type Browser} from "playwright-core";
import {findChromium} from "../site/cli/chromium.js";
import {filesOf, serve} from "../test/site/features/chronology/timeline/page.js";
import {recordData} from "../test/site/features/chronology/timeline/record.js";
import {sampleData} from "../test/site/features/chronology/timeline/sample.js";
import {report} from "./report.js";
import {timelineFiles} from "./timeline/timelinejs.js";

/*
 * How soon our timeline is drawn, and TimelineJS's, on the same events in the same browser; and what a filter, a zoom and a move of the
 * cursor cost ours. A first draw runs from the call that has the data in hand to the end of the first frame that shows it. A step's
 * cost is the page's own work: the handling of the event, and the frame after it up to the handover to the painter.
 */
const RUNS = 5;
const STEPS = 60;
/** The number of events that the comparison was first published for; the record has a few more by now. */
const SMALL = 124;
const LARGE = 5000;

const quantile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!;
const ms = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;

const drawn =
  "() => new Promise((done) => requestAnimationFrame(() => { const {port1, port2} = new MessageChannel(); port1.onmessage = () => done(performance.now()); port2.postMessage(0); }))";

async function drawTheirs(browser: Browser, origin: string, count: number): Promise<number> {
  const page = await browser.newPage({viewport: {width: 1280, height: 900}});
  await page.goto(origin, {waitUntil: "networkidle"});
  const took = await page.evaluate(`(async () => {
    const data = await (await fetch("data.json")).json();
    const start = performance.now();
    const timeline = new TL.Timeline("timeline", data, {font: null, script_path: "js", language: "en", hash_bookmark: false});
    while (document.querySelectorAll(".tl-timemarker").length < ${count}) await new Promise((done) => setTimeout(done));
    return (await (${drawn})()) - start;
  })()`);
  await page.close();
  return took as number;
}

async function drawOurs(browser: Browser, origin: string): Promise<number> {
  const page = await browser.newPage({viewport: {width: 1280, height: 900}});
  await page.goto(`${origin}/bench.html`, {waitUntil: "networkidle"});
  const took = await page.evaluate(`(async () => {
    const {timeline} = await import("./component.js");
    const root = document.querySelector(".timeline");
    const data = JSON.parse(root.querySelector(".timeline-rows").textContent);
    const start = performance.now();
    timeline(root, data, (id) => document.getElementById(id));
    return (await (${drawn})()) - start;
  })()`);
  await page.close();
  return took as number;
}

/** The page's own work of each of many steps, in milliseconds. */
async function steps(
  browser: Browser,
  origin: string
): Promise<Record<"filter" | "words" | "zoom" | "pan" | "cursor" | "list", number[]>> {
  const page = await browser.newPage({viewport: {width: 1280, height: 900}});
  await page.goto(origin, {waitUntil: "networkidle"});
  const found = await page.evaluate(`(async () => {
    const after = () => new Promise((done) => { const {port1, port2} = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); });
    const cost = async (act) => {
      await new Promise((done) => requestAnimationFrame(done));
      await after();
      let frame = 0;
      const framed = new Promise((done) => requestAnimationFrame(() => { frame = performance.now(); done(after()); }));
      const start = performance.now();
      act();
      const acted = performance.now() - start;
      await framed;
      const work = acted + performance.now() - frame;
      const listStart = performance.now();
      await new Promise((done) => setTimeout(done));
      await new Promise((done) => setTimeout(done));
      return {work, list: performance.now() - listStart};
    };
    const field = (name) => document.querySelector('.timeline-controls [name="' + name + '"]');
    const set = (name, value, type) => { const element = field(name); element.value = value; element.dispatchEvent(new Event(type, {bubbles: true})); };
    const kinds = [...document.querySelectorAll('.timeline-controls [name="kind"]')];
    const view = document.querySelector(".timeline-view");
    const handle = document.querySelector(".timeline-handle");
    const key = (element, key) => element.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
    const wheel = (deltaY) => view.dispatchEvent(new WheelEvent("wheel", {deltaY, metaKey: true, clientX: 700, clientY: 400, bubbles: true, cancelable: true}));
    const runs = {filter: [], words: [], zoom: [], pan: [], cursor: [], list: []};
    // Each leaves others than the one before: a search that changes nothing would cost nothing.
    const texts = ["hearing", "filing", "report", "order", "third", "another", "1", "12", "7", "30", "irs", "court"];
    for (let step = 0; step < ${STEPS}; step++) {
      const {work, list} = await cost(() => kinds[step % kinds.length].click());
      runs.filter.push(work); runs.list.push(list);
    }
    for (const kind of kinds) if (kind.checked) kind.click();
    for (let step = 0; step < ${STEPS}; step++) runs.words.push((await cost(() => set("text", texts[step % texts.length], "input"))).work);
    set("text", "", "input");
    for (let step = 0; step < ${STEPS}; step++) runs.zoom.push((await cost(() => wheel(step % 20 < 10 ? -60 : 60))).work);
    key(view, "0"); wheel(-1000);
    for (let step = 0; step < ${STEPS}; step++) runs.pan.push((await cost(() => key(view, step % 10 < 5 ? "ArrowRight" : "ArrowLeft"))).work);
    key(view, "0");
    for (let step = 0; step < ${STEPS}; step++) runs.cursor.push((await cost(() => key(handle, step % 40 < 20 ? "PageDown" : "PageUp"))).work);
    return runs;
  })()`);
  await page.close();
  return found as Record<"filter" | "words" | "zoom" | "pan" | "cursor" | "list", number[]>;
}

const record = await recordData("data");
const browser = await chromium.launch({
  executablePath: findChromium(process.env)!,
  args: ["--no-sandbox", "--disable-gpu"]
});
console.log(
  `npx tsx bench/timeline.ts · ${cpus().length} × ${cpus()[0]?.model} · Chromium ${browser.version()} · Node ${process.version}`
);
const small = {...record, events: record.events.slice(0, SMALL)};
for (const [name, data] of [
  [`${SMALL} events of the record`, small],
  [`${LARGE} sample events (seed 1)`, sampleData(LARGE, 1)]
] as const) {
  const ours = await filesOf(data);
  ours["bench.html"] = ours["index.html"]!.replace('<script type="module" src="page.js"></script>', "");
  const mine = await serve(ours, "");
  const other = await serve(timelineFiles(data), "");
  const runs = data.events.length > 1000 ? 3 : RUNS;
  const a: number[] = [];
  const b: number[] = [];
  for (let run = 0; run < runs; run++) {
    a.push(await drawOurs(browser, mine.origin));
    b.push(await drawTheirs(browser, other.origin, data.events.length));
  }
  report({
    who: "readers",
    what: `first draw of a chronology of ${name}`,
    unit: "ms",
    ours: a,
    other: {name: "TimelineJS", runs: b},
    ...(data.events.length >= LARGE && {goal: {share: 1 / 50}})
  });
  console.log(`\n${name}, first draw (median of ${runs}, and each)`);
  console.log(`  ours        ${ms(quantile(a, 0.5))}   (${a.map(ms).join(", ")})`);
  console.log(`  TimelineJS  ${ms(quantile(b, 0.5))}   (${b.map(ms).join(", ")})`);
  console.log(`  ${(quantile(b, 0.5) / quantile(a, 0.5)).toFixed(1)} times sooner`);
  console.log(`  work of a step, median and 95th percentile of ${STEPS}; a frame has 16.7 ms`);
  for (const [step, values] of Object.entries(await steps(browser, mine.origin))) {
    report({who: "readers", what: `work of a step, ${step}, in ${name}`, unit: "ms", ours: values, goal: {most: 16.7}});
    console.log(
      `  ${(step === "list" ? "list after filter" : step).padEnd(18)} ${ms(quantile(values, 0.5)).padStart(7)} ${ms(quantile(values, 0.95)).padStart(8)}   frames missed: ${values.filter((value) => value > 16.7).length}`
    );
  }
  await mine.close();
  await other.close();
}
await browser.close();
