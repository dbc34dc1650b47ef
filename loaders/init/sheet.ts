import type {Row, Table} from "../schema/table.js";
import {slugOf} from "../sources/draft.js";
import type {Provenance} from "../sources/http/provenance.js";
import type {ImportedRow} from "../sources/sheet/import.js";
import {courtRow} from "./courts.js";
import {blankStory, type EditedTable, type Story, type StoryRow, type StoryWords} from "./story.js";

const texts = (rows: readonly ImportedRow[], column: string): string[] => [
  ...new Set(rows.flatMap(({row}) => row[column] ?? []).filter((value) => typeof value === "string"))
];

/** What every row has where the map gives nothing for it. */
function withDefaults(table: Table, row: Row, {day, source}: {day: string; source: string}): Row {
  const has = (name: string) => table.columns.some((column) => column.name === name);
  return {
    ...(has("grade") && {grade: "single"}),
    ...(has("source_ids") && {source_ids: [source]}),
    ...(has("recorded") && {recorded: day}),
    ...(has("short_caption") && typeof row["caption"] === "string" && {short_caption: row["caption"]}),
    ...(has("independent_sources") && {independent_sources: 1}),
    ...row
  };
}

/**
 * A story that begins with a spreadsheet: its rows, the spreadsheet as a source, and a row for each court that they name. What could not be
 * read stands in a comment beside its row.
 */
export function sheetStory(
  table: Table,
  imported: readonly ImportedRow[],
  {address, fetched, sha256}: Provenance,
  words: StoryWords
): Story {
  const named = texts(imported, "source_ids");
  const file = address.replace(/^file:/, "");
  const source =
    named[0] ??
    (slugOf(file.replace(/^https?:\/\//, ""))
      .slice(0, 60)
      .replace(/-$/, "") ||
      "the-spreadsheet");
  const web = /^https?:/.test(address);
  const flows = texts(imported, "flow");
  const story = blankStory(words);
  const flow = flows[0] ?? story.edition.flow;
  const note = `Read on ${fetched.slice(0, 10)}; SHA-256 ${sha256}.`;
  const sources = [source, ...named.slice(1)].map((id): StoryRow => ({
    row: {
      id,
      title: id === source ? `The spreadsheet ${file}` : id,
      publisher: null,
      url: web ? address : null,
      date: null,
      note,
      recorded: words.day
    },
    comment: "Say who keeps it, and where it is."
  }));
  const seen = new Set<unknown>();
  const rows = imported.map(({row, unread, line}, index): StoryRow => {
    const whole = withDefaults(table, row, {day: words.day, source});
    // Two rows of one id would both be refused; the first keeps it, and the other says where it stood.
    const id =
      typeof whole["id"] !== "string" || seen.has(whole["id"])
        ? `${table.name}-line-${line}-${index + 1}`
        : whole["id"];
    seen.add(id);
    const given =
      id === row["id"]
        ? []
        : [`its id was made up${typeof row["id"] === "string" ? `: ${row["id"]} is on an earlier line` : ""}`];
    return {
      row: {...whole, id},
      comment: [
        `line ${line}`,
        ...given,
        ...unread.map(({column, from, text}) => `not read: ${column}, from ${from}: ${JSON.stringify(text)}`)
      ].join("\n")
    };
  });
  const placed = story.tables.flows?.[0];
  return {
    edition: {...story.edition, flow},
    tables: {
      ...story.tables,
      sources,
      courts: texts(imported, "court_id").map((id) => courtRow(id, words.day)),
      flows: placed ? [...new Set([flow, ...flows])].map((id) => ({...placed, row: {...placed.row, id}})) : [],
      [table.name as EditedTable]: rows
    }
  };
}
