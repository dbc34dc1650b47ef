import type {Column, ColumnType} from "../../loaders/schema/column.js";

const FORMATS: Record<string, string> = {slug: "id", url: "web address", edtf: "date (EDTF)", period: "period (EDTF)"};

/** A column's type in words: `one of ...`, `list of ids of sources`. */
export function typeWords({type, format, references}: Pick<Column, "type" | "format" | "references">): string {
  if (type.kind === "list" && type.item.kind !== "struct") {
    return `list of ${plural(simple(type.item, format))}${belonging(references)}`;
  }
  return `${simple(type, format)}${belonging(references)}`;
}

function simple(type: ColumnType, format?: string): string {
  switch (type.kind) {
    case "text":
      return (format && FORMATS[format]) ?? "text";
    case "date":
      return "day";
    case "integer":
      return "whole number";
    case "double":
      return "number";
    case "boolean":
      return "true or false";
    case "decimal":
      return `decimal with ${type.scale} places`;
    case "enum":
      return `one of ${type.values.map((value) => `\`${value}\``).join(", ")}`;
    case "list":
      return `list of ${simple(type.item, format)}`;
    case "struct":
      return `(${type.fields.map((field) => `\`${field.name}\`: ${typeWords(field)}${field.nullable ? ", if known" : ""}`).join("; ")})`;
  }
}

const plural = (words: string) => (words === "id" ? "ids" : words === "text" ? "texts" : words);
const belonging = (references?: string) =>
  references === undefined ? "" : references === "*" ? " of any table" : ` of \`${references}\``;
