import {haveChromium} from "../site/cli/chromium.js";
import {run, runTool} from "../site/cli/run.js";
import {runSteps, words, type Step} from "./run/steps.js";
import {haveTools} from "./run/debian.js";
import {one, tallyOf, type Tally} from "./run/tally.js";

// Every check answers the same on every machine: one time zone, one locale.
Object.assign(process.env, {TZ: "UTC", LANG: "C.UTF-8", LC_ALL: "C.UTF-8"});

const say = (line: string) => void process.stdout.write(`${line}\n`);

const vitest = (project: string): Promise<Tally> => {
  const report = `.cache/test/${project}.json`;
  return tallyOf(report, () =>
    runTool(
      "vitest/vitest.mjs",
      "run",
      "--project",
      project,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`
    )
  );
};

async function chromium(): Promise<Tally> {
  try {
    process.env.CHROME_PATH = await haveChromium(say);
    say(process.env.CHROME_PATH);
    return one(0);
  } catch (error) {
    say((error as Error).message);
    return one(1);
  }
}

const steps: Step[] = [
  {name: "chromium", title: "Finding a Chromium for the browser's checks", run: chromium},
  {
    name: "tools",
    title: "Finding the programs that published files are checked with",
    run: () => haveTools(say).then(() => one(0))
  },
  {
    name: "types",
    title: "Checking types (tsc, strict)",
    run: async () => one(await runTool("typescript/bin/tsc", "-p", "."))
  },
  {
    name: "lint",
    title: "Linting (eslint)",
    run: async () => one(await runTool("eslint/bin/eslint.js", ".", "--max-warnings=0"))
  },
  {name: "unit", title: "Unit tests (vitest)", needs: ["chromium"], run: () => vitest("unit")},
  {
    name: "story",
    title: "The story's own checks: its record, prose, figures and notebooks (vitest)",
    needs: ["chromium"],
    run: () => vitest("story")
  },
  {
    name: "build",
    title: "Building the data and the site",
    run: async () => one(await run(process.execPath, ["bin/docketbook.js", "build"]))
  },
  {
    name: "site",
    title: "The site in a browser (vitest, Chromium)",
    needs: ["chromium", "build"],
    run: () => vitest("site")
  },
  {
    name: "made",
    title: "Other stories, made with init, built and tested (vitest)",
    needs: ["chromium"],
    run: () => vitest("made")
  }
];

/** Installs and tests whole stories, for most of an hour: `npm run test:long` asks for it by name. */
const LONG = "made";
const names = process.argv.slice(2);
const unknown = names.find((name) => !steps.some((step) => step.name === name));
if (unknown !== undefined) {
  process.stderr.write(`test: there is no step ${unknown}; there are ${steps.map(({name}) => name).join(", ")}\n`);
  process.exit(2);
}

const total = await runSteps(
  steps.filter(({name}) => (names.length ? names.includes(name) : name !== LONG)),
  say
);
process.exitCode = total.failed === 0 ? 0 : 1;
say(`\n${words(total)}`);
