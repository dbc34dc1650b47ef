import {defineConfig} from "vitest/config";

// Workers inherit it: a date never depends on where the tests run.
process.env.TZ = "UTC";

const project = (name: string, include: string[], exclude: string[]) => ({
  test: {
    name,
    include,
    exclude,
    environment: "node" as const,
    pool: "forks" as const,
    // Modules are read once a worker, not once a file: no test replaces one, and the run is a tenth shorter.
    isolate: false,
    // A guard against hanging, not a measure: machines differ.
    testTimeout: 60_000,
    hookTimeout: 120_000
  }
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    minWorkers: 1,
    projects: [
      project("unit", ["test/**/*.test.ts"], ["test/{story,browser,made}/**"]),
      project("story", ["test/story/**/*.test.ts"], ["test/story/pages/**"]),
      // These look at the built site.
      project("site", ["test/{browser,story/pages}/**/*.test.ts"], []),
      project("made", ["test/made/**/*.test.ts"], [])
    ]
  }
});
