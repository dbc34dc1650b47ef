import type {About, Report} from "../diagnostics/findings.js";
import {show} from "../diagnostics/show.js";
import type {Row, Table} from "../schema/table.js";
import {readCsv} from "./csv.js";
import {entryOf} from "./entry.js";
import {readFields, type Default} from "./fields.js";
import {readText, sayOf} from "./file.js";
import type {Files} from "./files.js";
import type {Entry} from "./record.js";
import type {Cell, Mapping, Spot} from "./sourcetree.js";
import type {Say} from "./report.js";

const START: Spot = {line: 1, column: 1};

/** The names of the header; null, and a report, when it has none. An empty or repeated one is reported and stands as `""`. */
function namesOf(header: readonly Cell[] | undefined, say: Say): {name: string; at: Spot}[] | null {
  if (!header)
    return (
      say("csv-syntax", START, "the file is empty", "a header: the names of the columns in the first line"),
      null
    );
  const seen = new Set<string>();
  return header.map((cell) => {
    const at = {line: cell.line, column: cell.column};
    const name = cell.kind === "text" ? cell.text : "";
    if (name === "") say("csv-syntax", cell, "a header cell is empty", "a column's name");
    else if (seen.has(name)) say("csv-syntax", cell, `the column ${show(name)} stands twice`, "one of them");
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
  const say = sayOf(file, report, table.name);
  const text = await readText(files, file, say, "the series' observations; one without any is a header alone");
  const lines = text === null ? null : readCsv(text, say);
  const names = lines && namesOf(lines[0], say);
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
      say(
        "csv-syntax",
        surplus ?? last,
        `the row has ${line.length} ${line.length === 1 ? "cell" : "cells"}, the header ${names.length}`,
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
