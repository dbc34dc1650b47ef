import type {Report} from "../../diagnostics/findings.js";
import {readCsv} from "../../record/csv.js";
import {decode} from "../../record/decode.js";
import {textCell, type Sheet} from "./sheet.js";

/** What parts the cells of the first line: commas, unless it has none of them and tabs or semicolons instead. */
function delimiterOf(text: string): string {
  const first = /^[^\r\n]*/.exec(text)![0].replace(/"[^"]*"/g, "");
  return first.includes(",") ? "," : (["\t", ";"].find((sign) => first.includes(sign)) ?? ",");
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
