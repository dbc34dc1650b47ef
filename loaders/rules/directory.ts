import type {Diagnostic} from "../diagnostics/diagnostic.js";
import {Findings, type Report} from "../diagnostics/findings.js";
import {checkInto} from "./record.js";
import {tables} from "../schema/tables.js";
import type {Row, Table} from "../schema/table.js";
import {complete} from "../record/complete.js";
import {EDITION_FILE, readEdition} from "../record/edition.js";
import {type Files, filesIn} from "../record/files.js";
import type {Entry, PartialRecord, RecordRows} from "../record/record.js";
import {DEFAULTS, readObservations} from "../record/series.js";
import {reportUnexpected} from "../record/unexpected.js";
import {readNamedFiles, readYamlTable, type YamlRow} from "../record/tablefile.js";

/** A record as it was read, and what is wrong with it. */
export interface ReadResult {
  /** Null when anything is wrong with it; warnings do not count. */
  record: RecordRows | null;
  /** Everything that is wrong, in one go, sorted by place; those of `checkRecord` among them. Files are named from the record's folder. */
  diagnostics: Diagnostic[];
}

/** Reads and checks the record in a folder. Never throws: what goes wrong is a diagnostic. */
export const readRecord = (dir: string): Promise<ReadResult> => readFiles(filesIn(dir));

/** Reads and checks a record, wherever its files come from. */
export async function readFiles(files: Files): Promise<ReadResult> {
  const findings = new Findings();
  try {
    const read = await readTables(files, findings.report);
    checkInto(read, findings.report);
    const diagnostics = findings.sorted();
    const sound = diagnostics.every(({severity}) => severity === "warning");
    return {record: sound ? ({edition: read.edition, tables: read.tables} as RecordRows) : null, diagnostics};
  } catch (error) {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    findings.report(
      "internal",
      {file: EDITION_FILE, line: 1, column: 1},
      message,
      "a report of this mistake in docketbook, with the record that shows it"
    );
    return {record: null, diagnostics: findings.sorted()};
  }
}

async function readTables(files: Files, report: Report): Promise<PartialRecord> {
  const edition = await readEdition(files, report);
  const unread = new Set<string>();
  const byTable = new Map<string, Entry<Row>[]>();
  let series: YamlRow[] | null = null;
  let seriesFile = "";

  for (const table of Object.values<Table>(tables)) {
    const {name, file} = table;
    if (file.format === "yaml") {
      const named = name === "series";
      const rows = await readYamlTable(files, table, file.path, report, named ? [DEFAULTS] : []);
      if (!rows) unread.add(name);
      if (named) [series, seriesFile] = [rows, file.path];
      byTable.set(
        name,
        (rows ?? []).map(({entry}) => entry)
      );
    } else if (file.format === "csv" && file.named_by === undefined) {
      byTable.set(name, await readNamedFiles(files, table, file.folder, report));
    } else if (file.format === "csv") {
      const {entries, whole} = await readObservations(files, file.folder, seriesFile, series, report);
      if (!whole || edition?.row.geography === undefined) unread.add(name);
      byTable.set(name, entries);
    }
  }
  await reportUnexpected(files, report);

  const {edition: day, geography} = edition?.row ?? {};
  const home = {
    edition: typeof day === "string" ? day : null,
    geography: typeof geography === "string" ? geography : null
  };
  const completed = [...byTable].map(([name, entries]) => [
    name,
    entries.map((entry) => complete(tables[name as keyof typeof tables], entry, home, report))
  ]);
  return {
    edition: edition?.row ?? {},
    tables: Object.fromEntries(completed) as PartialRecord["tables"],
    unread,
    ...(edition && {placeOfEdition: edition.placeOf})
  };
}
