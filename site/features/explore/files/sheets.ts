import {csvLine} from "../../../../loaders/record/csv.js";
import {lettersOf} from "../../../../loaders/sources/sheet/sheet.js";
import {sheetOfWorkbook} from "../../../../loaders/sources/sheet/xlsx.js";
import type {OwnSettings} from "./messages.js";
import {thousands} from "../../../../loaders/diagnostics/pluralize.js";

/** A sheet of a workbook as text with commas, one record a row. */
export interface SheetText {
  blob: Blob;
  sheets: string[];
  sheet: string;
  notes: string[];
}

const count = (number: number, what: string) => `${thousands(number)} ${what}${number === 1 ? "" : "s"}`;

/** The sheet that is wanted, or the first. Throws for a ZIP archive that is no workbook. */
export async function sheetText(file: Blob, {sheet: wanted}: OwnSettings): Promise<SheetText> {
  const {name, rows, sheets} = sheetOfWorkbook("this", new Uint8Array(await file.arrayBuffer()), wanted ?? null);
  const sheet = name.slice("this [".length, -1);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const missing: string[] = [];
  const errors: string[] = [];
  const links: string[] = [];
  const lines = rows.map((row) => {
    if (row.every(({text, error}) => text === "" && error === null)) return "";
    return csvLine(
      Array.from({length: width}, (_, column) => {
        const cell = row[column];
        if (cell?.formula) missing.push(`line ${cell.line}`);
        if (cell?.error)
          errors.push(`${cell.error} in sheet ${sheet}, row ${cell.line}, column ${lettersOf(cell.column)}`);
        if (cell?.link && cell.link !== cell.text) links.push(cell.link);
        return cell?.error ?? (cell?.text || null);
      })
    );
  });
  if (!width)
    throw new Error(`the sheet ${sheet} is empty${sheets.length > 1 ? `; the workbook has ${sheets.join(", ")}` : ""}`);
  const notes = [
    ...(sheets.length > 1 ? [`Sheet ${sheet}, one of ${sheets.length}.`] : []),
    ...(missing.length
      ? [
          `${count(missing.length, "formula")} without a stored value ${missing.length === 1 ? "is" : "are"} NULL, the first in ${missing[0]}.`
        ]
      : []),
    ...(errors.length
      ? [
          `${count(errors.length, "cell")} ${errors.length === 1 ? "shows an error" : "show errors"} of the workbook, kept as text${errors.length === 1 ? "" : ", the first"}: ${errors[0]}.`
        ]
      : []),
    ...(links.length
      ? [
          `${count(links.length, "cell")} ${links.length === 1 ? "links" : "link"} to an address that is not in the table.`
        ]
      : [])
  ];
  return {blob: new Blob([lines.join("\n"), "\n"]), sheets, sheet, notes};
}
