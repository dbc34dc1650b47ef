import {existsSync, readdirSync} from "node:fs";
import {run, runScript} from "../site/cli/run.js";

/*
 * Runs every file of bench/, each in a process of its own, so that one does not warm up the next. A bench prints what it finds. What ours
 * is measured beside is a package of its own here (bench/package.json), installed the first time.
 */
if (!existsSync("bench/node_modules")) {
  const code = await run("npm", ["ci", "--prefix", "bench", "--ignore-scripts", "--no-audit", "--no-fund"]);
  if (code !== 0) process.exit(code);
}
const files = readdirSync("bench")
  .filter((file) => file.endsWith(".ts") && file !== "run.ts")
  .sort();
for (const file of files) {
  process.stdout.write(`\n== ${file}\n`);
  const code = await runScript(`bench/${file}`, ...process.argv.slice(2));
  if (code !== 0) process.exitCode = 1;
}
