import type {Report} from "../../diagnostics/findings.js";
import {sheetOfCsv} from "./csv.js";
import {SheetError, type Sheet} from "./sheet.js";
import {sheetOfWorkbook} from "./xlsx.js";

const startsWith = (bytes: Uint8Array, signature: readonly number[]) =>
  signature.every((byte, index) => bytes[index] === byte);

/** Kinds of files that are handed in for spreadsheets, whatever their names say, and what to do with each. */
const OTHERS: readonly {is: (bytes: Uint8Array, head: string) => boolean; what: string; instead: string}[] = [
  {
    is: (bytes) => startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]),
    what: "a workbook of the old kind (XLS) or locked with a password",
    instead: "save it as XLSX or CSV"
  },
  {is: (bytes) => startsWith(bytes, [0x1f, 0x8b]), what: "packed (gz)", instead: "unpack it first, with gunzip"},
  {is: (_, head) => head.startsWith("PAR1"), what: "Parquet", instead: "docketbook load reads that"},
  {
    is: (_, head) => head.startsWith("%PDF"),
    what: "PDF",
    instead: "copy its table into a spreadsheet, or ask for the data"
  },
  {is: (_, head) => head.startsWith("SQLite format 3"), what: "an SQLite database", instead: "export its table as CSV"},
  {
    is: (_, head) => /^\s*(?:\{\s*(?:"|\}|$)|\[\s*(?:[[{"\]\d-]|$|true|false|null))/.test(head),
    what: "JSON",
    instead: "make CSV of its list first, such as with jq -r '.[] | [.id, .date] | @csv'"
  },
  {
    is: (_, head) => /^\s*(?:<!--[^]*?-->\s*)?<(?:!doctype html|html|head|body|table|meta|div)\b/i.test(head),
    what: "a web page (HTML)",
    instead: "download the spreadsheet itself, or save the page's table from a spreadsheet program as CSV"
  },
  {is: (_, head) => /^\s*<\?xml\b/i.test(head), what: "XML", instead: "save it as XLSX or CSV"}
];

/** A file that is no spreadsheet, said as what it is. */
export class OtherFileError extends SheetError {}

/**
 * A spreadsheet by what it is, not by what its name says.
 * @throws OtherFileError where it is something else, a SheetError where it is a damaged workbook
 */
export function openSheet(name: string, bytes: Uint8Array, wanted: string | null, report: Report): Sheet {
  if (startsWith(bytes, [0x50, 0x4b])) return sheetOfWorkbook(name, bytes, wanted);
  const head = new TextDecoder("utf-8").decode(bytes.subarray(0, 1000));
  const other = OTHERS.find(({is}) => is(bytes, head));
  if (other) throw new OtherFileError(`${name} is ${other.what}; import reads CSV, XLSX and ODS: ${other.instead}`);
  return sheetOfCsv(name, bytes, report);
}
