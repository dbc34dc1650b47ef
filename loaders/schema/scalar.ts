import {type Parsed, refused} from "../diagnostics/fault.js";
import {limits} from "../diagnostics/limits.js";
import {codecOf, rulesOf, type ColumnType, type TextFormat} from "./column.js";
import {thousands} from "../diagnostics/pluralize.js";

/** Gives a text the type of its column; dates stay text. The one parser of values, for YAML and CSV alike. */
export function scalarFrom(text: string, type: ColumnType, format: TextFormat | undefined): Parsed {
  if (text.length > limits.cellLength) {
    return refused(
      "cell-too-long",
      `a cell of ${thousands(text.length)} characters`,
      `at most ${thousands(limits.cellLength)} characters`
    );
  }
  return codecOf(type).parse(text, type, rulesOf(format));
}
