import type {Result} from "../result.js";
import {valueText} from "../text.js";
import type {Value} from "../value.js";

/** A cell of CSV: null is empty, empty text is quoted, so that the two can be told apart. */
const cell = (text: string | null): string =>
  text === null ? "" : text === "" || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** A result as CSV, a piece at a time. */
export function* csvOf(result: Result): Generator<string> {
  yield `${result.columns.map(({name}) => cell(name)).join(",")}\n`;
  const columns = result.columns.map((_, column) => result.values(column));
  for (let row = 0; row < result.length; row++)
    yield `${columns.map((values) => cell(valueText((values.next().value as Value | undefined) ?? null))).join(",")}\n`;
}
