import type {Report} from "../diagnostics/findings.js";
import {nearest} from "../diagnostics/nearest.js";
import {either, show} from "../diagnostics/show.js";
import {tables} from "../schema/tables.js";
import type {Table} from "../schema/table.js";
import {EDITION_FILE} from "./edition.js";
import type {Files} from "./files.js";

/** What may lie beside a record without being read. */
const BESIDE = /^(?:\..*|.*~|readme.*|licen[cs]e.*|notice.*)$/i;

/** Reports what lies in a record's folder and belongs to no table: most often a file whose name was mistyped, rows and all. */
export async function reportUnexpected(files: Files, report: Report): Promise<void> {
  const known = [
    EDITION_FILE,
    ...Object.values<Table>(tables).flatMap(({file}) => (file.format === "yaml" ? [file.path] : []))
  ];
  const folders = Object.values<Table>(tables).flatMap(({file}) => (file.format === "csv" ? [file.folder] : []));
  const unexpected = (file: string, expected: string) =>
    report("file-unexpected", {file, line: 1, column: 1}, `${show(file)} belongs to no table`, expected);

  for (const name of await files.list("")) {
    if (BESIDE.test(name) || known.includes(name) || folders.some((folder) => name === `${folder}/`)) continue;
    const near = nearest(name.slice(0, 60), known);
    unexpected(name, near ? `did you mean ${near}?` : `${either(known)}, or a CSV file in ${either(folders)}/`);
  }
  for (const {file} of Object.values<Table>(tables)) {
    if (file.format !== "csv") continue;
    for (const name of await files.list(file.folder)) {
      if (!BESIDE.test(name) && !name.endsWith(".csv"))
        unexpected(
          `${file.folder}/${name}`,
          `a CSV file named after ${file.named_by === undefined ? "a language, such as es.csv" : "a series"}`
        );
    }
  }
}
