import {mkdir, writeFile} from "node:fs/promises";
import {join, resolve} from "node:path";
import {tableRows} from "../../../../loaders/dataset/build.js";
import {writeEdition} from "../../../../loaders/dataset/edition.js";
import {codesIn, figuresIn} from "../../../../loaders/prose/cited.js";
import {readRecord} from "../../../../loaders/rules/directory.js";
import {textHash} from "../../../../loaders/rules/translations.js";
import type {Column} from "../../../../loaders/schema/column.js";
import type {Row, Table} from "../../../../loaders/schema/table.js";
import {translations} from "../../../../loaders/schema/tables/translations.js";
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
/** What a translation may be besides: one word that is wider than any page, and letters that are read from the right. */
export const WIDE = `${"Donaudampfschifffahrt".repeat(12)} שלום العربية`;
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
/** A hostile text in Spanish for each that is translated. One with numbers or dates would have to say them, and is left in English. */
function inSpanish({name, translate = []}: Table, rows: readonly Row[]): Row[] {
  return rows.flatMap((row) =>
    translate.flatMap((column) => {
      const text = row[column];
      if (typeof text !== "string") return [];
      const {dates, numbers} = figuresIn(text);
      if (dates.length + numbers.length + codesIn(text).length > 0) return [];
      const key = {table_name: name, row_id: row["id"], column_name: column};
      return {language: "es", ...key, hash: textHash(text), text: `ES ${column} ${HOSTILE} ${WIDE}`};
    })
  );
}
const spanish = contents.flatMap(({table, rows}) => inSpanish(table, rows));
const said = contents.map((one) => (one.table.name === translations.name ? {...one, rows: spanish} : one));

await writeFile(
  join(folder, "observablehq.config.ts"),
  'import {docketbook} from "docketbook/site";\n\nexport default await docketbook({languages: ["es"]});\n'
);
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
  said
);
await writeSite(() => {}, await prepareSite(() => {}, {written: true}), "https://news.example/sample/");
