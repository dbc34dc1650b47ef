import {existsSync, readdirSync} from "node:fs";
import {runScript} from "../site/cli/run.js";

/* Runs every file of bench/, each in a process of its own, so that one does not warm up the next. A bench prints what it finds. */
const files = existsSync("bench")
  ? readdirSync("bench")
      .filter((file) => file.endsWith(".ts") && file !== "run.ts")
      .sort()
  : [];
if (!files.length) process.stdout.write("bench: nothing is measured yet; each file of bench/ would be run\n");
for (const file of files) {
  process.stdout.write(`\n== ${file}\n`);
  const code = await runScript(`bench/${file}`, ...process.argv.slice(2));
  if (code !== 0) process.exitCode = 1;
}
