import {z} from "zod";
import {type Fault, type Parsed, refused} from "../../diagnostics/fault.js";
import {show} from "../../diagnostics/show.js";
import {register, type Codec, type ColumnMeta, type ZodCheck} from "../codec.js";
import {isJsonScalar} from "../sql.js";
import {shown, ValueError} from "../valueerror.js";

export const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
/** The largest whole number that every reader of the tables (JavaScript among them) holds exactly. */
const LARGEST = Number.MAX_SAFE_INTEGER;

/** Marks between thousands, each with the groups of three digits that it must part; a single comma before three digits is one, as in English. */
const GROUPED: readonly [pattern: RegExp, mark: RegExp][] = [
  [/^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/, /,/g],
  [/^[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?$/, /[ \u00a0\u2009\u202f]/g],
  [/^[1-9]\d{0,2}(?:['’]\d{3})+(?:\.\d+)?$/, /['’]/g],
  [/^[1-9]\d{0,2}(?:_\d{3})+(?:\.\d+)?$/, /_/g],
  [/^[1-9]\d{0,2}(?:\.\d{3})+,\d+$/, /\./g],
  [/^[1-9]\d{0,2}(?:\.\d{3}){2,}$/, /\./g]
];

/** What the text would be as a plain number, where only marks that people add stand in the way and there is one way to read them. */
function plainly(text: string): string | null {
  const [, sign = "", digits = ""] =
    /^\s*([-−+]?)\s*[$€£]?\s*(\d[\d.,_'’ \u00a0\u2009\u202f]*|\.\d+)\s*%?\s*$/.exec(text) ?? [];
  const bare = digits.trim();
  const mark = GROUPED.find(([pattern]) => pattern.test(bare))?.[1];
  const plain = (mark ? bare.replace(mark, "") : bare)
    // A comma that parts no thousands is a decimal point.
    .replace(/^(\d+),(\d+)$/, "$1.$2")
    .replace(/^0+(?=\d)/, "")
    .replace(/^\./, "0.")
    .replace(/\.$/, "");
  const whole = `${sign === "-" || sign === "−" ? "-" : ""}${plain}`;
  return NUMBER.test(whole) && whole !== text ? whole : null;
}

/** The same number in the fewest digits. */
const shortest = (text: string) => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);

/** A double as its shortest digits, without an exponent. */
function digits(number: number): string {
  const text = String(number);
  const [mantissa = "", exponent] = text.split("e-");
  if (exponent === undefined) return text;
  const bare = mantissa.replace(/[-.]/g, "");
  return `${number < 0 ? "-" : ""}0.${"0".repeat(Number(exponent) - 1)}${bare}`;
}

export const malformed = (text: string, example: string): {faults: Fault[]} => {
  const plain = plainly(text);
  return refused(
    "number-malformed",
    `${show(text)} is not a number`,
    plain ? `${plain}: digits only, without separators or unit signs` : `digits only, such as ${example}`
  );
};

export const tooLarge = (shownNumber: string): {faults: Fault[]} =>
  refused(
    "number-inexact",
    `${shownNumber} is too large to be stored exactly`,
    `a number from -${LARGEST} to ${LARGEST}`
  );

/** The nearest number that can be stored is another number, and so no advice. */
const FEWER = "at most 15 digits, or a decimal column, which keeps more";

/** A number that prints the same digits again. */
export function doubleFrom(text: string): Parsed {
  if (!NUMBER.test(text)) return malformed(text, "1234 or 12.34");
  const value = Number(text);
  if (Object.is(value, -0)) return malformed(text, "0");
  if (Math.abs(value) > LARGEST) return tooLarge(show(text));
  const kept = digits(value);
  return kept === shortest(text)
    ? {value}
    : refused("number-inexact", `${show(text)} has more digits than can be stored`, FEWER);
}

/** What is wrong with a number of JSON, by its digits: a double that keeps fewer of them. Null for those that print back to as many. */
export function inexact(token: string): Fault | null {
  const value = Number(token);
  const count = token.replace(/[eE].*/, "").replace(/^[-0.]+|[.]/g, "").length;
  if (count <= 15 && Number.isFinite(value)) return null;
  // 17 digits tell every double from the next; with fewer, those count that it prints again.
  const again = [String(value), ...(count >= 17 && count <= 100 ? [value.toPrecision(count)] : [])];
  const same = Number.isFinite(value) && again.some((text) => digitsOf(text) === digitsOf(token));
  return same
    ? null
    : refused(
        "number-inexact",
        `${shorten(token)} ${Number.isFinite(value) ? "has more digits than can be stored" : "is too large"}`,
        Number.isFinite(value) ? FEWER : "a number below 1.8e308"
      ).faults[0]!;
}

/** The digits of a number that count. */
const digitsOf = (text: string) =>
  text
    .replace(/[eE].*/, "")
    .replace(/[-.]/g, "")
    .replace(/^0+|0+$/g, "");
const shorten = (token: string) => (token.length > 40 ? `${token.slice(0, 40)}…` : token);

/** A check of a number as SQL; null where it cannot be said. */
export function numberCheck({check, value: bound, inclusive}: ZodCheck, value: string, whole: boolean): string | null {
  const exact = whole && Number.isSafeInteger(bound);
  const limit = exact ? String(bound) : Number.isFinite(bound) ? `CAST('${String(bound)}' AS DOUBLE)` : null;
  if (limit === null) return null;
  if (check === "greater_than") return `${value} ${inclusive ? ">=" : ">"} ${limit}`;
  if (check === "less_than") return `${value} ${inclusive ? "<=" : "<"} ${limit}`;
  // A remainder of doubles is zod's own affair.
  return check === "multiple_of" && exact && bound !== 0 ? `${value} % ${Number(bound)} = 0` : null;
}

export const doubleCodec: Codec<{kind: "double"}> = {
  json: "number",
  needed: "a number, without quotes",
  words: () => "number",
  tableSchema: () => ({type: "number"}),
  parse: doubleFrom,
  check(value, _type, path) {
    if (!Number.isFinite(value))
      throw new ValueError("number-not-finite", path, `${shown(value)} is not a finite number`);
  },
  sqlType: () => "DOUBLE",
  arrowType: (arrow) => arrow.float64(),
  // Without a negative zero: a file that keeps each different value once cannot tell it from zero.
  store: (value) => (value as number) + 0,
  read: Number,
  // A whole number without the `.0` that DuckDB gives a double.
  csv: {write: (column) => `regexp_replace(CAST(${column} AS VARCHAR), '\\.0$', '')`},
  isJson: isJsonScalar,
  bulk: {
    form: () => "-?(?:0|[1-9]\\d{0,17})(?:\\.\\d{1,25})?(?:[eE][-+]?\\d{1,2})?",
    whole: (value) => [`isfinite(${value})`],
    check: (check, value) => numberCheck(check, value, false)
  }
};

/** A number, 64-bit floating point. */
export const double = (meta: ColumnMeta) => register(z.number(), {kind: "double"}, meta);
