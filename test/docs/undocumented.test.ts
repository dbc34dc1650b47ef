import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {Command} from "commander";
import {expect, test} from "vitest";
import {docketbook} from "../../site/cli/cli.js";
import {exportsOf} from "../../docs/generate/api.js";
import {outOfDate, undescribedCommands, undescribedExports} from "../../docs/generate/undocumented.js";

test("every export, command, argument and option says what it is", async () => {
  expect([...undescribedExports(), ...undescribedCommands(await docketbook())]).toEqual([]);
});

test("a command, an argument or an option without a description is named", () => {
  const program = new Command("sample").description("a made-up command");
  program.command("pick").argument("<apples>").option("--ripe").option("--all", "all of them");
  expect(undescribedCommands(program)).toEqual([
    "sample pick has no description",
    "sample pick: --ripe has no description",
    "sample pick: apples has no description"
  ]);
});

test("an export without a docstring is named, one behind another file too", () => {
  const folder = mkdtempSync(join(tmpdir(), "docketbook-api-"));
  try {
    writeFileSync(
      join(folder, "inner.ts"),
      "/** Picks. */\nexport function pick(): void {}\nexport const ripe = (apple: string) => apple;\n"
    );
    writeFileSync(join(folder, "index.ts"), '/* Pick */\nexport {pick, ripe} from "./inner.js";\n');
    const all = exportsOf(join(folder, "index.ts"));
    expect(all).toMatchObject([
      {name: "pick", section: "Pick", description: "Picks.", code: "pick(): void"},
      {name: "ripe", code: "ripe(apple: string)"}
    ]);
    expect(undescribedExports(all)).toEqual(["ripe has no docstring"]);
  } finally {
    rmSync(folder, {recursive: true});
  }
});

test("a generated part that differs from the code is named", async () => {
  expect(await outOfDate([{page: "docs/command.md", name: "help", make: () => "another help\n"}])).toEqual([
    "docs/command.md is out of date in its part help: npm run docs writes it"
  ]);
});
