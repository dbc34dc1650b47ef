import {spawnSync} from "node:child_process";
import {run} from "./run.js";

/** Debian's packages with a Chromium, the better first: the one without a window opens a page in a third of the time. */
const PACKAGES = ["chromium-headless-shell", "chromium"];
/** What installs a package of Debian's and waits for another that installs, as a machine does by itself at its start. */
export const APT_INSTALL = ["install", "-y", "-qq", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120"];
const CANDIDATES = [
  ...PACKAGES,
  "google-chrome-stable",
  "google-chrome",
  "chromium-browser",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium"
];

/** Asking is the only proof: on some systems a command of that name only says how to install the browser. */
const works = (command: string) => spawnSync(command, ["--version"], {stdio: "ignore"}).status === 0;

const whole = (command: string) =>
  command.includes("/") ? command : spawnSync("sh", ["-c", `command -v ${command}`], {encoding: "utf8"}).stdout.trim();

/**
 * A Chromium on this machine: what CHROME_PATH names, else the first of the usual names that answers.
 * @returns its whole path, or null
 * @throws where CHROME_PATH names something that does not run
 */
export function findChromium(env: NodeJS.ProcessEnv): string | null {
  if (env.CHROME_PATH) {
    if (works(env.CHROME_PATH)) return env.CHROME_PATH;
    throw new Error(`CHROME_PATH is ${env.CHROME_PATH}, which does not run`);
  }
  const found = CANDIDATES.find(works);
  return found === undefined ? null : whole(found);
}

/**
 * Installs Debian's Chromium, where this process may.
 * @returns whether it may and the install went well
 */
export async function installChromium(report: (line: string) => void): Promise<boolean> {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) return false;
  report("no Chromium found; installing Debian's (apt-get install)");
  const quiet = {DEBIAN_FRONTEND: "noninteractive"};
  await run("apt-get", ["update", "-qq"], quiet);
  for (const name of PACKAGES) if ((await run("apt-get", [...APT_INSTALL, name], quiet)) === 0) return true;
  return false;
}

/**
 * A Chromium on this machine, installed where there is none and that may be done.
 * @throws Error that says what to do where there is none to use
 */
export async function haveChromium(report: (line: string) => void): Promise<string> {
  const found = findChromium(process.env) ?? ((await installChromium(report)) ? findChromium(process.env) : null);
  if (found !== null) return found;
  throw new Error(
    "no Chromium or Chrome was found. Install one (on Debian, as root: apt-get install chromium-headless-shell), or name it in CHROME_PATH"
  );
}
