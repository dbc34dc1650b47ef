import type {Diagnostic} from "../../diagnostics/diagnostic.js";
import type {About} from "../../diagnostics/findings.js";

/** What an import can find beside the diagnostics of the record's reader. Documented in docs/sources.md. */
export const importCodes = {
  "cell-unreadable": {
    severity: "error",
    meaning: "A cell does not hold what the map says. Its text is kept in a comment next to the row."
  },
  "cell-broken": {severity: "error", meaning: "The spreadsheet itself shows an error in the cell, such as #REF!."},
  "cell-unmapped": {severity: "error", meaning: "A cell is to the right of the last header."},
  "column-absent": {severity: "error", meaning: "The map names a column that the spreadsheet does not have."},
  "cell-remainder": {
    severity: "warning",
    meaning: "Words next to a date or number would be lost: name them under `beside`, or map the column twice."
  },
  "year-short": {
    severity: "warning",
    meaning:
      "A date has a year of two digits. It is read as spreadsheets read it: 00 to 29 are in this century, 30 to 99 in the last."
  },
  "column-partly": {
    severity: "warning",
    meaning:
      "Only part of a column is taken: its links and not its words, or its words and not its links. Map it twice, or name it under `ignore` as well."
  },
  "column-unmapped": {
    severity: "warning",
    meaning: "A column with something in it is neither mapped nor under `ignore`."
  }
} as const satisfies Record<string, {severity: Diagnostic["severity"]; meaning: string}>;
export type ImportCode = keyof typeof importCodes;

/** Says what is wrong with a cell; the code is one of these or of the record's reader. */
export type ReportCell = (
  code: string,
  place: {line: number; column: number},
  message: string,
  expected: string,
  about?: About
) => void;
