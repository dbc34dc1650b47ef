import {existsSync} from "node:fs";
import {run} from "../site/cli/run.js";

/**
 * Installs what ours is measured beside, or read by: a package of its own here (bench/package.json), 0.8 GB, which no user of docketbook gets.
 * @throws Error where npm cannot
 */
export async function installPeers(): Promise<void> {
  if (existsSync("bench/node_modules/.package-lock.json")) return;
  // Not npm ci: it stops where a registry lacks the package of a platform that this machine does not have.
  const code = await run("npm", ["install", "--prefix", "bench", "--ignore-scripts", "--no-audit", "--no-fund"]);
  if (code !== 0) throw new Error(`npm install --prefix bench ended with ${code}`);
}
