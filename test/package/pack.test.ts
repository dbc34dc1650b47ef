import {readdirSync} from "node:fs";
import {cp, symlink, writeFile} from "node:fs/promises";
import {join} from "node:path";
import ts from "typescript";
import {afterAll, beforeAll, expect, test} from "vitest";
import {files as repository, imports, isCode, read, ROOT} from "../structure/files.js";
import {examplesOf} from "./examples.js";
import {packed, run, type Packed} from "./packed.js";

let at: Packed;
beforeAll(async () => void (at = await packed()), 300_000);
afterAll(() => at.remove());

const command = (...args: string[]) =>
  run(process.execPath, [join(at.folder, "node_modules/docketbook/bin/docketbook.js"), ...args], at.folder);
const examples = examplesOf(read("docs/api.md"));

test("the package holds the command, the loaders and their types, and nothing that a story or the tests are made of", () => {
  expect(at.files).toEqual(
    expect.arrayContaining([
      "package.json",
      "README.md",
      "LICENSE",
      "bin/docketbook.js",
      "esm/index.js",
      "esm/index.d.ts",
      "esm/cli.js"
    ])
  );
  expect(
    at.files.filter(
      (file) =>
        !/^(package\.json|README\.md|LICENSE|bin\/docketbook\.js|esm\/.*\.(js|d\.ts)|project\/.*|project-lock\.json)$/.test(
          file
        )
    )
  ).toEqual([]);
});

test("what is installed with the package is what the loaders import, and no part of the site", () => {
  const {dependencies} = JSON.parse(read("package.json")) as {dependencies: Record<string, string>};
  const loaders = repository().filter(
    (file) => file.startsWith("loaders/") && !file.startsWith("loaders/init/template/") && isCode(file)
  );
  const packages = loaders
    .flatMap(imports)
    .filter((from) => !/^(\.|node:)/.test(from))
    .map((from) =>
      from
        .split("/")
        .slice(0, from.startsWith("@") ? 2 : 1)
        .join("/")
    );
  expect(Object.keys(dependencies).sort()).toEqual([...new Set(packages)].sort());
});

test("the command validates, builds and answers in plain Node", async () => {
  expect(await command("validate")).toMatchObject({status: 0, stderr: ""});
  expect(await command("build", "--out", "tables")).toMatchObject({status: 0});
  expect((await command("status", "--on", "2020-03-15", "--json")).stdout).toContain('"restriction": "barred"');
  expect((await command("--version")).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test("the command loads rows by a table of one's own, and says what TypeScript needs", async () => {
  await writeFile(
    join(at.folder, "things.mjs"),
    `import {columns, integer, table} from "docketbook/loaders";
const meta = {title: "Id", description: "A number."};
export const things = table({name: "things", title: "Things", description: "A sample.", row: columns({id: integer(meta)}), key: ["id"], sort: ["id"], file: {format: "derived"}});\n`
  );
  await writeFile(join(at.folder, "things.ts"), "export const nothing = 1;\n");
  await writeFile(join(at.folder, "things.ndjson"), '{"id":1}\n{"id":2}\n');
  const load = (schema: string) => command("load", "things", "things.ndjson", "--schema", schema, "--out", "loaded");
  expect(await load("things.ts")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("which needs the package tsx") as string
  });
  expect(await load("things.mjs")).toEqual({status: 0, stdout: "loaded holds 2 rows in 1 file\n", stderr: ""});
  expect(await command("verify", "loaded")).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("the load of things (2 rows)") as string
  });
});

test("the package makes a project: the site's files come with it, and none of this story's", async () => {
  expect(await command("init", "story", "--json")).toMatchObject({status: 0, stderr: ""});
  expect(
    await run(
      process.execPath,
      [join(at.folder, "node_modules/docketbook/bin/docketbook.js"), "validate"],
      join(at.folder, "story")
    )
  ).toMatchObject({status: 0});
  const made = readdirSync(join(at.folder, "story"), {recursive: true}).map(String);
  expect(made).toEqual(
    expect.arrayContaining([
      "site/framework/views.ts",
      "loaders/cli/cli.ts",
      "test/record.test.ts",
      "package-lock.json",
      ".gitignore",
      join(".github", "workflows", "test.yml")
    ])
  );
  expect(made.filter((path) => /memorandum\.md|taxpayers|components\/figures\//.test(path))).toEqual([]);
});

test("the page of the package has examples, and shows what each prints", () => {
  expect(examples.map(({title}) => title)).toEqual(["Define a table", "Read and check", "Derive", "Write"]);
});

test.each(examples)("the example “$title” prints what the page says", async ({title, code, prints}) => {
  const file = join(at.folder, `${title.toLowerCase().replaceAll(" ", "-")}.mjs`);
  const {outputText} = ts.transpileModule(code, {
    compilerOptions: {module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023}
  });
  await writeFile(file, outputText);
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
