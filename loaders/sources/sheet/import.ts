import type {Diagnostic} from "../../diagnostics/diagnostic.js";
import {byPlace, Findings} from "../../diagnostics/findings.js";
import {show} from "../../diagnostics/show.js";
import {scalarFrom} from "../../schema/scalar.js";
import type {Column} from "../../schema/column.js";
import type {Table} from "../../schema/table.js";
import type {Provenance} from "../http/provenance.js";
import {isTaken, type ColumnMap, type Taken} from "./columnmap.js";
import {importCodes, type ImportCode, type ReportCell} from "./findings.js";
import {frameOf, reportColumns} from "./header.js";
import {textCell, type Sheet, type SheetCell} from "./sheet.js";
import {takeFrom} from "./value.js";

/** Cells of a column that hold something else in the table than in the spreadsheet, and the first of them. */
export interface Changed {
  column: string;
  cells: number;
  from: string;
  to: string;
}

/** A row of the table, as far as it could be read. */
export interface ImportedRow {
  row: Record<string, unknown>;
  /** The cells that could not be read, as they stand in the spreadsheet. */
  unread: {column: string; from: string; text: string}[];
  /** The row's line in the spreadsheet. */
  line: number;
  provenance: Provenance;
}

export interface Imported {
  rows: ImportedRow[];
  /** Sorted by place; errors are cells that could not be read, warnings what is in no column. */
  diagnostics: Diagnostic[];
  /** What was changed to be read, by column: every cell whose value is not its text. Ids and links, which are made or taken out, are not among them. */
  changed: Changed[];
}

/** Reads that make something new of a cell, or take something out of it. */
const UNCOUNTED: ReadonlySet<Taken["read"]> = new Set(["slug", "link"]);

/** Several cells as one, their words one after the other. */
function joined(cells: readonly SheetCell[]): SheetCell | null {
  const [first, ...more] = cells;
  if (!first || !more.length) return first ?? null;
  const text = cells
    .map((cell) => cell.text)
    .filter((words) => words.trim() !== "")
    .join(" ");
  const [error = null, formula = null] = [
    cells.find((cell) => cell.error !== null)?.error,
    cells.find((cell) => cell.formula !== null)?.formula
  ];
  return {...first, text, error, formula};
}

/** The value of a column from texts, or null after a report of each fault. */
function typed(
  {type, format}: Column,
  texts: readonly string[],
  into: Taken["into"],
  fault: (code: string, message: string, expected: string) => void
): unknown {
  const values = texts.map((text) => {
    const item = type.kind === "list" ? type.item : type;
    if (item.kind === "struct") {
      if (!into)
        return (
          fault(
            "shape-mismatch",
            "the items are records, and the map does not say what goes into them",
            '`into` in the map, such as {role: plaintiff, name: "*"}'
          ),
          null
        );
      return Object.fromEntries(Object.entries(into).map(([name, value]) => [name, value.replaceAll("*", () => text)]));
    }
    const parsed = scalarFrom(text, item, format);
    if ("value" in parsed) return parsed.value;
    for (const {code, message, expected} of parsed.faults) fault(code, message, expected);
    return null;
  });
  if (values.includes(null)) return null;
  if (type.kind === "list") return values;
  if (values.length > 1)
    return (
      fault(
        "cell-unreadable",
        `the cell gives ${values.length} values: ${show(texts.join(", "))}`,
        "one; `match`, or for links `which: first`, in the map can choose"
      ),
      null
    );
  return values[0];
}

/**
 * Reads a spreadsheet by a column map into rows of a table. Every row comes back, with what could be read of it; each cell that could
 * not be read is reported with its place and kept as it stands. Columns that the table does not have are an error of the map.
 */
