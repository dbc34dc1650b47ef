import {spawnSync} from "node:child_process";
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {availableParallelism, cpus, loadavg, tmpdir, totalmem} from "node:os";
import {join} from "node:path";
import {findChromium} from "../site/cli/chromium.js";
import {run, runScript} from "../site/cli/run.js";
import {installPeers} from "./install.js";
import {resultsPage, type Measure} from "./report.js";

/*
 * Runs every bench, each in a process of its own, so that one does not warm up the next, and writes bench/RESULTS.md. `npm run bench -- NAME …`
 * runs some of them, and writes nothing. What ours is measured beside is a package of its own here (bench/package.json), installed the
 * first time.
 */
const KEPT = "bench/RESULTS.md";
/** Modules that benches use, and a comparison of two builds that needs to be told which. */
const NO_BENCH = ["install.ts", "report.ts", "run.ts", "spawned.ts", "opencsv.ts"];

// Before anything of this runs: what others do on the machine.
const load = loadavg()[0]!;
await installPeers();
// As it is published: a site that knows no address of its own leaves out what has to be a whole one, and Lighthouse misses it.
if (!existsSync("dist/sitemap.xml")) {
  const code = await run(process.execPath, ["bin/docketbook.js", "build"], {DOCKETBOOK_ORIGIN: "http://127.0.0.1/"});
  if (code !== 0) process.exit(code);
}
const all = readdirSync("bench")
  .filter((file) => file.endsWith(".ts") && !NO_BENCH.includes(file))
  .sort();
const asked = process.argv.slice(2);
const files = asked.length ? all.filter((file) => asked.includes(file.replace(/\.ts$/, ""))) : all;
const folder = mkdtempSync(join(tmpdir(), "docketbook-bench-"));
const kept = join(folder, "measures.ndjson");
writeFileSync(kept, "");
process.env["DOCKETBOOK_BENCH"] = kept;

const output = (command: string, ...args: string[]) => spawnSync(command, args, {encoding: "utf8"}).stdout.trim();
const versionOf = (file: string) => (JSON.parse(readFileSync(file, "utf8")) as {version: string}).version;
const failed: string[] = [];
for (const file of files) {
  process.stdout.write(`\n== ${file}\n`);
  if ((await runScript(`bench/${file}`)) !== 0) failed.push(file);
}
const measures = readFileSync(kept, "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Measure);
rmSync(folder, {recursive: true});
const changed = output("git", "status", "--porcelain", "--", ".", `:!${KEPT}`) !== "";
const page = resultsPage(measures, {
  commit: `${output("git", "rev-parse", "--short=10", "HEAD")}${changed ? ", with changes that are not committed" : ""}`,
  day: new Date().toISOString().slice(0, 10),
  machine: `${availableParallelism()} × ${cpus()[0]?.model ?? "an unknown processor"}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}`,
  versions: {
    Node: process.version.slice(1),
    Chromium: /[\d.]+/.exec(output(findChromium(process.env) ?? "chromium", "--version"))?.[0] ?? "not found",
    Framework: versionOf("node_modules/@observablehq/framework/package.json"),
    "DuckDB-WASM": versionOf("node_modules/@duckdb/duckdb-wasm/package.json"),
    DuckDB: versionOf("node_modules/@duckdb/node-api/package.json"),
    Mosaic: versionOf("bench/node_modules/@uwdata/vgplot/package.json"),
    TimelineJS: versionOf("bench/node_modules/@knight-lab/timelinejs/package.json")
  },
  load,
  cores: availableParallelism(),
  failed
});
if (asked.length) process.stdout.write(`\n${page}`);
else {
  writeFileSync(KEPT, page);
  process.stdout.write(`\n${KEPT} is written\n`);
}
process.exitCode = failed.length ? 1 : 0;
