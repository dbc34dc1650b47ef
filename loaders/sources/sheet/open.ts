import type {Report} from "../../diagnostics/findings.js";
import {sheetOfCsv} from "./csv.js";
import {SheetError, type Sheet} from "./sheet.js";
import {sheetOfXlsx} from "./xlsx.js";

const startsWith = (bytes: Uint8Array, signature: readonly number[]) =>
  signature.every((byte, index) => bytes[index] === byte);

/** A spreadsheet by what it is, not by what its name says. Throws SheetError. */
export function openSheet(name: string, bytes: Uint8Array, wanted: string | null, report: Report): Sheet {
  if (startsWith(bytes, [0x50, 0x4b])) return sheetOfXlsx(name, bytes, wanted);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new SheetError(
      `${name} is a workbook of the old kind (XLS) or locked with a password: save it as XLSX or CSV`
    );
  return sheetOfCsv(name, bytes, report);
}
