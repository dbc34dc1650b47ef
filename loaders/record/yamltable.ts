import type {About, Report} from "../diagnostics/findings.js";
import type {Row, Table} from "../schema/table.js";
import {entryOf} from "./entry.js";
import {readFields} from "./fields.js";
import {readText, sayOf} from "./file.js";
import type {Files} from "./files.js";
import type {Entry} from "./record.js";
import {kindInWords, type Cell, type Mapping} from "./sourcetree.js";
import {readYaml} from "./yaml.js";

/** A row of a YAML file: the entry, and the mapping as written, for what is read apart. */
export interface YamlRow {
  entry: Entry<Row>;
  mapping: Mapping;
}

/** What a row is about, as far as it says so itself. */
export function aboutRow(table: string, mapping: Mapping): About {
  const id = mapping.entries.find(({name}) => name === "id")?.cell;
  return {table, ...(id?.kind === "text" && id.text.length <= 200 && {row: id.text})};
}

/**
 * The rows of a table's YAML file: a list of mappings, one a row. A cell that is refused is reported and left out of its row. Null when
 * the file cannot be read at all.
 */
export async function readYamlTable(
  files: Files,
  table: Table,
  file: string,
  report: Report,
  apart: readonly string[] = []
): Promise<YamlRow[] | null> {
  const say = sayOf(file, report, table.name);
  if (table.file.format === "yaml" && table.file.optional && !(await files.list("")).includes(file)) return [];
  const text = await readText(files, file, say, "the table's file; one without rows holds []");
  const root: Cell | null = text === null ? null : readYaml(text, say);
  if (root === null) return null;
  if (root.kind !== "list") {
    say(
      "shape-mismatch",
      root,
      `the file holds ${kindInWords(root)}`,
      "a list of rows, each after a hyphen; [] where there are none"
    );
    return null;
  }
  const rows: YamlRow[] = [];
  for (const item of root.items) {
    if (item.kind !== "mapping") {
      say("shape-mismatch", item, `the row is ${kindInWords(item)}`, "a mapping of columns to values");
      continue;
    }
    const {values, places} = readFields(table.columns, item, {file, report, about: aboutRow(table.name, item), apart});
    rows.push({entry: entryOf(values, places, {file, line: item.line, column: item.column}), mapping: item});
  }
  return rows;
}
