import type {Column} from "../../loaders/schema/column.js";
import type {Row} from "../../loaders/schema/table.js";
import {html, type Html} from "./html.js";

/** What is needed of a table to show its rows. */
export interface ShownTable {
  name: string;
  title: string;
  columns: readonly Column[];
}

/** How many rows are shown at a time. */
export const PAGE = 25;

/** Texts from this length get a wide column. */
const LONG = 60;

const isNumber = ({kind}: Column["type"]) => kind === "integer" || kind === "double" || kind === "decimal";

const words = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

function cell({type}: Column, value: unknown): Html {
  if (value === null || value === undefined) return html`<td class="soft">null</td>`;
  const text = Array.isArray(value) ? value.map(words).join("; ") : words(value);
  const kind = isNumber(type) ? "number" : text.length > LONG ? "long" : null;
  return html`<td${kind !== null && html` class="${kind}"`}>${text}</td>`;
}

/**
 * Rows of a table as they are in it, nothing reworded: names of columns, ids, null where nothing is known.
 * `start` is the place of the first row, from 0; `total` counts the rows of the whole table.
 */
export function tablePage({name, title, columns}: ShownTable, rows: readonly Row[], {start, total}: {start: number; total: number}): Html {
  const which = total === 0 ? "no rows" : `rows ${start + 1} to ${start + rows.length} of ${total}`;
  return html`<div class="scroll" role="region" aria-label="Rows of ${name}" tabindex="0"><table class="rows"><caption>${title}: ${which}</caption><thead><tr>${columns.map((column) => html`<th scope="col"${isNumber(column.type) && html` class="number"`} title="${column.title}">${column.name}</th>`)}</tr></thead><tbody>${rows.map((row) => html`<tr>${columns.map((column) => cell(column, row[column.name]))}</tr>`)}</tbody></table></div>`;
}
