import {csvLine, csvText} from "../../loaders/dataset/csvline.js";
import type {Figure} from "./figure.js";

/** The rows behind a figure as CSV: null is an empty cell, empty text is `""`. */
export const figureCsv = ({columns, rows}: Pick<Figure, "columns" | "rows">): string =>
  [columns.map(({name}) => name), ...rows.map((row) => columns.map(({name}) => row[name]))]
    .map((line) => `${csvLine(line.map(csvText))}\n`)
    .join("");
