import {readFileSync} from "node:fs";
import {cp, symlink, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {transform} from "esbuild";
import {afterAll, beforeAll, expect, test, vi} from "vitest";
import {files as repository, imports, isCode, read, ROOT} from "../structure/files.js";
import {STORY} from "../structure/story.js";
import {freshFolder} from "../tools/folder.js";
import {examplesOf} from "./examples.js";
import {packed, run, type Packed} from "./packed.js";

// Each test runs the command, more than once.
vi.setConfig({testTimeout: 180_000});

let at: Packed;
beforeAll(async () => void (at = await packed()), 300_000);
afterAll(() => at.remove());

const command = (...args: string[]) =>
  run(process.execPath, [join(at.folder, "node_modules/docketbook/bin/docketbook.js"), ...args], at.folder);
const examples = examplesOf(read("docs/api.md"));

test("the package holds the command, what is compiled of loaders and site with its types, and what stands beside it", () => {
  expect(at.files).toEqual(
    expect.arrayContaining([
      "package.json",
      "lock.json",
      "LICENSE",
      "bin/docketbook.js",
      "docs/record.md",
      "loaders/index.js",
      "loaders/index.d.ts",
      "loaders/init/story/src/methods.md",
      "loaders/init/story/.github/workflows/check.yml",
      "site/client.js",
      "site/client.d.ts",
      "site/index.js",
      "site/features/citations/site.client.js",
      "site/style/index.css"
    ])
  );
  const wanted =
    /^(package\.json|lock\.json|README\.md|LICENSE|bin\/.*\.js|docs\/\w+\.md|(loaders|site)\/.*\.(js|d\.ts|css|svg)|loaders\/init\/story\/.*)$/;
  expect(at.files.filter((file) => !wanted.test(file))).toEqual([]);
});

test("nothing in the package names this story", () => {
  // A fetcher of a public source is named for its publisher, and the documentation shows this record; neither tells the story.
  const code = at.files.filter((file) => /^(bin|site|loaders\/(?!sources\/))/.test(file));
  const named = code.filter((file) =>
    STORY.test(readFileSync(join(at.folder, "node_modules/docketbook", file), "utf8"))
  );
  expect(named).toEqual([]);
});

test("what is installed with the package is what loaders, site and command import", () => {
  const {dependencies} = JSON.parse(read("package.json")) as {dependencies: Record<string, string>};
  const code = repository().filter((file) => /^(loaders|site|bin)\//.test(file) && isCode(file));
  const packages = code
    .flatMap(imports)
    .filter((from) => !/^(\.|node:|docketbook)/.test(from))
    .map((from) =>
      from
        .split("/")
        .slice(0, from.startsWith("@") ? 2 : 1)
        .join("/")
    );
  expect([...new Set(packages)].filter((name) => !(name in dependencies))).toEqual([]);
  // Fonts, axe and Framework are named by a path; a page's cells name Plot and Inputs, and no module of ours does.
  const cells = ["@observablehq/inputs", "@observablehq/plot"];
  const text = code.map(read).join("\n");
  expect(
    Object.keys(dependencies).filter(
      (name) => !packages.includes(name) && !text.includes(`"${name}`) && !cells.includes(name)
    )
  ).toEqual([]);
});

test("the command validates, builds and answers in plain Node", async () => {
  expect(await command("validate")).toMatchObject({status: 0, stderr: ""});
  expect(await command("build", "--out", "tables")).toMatchObject({status: 0});
  expect((await command("status", "--on", "2020-03-15", "--json")).stdout).toContain('"restriction": "barred"');
  expect((await command("--version")).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test("the command loads rows by a table of one's own, in JavaScript or TypeScript", async () => {
  const code = `import {columns, integer, table} from "docketbook/loaders";
const meta = {title: "Id", description: "A number."};
export const things = table({name: "things", title: "Things", description: "A sample.", row: columns({id: integer(meta)}), key: ["id"], sort: ["id"], file: {format: "derived"}});\n`;
  await writeFile(join(at.folder, "things.mjs"), code);
  await writeFile(join(at.folder, "things.ts"), `${code}export const many: number = 1;\n`);
  await writeFile(join(at.folder, "things.ndjson"), '{"id":1}\n{"id":2}\n');
  for (const schema of ["things.ts", "things.mjs"])
    expect(await command("load", "things", "things.ndjson", "--schema", schema, "--out", "loaded")).toEqual({
      status: 0,
      stdout: "loaded holds 2 rows in 1 file\n",
      stderr: ""
    });
  expect(await command("verify", "loaded")).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("the load of things (2 rows)") as string
  });
});

test("before its packages are installed the command says so in a line", async () => {
  const alone = await freshFolder();
  await cp(join(at.folder, "node_modules/docketbook"), alone, {recursive: true});
  expect(await run(process.execPath, [join(alone, "bin/docketbook.js"), "--help"], alone)).toEqual({
    status: 2,
    stdout: "",
    stderr: "docketbook: its packages are not installed yet: run npm start first\n"
  });
});

test("the page of the package has examples, and shows what each prints", () => {
  expect(examples.map(({title}) => title)).toEqual(["Define a table", "Read and check", "Derive", "Write"]);
});

test.each(examples)("the example “$title” prints what the page says", async ({title, code, prints}) => {
  const file = join(at.folder, `${title.toLowerCase().replaceAll(" ", "-")}.mjs`);
  await writeFile(file, (await transform(code, {loader: "ts"})).code);
  const answer = await run(process.execPath, [file], at.folder);
  expect(answer).toEqual({status: 0, stdout: prints, stderr: ""});
});

test("the examples pass the strictest types of TypeScript against the package's declarations", async () => {
  for (const {title, code} of examples)
    await writeFile(join(at.folder, `${title.toLowerCase().replaceAll(" ", "-")}.mts`), code);
  await cp(join(ROOT, "node_modules/@types/node"), join(at.folder, "node_modules/@types/node"), {recursive: true});
  await symlink(join(ROOT, "node_modules/undici-types"), join(at.folder, "node_modules/undici-types"));
  const options = {
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    module: "nodenext",
    target: "es2023",
    lib: ["ES2023"],
    types: ["node"],
    noEmit: true,
    skipLibCheck: true
  };
  await writeFile(join(at.folder, "tsconfig.json"), JSON.stringify({compilerOptions: options, include: ["*.mts"]}));
  expect(await run(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "-p", "."], at.folder)).toEqual({
    status: 0,
    stdout: "",
    stderr: ""
  });
});
