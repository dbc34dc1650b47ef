import {existsSync} from "node:fs";
import {run} from "../site/cli/run.js";

/**
 * Installs what ours is measured beside, or read by: a package of its own here (bench/package.json), 0.8 GB, which no user of docketbook gets.
 * @throws Error where npm cannot
 */
export async function installPeers(): Promise<void> {
  if (existsSync("bench/node_modules/.package-lock.json")) return;
  const code = await run("npm", ["ci", "--prefix", "bench", "--ignore-scripts", "--no-audit", "--no-fund"]);
  if (code !== 0) throw new Error(`npm ci --prefix bench ended with ${code}`);
}
