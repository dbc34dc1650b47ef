import {show} from "../diagnostics/show.js";
import {LARGEST_INTEGER} from "./column.js";
import {refused, type Parsed} from "../diagnostics/fault.js";

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const INTEGER = /^-?(?:0|[1-9]\d*)$/;
const largest = String(LARGEST_INTEGER);

/** What the text would be as a plain number, where only marks that people add stand in the way. */
function plainly(text: string): string | null {
  const plain = text
    .replace(/[\s,_'’$€£%]/g, "")
    .replace(/^\+/, "")
    .replace(/^−/, "-")
    .replace(/^(-?)0+(?=\d)/, "$1")
    .replace(/^(-?)\./, "$10.")
    .replace(/\.$/, "");
  return NUMBER.test(plain) && plain !== text ? plain : null;
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
