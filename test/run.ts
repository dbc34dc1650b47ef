import {spawn, spawnSync} from "node:child_process";
import {existsSync, mkdirSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {availableParallelism} from "node:os";
import {dirname, resolve} from "node:path";
import {haveChromium} from "../site/cli/chromium.js";
import {areaFiles, changed, isFresh} from "./run/affected.js";
import {haveTools} from "./run/debian.js";
import {runSteps, words, type Print, type Step} from "./run/steps.js";
import {one, tallyOf, type Tally} from "./run/tally.js";
import {files, read} from "./structure/files.js";

/*
 * npm test                 every step but those that take long
 * npm test -- STEP …       some of them
 * npm test -- AREA …       the tests whose path has the word, such as chronology or loaders/rules
 * npm test -- --changed    what the files touch that differ from the last commit
 */

// Every check answers the same on every machine: one time zone, one locale.
Object.assign(process.env, {TZ: "UTC", LANG: "C.UTF-8", LC_ALL: "C.UTF-8"});
// Lint, TypeScript and esbuild are Go programs that live for seconds: until they are large they need no garbage collected.
Object.assign(process.env, {GOGC: "off", GOMEMLIMIT: "3GiB"});

const print: Print = (text) => void process.stdout.write(text);

/**
 * Runs a program with Node and hands on what it prints; it is ended with this process.
 * @param env what its environment has besides this process's own
 */
function node(say: Print, args: readonly string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {stdio: ["ignore", "pipe", "pipe"], env: {...process.env, ...env}});
    const stop = (signal: NodeJS.Signals) => {
      child.kill(signal);
      process.exit(130);
    };
    process.on("SIGINT", stop).on("SIGTERM", stop);
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", say);
    child.on("close", (code) => {
      process.off("SIGINT", stop).off("SIGTERM", stop);
      resolve(code ?? 1);
    });
  });
}

/**
 * @param rest what vitest is asked besides, such as the files to run
 * @param env what the tests' environment has besides
 */
const vitest = (
  say: Print,
  projects: readonly string[],
  rest: readonly string[] = [],
  env: Record<string, string> = {}
): Promise<Tally> => {
  const report = `.cache/test/${projects.join("-")}.json`;
  const asked = projects.flatMap((project) => ["--project", project]);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return tallyOf(report, () =>
    node(say, ["node_modules/vitest/vitest.mjs", "run", ...asked, ...reporters, ...rest], env)
  );
};

const chromium: Step = {
  name: "chromium",
  title: "Finding a Chromium for the browser's checks",
  async run(say) {
    try {
      process.env["CHROME_PATH"] = await haveChromium((line) => say(`${line}\n`));
      say(`${process.env["CHROME_PATH"]}\n`);
      return one(0);
    } catch (error) {
      say(`${(error as Error).message}\n`);
      return one(1);
    }
  }
};

// One program looks at both: what lint knows of a type it has from TypeScript's own checker.
const lint: Step = {
  name: "lint",
  title: "Checking types (TypeScript, strict) and linting (oxlint)",
  run: async (say) => one(await node(say, ["node_modules/oxlint/bin/oxlint"]))
};

/** Where tests of pages that run beside the build find how it ended. */
const BUILD_RESULT = resolve(".cache/test", `build-${process.pid}`);

const build: Step = {
  name: "build",
  title: "Building the data and the site",
  async run(say) {
    const tally = one(await node(say, ["bin/docketbook.js", "build"]));
    mkdirSync(dirname(BUILD_RESULT), {recursive: true});
    // Whole at once, since it is waited for.
    writeFileSync(`${BUILD_RESULT}.part`, tally.failed ? "failed" : "built");
    renameSync(`${BUILD_RESULT}.part`, BUILD_RESULT);
    return tally;
  }
};

const tools: Step = {
  name: "tools",
  title: "Finding the programs that published files are checked with",
  // apt-get installs for one at a time.
  needs: ["chromium"],
  run: (say) => haveTools((line) => say(`${line}\n`)).then(() => one(0))
};

