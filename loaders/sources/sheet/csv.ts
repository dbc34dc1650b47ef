import type {Report} from "../../diagnostics/findings.js";
import {readCsv} from "../../record/csv.js";
import {decode} from "../../record/decode.js";
import {textCell, type Sheet} from "./sheet.js";

/** How many lines are looked at for what parts their cells. */
const SAMPLE = 5;

/**
 * What parts the cells: of comma, tab and semicolon the one that gives the first lines the same number of cells, the most where several do; where none does,
 * the one that the first line has most of. A comma within a heading of a file with semicolons is no delimiter.
 */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 65_536)
    .replace(/"[^"]*"/g, "")
    .split(/\r?\n|\r/)
    .filter(Boolean)
    .slice(0, SAMPLE);
  const candidates = [",", "\t", ";"].map((sign) => {
    const [first = 0, ...others] = lines.map((line) => line.split(sign).length);
    return {sign, first, even: first > 1 && others.every((count) => count === first)};
  });
  const most = (of: typeof candidates) => of.reduce((best, one) => (one.first > best.first ? one : best));
  const even = candidates.filter((one) => one.even);
  return most(even.length ? even : candidates).sign;
}

/** A CSV file as a sheet; what cannot be read is reported with its place, and its row left out. */
export function sheetOfCsv(name: string, bytes: Uint8Array, report: Report): Sheet {
  const decoded = decode(bytes);
  if ("fault" in decoded) {
    const {fault, position} = decoded;
    report(fault.code, {file: name, ...position}, fault.message, fault.expected);
    return {name, rows: []};
  }
  const rows = readCsv(
    decoded.text,
    (code, {line, column}, message, expected) => report(code, {file: name, line, column}, message, expected),
    delimiterOf(decoded.text)
  );
  return {
    name,
    rows: (rows ?? []).map((row) =>
      row.map((cell) => textCell(cell.kind === "text" ? cell.text : "", cell.line, cell.column))
    )
  };
}
