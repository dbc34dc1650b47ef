import {codecOf, rulesOf, type Column, type ColumnType} from "../../loaders/schema/column.js";

/** A column's type in words: `one of ...`, `list of ids of sources`. */
export function typeWords({type, format, references}: Pick<Column, "type" | "format" | "references">): string {
  if (type.kind === "list" && type.item.kind !== "struct") {
    return `list of ${plural(simple(type.item, format))}${belonging(references)}`;
  }
  return `${simple(type, format)}${belonging(references)}`;
}

const simple = (type: ColumnType, format: Column["format"]): string =>
  (type.kind === "text" ? rulesOf(format)?.words : undefined) ??
  codecOf(type).words(type, (inside) => typeWords(inside as Column));

const plural = (words: string) => (words === "id" ? "ids" : words === "text" ? "texts" : words);
const belonging = (references?: string) =>
  references === undefined ? "" : references === "*" ? " of any table" : ` of \`${references}\``;
