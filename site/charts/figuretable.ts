import type {Row} from "../../loaders/schema/table.js";
import {dateInWords, numberInWords} from "../ui/format.js";
import type {Figure, FigureColumn} from "./figure.js";
import {html, type Html} from "../ui/html.js";

const DATE = /^\d{4}(-\d{2}){0,2}[~?%]?(\/(\d{4}(-\d{2}){0,2}[~?%]?|\.\.))?$/;

/** A cell of a figure's data table as a reader sees it: numbers with separators, dates in words, nothing where nothing is known. */
export function cellInWords(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "number") return numberInWords(value);
  if (typeof value === "string") return DATE.test(value) ? dateInWords(value) : value;
  return JSON.stringify(value);
}

const head = ({title, unit, numeric}: FigureColumn) =>
  html`<th scope="col"${numeric && html` class="number"`}>${title}${unit && ` (${unit})`}</th>`;

function line(row: Row, columns: readonly FigureColumn[]): Html {
  return html`<tr>${columns.map(({name, numeric}, index) => {
    const text = cellInWords(row[name]);
    if (index === 0) return html`<th scope="row">${text}</th>`;
    return numeric ? html`<td class="number">${text}</td>` : html`<td>${text}</td>`;
  })}</tr>`;
}

/** The rows behind a picture as a table, in their order. */
export const figureTable = ({title, columns, rows}: Pick<Figure, "title" | "columns" | "rows">): Html =>
  html`<div class="scroll" role="region" aria-label="Data: ${title}" tabindex="0"><table><caption>${title}</caption><thead><tr>${columns.map(head)}</tr></thead><tbody>${rows.map((row) => line(row, columns))}</tbody></table></div>`;
