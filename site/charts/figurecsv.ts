import type {Figure} from "./figure.js";

function cell(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text === "" || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The rows behind a figure as CSV: null is an empty cell, empty text is `""`. */
export const figureCsv = ({columns, rows}: Pick<Figure, "columns" | "rows">): string =>
  [columns.map(({name}) => name), ...rows.map((row) => columns.map(({name}) => row[name]))]
    .map((line) => line.map(cell).join(","))
    .join("\n") + "\n";
