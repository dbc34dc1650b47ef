import {Command} from "commander";
import {expect, test} from "vitest";
import {z} from "zod";
import {columnsOf, date, list, oneOf, slug, struct, text} from "../../loaders/schema/column.js";
import {block, withBlock} from "../../docs/generate/block.js";
import {commandReference} from "../../docs/generate/help.js";
import {columnTable} from "../../docs/generate/tables.js";
import {typeWords} from "../../docs/generate/type.js";

const meta = {title: "Sample", description: "A sample column."};
const column = (schema: z.ZodType) => columnsOf(z.strictObject({sample: schema}))[0]!;

test("a block is replaced and the page around it kept", () => {
  const page = "before\n<!-- begin sample: made by npm run docs, do not edit -->\nold\n<!-- end sample -->\nafter\n";
  const now = withBlock(page, "sample", "new $& line\n");
  expect(block(now, "sample")).toBe("new $& line\n");
  expect(now).toBe(page.replace("old", () => "new $& line"));
});

test("a page without marks is refused, with the marks it needs", () => {
  expect(() => withBlock("nothing here", "sample", "new")).toThrow("<!-- end sample -->");
});

test("the help of a command and of its parts is what --help prints", () => {
  const program = new Command("sample").description("a made-up command");
  program.command("check").description("checks").command("one").option("--all", "all of it");
  const reference = commandReference(program);
  expect(reference.match(/^## .*/gm)).toEqual(["## sample", "## sample check", "## sample check one"]);
  expect(reference).toContain(program.commands[0]!.helpInformation().trimEnd());
});

test.each([
  ["id of `sources`", slug({...meta, references: "sources"})],
  ["list of ids of `sources`", list(slug(meta), {...meta, references: "sources"})],
  ["list of texts", list(text(meta), meta)],
  ["one of `a`, `b`", oneOf(["a", "b"], meta)],
  [
    "list of (`on`: day; `note`: text, if known)",
    list(struct({on: date(meta), note: text(meta).nullable()}, meta), meta)
  ]
])("a type reads %s", (words, schema) => {
  expect(typeWords(column(schema))).toBe(words);
});

test("a bar in a description does not break the table", () => {
  expect(columnTable([column(text({title: "A|B", description: "Sample."}))])).toContain("A\\|B. Sample.");
});
