import {csvLine, csvText} from "../../dataset/csvline.js";
import type {Table} from "../../schema/table.js";
import {draftYaml} from "../draft.js";
import type {Provenance} from "../http/provenance.js";
import type {ImportedRow} from "./import.js";

/** Rows in the form in which the record keeps their table: YAML with what could not be read in comments, or CSV (which has none). */
export function importedText(
  table: Table,
  rows: readonly ImportedRow[],
  {address, fetched, sha256}: Provenance
): string {
  const columns = table.columns.filter(({derived}) => !derived).map(({name}) => name);
  if (table.file.format === "csv") {
    const used = columns.filter((name) => rows.some(({row}) => name in row));
    return [used, ...rows.map(({row}) => used.map((name) => csvText(row[name])))]
      .map((cells) => `${csvLine(cells)}\n`)
      .join("");
  }
  const heading = `Rows for ${table.file.format === "yaml" ? table.file.path : table.name}, from ${address}\nread ${fetched}, SHA-256 ${sha256}`;
  const drafts = rows.map(({row, unread, line}) => ({
    row: Object.fromEntries(columns.filter((name) => name in row).map((name) => [name, row[name]])),
    comment: [
      `line ${line}`,
      ...unread.map(({column, from, text}) => `not read: ${column}, from ${from}: ${JSON.stringify(text)}`)
    ].join("\n")
  }));
  return draftYaml(heading, drafts);
}
