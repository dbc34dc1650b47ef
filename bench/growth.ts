import {mkdir, mkdtemp, rm, symlink, writeFile} from "node:fs/promises";
import {cpus, loadavg, tmpdir} from "node:os";
import {dirname, join, resolve} from "node:path";
import {median, report} from "./report.js";
import {spawned} from "./spawned.js";

/*
 * How the time of a build grows with the rows of its record: `npx tsx bench/growth.ts [EVENTS …]`. Each record has so many events and a fifth as
 * many orders, all made up, in one case for every ten orders; its story has the pages of every story. Seconds are those of the processor, of all
 * processes of the build, so that what else the machine does counts little. Fitted is the exponent of a power of the rows, over what a
 * build of an empty record costs.
 */
const counts = process.argv.slice(2).map(Number);
const EVENTS = counts.length ? counts : [1250, 2500, 5000];
const RECORDED = "recorded: 2025-01-01";
const COMMAND = resolve("bin/docketbook.js");
const folder = await mkdtemp(join(tmpdir(), "docketbook-growth-"));
const say = (text: string) => process.stdout.write(`${text}\n`);

/** The day so many days after the first of 2015. */
const day = (days: number) => new Date(Date.UTC(2015, 0, 1 + days)).toISOString().slice(0, 10);
const many = (count: number, row: (index: number) => string) =>
  Array.from({length: count}, (_, index) => row(index)).join("\n");

/** The record's files that grow. */
function rowsOf(events: number): Record<string, string> {
  const orders = Math.floor(events / 5);
  const cases = Math.ceil(orders / 10);
  return {
    "data/courts.yaml": `- id: sampdc\n  name: Sample District Court\n  short_name: Sample\n  level: district\n  ${RECORDED}\n`,
    "data/sources.yaml": `- id: register\n  title: Sample register\n  publisher: Sample\n  url: https://example.org/register\n  address: seen\n  read: whole\n  ${RECORDED}\n`,
    "data/cases.yaml": many(
      cases,
      (index) =>
        `- id: case-${index}\n  caption: Sample ${index} v. Sample Agency\n  short_caption: Sample ${index}\n  court_id: sampdc\n  docket_number: 1:15-cv-${String(index + 1).padStart(5, "0")}\n  flow: the-flow\n  status: Open\n  grade: primary\n  source_ids: [register]\n  ${RECORDED}\n`
    ),
    "data/orders.yaml": many(
      orders,
      (index) =>
        `- id: order-${index}\n  case_id: case-${Math.floor(index / 10)}\n  flow: the-flow\n  date: ${day(index * 4)}\n  title: Order ${index}\n  type: denial\n  effect: permits\n  restriction: none\n  requires: Nothing is required.\n  binds_note: nobody\n  grade: primary\n  source_ids: [register]\n  ${RECORDED}\n`
    ),
    "data/events.yaml": many(
      events,
      (index) =>
        `- id: event-${index}\n  date: ${day(index)}\n  kind: filing\n  lane: courts\n  court_id: sampdc\n  case_id: case-${index % cases}\n  title: Filing ${index}\n  summary: A paper of ${index + 1} words was filed.\n  independent_sources: 1\n  grade: primary\n  source_ids: [register]\n  ${RECORDED}\n`
    )
  };
}

/** Runs the command in a folder, and gives the seconds of the processor that it and what it started took. */
const seconds = async (cwd: string, ...args: string[]) => (await spawned(cwd, [COMMAND, ...args])).processor;

async function story(events: number): Promise<string> {
  const name = `of-${events}`;
  await seconds(folder, "init", name);
  const made = join(folder, name);
  await mkdir(join(made, "node_modules"), {recursive: true});
  await symlink(resolve("."), join(made, "node_modules/docketbook"));
  if (events)
    for (const [path, text] of Object.entries(rowsOf(events))) {
      await mkdir(dirname(join(made, path)), {recursive: true});
      await writeFile(join(made, path), text);
    }
  return made;
}

/** The slope of the least squares of the logarithms. */
function exponent(points: readonly (readonly [number, number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (of: 0 | 1) => logs.reduce((sum, point) => sum + point[of], 0) / logs.length;
  const [mx, my] = [mean(0), mean(1)];
  return logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}

say(
  `npx tsx bench/growth.ts · ${cpus().length} × ${cpus()[0]?.model} · load ${loadavg()[0]!.toFixed(1)} · Node ${process.version}`
);
try {
  const empty = await story(0);
  const base = [await seconds(empty, "build"), await seconds(empty, "build")];
  say(`an empty record: ${base.map((value) => value.toFixed(1)).join(", ")} s of processor`);
  const found: [number, number][] = [];
  for (const events of EVENTS) {
    const made = await story(events);
    const took = [await seconds(made, "build")];
    const rows = events + Math.floor(events / 5);
    found.push([rows, Math.max(0.1, median(took) - median(base))]);
    say(`${events} events, ${Math.floor(events / 5)} orders: ${took.map((value) => value.toFixed(1)).join(", ")} s`);
    report({
      who: "builders",
      what: `a build of ${events.toLocaleString("en-US")} events and ${Math.floor(events / 5).toLocaleString("en-US")} orders, by the processor`,
      unit: "s",
      ours: took,
      other: {name: "an empty record", runs: base}
    });
    await rm(made, {recursive: true, force: true});
  }
  const power = exponent(found);
  say(`the time over that of an empty record grows with the rows to the power of ${power.toFixed(2)}`);
  report({
    who: "builders",
    what: `growth of a build with its rows, ${EVENTS.map((count) => count.toLocaleString("en-US")).join(", ")} events: the exponent`,
    unit: "",
    ours: [power],
    goal: {most: 1.1}
  });
} finally {
  await rm(folder, {recursive: true, force: true});
}
