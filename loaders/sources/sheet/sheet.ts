/** A cell as a spreadsheet has it, before a column map says what it means. */
export interface SheetCell {
  /** What it shows, or nearly; `""` where it is empty. */
  text: string;
  /** The address that the cell links to, where the file keeps it apart from the text. */
  link: string | null;
  /** The day, where the file says that the cell is a date. */
  date: string | null;
  /** What went wrong in the spreadsheet itself: `#REF!`. */
  error: string | null;
  /** The formula, where the file has no value of it. */
  formula: string | null;
  /** From 1. In a CSV file, where the cell begins; in a workbook, its row and column. */
  line: number;
  column: number;
}

export interface Sheet {
  /** The file's name, and the sheet's in a workbook. */
  name: string;
  rows: SheetCell[][];
}

/** A spreadsheet cannot be read at all. */
export class SheetError extends Error {
  override readonly name = "SheetError";
}

export const textCell = (text: string, line: number, column: number): SheetCell => ({
  text,
  link: null,
  date: null,
  error: null,
  formula: null,
  line,
  column
});

/** `C`, `AA`: the letters of a column, from 1. */
export const lettersOf = (column: number): string =>
  (column > 26 ? lettersOf(Math.floor((column - 1) / 26)) : "") + String.fromCharCode(65 + ((column - 1) % 26));
