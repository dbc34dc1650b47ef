import {z} from "zod";
import {type Parsed, refused} from "../../diagnostics/fault.js";
import {nearest} from "../../diagnostics/nearest.js";
import {either, show} from "../../diagnostics/show.js";
import {register, type Codec, type ColumnMeta} from "../codec.js";
import {literal} from "../sql.js";
import {shown, ValueError} from "../valueerror.js";
import {jsonPattern} from "../pattern.js";

/** One of some words. */
export function wordFrom(text: string, words: readonly string[]): Parsed {
  if (words.includes(text)) return {value: text};
  const near = nearest(text.slice(0, 60), words);
  return refused(
    "enum-unknown",
    `${show(text)} is not a value of this column`,
    `${either(words)}${near ? `; did you mean ${near}?` : ""}`
  );
}

export const enumCodec: Codec<{kind: "enum"; values: readonly string[]}> = {
  json: "string",
  needed: "one of the words of this column, in quotes",
  words: ({values}) => `one of ${values.map((value) => `\`${value}\``).join(", ")}`,
  tableSchema: ({values}) => ({type: "string", constraints: {enum: values}}),
  parse: (text, {values}) => wordFrom(text, values),
  check(value, {values}, path) {
    if (typeof value !== "string" || !values.includes(value))
      throw new ValueError("enum-unknown", path, `${shown(value)} is none of ${values.join(", ")}`);
  },
  sqlType: ({values}) => `ENUM(${values.map(literal).join(", ")})`,
  // Not a dictionary: DuckDB-WASM reads one as VARCHAR too, and stops on a list of them when every list of a batch is empty.
  arrowType: (arrow) => arrow.utf8(),
  store: (value) => value,
  read: (value) => value,
  bulk: {form: ({values}) => values.map(jsonPattern).join("|"), whole: () => [], check: () => null}
};

/** One of a short list of words. */
export const oneOf = <const V extends readonly [string, ...string[]]>(values: V, meta: ColumnMeta) =>
  register(z.enum(values), {kind: "enum", values}, meta);
