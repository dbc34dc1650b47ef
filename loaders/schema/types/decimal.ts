import {z} from "zod";
import {type Parsed, refused} from "../../diagnostics/fault.js";
import {show} from "../../diagnostics/show.js";
import {register, type Codec, type ColumnMeta} from "../codec.js";
import {literal} from "../sql.js";
import {shown, ValueError} from "../valueerror.js";
import {malformed, NUMBER} from "./double.js";
import {textCheck, textForm} from "./text.js";

/** Decimals keep at most this many digits, so that a reader that turns them into a double prints the same digits again. */
const LARGEST_PRECISION = 15;

export interface DecimalType {
  kind: "decimal";
  precision: number;
  scale: number;
}

const formOf = ({precision, scale}: Omit<DecimalType, "kind">) =>
  new RegExp(`^-?\\d{1,${precision - scale}}${scale ? `\\.\\d{${scale}}` : ""}$`);

/** A decimal as text, with all its places. */
export function decimalFrom(text: string, precision: number, scale: number): Parsed {
  if (!NUMBER.test(text)) return malformed(text, "12.34");
  const [whole = "", fraction = ""] = text.split(".");
  if (whole.replace("-", "").length > precision - scale || fraction.length > scale) {
    return refused(
      "number-inexact",
      `${show(text)} has more digits than can be stored`,
      `at most ${precision - scale} digits before the point and ${scale} after it`
    );
  }
  const value = scale ? `${whole}.${fraction.padEnd(scale, "0")}` : whole;
  return /^-0[.0]*$/.test(value) ? malformed(text, "0") : {value};
}

export const decimalCodec: Codec<DecimalType> = {
  json: "string",
  needed: "a decimal as text in quotes",
  words: ({scale}) => `decimal with ${scale} places`,
  tableSchema: () => ({type: "number"}),
  parse: (text, {precision, scale}) => decimalFrom(text, precision, scale),
  check(value, type, path) {
    if (typeof value !== "string") throw ValueError.expected("a decimal as text", value, path);
    if (!formOf(type).test(value))
      throw new ValueError(
        "decimal-form",
        path,
        `${shown(value)} is not a decimal of ${type.precision} digits with ${type.scale} after the point`
      );
  },
  sqlType: ({precision, scale}) => `DECIMAL(${precision}, ${scale})`,
  arrowType: (arrow, {precision, scale}) => arrow.decimal(precision, scale),
  store: (value, type, into) => into.decimal(BigInt((value as string).replace(".", "")), type),
  read: (value, {scale}) => (typeof value === "string" ? value : Number(value).toFixed(scale)),
  // `12` for 12.00: what is written with fewer places is the same number.
  cellJson(cell, {precision, scale}) {
    const plain = `(?:-?[1-9][0-9]{0,${precision - scale - 1}}|0)${scale ? `(?:[.][0-9]{1,${scale}})?` : ""}`;
    return `CASE WHEN regexp_full_match(${cell}, ${literal(plain)}) THEN to_json(CAST(CAST(${cell} AS DECIMAL(${precision}, ${scale})) AS VARCHAR)) ELSE to_json(${cell}) END`;
  },
  // Written back as a number, whether it was read from one or, as it should be, from a text: bytes do not tell.
  bulk: {form: (_, pattern) => textForm(pattern), whole: null, check: textCheck}
};

/**
 * An exact decimal, held as text (`4520000.00`) so that no digit is lost; at most 15 digits.
 * @throws RangeError for more digits
 */
export const decimal = (precision: number, scale: number, meta: ColumnMeta) => {
  if (precision > LARGEST_PRECISION)
    throw new RangeError(`a decimal keeps at most ${LARGEST_PRECISION} digits, not ${precision}`);
  return register(z.string().regex(formOf({precision, scale})), {kind: "decimal", precision, scale}, meta);
};
