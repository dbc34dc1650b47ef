import {defineConfig} from "vitest/config";
import {BaseSequencer, type TestSpecification} from "vitest/node";

// Workers inherit it: a date never depends on where the tests run.
process.env.TZ = "UTC";

/** What takes longest, the longest first: it begins first, so that no core waits for it at the end. A fresh clone knows no times. */
const LONGEST = [
  // of the site
  "browser/browser",
  "browser/explore",
  "browser/explore-profile",
  "browser/explore-files",
  "browser/explore-cell",
  "story/pages/notebooks",
  "browser/hands",
  "browser/sources",
  "browser/orders",
  "browser/embeds",
  "browser/search",
  // of the code
  "loaders/bulk/load",
  "loaders/diagnostics/limits",
  "bin/command",
  "site/features/explore/crossfilter/browser",
  "loaders/dataset/output",
  "package/pack",
  "loaders/bulk/command",
  "loaders/init/command",
  "loaders/sources/dataloader",
  "site/features/random",
  // what takes minutes
  "made/rows",
  "made/stories"
];

/** Tests of the built site come last: what builds it runs beside the others. */
const isOfSite = ({moduleId}: TestSpecification) => /\/test\/(browser|story\/pages)\//.test(moduleId);

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({moduleId}: TestSpecification) => {
      const found = LONGEST.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
      return found < 0 ? LONGEST.length : found;
    };
    return (await super.sort(files)).sort((a, b) => Number(isOfSite(a)) - Number(isOfSite(b)) || place(a) - place(b));
  }
}

/** What `npm run test:long` alone runs, beside the tests of the same thing. */
const LONG = "test/**/*.long.test.ts";

const project = (name: string, include: string[], exclude: string[]) => ({
  test: {
    name,
    include,
    // A test of libraries installs them in its own folder, their tests with them.
    exclude: ["**/node_modules/**", ...exclude],
    environment: "node" as const,
    isolate: false,
    globalSetup: ["test/tools/compiled.ts"],
    // A module for `load --schema`, as the command bundles it, gets the loaders that the test runs, and not a second copy of them.
    server: {deps: {inline: [/\/docketbook-schema-/]}},
    // A guard against hanging, not a measure: machines differ, and some are busy.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    expect: {poll: {timeout: 60_000}}
  }
});

export default defineConfig({
  test: {
    // Said here as well, since a project's word does not reach the pool: modules are read, and Chromium is started, once a worker and not once a file.
    poolOptions: {forks: {isolate: false, maxForks: 2, minForks: 1}},
    // What a worker has open when its tests are over, a browser among it, is closed meanwhile.
    teardownTimeout: 60_000,
    sequence: {sequencer: LongFirst},
    projects: [
      // The three that follow, as `npm test` runs them: in one run modules are read, and Chromium is started, once a worker.
      project("quick", ["test/**/*.test.ts"], ["test/made/**", LONG]),
      project("unit", ["test/**/*.test.ts"], ["test/{story,browser,made}/**", LONG]),
      project("story", ["test/story/**/*.test.ts"], ["test/story/pages/**", LONG]),
      // These look at the built site.
      project("site", ["test/{browser,story/pages}/**/*.test.ts"], [LONG]),
      project("long", ["test/made/**/*.test.ts", LONG], [])
    ]
  }
});
