import type {z} from "zod";
import {Findings, type Report} from "../diagnostics/findings.js";
import type {Diagnostic} from "../diagnostics/diagnostic.js";
import {show} from "../diagnostics/show.js";
import type {Row, Table} from "../schema/table.js";
import {complete} from "./complete.js";
import {readCsvTable} from "./csvtable.js";
import {filesIn, type Files} from "./files.js";
import type {Entry} from "./record.js";
import {readYamlTable} from "./yamltable.js";

/** A table's rows as they were read, and what is wrong with them. */
export interface ReadTable<R> {
  /** The rows, each with its place. Null when anything is wrong; warnings do not count. */
  entries: Entry<R>[] | null;
  /** Everything that is wrong, sorted by place. */
  diagnostics: Diagnostic[];
}

/** The key of each row is its own. */
function checkKeys({name, key}: Table, entries: readonly Entry<Row>[], report: Report): void {
  const seen = new Map<string, number>();
  for (const {row, placeOf} of entries) {
    const values = key.map((column) => row[column]);
    const text = JSON.stringify(values);
    const place = placeOf(key[0]);
    const first = seen.get(text);
    if (first === undefined) seen.set(text, place.line);
    else
      report(
        "id-duplicate",
        place,
        `the key ${show(values.join(", "))} is in line ${first} already`,
        `${key.join(" and ")} that no other row has`,
        {table: name}
      );
  }
}

async function rowsOf(files: Files, table: Table, file: string, report: Report): Promise<Entry<Row>[] | null> {
  if (file.endsWith(".csv"))
    return readCsvTable(files, table, file, report, {defaults: new Map(), about: {table: table.name}});
  return (await readYamlTable(files, table, file, report))?.map(({entry}) => entry) ?? null;
}

/**
 * Reads one file of rows of any table: CSV where its name ends in `.csv`, else YAML (a list of mappings). Holds every row to the table,
 * and the rows to its key. References to other tables are for `checkRecord`. Never throws: what goes wrong is a diagnostic.
 * @param file its name from `dir`, which diagnostics name it by
 */
export async function readTable<S extends z.ZodObject>(
  dir: string,
  file: string,
  table: Table<S>
): Promise<ReadTable<z.infer<S>>> {
  const findings = new Findings();
  const any = table as unknown as Table;
  const read = await rowsOf(filesIn(dir), any, file, findings.report);
  const entries = (read ?? []).map((entry) => complete(any, entry, {edition: null, geography: null}, findings.report));
  checkKeys(any, entries, findings.report);
  const diagnostics = findings.sorted();
  const sound = read !== null && diagnostics.every(({severity}) => severity === "warning");
  return {entries: sound ? (entries as Entry<z.infer<S>>[]) : null, diagnostics};
}
