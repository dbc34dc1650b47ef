import {mkdtempSync, rmSync} from "node:fs";
import {stat} from "node:fs/promises";
import {cpus, tmpdir, totalmem} from "node:os";
import {join} from "node:path";
import {report} from "./report.js";
import {run, type Run} from "./scale/run.js";

/*
 * What it costs to load rows with every check, beside what DuckDB alone needs for the same rows without any, and how the memory of both
 * grows with ten times the rows: `npx tsx bench/scale.ts [ROWS] [MORE] [TURNS]`. The rows are samples, made here in the shape of CourtListener's
 * docket entries. Each run is a process of its own, and the ways take turns.
 */
const [rows = 1_000_000, more = 10 * rows, turns = 3] = process.argv.slice(2).map(Number);

const seconds = (value: number) => `${value.toFixed(1)} s`;
const inWords = ({seconds: wall, cpu, memory}: Run) =>
  `${seconds(wall)} (${seconds(cpu)} of processor), peak ${Math.round(memory)} MiB`;
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const say = (text: string) => process.stdout.write(`${text}\n`);

const folder = mkdtempSync(join(tmpdir(), "docketbook-bench-"));
const out = join(folder, "out");
const clear = () => {
  for (const path of [out, `${out}.parquet`, `${out}.spill`]) rmSync(path, {recursive: true, force: true});
};
async function measured(way: string, file: string, count: number): Promise<Run> {
  const result = await run(way, file, out, count);
  clear();
  say(`  ${way.padEnd(12)} ${inWords(result)}`);
  return result;
}

async function made(count: number): Promise<string> {
  const file = join(folder, `${count}.ndjson`);
  await run("make", file, out, count);
  say(`\n${count.toLocaleString("en")} sample rows, ${((await stat(file)).size / 1e9).toFixed(2)} GB of JSON`);
  return file;
}

/** Takes turns, and gives the runs of each way. */
async function compared(file: string, count: number, turns: number): Promise<Record<"duckdb" | "load", Run[]>> {
  const runs: Record<"duckdb" | "load", Run[]> = {duckdb: [], load: []};
  for (let turn = 0; turn < turns; turn++)
    for (const way of ["duckdb", "load"] as const) runs[way].push(await measured(way, file, count));
  const rowsIn = `${count.toLocaleString("en")} rows ${file.endsWith(".gz") ? "of gz" : "of JSON"} validated and written`;
  for (const [what, unit, of, share] of [
    [`${rowsIn}, by the clock`, "s", (one: Run) => one.seconds, 1.5],
    [`${rowsIn}, by the processor`, "s", (one: Run) => one.cpu, undefined],
    [`${rowsIn}, peak memory`, "MiB", (one: Run) => one.memory, undefined]
  ] as const)
    report({
      who: "reporters",
      what,
      unit,
      ours: runs.load.map(of),
      other: {name: "DuckDB, unvalidated", runs: runs.duckdb.map(of)},
      ...(share !== undefined && {goal: {share}})
    });
  const ratio = (of: (run: Run) => number) => (median(runs.load.map(of)) / median(runs.duckdb.map(of))).toFixed(2);
  say(
    `  load costs ${ratio((one) => one.seconds)} × DuckDB alone by the clock, ${ratio((one) => one.cpu)} × by the processor (median of ${turns})`
  );
  return runs;
}

say(
  `npx tsx bench/scale.ts ${rows} ${more} ${turns} · ${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB · Node ${process.version}`
);
try {
  const small = await made(rows);
  const few = await compared(small, rows, turns);
  const javascript = await measured("javascript", small, rows);
  report({
    who: "reporters",
    what: `${rows.toLocaleString("en")} rows of JSON validated and written, by the processor`,
    unit: "s",
    ours: few.load.map((one) => one.cpu),
    other: {name: "stream-json, zod and hyparquet-writer", runs: [javascript.cpu]}
  });
  report({
    who: "reporters",
    what: `${rows.toLocaleString("en")} rows of JSON validated and written, peak memory`,
    unit: "MiB",
    ours: few.load.map((one) => one.memory),
    other: {name: "stream-json, zod and hyparquet-writer", runs: [javascript.memory]}
  });
  await measured("partitioned", small, rows);
  await run("pack", small, out, rows);
  rmSync(small);
  say(`\nthe same rows as gz, ${((await stat(`${small}.gz`)).size / 1e9).toFixed(2)} GB`);
  await compared(`${small}.gz`, rows, turns);
  rmSync(`${small}.gz`);
  const large = await made(more);
  const many = await compared(large, more, 1);
  const growth = (way: "duckdb" | "load") =>
    (Math.max(...many[way].map((one) => one.memory)) / Math.max(...few[way].map((one) => one.memory))).toFixed(2);
  report({
    who: "reporters",
    what: `peak memory of a load with ${more / rows} times the rows, as a share of that with ${rows.toLocaleString("en")}`,
    unit: "",
    ours: [Number(growth("load"))],
    goal: {most: 1.3}
  });
  say(`\npeak memory with ${more / rows} times the rows: load ${growth("load")} ×, DuckDB alone ${growth("duckdb")} ×`);
} finally {
  rmSync(folder, {recursive: true, force: true});
}
