import {spawnSync} from "node:child_process";
import {APT_INSTALL} from "../../site/cli/chromium.js";
import {run} from "../../site/cli/run.js";

/** What the tests check with that npm does not have, and the package of Debian's that brings it. */
const TOOLS: readonly {package: string; asks: readonly string[]}[] = [
  {package: "python3-feedparser", asks: ["/usr/bin/python3", "-c", "import feedparser"]},
  {package: "python3-icalendar", asks: ["/usr/bin/python3", "-c", "import icalendar"]},
  {package: "libxml2-utils", asks: ["xmllint", "--version"]},
  {package: "nginx-light", asks: ["/usr/sbin/nginx", "-v"]},
  {package: "apache2", asks: ["/usr/sbin/apache2", "-v"]},
  {package: "caddy", asks: ["caddy", "version"]},
  // What stands in for the site's own fonts until they come, on a machine that has few.
  {package: "fonts-liberation", asks: ["sh", "-c", "fc-list : family | grep -qE 'Liberation Serif|Times New Roman'"]}
];

/** Whether a package's program is on this machine. What it would check is left out elsewhere: not every contributor may install packages. */
export const installed = (name: string): boolean => !missing().includes(name);

const missing = () =>
  TOOLS.filter(({asks: [command = "", ...words]}) => spawnSync(command, words, {stdio: "ignore"}).status !== 0).map(
    (tool) => tool.package
  );

/**
 * Installs the programs that published files and hosts are checked with, where they are not there and that may be done. Says which checks are left
 * out where it may not.
 */
export async function haveTools(say: (line: string) => void): Promise<void> {
  if (!missing().length) return;
  if (process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0) {
    say(`installing ${missing().join(", ")} (apt-get install)`);
    const quiet = {DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1"};
    await run("apt-get", ["update", "-qq"], quiet);
    // One after another: what one package lacks keeps no other out.
    for (const name of missing()) await run("apt-get", [...APT_INSTALL, name], quiet);
  }
  if (missing().length)
    say(
      `left out, what these check: ${missing().join(", ")}. To have it checked, install them (on Debian, as root: apt-get install …)`
    );
}
