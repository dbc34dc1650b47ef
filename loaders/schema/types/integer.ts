import {z} from "zod";
import {type Fault, type Parsed, refused} from "../../diagnostics/fault.js";
import {show} from "../../diagnostics/show.js";
import {register, type Codec, type ColumnMeta} from "../codec.js";
import {isJsonScalar} from "../sql.js";
import {shown, ValueError} from "../valueerror.js";
import {malformed, numberCheck, tooLarge} from "./double.js";

/** A whole number, exact. */
export function integerFrom(text: string): Parsed {
  if (!/^-?(?:0|[1-9]\d*)$/.test(text) || text === "-0") return malformed(text, "1234");
  const value = Number(text);
  return Number.isSafeInteger(value) ? {value} : tooLarge(show(text));
}

export const integerCodec: Codec<{kind: "integer"}> = {
  json: "number",
  needed: "a whole number, without quotes",
  words: () => "whole number",
  tableSchema: () => ({type: "integer"}),
  parse: integerFrom,
  check(value, _type, path) {
    if (!Number.isSafeInteger(value))
      throw new ValueError("integer-inexact", path, `${shown(value)} is not a whole number within 2^53 - 1`);
  },
  sqlType: () => "BIGINT",
  arrowType: (arrow) => arrow.int64(),
  store: (value) => BigInt(value as number),
  read(value) {
    const number = Number(value);
    if (Number.isSafeInteger(number)) return number;
    throw new RangeError(`${String(value)} is beyond 2^53 - 1: a number here would not be exact`);
  },
  isJson: isJsonScalar,
  bulk: {
    // Up to 15 digits; of those with 16 some are not exact.
    form: () => "-?(?:0|[1-9]\\d{0,14})",
    whole: (value) => [`${value} BETWEEN -999999999999999 AND 999999999999999`],
    check: (check, value) => numberCheck(check, value, true)
  }
};

/** What is wrong with a number in JSON that is no exact whole number. */
export const integerFault = (value: number): {faults: Fault[]} =>
  Number.isInteger(value)
    ? tooLarge(String(value))
    : refused("number-malformed", `${value} is not a whole number`, "digits only, such as 1234");

/** A whole number from -(2^53 - 1) to 2^53 - 1. */
export const integer = (meta: ColumnMeta) => register(z.int(), {kind: "integer"}, meta);
