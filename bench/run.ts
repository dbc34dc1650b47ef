import {spawnSync} from "node:child_process";
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {availableParallelism, cpus, loadavg, tmpdir, totalmem} from "node:os";
import {join} from "node:path";
import {findChromium} from "../site/cli/chromium.js";
import {run, runScript} from "../site/cli/run.js";
import {installPeers} from "./install.js";
import {resultsPage, type Circumstances, type Measure, type Result} from "./report.js";

/*
 * Runs every bench, each in a process of its own, so that one does not warm up the next, and writes bench/RESULTS.md. `npm run bench -- NAME …`
 * runs some of them, and renews what is there of them. What ours is measured beside is a package of its own here (bench/package.json), installed
 * the first time.
 */
const KEPT = "bench/results.json";
const PAGE = "bench/RESULTS.md";
/** Modules that benches use, and a comparison of two builds that needs to be told which. */
const NO_BENCH = ["install.ts", "report.ts", "run.ts", "spawned.ts", "opencsv.ts"];

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
const output = (command: string, ...args: string[]) => spawnSync(command, args, {encoding: "utf8"}).stdout.trim();
const versionOf = (file: string) => (JSON.parse(readFileSync(file, "utf8")) as {version: string}).version;
const changed = output("git", "status", "--porcelain", "--", ".", `:!${KEPT}`, `:!${PAGE}`) !== "";
/** Where and of what a bench measures that begins now. */
const now = (load: number): Circumstances => ({
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
  cores: availableParallelism()
});

let results: Result[] = existsSync(KEPT) ? (JSON.parse(readFileSync(KEPT, "utf8")) as Result[]) : [];
const failed: string[] = [];
for (const file of files) {
  process.stdout.write(`\n== ${file}\n`);
  const kept = join(folder, `${file}.ndjson`);
  writeFileSync(kept, "");
  process.env["DOCKETBOOK_BENCH"] = kept;
  const at = now(await rest());
  if ((await runScript(`bench/${file}`)) !== 0) failed.push(file);
  const measures = readFileSync(kept, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Measure);
  if (failed.includes(file) && !measures.length) continue;
  const bench = file.replace(/\.ts$/, "");
  results = [...results.filter((result) => result.bench !== bench), {bench, at, measures}].sort((a, b) =>
    a.bench < b.bench ? -1 : 1
  );
  // After each, so that one that hangs loses nothing of the others.
  writeFileSync(KEPT, `${JSON.stringify(results, null, 1)}\n`);
  writeFileSync(PAGE, resultsPage(results, failed));
}
rmSync(folder, {recursive: true});
process.stdout.write(`\n${PAGE} is written\n`);
process.exitCode = failed.length ? 1 : 0;

/** Waits until the bench before is out of the machine's load, at most a minute, and says what is left of it. */
async function rest(): Promise<number> {
  for (let waited = 0; waited < 60 && loadavg()[0]! > availableParallelism() / 2; waited += 5)
    await new Promise((done) => setTimeout(done, 5000));
  return loadavg()[0]!;
}
