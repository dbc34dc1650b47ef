import type {Result} from "../result.js";
import {jsonText} from "../text.js";
import type {Value} from "../value.js";
import {distinct} from "./names.js";

/** Whether a reader that holds numbers as doubles writes the same digits again. */
const doubles = (digits: string) => digits.replace(/^-/, "").replace(".", "").replace(/^0+/, "").length <= 15;

function cell(value: Value, numeric: boolean): string {
  return numeric && typeof value === "string" && doubles(value) ? value : jsonText(value);
}

/** A result as a JSON list of rows, a piece at a time. A number of more digits than a double keeps is text. */
export function* jsonOf(result: Result): Generator<string> {
  const names = distinct(result.columns.map(({name}) => name)).map((name) => JSON.stringify(name));
  const columns = result.columns.map((_, column) => result.values(column));
  for (let row = 0; row < result.length; row++) {
    const cells = columns.map(
      (values, column) =>
        `${names[column]}:${cell((values.next().value as Value | undefined) ?? null, result.columns[column]!.numeric)}`
    );
    yield `${row ? ",\n" : "[\n"}{${cells.join(",")}}`;
  }
  yield result.length ? "\n]\n" : "[]\n";
}
