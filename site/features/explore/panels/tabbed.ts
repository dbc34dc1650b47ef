import {csvLine} from "../../../../loaders/dataset/csvline.js";

/** Rows as tab-separated text, for a spreadsheet. */
export const tabbed = (rows: readonly (readonly (string | null)[])[]): string =>
  rows.map((row) => csvLine(row, "\t")).join("\n");
