import {mkdir} from "node:fs/promises";
import {join, resolve} from "node:path";
import {tableRows} from "../../../../loaders/dataset/build.js";
import {writeEdition} from "../../../../loaders/dataset/edition.js";
import {readRecord} from "../../../../loaders/rules/directory.js";
import type {Column} from "../../../../loaders/schema/column.js";
import {prepareSite, writeSite} from "../../../../site/cli/build.js";
import {makeSmallStory} from "../../../tools/smallstory.js";

/*
 * Builds the pages of a new story from a record whose every text is hostile, as if nothing had checked it. Run in a process of its own, for
 * it changes the working folder: `hostile.ts FOLDER`.
 */

/** What would run, or break out, wherever a text is put unescaped. */
const HOSTILE = [
  `"'><img src=x onerror=alarm()></script></style></title></pre><script>alarm()</script><svg onload=alarm()>`,
  "]]><b>&lt;i&gt;${alarm()}{{alarm()}}``\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTACH:javascript:alarm()"
].join("");
const ADDRESS = `javascript:alarm()//"onmouseover="alarm()`;

interface Spoiled {
  type: Column["type"];
  format?: Column["format"] | undefined;
  references?: unknown;
}

function spoil(value: unknown, {type, format, references}: Spoiled): unknown {
  if (value === null || value === undefined) return value;
  if (type.kind === "list") return (value as readonly unknown[]).map((item) => spoil(item, {type: type.item, format}));
  if (type.kind === "struct")
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => {
        const field = type.fields.find((one) => one.name === name);
        return [name, field ? spoil(inner, field) : inner];
      })
    );
  if (type.kind !== "text" || references !== undefined || typeof value !== "string") return value;
  if (format === "url") return ADDRESS;
  // Ids, dates and keys have a form of their own, which every reader of the tables holds them to.
  return format === "prose" ? `${value} ${HOSTILE}` : value;
}

const ROOT = resolve(".");
const folder = process.argv[2]!;
await makeSmallStory(folder);
const {record} = await readRecord(join(ROOT, "test/record"));
if (!record) throw new Error("the sample record is wrong");
const contents = tableRows(record).map(({table, rows}) => ({
  table,
  rows: rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => {
        const column = table.columns.find((one) => one.name === name);
        return [name, column && table.file.format !== "derived" ? spoil(value, column) : value];
      })
    )
  )
}));
process.chdir(folder);
await mkdir(".cache/tables", {recursive: true});
const {publisher, questions} = record.edition;
await writeEdition(
  ".cache/tables",
  {
    ...record.edition,
    title: `${record.edition.title} ${HOSTILE}`,
    description: HOSTILE,
    byline: [HOSTILE],
    credits: [HOSTILE],
    publisher: publisher && {...publisher, name: HOSTILE, url: ADDRESS, contact: HOSTILE},
    questions: questions.map((one) => ({...one, question: HOSTILE, would_close: HOSTILE}))
  },
  contents
);
await writeSite(() => {}, await prepareSite(() => {}, {written: true}), "https://news.example/sample/");
