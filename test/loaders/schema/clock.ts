import {z} from "zod";
import {refused} from "../../../loaders/diagnostics/fault.js";
import {ownRule, register, type Codec, type ColumnMeta} from "../../../loaders/schema/codec.js";
import {ValueError} from "../../../loaders/schema/valueerror.js";

/* What one more file in loaders/schema/types/ would be: a kind of column that the package does not have, a time of day. */
const PATTERN = "(?:[01]\\d|2[0-3]):[0-5]\\d";
const isClock = ownRule("clock", (text) => new RegExp(`^${PATTERN}$`).test(text));

export const clockCodec: Codec<{kind: "clock"}> = {
  json: "string",
  needed: "a time of day as text: HH:MM",
  words: () => "time of day",
  tableSchema: () => ({type: "time"}),
  parse: (text) =>
    isClock(text) ? {value: text} : refused("value-refused", `"${text}" is no time of day`, "hours and minutes: 14:05"),
  check(value, _type, path) {
    if (typeof value !== "string" || !isClock(value)) throw ValueError.expected("a time of day", value, path);
  },
  sqlType: () => "VARCHAR",
  arrowType: (arrow) => arrow.utf8(),
  store: (value) => value,
  read: String,
  bulk: {form: () => `"${PATTERN}"`, whole: null, check: () => null}
};

/** A time of day, `HH:MM`. */
export const clock = (meta: ColumnMeta) => register(z.string().refine(isClock), {kind: "clock"}, meta);
