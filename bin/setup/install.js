import {spawnSync} from "node:child_process";

/** Packages that carry a program for this system, and a line that fails when it is not there or does not run. */
const NATIVE = {
  esbuild: 'import("esbuild").then((esbuild) => esbuild.transform("let a: 1", {loader: "ts"}))',
  "@duckdb/node-api": 'import("@duckdb/node-api").then((duckdb) => duckdb.version())'
};

/**
 * Installs exactly what the lock names, with install scripts off, and checks that the programs such scripts could have fetched are there.
 * @param {string} root the folder of package.json
 * @param {string} why what was found to be missing
 * @param {(line: string) => void} report
 * @returns {string | null} what went wrong, or null
 */
export function install(root, why, report) {
  report(`setup: ${why}; installing what package-lock.json names (npm ci)`);
  // One command line for a shell, since npm is a .cmd file on Windows.
  const {status} = spawnSync("npm ci --ignore-scripts --no-audit --no-fund", {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: true
  });
  if (status !== 0) return "setup: npm ci failed; its own message is above";
  for (const [name, line] of Object.entries(NATIVE)) {
    const check = spawnSync(process.execPath, ["--input-type=module", "-e", line], {cwd: root, encoding: "utf8"});
    if (check.status !== 0)
      return `setup: ${name} does not run on ${process.platform}-${process.arch}\n${check.stderr}`;
  }
  report("setup: done");
  return null;
}
