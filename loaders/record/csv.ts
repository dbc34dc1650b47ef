import type {Position} from "../diagnostics/diagnostic.js";
import {limits} from "../diagnostics/limits.js";
import type {Cell, FileReport} from "./sourcetree.js";
import {thousands} from "../diagnostics/pluralize.js";

const QUOTE = '"';
const CLOSED = "a quote inside a quoted cell written twice, and a comma or a line end after the closing one";

/**
 * The rows of a CSV file, header included: cells as text, or empty where nothing is written between the commas (`""` is a text, the
 * empty one). Lines end in LF or CRLF, in quotes too. Lines without anything on them are passed over. A quote out of place is reported and ends
 * its row; a file beyond the limits is reported and gives null.
 *
 * @param delimiter what stands between cells
 *
 * The library at hand tells neither the column that a cell begins in nor, after a fault, where it was; its values are what the tests compare with.
 */
export function readCsv(text: string, report: FileReport, delimiter = ","): Cell[][] | null {
  const rows: Cell[][] = [];
  let at = 0;
  let line = 1;
  let lineStart = 0;
  let cells = 0;
  const newLine = () => {
    line++;
    lineStart = at;
  };

  /** Takes a cell from its opening quote on; false when it is not closed as it should be. */
  const quoted = (position: Position, row: Cell[]): boolean => {
    const from = at + 1;
    let close = text.indexOf(QUOTE, from);
    while (close !== -1 && text[close + 1] === QUOTE) close = text.indexOf(QUOTE, close + 2);
    if (close === -1) {
      report("csv-syntax", position, "a quote opens here and is never closed", CLOSED);
      at = text.length;
      return false;
    }
    const inside = text.slice(from, close);
    for (let end = inside.indexOf("\n"); end !== -1; end = inside.indexOf("\n", end + 1)) {
      at = from + end + 1;
      newLine();
    }
    at = close + 1;
    row.push({kind: "text", text: inside.replaceAll(QUOTE + QUOTE, QUOTE), ...position});
    if (at === text.length || text[at] === delimiter || text[at] === "\n" || text.startsWith("\r\n", at)) return true;
    report("csv-syntax", {line, column: at - lineStart + 1}, "text follows a closing quote", CLOSED);
    return false;
  };

  /** Takes a cell without quotes; false when there is one in it. */
  const plain = (position: Position, row: Cell[]): boolean => {
    const from = at;
    while (at < text.length && text[at] !== delimiter && text[at] !== "\n") at++;
    const whole = text.slice(from, at);
    const found = text[at] === delimiter ? whole : whole.replace(/\r$/, "");
    row.push(found === "" ? {kind: "empty", ...position} : {kind: "text", text: found, ...position});
    const quote = found.indexOf(QUOTE);
    if (quote === -1) return true;
    report(
      "csv-syntax",
      {line, column: position.column + quote},
      "a quote inside a cell that does not begin with one",
      "quotes around the whole cell, and the ones inside it written twice"
    );
    return false;
  };

  while (at < text.length) {
    const row: Cell[] = [];
    let sound = true;
    do {
      if (row.length) at++;
      if (++cells > limits.cells) {
        report(
          "file-too-large",
          {line, column: at - lineStart + 1},
          `the file has more than ${thousands(limits.cells)} cells`,
          "a smaller file"
        );
        return null;
      }
      const position = {line, column: at - lineStart + 1};
      sound = text[at] === QUOTE ? quoted(position, row) : plain(position, row);
    } while (sound && text[at] === delimiter);
    if (!sound) at = text.includes("\n", at) ? text.indexOf("\n", at) : text.length;
    if (text.startsWith("\r\n", at)) at++;
    at++;
    newLine();
    if (sound && (row.length > 1 || row[0]?.kind === "text")) rows.push(row);
  }
  return rows;
}

/**
 * One line of CSV, without its end: null is an empty cell, and empty text is `""`, so that the two can be told apart. With a tab as the
 * separator it is what spreadsheets paste, and empty text is empty too.
 */
export function csvLine(cells: readonly (string | null)[], separator: "," | "\t" = ","): string {
  const quoted = (text: string) =>
    (text === "" && separator === ",") || text.includes(separator) || /["\r\n]/.test(text);
  return cells
    .map((text) => (text === null ? "" : quoted(text) ? `"${text.replaceAll(QUOTE, QUOTE + QUOTE)}"` : text))
    .join(separator);
}

const cellText = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === "string" ? value : JSON.stringify(value);

/** Lines of cells as CSV that `readCsv` reads back: lists and structs are JSON. */
export const formatCsv = (lines: readonly (readonly unknown[])[]): string =>
  lines.map((cells) => `${csvLine(cells.map(cellText))}\n`).join("");
