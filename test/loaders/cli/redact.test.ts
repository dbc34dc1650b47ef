import {cp, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {redact, redactText} from "../../../loaders/cli/redact.js";
import {readRecord} from "../../../loaders/rules/directory.js";
import {freshFolder} from "../../tools/folder.js";

test("a name goes from words in any case, over a line's end, and from ids, and from no longer word", () => {
  const text = "Jane Roe wrote. JANE\n  ROE’S note, jane-roe-letter, Jane Roemer, mary-jane-roe2";
  expect(redactText(text, ["Jane Roe"], "a witness")).toEqual({
    text: "a witness wrote. a witness’S note, a-witness-letter, Jane Roemer, mary-jane-roe2",
    lines: [1, 2]
  });
  expect(redactText("O'Hara and O’Hara, o-hara", ["O’Hara"], "an agent").text).toBe("an agent and an agent, an-agent");
});

test("one edit takes a name out of a record, which stays sound, and withdraws the editions before", async () => {
  const folder = await freshFolder();
  const [data, pages] = [join(folder, "data"), join(folder, "src")];
  await cp("test/record", data, {recursive: true});
  await cp("loaders/init/story/src", pages, {recursive: true});
  await writeFile(join(pages, "about.md"), "# About\n\nAmes sued.\n");
  const options = {as: "a passenger", data, pages};
  const dry = await redact(["Ames"], {...options, dryRun: true});
  expect(await readFile(join(pages, "about.md"), "utf8")).toContain("Ames sued");
  expect(await redact(["Ames"], options)).toEqual(dry);
  expect(dry).toContainEqual({file: join(pages, "about.md"), line: 3});
  const {record, diagnostics} = await readRecord(data);
  expect(diagnostics).toEqual([]);
  expect(record?.edition.editions_from).toBe(record?.edition.edition);
  expect(JSON.stringify(record)).not.toMatch(/(?<![a-z])ames(?![a-z])/i);
  expect(await redact(["Ames"], options)).toEqual([]);
});
