import {codes} from "../diagnostics/codes.js";
import type {Diagnostic} from "../diagnostics/diagnostic.js";
import {byPlace} from "../diagnostics/findings.js";
import type {RowFault} from "../diagnostics/rowfault.js";
import {readCsv} from "../record/csv.js";
import {jsonOffset} from "./jsonplace.js";
import type {CsvHeader} from "./csvheader.js";
import {csvRecords, jsonRecords, type RecordText} from "./recordtext.js";
import type {Table} from "../schema/table.js";
import type {Source} from "./streamsource.js";
import type {RefusedRow} from "./streamresults.js";

type Spot = (fault: RowFault) => {line: number; column: number};

/** Where the faults of a line of JSON stand in it. */
function spotInJson({line, bytes}: RecordText, json: string | null): Spot {
  const text = bytes.toString("utf8");
  const lead = text.startsWith("\ufeff") ? 1 : 0;
  return ({path, code}) => ({
    line,
    column: json === null ? 1 : jsonOffset(text.slice(lead), path, code === "column-unknown") + lead + 1
  });
}

/** Where the faults of a record of CSV stand: its cells can be on several lines. */
function spotInCsv({line, bytes}: RecordText, {names, delimiter}: CsvHeader): Spot {
  const cells = readCsv(bytes.toString("utf8"), () => {}, delimiter)?.[0] ?? [];
  return ({path}) => {
    const cell = cells[names.indexOf(String(path[0]))] ?? {line: 1, column: 1};
    return {line: line + cell.line - 1, column: cell.column};
  };
}

/** The records of a file that are asked for; the reading ends with the last of them. */
async function* recordsAt(
  records: AsyncGenerator<RecordText>,
  wanted: ReadonlyMap<number, RefusedRow>
): AsyncGenerator<[RecordText, RefusedRow]> {
  let left = wanted.size;
  for await (const record of records) {
    const row = wanted.get(record.index);
    if (row) yield [record, row];
    if (row && --left === 0) return;
  }
}

const fieldOf = (path: readonly PropertyKey[]) => (path.length ? {field: path.join(".")} : {});

/** What is wrong with refused rows of a file, with the places: of Parquet, which has no lines, the number of the row. */
export async function placed(
  source: Source,
  file: string,
  table: Table,
  refused: readonly RefusedRow[]
): Promise<Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  const report = ({faults, json}: RefusedRow, spot: Spot) => {
    const value = json === null ? null : (JSON.parse(json) as Record<string, unknown> | null);
    const id = value?.[table.key[0] ?? ""];
    const row = typeof id === "string" || typeof id === "number" ? {row: String(id)} : {};
    for (const fault of faults) {
      const {code, message, expected, path} = fault;
      diagnostics.push({
        file,
        ...spot(fault),
        code,
        severity: codes[code].severity,
        message,
        expected,
        table: table.name,
        ...row,
        ...fieldOf(path)
      });
    }
  };
  if (!refused.length) return diagnostics;
  const wanted = new Map(refused.map((row) => [row.index, row]));
  if (source.format === "parquet") for (const row of refused) report(row, () => ({line: row.index + 1, column: 1}));
  else if (source.format === "ndjson")
    for await (const [record, row] of recordsAt(jsonRecords(file), wanted)) report(row, spotInJson(record, row.json));
  else {
    const header = source.headers.get(file)!;
    for await (const [record, row] of recordsAt(csvRecords(file, header.delimiter), wanted))
      report(row, spotInCsv(record, header));
  }
  return diagnostics.sort(byPlace);
}
