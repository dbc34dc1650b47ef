import {existsSync, mkdirSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {visit} from "./browser.js";
import {BuildError, buildSite} from "./build.js";
import {haveChromium} from "./chromium.js";
import {run} from "./run.js";
import {checkSite, type SiteCheck} from "./sitechecks.js";

/** Prints a line. */
export const say = (line: string) => void process.stdout.write(`${line}\n`);
/** What does not hold is shown so far; the rest is counted. */
const SHOWN = 20;

/** One check of a story: nothing found is a pass. */
function tell({title, found}: SiteCheck): boolean {
  say(`${found.length ? "FAILED" : "passed"}  ${title}`);
  for (const what of found.slice(0, SHOWN)) say(`        ${what}`);
  if (found.length > SHOWN) say(`        and ${found.length - SHOWN} more`);
  return found.length === 0;
}

/** Runs the story's own tests, where it has any, and counts them as the report of `node --test` does. */
async function ownTests(): Promise<{passed: number; failed: number}> {
  const found = existsSync("test") ? readdirSync("test", {recursive: true, encoding: "utf8"}) : [];
  const files = found
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => join("test", name))
    .sort();
  if (!files.length) return {passed: 0, failed: 0};
  const report = ".cache/test/own.tap";
  mkdirSync(".cache/test", {recursive: true});
  const code = await run(process.execPath, [
    "--import",
    import.meta.resolve("tsx"),
    "--test",
    "--test-reporter=spec",
    "--test-reporter-destination=stdout",
    "--test-reporter=tap",
    `--test-reporter-destination=${report}`,
    ...files
  ]);
  const count = (word: string) => Number(new RegExp(`^# ${word} (\\d+)$`, "m").exec(readFileSync(report, "utf8"))?.[1]);
  const [passed, failed] = [count("pass"), count("fail")];
  // A run that failed without a failed test still counts as one failure.
  return {passed, failed: failed === 0 && code !== 0 ? 1 : failed};
}

/** The checks of a story, in order; each says what it found. */
export async function testStory(): Promise<{passed: number; failed: number}> {
  // Every check answers the same on every machine: one time zone, one locale.
  Object.assign(process.env, {TZ: "UTC", LANG: "C.UTF-8", LC_ALL: "C.UTF-8"});
  const total = {passed: 0, failed: 0};
  const count = (check: SiteCheck) => (tell(check) ? total.passed++ : total.failed++);
  const step = async (title: string, work: () => Promise<unknown>): Promise<boolean> => {
    const found = await work().then(
      () => [],
      // What is wrong with a record or its prose was said already.
      (error: unknown) => [error instanceof BuildError ? error.message : (error as Error).message]
    );
    count({title, found});
    return !found.length;
  };
  const built = await step("the record and the prose are right, and the site builds", () =>
    buildSite((line) => say(`test: ${line}`), {origin: null})
  );
  const browser = await step("there is a Chromium", async () => {
    process.env["CHROME_PATH"] = await haveChromium(say);
  });
  if (!built || !browser) return total;
  const site = await visit();
  try {
    for (const check of await checkSite(site)) count(check);
  } finally {
    await site.close();
  }
  const own = await ownTests();
  return {passed: total.passed + own.passed, failed: total.failed + own.failed};
}
