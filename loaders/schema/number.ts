import {show} from "../diagnostics/show.js";
import {LARGEST_INTEGER} from "./column.js";
import {refused, type Parsed} from "../diagnostics/fault.js";

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const INTEGER = /^-?(?:0|[1-9]\d*)$/;
const largest = String(LARGEST_INTEGER);

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

const malformed = (text: string, example: string): Parsed => {
  const plain = plainly(text);
  return refused(
    "number-malformed",
    `${show(text)} is not a number`,
    plain ? `${plain}: digits alone, without separators or signs of a unit` : `digits alone, such as ${example}`
  );
};

const tooLarge = (text: string): Parsed =>
  refused(
    "number-inexact",
    `${show(text)} is beyond the whole numbers that are kept exactly`,
    `a number from -${largest} to ${largest}`
  );

/** A whole number, exact. */
export function integerFrom(text: string): Parsed {
  if (!INTEGER.test(text) || text === "-0") return malformed(text, "1234");
  const value = Number(text);
  return Number.isSafeInteger(value) ? {value} : tooLarge(text);
}

/** A number that prints the same digits again. */
export function doubleFrom(text: string): Parsed {
  if (!NUMBER.test(text)) return malformed(text, "1234 or 12.34");
  const value = Number(text);
  if (Object.is(value, -0)) return malformed(text, "0");
  if (Math.abs(value) > LARGEST_INTEGER) return tooLarge(text);
  const kept = digits(value);
  return kept === shortest(text)
    ? {value}
    : refused(
        "number-inexact",
        `${show(text)} has more digits than are kept`,
        `${kept}, the nearest number that is kept`
      );
}

/** A decimal as text, with all its places. */
export function decimalFrom(text: string, precision: number, scale: number): Parsed {
  if (!NUMBER.test(text)) return malformed(text, "12.34");
  const [whole = "", fraction = ""] = text.split(".");
  if (whole.replace("-", "").length > precision - scale || fraction.length > scale) {
    return refused(
      "number-inexact",
      `${show(text)} has more digits than are kept`,
      `at most ${precision - scale} digits before the point and ${scale} after it`
    );
  }
  const value = scale ? `${whole}.${fraction.padEnd(scale, "0")}` : whole;
  return /^-0[.0]*$/.test(value) ? malformed(text, "0") : {value};
}
