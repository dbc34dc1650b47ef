import {docsPage} from "../diagnostics/docs.js";
import type {Report} from "../diagnostics/findings.js";
import {columnsOf} from "../schema/column.js";
import {edition} from "../schema/edition.js";
import type {Row} from "../schema/table.js";
import {entryOf, readFields} from "./fields.js";
import {type Files, readText, reportIn} from "./files.js";
import type {Entry} from "./record.js";
import {formatKind} from "./sourcetree.js";
import {readYaml} from "./yaml.js";

export const EDITION_FILE = "docketbook.yaml";
const columns = columnsOf(edition);

/** What the record says about itself, as far as it can be read; null when the file cannot. */
export async function readEdition(files: Files, report: Report): Promise<Entry<Row> | null> {
  const fail = reportIn(EDITION_FILE, report);
  const text = await readText(
    files,
    EDITION_FILE,
    fail,
    `the record's title, edition and license, as ${docsPage("record.md")} describes them`
  );
  const root = text === null ? null : readYaml(text, fail);
  if (root === null) return null;
  if (root.kind !== "mapping") {
    fail("shape-mismatch", root, `the file holds ${formatKind(root)}`, "a mapping: name, title, edition and so on");
    return null;
  }
  const {values, places} = readFields(columns, root, {file: EDITION_FILE, report, about: {}});
  return entryOf(values, places, {file: EDITION_FILE, line: root.line, column: root.column});
}
