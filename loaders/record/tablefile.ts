import type {z} from "zod";
import type {Diagnostic, Position} from "../diagnostics/diagnostic.js";
import {type About, Findings, type Report} from "../diagnostics/findings.js";
import {show} from "../diagnostics/show.js";
import type {Row, Table} from "../schema/table.js";
import {complete} from "./complete.js";
import {readCsv} from "./csv.js";
import {type Default, entryOf, readFields} from "./fields.js";
import {type Files, filesIn, readText, reportIn} from "./files.js";
import type {Entry} from "./record.js";
import {type Cell, formatKind, type Mapping, type FileReport} from "./sourcetree.js";
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
  const fail = reportIn(file, report, table.name);
  if (table.file.format === "yaml" && table.file.optional && !(await files.list("")).includes(file)) return [];
  const text = await readText(files, file, fail, "the table's file; one without rows holds []");
  const root: Cell | null = text === null ? null : readYaml(text, fail);
  if (root === null) return null;
  if (root.kind !== "list") {
    fail(
      "shape-mismatch",
      root,
      `the file holds ${formatKind(root)}`,
      "a list of rows, each after a hyphen; [] where there are none"
    );
    return null;
  }
  const rows: YamlRow[] = [];
  for (const item of root.items) {
    if (item.kind !== "mapping") {
      fail("shape-mismatch", item, `the row is ${formatKind(item)}`, "a mapping of columns to values");
      continue;
    }
    const {values, places} = readFields(table.columns, item, {file, report, about: aboutRow(table.name, item), apart});
    rows.push({entry: entryOf(values, places, {file, line: item.line, column: item.column}), mapping: item});
  }
  return rows;
}

const START: Position = {line: 1, column: 1};

/** The names of the header; null, and a report, when it has none. An empty or repeated one is reported and stands as `""`. */
function namesOf(header: readonly Cell[] | undefined, fail: FileReport): {name: string; at: Position}[] | null {
  if (!header)
    return (
      fail("csv-syntax", START, "the file is empty", "a header: the names of the columns in the first line"),
      null
    );
  const seen = new Set<string>();
  return header.map((cell) => {
    const at = {line: cell.line, column: cell.column};
    const name = cell.kind === "text" ? cell.text : "";
    if (name === "") fail("csv-syntax", cell, "a header cell is empty", "a column's name");
    else if (seen.has(name)) fail("csv-syntax", cell, `the column ${show(name)} appears twice`, "one of them");
    else return (seen.add(name), {name, at});
    return {name: "", at};
  });
}

export interface CsvOptions {
  /** What stands in for empty and absent cells; null when it is not known, and then nothing is said of absent ones. */
  defaults: ReadonlyMap<string, Default> | null;
  about: About;
}

/** The rows of a CSV file of a table; a cell that is refused is reported and left out of its row. Null when the file cannot be read at all. */
export async function readCsvTable(
  files: Files,
  table: Table,
  file: string,
  report: Report,
  {defaults, about}: CsvOptions
): Promise<Entry<Row>[] | null> {
  const fail = reportIn(file, report, table.name);
  const text = await readText(files, file, fail, "the series' observations; one without any is a header alone");
  const lines = text === null ? null : readCsv(text, fail);
  const names = lines && namesOf(lines[0], fail);
  if (!lines || !names) return null;

  const header: Mapping = {
    kind: "mapping",
    ...START,
    entries: names.filter(({name}) => name !== "").map(({name, at}) => ({name, at, cell: {...at, kind: "empty"}}))
  };
  reportNames(table, header, {file, report, about, defaults});

  const known = new Set(table.columns.filter(({derived}) => !derived).map(({name}) => name));
  const rows: Entry<Row>[] = [];
  for (const line of lines.slice(1)) {
    const [first, last] = [line[0]!, line[line.length - 1]!];
    if (line.length !== names.length) {
      const surplus = line[names.length];
      fail(
        "csv-syntax",
        surplus ?? last,
        `the row has ${line.length} ${line.length === 1 ? "cell" : "cells"} and the header ${names.length}`,
        "a cell for each column; one that holds a comma in quotes"
      );
      continue;
    }
    const entries = line.flatMap((cell, index) => {
      const name = names[index]!.name;
      return known.has(name) && (defaults || cell.kind !== "empty") ? [{name, at: cell, cell}] : [];
    });
    const mapping: Mapping = {kind: "mapping", line: first.line, column: first.column, entries};
    const {values, places} = readFields(table.columns, mapping, {
      file,
      report,
      about,
      absent: "reported",
      ...(defaults && {defaults})
    });
    rows.push(entryOf(values, places, {file, line: first.line, column: first.column}));
  }
  return rows;
}

/** The rows of a table that has a CSV file for each value of its key's first column: the file's name stands in for that cell. */
export async function readNamedFiles(
  files: Files,
  table: Table,
  folder: string,
  report: Report
): Promise<Entry<Row>[]> {
  const entries: Entry<Row>[] = [];
  for (const name of await files.list(folder)) {
    if (!name.endsWith(".csv") || name.startsWith(".")) continue;
    const file = `${folder}/${name}`;
    const defaults = new Map([[table.key[0]!, {value: name.slice(0, -".csv".length), place: {file, ...START}}]]);
    entries.push(...((await readCsvTable(files, table, file, report, {defaults, about: {table: table.name}})) ?? []));
  }
  checkKeys(table, entries, report);
  return entries;
}

/** Reports the names of a header once for the whole file: unknown, derived and absent ones. */
function reportNames(
  table: Table,
  header: Mapping,
  {file, report, about, defaults}: CsvOptions & {file: string; report: Report}
): void {
  const stand = new Map<string, Default>(
    header.entries.map(({name, at}) => [name, {value: null, place: {file, line: at.line, column: at.column}}])
  );
  readFields(table.columns, header, {
    file,
    report,
    about,
    absent: defaults ? "report" : "reported",
    defaults: new Map([...stand, ...(defaults ?? [])])
  });
}

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
 * Reads one file of rows of any table: CSV where its name ends in `.csv`, else YAML (a list of mappings). Checks every row
 * against the table, and the rows against its key. References to other tables are for `checkRecord`. Never throws: what goes wrong is a diagnostic.
 * @param file its name from `dir`, which diagnostics name it by
 */
export const readTable = <S extends z.ZodObject>(
  dir: string,
  file: string,
  table: Table<S>
): Promise<ReadTable<z.infer<S>>> => readTableIn(filesIn(dir), file, table);

/** The same, of files that need not be on disk. */
export async function readTableIn<S extends z.ZodObject>(
  files: Files,
  file: string,
  table: Table<S>
): Promise<ReadTable<z.infer<S>>> {
  const findings = new Findings();
  const any = table as unknown as Table;
  const read = await rowsOf(files, any, file, findings.report);
  const entries = (read ?? []).map((entry) => complete(any, entry, {edition: null, geography: null}, findings.report));
  checkKeys(any, entries, findings.report);
  const diagnostics = findings.sorted();
  const sound = read !== null && diagnostics.every(({severity}) => severity === "warning");
  return {entries: sound ? (entries as Entry<z.infer<S>>[]) : null, diagnostics};
}
