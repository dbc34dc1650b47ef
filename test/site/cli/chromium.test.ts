import {chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, test} from "vitest";
import {findChromium, installChromium} from "../../../site/cli/chromium.js";

// A folder of made-up commands stands in for the machine's, so that a machine without a browser can be shown.
let folder: string;
const path = process.env.PATH;
const command = (name: string, ...lines: string[]) => {
  writeFileSync(join(folder, name), ["#!/bin/sh", ...lines, ""].join("\n"));
  chmodSync(join(folder, name), 0o755);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "docketbook-chromium-"));
  symlinkSync("/bin/sh", join(folder, "sh"));
  process.env.PATH = folder;
});
afterEach(() => {
  process.env.PATH = path;
  rmSync(folder, {recursive: true});
});

test("a Chromium in the path is found, with its whole path", () => {
  command("chromium", "exit 0");
  expect(findChromium({})).toBe(join(folder, "chromium"));
});

test("one without a window goes before one with a window: it opens pages sooner", () => {
  command("chromium", "exit 0");
  command("chromium-headless-shell", "exit 0");
  expect(findChromium({})).toBe(join(folder, "chromium-headless-shell"));
});

test("a command that only says how to install a browser is not one", () => {
  command("chromium", "echo install me", "exit 1");
  command("google-chrome", "exit 0");
  expect(findChromium({})).toBe(join(folder, "google-chrome"));
});

test("CHROME_PATH goes before what is found", () => {
  command("chromium", "exit 0");
  command("mine", "exit 0");
  expect(findChromium({CHROME_PATH: join(folder, "mine")})).toBe(join(folder, "mine"));
});

test("a CHROME_PATH that does not run is an error, not passed over", () => {
  command("chromium", "exit 0");
  expect(() => findChromium({CHROME_PATH: join(folder, "nothing")})).toThrow("which does not run");
});

test("without a browser, nothing is found", () => {
  expect(findChromium({})).toBeNull();
});

test.runIf(process.getuid?.() === 0)("where it may, it installs one and says so first", async () => {
  const chromium = join(folder, "chromium");
  command("apt-get", `case "$1" in install) printf '#!/bin/sh\\n' > ${chromium}; /bin/chmod +x ${chromium};; esac`);
  const said: string[] = [];
  expect(await installChromium((line) => said.push(line))).toBe(true);
  expect(said.join()).toContain("installing Debian's");
  expect(findChromium({})).toBe(chromium);
});

test.runIf(process.getuid?.() === 0)(
  "where the one without a window is no package, it installs the other",
  async () => {
    const chromium = join(folder, "chromium");
    command(
      "apt-get",
      'case "$*" in *headless-shell*) exit 100;; esac',
      `case "$1" in install) printf '#!/bin/sh\\n' > ${chromium}; /bin/chmod +x ${chromium};; esac`
    );
    expect(await installChromium(() => undefined)).toBe(true);
    expect(findChromium({})).toBe(chromium);
  }
);

test("without a way to install one, it says that it could not", async () => {
  expect(await installChromium(() => undefined)).toBe(false);
});
