/**
 * One line of CSV, without its end: null is an empty cell, and empty text is `""`, so that the two can be told apart. With a tab as the
 * separator it is what spreadsheets paste, and empty text is empty too.
 */
export function csvLine(cells: readonly (string | null)[], separator: "," | "\t" = ","): string {
  const quoted = (text: string) =>
    (text === "" && separator === ",") || text.includes(separator) || /["\r\n]/.test(text);
  return cells
    .map((text) => (text === null ? "" : quoted(text) ? `"${text.replaceAll('"', '""')}"` : text))
    .join(separator);
}

/** A value as a cell of CSV: what is no text is written as JSON. */
export const csvText = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === "string" ? value : JSON.stringify(value);
