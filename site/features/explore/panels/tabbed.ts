/** Rows as tab-separated text, for a spreadsheet: a cell that holds a tab, a line break or a quote is quoted, null is empty. */
export function tabbed(rows: readonly (readonly (string | null)[])[]): string {
  const cell = (text: string | null) =>
    text === null ? "" : /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => row.map(cell).join("\t")).join("\n");
}
