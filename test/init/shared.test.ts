import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {projectFiles} from "../../loaders/init/files.js";
import {partOfLock, type Lock} from "../../loaders/init/lock.js";
import {packageOf, type Manifest} from "../../loaders/init/package.js";
import {read, ROOT} from "../structure/files.js";
import {STORY} from "../structure/story.js";

const files = await projectFiles(ROOT);
const paths = files.map(({path}) => path);

test("nothing that another story runs names this one", () => {
  // A fetcher of a public source is named for its publisher; it tells no story.
  const shared = files.filter(
    ({path}) => !path.startsWith("loaders/sources/") && /\.(ts|js|md|css|svg|json|yml)$/.test(path)
  );
  const named = shared.flatMap(({path, from}) =>
    readFileSync(from, "utf8")
      .split("\n")
      .flatMap((line, index) => (STORY.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 160)}`] : []))
  );
  expect(named).toEqual([]);
});

test("every file that the story lists as its own is there, and none of them is shared", () => {
  const own = JSON.parse(read("src/own.json")) as string[];
  const beginning = own.map((one) => one.replace("*", ""));
  const copied = files.filter(({from}) => !from.startsWith(join(ROOT, "loaders/init/template"))).map(({path}) => path);
  expect(
    copied.filter(
      (path) => own.includes(path) || beginning.some((one) => path.startsWith(one.endsWith("-") ? one : `${one}/`))
    )
  ).toEqual([]);
  expect(own.filter((path) => !path.endsWith("*") && !existsSync(join(ROOT, path)))).toEqual([]);
});

test("no row, no documentation and no tool of this project is among them", () => {
  expect(
    paths.filter(
      (path) =>
        /^(data|docs|bench|loaders\/init\/template|test\/(?!record|site\/(axe|browser|built|files|pages)))|package|scripts\/(docs|picture|package|bench)/.test(
          path
        ) && !path.startsWith("loaders/")
    )
  ).toEqual([]);
  expect(paths).toEqual(
    expect.arrayContaining([
      "src/places.ts",
      "src/figures/index.ts",
      "site/framework/views.ts",
      "test/record.test.ts",
      ".github/workflows/test.yml",
      "bin/setup.js",
      "loaders/cli/cli.ts"
    ])
  );
});

test("a new project depends on what its files name, in the versions of this one's lock", async () => {
  const own = await packageOf(
    JSON.parse(read("package.json")) as Manifest,
    {name: "sample", description: "A sample."},
    files
  );
  expect(Object.keys({...own.dependencies, ...own.devDependencies})).toEqual(
    expect.arrayContaining(["zod", "@observablehq/framework", "vitest", "typescript", "@types/node", "axe-core"])
  );
  expect(Object.keys(own.devDependencies).filter((name) => /eslint|timelinejs|ajv|fast-check/.test(name))).toEqual([]);
  expect(own.description).toBe("A sample.");
  const whole = JSON.parse(read("package-lock.json")) as Lock;
  const part = partOfLock(whole, own);
  expect(part.packages[""]).toMatchObject({
    name: "sample",
    dependencies: own.dependencies,
    devDependencies: own.devDependencies
  });
  expect(part.packages["node_modules/eslint"]).toBeUndefined();
  for (const [path, locked] of Object.entries(part.packages)) if (path) expect(locked).toEqual(whole.packages[path]);
  for (const name of Object.keys({...own.dependencies, ...own.devDependencies}))
    expect(part.packages).toHaveProperty([`node_modules/${name}`]);
});