/** The whole of `npm test`. The tests begin beside the build; those of pages come last, and wait for it. */
const steps: Step[] = [
  chromium,
  build,
  tools,
  lint,
  {
    name: "tests",
    title: "Tests of the code, of the story, and of the site in a browser (vitest, Chromium)",
    needs: ["chromium", "tools"],
    // Asked for alone, they look at the site that was built last.
    run: (say) => vitest(say, ["quick"], [], process.argv.length === 2 ? {BUILD_RESULT} : {})
  }
];

/** The tests by what they are about, each after the site that was built last. */
const parts: Step[] = [
  {
    name: "unit",
    title: "Unit tests (vitest)",
    needs: ["chromium", "tools"],
    cores: 2,
    run: (say) => vitest(say, ["unit"])
  },
  {
    name: "story",
    title: "The story's own checks: its record, prose, figures and notebooks (vitest)",
    needs: ["chromium"],
    cores: 2,
    run: (say) => vitest(say, ["story"])
  },
  {
    name: "site",
    title: "The site in a browser (vitest, Chromium)",
    needs: ["chromium", "tools", "build"],
    cores: 2,
    run: (say) => vitest(say, ["site"])
  }
];

/** What takes long, for `npm run test:long`. */
const long: Step[] = [
  {
    name: "built",
    title: "Looking whether the built site is of these files; building it where it is not",
    run: async (say) => (isFresh("dist/index.html", files()) ? one(0) : build.run(say))
  },
  {
    name: "long",
    title:
      "Other stories, the same bytes elsewhere, millions of rows, every page, five times as many random rounds (vitest)",
    needs: ["chromium", "tools", "built"],
    cores: 2,
    run: (say) => {
      const chosen = files("test").filter(
        (file) =>
          file.endsWith(".long.test.ts") ||
          (file.endsWith(".test.ts") &&
            (file.startsWith("test/made/") || /tools\/rounds\.js|openedPages/.test(read(file))))
      );
      return vitest(say, ["unit", "story", "site", "long"], chosen, {ROUNDS: "5"});
    }
  }
];

/** The steps for the words of the command line. */
function asked(words: readonly string[]): Step[] {
  if (!words.length) return steps;
  if (words.includes("--changed")) {
    const {code, projects, tests} = changed(
      spawnSync("git", ["status", "--porcelain", "-z", "--no-renames"], {encoding: "utf8"}).stdout
    );
    const run = (name: string, title: string, work: (say: Print) => Promise<Tally>): Step => ({name, title, run: work});
    return [
      chromium,
      ...(code.length ? [lint] : []),
      run("affected", "Tests of what differs from the last commit (vitest)", (say) =>
        vitest(say, ["unit", "story"], ["--changed", "--passWithNoTests"])
      ),
      ...projects.map((project) => run(project, `All tests of ${project} (vitest)`, (say) => vitest(say, [project]))),
      ...(tests.length
        ? [run("cases", "Tests whose cases changed (vitest)", (say) => vitest(say, ["unit", "story"], tests))]
        : [])
    ];
  }
  const known = [...steps, ...parts, ...long];
  const names = words.filter((word) => known.some(({name}) => name === word));
  if (names.length === words.length) return known.filter(({name}) => names.includes(name));
  const found = words.flatMap((word) => areaFiles(word, files("test")));
  const unknown = words.find((word) => !areaFiles(word, files("test")).length);
  if (unknown === undefined) {
    // Tests of pages look at the site as it was built last.
    const unbuilt =
      found.some((file) => /^test\/(browser|story\/pages)\//.test(file)) && !existsSync("dist/index.html");
    return [
      chromium,
      ...(unbuilt ? [build] : []),
      {
        name: "area",
        title: `Tests of ${words.join(", ")} (vitest)`,
        needs: ["chromium", "build"],
        run: (say) => vitest(say, ["unit", "story", "site"], found)
      }
    ];
  }
  process.stderr.write(
    `test: there is no step ${unknown}, and no test below it; the steps are ${known.map(({name}) => name).join(", ")}\n`
  );
  process.exit(2);
}

// vitest has two workers of its own: such a step has two cores to itself. On fewer cores the steps follow each other.
const total = await runSteps(asked(process.argv.slice(2)), print, Math.min(2, availableParallelism()));
rmSync(BUILD_RESULT, {force: true});
process.exitCode = total.failed === 0 ? 0 : 1;
print(`\n${words(total)}\n`);
