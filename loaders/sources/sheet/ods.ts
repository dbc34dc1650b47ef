import {limits} from "../../diagnostics/limits.js";
import {SheetError, textCell, type Sheet, type SheetCell} from "./sheet.js";
import {walk, type Attributes} from "./xml.js";
import {thousands} from "../../diagnostics/pluralize.js";

/** What a cell holds: its value as the file keeps it, or its words; a number through the format of a code, as it is shown. */
function valueOf(attributes: Attributes, words: string): {text: string; date: string | null} {
  const plain = {text: words, date: null};
  switch (attributes["office:value-type"]) {
    case "float":
    case "currency":
    case "percentage": {
      const value = attributes["office:value"] ?? words;
      const code = /^\d+$/.test(words) && words.length > value.length && Number(words) === Number(value);
      return code ? plain : {text: value, date: null};
    }
    case "date": {
      const value = (attributes["office:date-value"] ?? words).replace("T", " ").replace(/ 00:00:00(?:\.0+)?$/, "");
      return {text: value, date: /^\d{4}-\d\d-\d\d/.test(value) ? value.slice(0, 10) : null};
    }
    case "boolean":
      return {text: attributes["office:boolean-value"] ?? words, date: null};
    default:
      return plain;
  }
}

/**
 * A sheet of an ODS workbook, by name or the first, with the names of all.
 * @param xml its content.xml
 * @throws SheetError where the sheet is not there, or is too large
 */
export function sheetOfOds(name: string, xml: string, wanted: string | null): Sheet & {sheets: string[]} {
  const sheets: string[] = [];
  const rows: SheetCell[][] = [];
  /** The sheet that is read, and the one that was. */
  const state: {chosen: string | null; done: string | null} = {chosen: null, done: null};
  let depth = 0;
  let row: SheetCell[] = [];
  let line = 0;
  let repeated = 1;
  let cell: Attributes | null = null;
  let words = "";
  let link: string | null = null;
  let paragraphs = 0;
  let notes = 0;
  let cells = 0;
  const inside = () => state.chosen !== null && depth === 1;

  walk(xml, {
    open(tag, attributes) {
      if (tag === "table") {
        depth++;
        const called = attributes["table:name"] ?? "";
        if (depth === 1) {
          sheets.push(called);
          if (state.done === null && (wanted === null || called === wanted)) state.chosen = called;
        }
      }
      if (!inside()) return;
      if (tag === "table-row") {
        row = [];
        repeated = Number(attributes["table:number-rows-repeated"] ?? 1);
      } else if (tag === "table-cell" || tag === "covered-table-cell") {
        [cell, words, link, paragraphs] = [attributes, "", null, 0];
      } else if (tag === "annotation") notes++;
      else if (notes) return;
      else if (tag === "p" && paragraphs++) words += "\n";
      else if (tag === "s") words += " ".repeat(Math.min(1000, Number(attributes["text:c"] ?? 1)));
      else if (tag === "tab") words += "\t";
      else if (tag === "line-break") words += "\n";
      else if (tag === "a") link ??= attributes["xlink:href"] ?? null;
    },
    text(text) {
      if (cell && paragraphs && !notes && inside()) words += text.replace(/\s+/g, " ");
    },
    close(tag) {
      if (inside()) {
        if (tag === "annotation") notes--;
        if ((tag === "table-cell" || tag === "covered-table-cell") && cell) {
          const {text, date} = valueOf(cell, words);
          const formula = cell["table:formula"]?.replace(/^\w+:=?/, "") ?? null;
          const unknown = formula !== null && text === "" && cell["office:value-type"] === undefined;
          const times = Number(cell["table:number-columns-repeated"] ?? 1);
          const error = /^(?:#[A-Z/0!?]+[!?]?|Err:\d+)$/.test(text) && formula !== null ? text : null;
          const empty = text === "" && !unknown;
          // What is empty to the end of the row is repeated a thousand times.
          for (let count = 0; count < (empty ? Math.min(times, 16_384 - row.length) : times); count++)
            row.push({
              ...textCell(text, line + 1, row.length + 1),
              date,
              link,
              error,
              formula: unknown ? formula : null
            });
          cell = null;
        }
        if (tag === "table-row") {
          while (row.length && row.at(-1)!.text === "" && row.at(-1)!.formula === null) row.pop();
          const times = row.length ? repeated : Math.min(repeated, 1_048_576);
          if ((cells += row.length * times) > limits.cells)
            throw new SheetError(`the sheet has more than ${thousands(limits.cells)} cells`);
          for (let count = 0; count < (row.length ? times : 0); count++) {
            while (rows.length < line + count) rows.push([]);
            rows[line + count] = row.map((one) => ({...one, line: line + count + 1}));
          }
          line += times;
        }
      }
      if (tag === "table") {
        depth--;
        if (depth === 0 && state.chosen !== null) [state.done, state.chosen] = [state.chosen, null];
      }
    }
  });
  if (state.done === null)
    throw new SheetError(
      sheets.length ? `${name} has no sheet ${wanted ?? ""}; it has ${sheets.join(", ")}` : `${name} holds no sheet`
    );
  return {name: `${name} [${state.done}]`, rows, sheets};
}