export function importSheet(sheet: Sheet, table: Table, map: ColumnMap, provenance: Provenance): Imported {
  const findings = new Findings();
  const own: Diagnostic[] = [];
  const report: ReportCell = (code, {line, column}, message, expected, about = {}) => {
    if (code in importCodes)
      own.push({
        code,
        severity: importCodes[code as ImportCode].severity,
        file: sheet.name,
        line,
        column,
        message,
        expected,
        table: table.name,
        ...about
      });
    else
      findings.report(
        code as Parameters<typeof findings.report>[0],
        {file: sheet.name, line, column},
        message,
        expected,
        {table: table.name, ...about}
      );
  };

  const {header, start, at, body} = frameOf(sheet, map);
  reportColumns({header, start, at, body}, table, map, report);
  const columns = table.columns.filter(({derived}) => !derived);

  const changed = new Map<string, Changed>();
  const seen = new Map<string, number>();
  const rows = body.map((cells): ImportedRow => {
    const row: Record<string, unknown> = {};
    const unread: ImportedRow["unread"] = [];
    const first = cells[0] ?? start;
    const line = cells.find(({text}) => text !== "")?.line ?? first.line;
    for (const cell of cells.slice(header.length))
      if (cell.text.trim() !== "")
        report("cell-unmapped", cell, `${show(cell.text)} is to the right of the last header`, "a header above it");
    for (const column of columns) {
      const rule = map.columns[column.name];
      if (!rule) continue;
      const found = (isTaken(rule) ? rule.from : []).flatMap((name) => cells[at.get(name) ?? -1] ?? []);
      const cell = joined(found) ?? textCell("", line, (isTaken(rule) ? (at.get(rule.from[0]!) ?? 0) : 0) + 1);
      const about = {field: column.name};
      const fail = (code: string, message: string, expected: string) => {
        report(code, cell, message, expected, about);
        if ((cell.text !== "" || cell.formula !== null) && !unread.some(({column: known}) => known === column.name))
          unread.push({
            column: column.name,
            from: isTaken(rule) ? rule.from.join(", ") : "",
            text: cell.text || (cell.formula === null ? "" : `=${cell.formula}`)
          });
      };
      const read = isTaken(rule)
        ? takeFrom(cell, rule)
        : {texts: Array.isArray(rule.value) ? rule.value : [String(rule.value)]};
      if (!("texts" in read)) {
        fail(read.code, read.message, read.expected);
        continue;
      }
      if ("remainder" in read && read.remainder)
        report(
          "cell-remainder",
          cell,
          `beside what was read of ${show(cell.text)} stands ${show(read.remainder)}`,
          `the words under \`beside\`, or a rule that reads them`,
          about
        );
      if (read.texts.length === 0 && column.type.kind !== "list") {
        if (!column.nullable && table.file.format === "yaml")
          fail("value-missing", `${column.name} is empty`, "a value");
        continue;
      }
      if ("short" in read)
        report(
          "year-short",
          cell,
          `${show(cell.text)} has a two-digit year and was read as ${read.texts[0]!}`,
          "a four-digit year",
          about
        );
      const value = typed(column, read.texts, isTaken(rule) ? rule.into : undefined, fail);
      if (value !== null && !(Array.isArray(value) && value.length === 0)) row[column.name] = value;
      const text = read.texts.join("; ");
      if (isTaken(rule) && value !== null && !UNCOUNTED.has(rule.read) && text !== cell.text) {
        const known = changed.get(column.name);
        if (known) known.cells++;
        else changed.set(column.name, {column: column.name, cells: 1, from: cell.text, to: text});
      }
    }
    const {id} = row;
    if (typeof id === "string") {
      const before = seen.get(id);
      if (before === undefined) seen.set(id, line);
      else
        report(
          "id-duplicate",
          {line, column: (cells[0] ?? start).column},
          `the id ${show(id)} is already used in line ${before}`,
          "a unique id",
          {row: id, field: "id"}
        );
    }
    return {row, unread, line, provenance};
  });
  return {rows, diagnostics: [...findings.sorted(), ...own].sort(byPlace), changed: [...changed.values()]};
}
