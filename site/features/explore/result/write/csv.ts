import {csvLine} from "../../../../../loaders/dataset/csvline.js";
import type {Result} from "../result.js";
import {valueText} from "../text.js";
import type {Value} from "../value.js";

/** A result as CSV, a piece at a time: null is empty, empty text is quoted. */
export function* csvOf(result: Result): Generator<string> {
  yield `${csvLine(result.columns.map(({name}) => name))}\n`;
  const columns = result.columns.map((_, column) => result.values(column));
  for (let row = 0; row < result.length; row++)
    yield `${csvLine(columns.map((values) => valueText((values.next().value as Value | undefined) ?? null)))}\n`;
}
