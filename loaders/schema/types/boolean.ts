import {z} from "zod";
import {register, type Codec, type ColumnMeta} from "../codec.js";
import {isJsonScalar} from "../sql.js";
import {ValueError} from "../valueerror.js";
import {wordFrom} from "./enum.js";

export const booleanCodec: Codec<{kind: "boolean"}> = {
  json: "boolean",
  needed: "true or false, without quotes",
  words: () => "true or false",
  tableSchema: () => ({type: "boolean"}),
  parse: (text) => (text === "true" || text === "false" ? {value: text === "true"} : wordFrom(text, ["true", "false"])),
  check(value, _type, path) {
    if (typeof value !== "boolean") throw ValueError.expected("true or false", value, path);
  },
  sqlType: () => "BOOLEAN",
  arrowType: (arrow) => arrow.bool(),
  store: (value) => value,
  read: (value) => value,
  csv: {read: (cell) => ({true: true, false: false})[cell]},
  isJson: isJsonScalar,
  bulk: {form: () => "true|false", whole: () => [], check: () => null}
};

/** True or false. */
export const boolean = (meta: ColumnMeta) => register(z.boolean(), {kind: "boolean"}, meta);
