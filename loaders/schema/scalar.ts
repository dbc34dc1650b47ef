import {nearest} from "../diagnostics/nearest.js";
import {either, show} from "../diagnostics/show.js";
import type {ColumnType, TextFormat} from "./column.js";
import {dayFrom, edtfFrom} from "./date.js";
import {refused, type Parsed} from "../diagnostics/fault.js";
import {limits} from "../diagnostics/limits.js";
import {decimalFrom, doubleFrom, integerFrom} from "./number.js";
import {faultsOfText} from "./text.js";

function enumFrom(text: string, values: readonly string[]): Parsed {
  if (values.includes(text)) return {value: text};
  const near = nearest(text.slice(0, 60), values);
  return refused(
    "enum-unknown",
    `${show(text)} is not one of the words of this column`,
    `${either(values)}${near ? `; did you mean ${near}?` : ""}`
  );
}

function textFrom(text: string, format: TextFormat | undefined): Parsed {
  if (format === "edtf" || format === "period") return edtfFrom(text, format);
  const faults = faultsOfText(text, format);
  return faults.length ? {faults} : {value: text};
}

/** Gives a text the type of its column; dates stay text. The one parser of values, for YAML and CSV alike. */
export function scalarFrom(text: string, type: ColumnType, format: TextFormat | undefined): Parsed {
  if (text.length > limits.cellLength) {
    return refused(
      "cell-too-long",
      `a cell of ${text.length.toLocaleString("en")} characters`,
      `at most ${limits.cellLength.toLocaleString("en")} characters`
    );
  }
  switch (type.kind) {
    case "text":
      return textFrom(text, format);
    case "boolean":
      return text === "true" || text === "false" ? {value: text === "true"} : enumFrom(text, ["true", "false"]);
    case "integer":
      return integerFrom(text);
    case "double":
      return doubleFrom(text);
    case "decimal":
      return decimalFrom(text, type.precision, type.scale);
    case "date":
      return dayFrom(text);
    case "enum":
      return enumFrom(text, type.values);
    case "list":
    case "struct":
      return refused(
        "shape-mismatch",
        `${show(text)} is a single value`,
        type.kind === "list" ? "a list: [a, b], or an item a line after a hyphen" : "a mapping of names to values"
      );
  }
}
