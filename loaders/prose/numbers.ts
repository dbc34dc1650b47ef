import {english, type ProseLanguage} from "./language.js";

/** A number as prose writes it: `12,345`, `$96.7 billion`, `5%`, `seven million`. */
export interface NumberInProse {
  text: string;
  /** Offsets in the text that was searched. */
  start: number;
  end: number;
  value: number;
  /** What one unit of the last digit shown is worth: 1 for `12,345`, 10,000 for `1.28 million`. */
  step: number;
  /** The unit that the sign or word beside it says, where there is one. */
  sign: "usd" | "percent" | null;
}

/** The numbers of a text, in order. Digits inside a word (`A2`) are no number; words count where a scale or `percent` follows. */
export function numbersIn(text: string, language: ProseLanguage = english): NumberInProse[] {
  const {numbers, words, scales, group, decimal} = language;
  return [...text.matchAll(numbers)].map((match) => {
    const {number = "", scale, dollar, percent} = match.groups ?? {};
    const word = words.get(number.toLowerCase());
    const plain = word === undefined ? number.replaceAll(group, "").replace(decimal, ".") : String(word);
    const decimals = plain.split(".")[1]?.length ?? 0;
    const factor = scale ? (scales.get(scale.toLowerCase().replace(/\s+/g, " ")) ?? 1) : 1;
    return {
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
      // Multiplying 1.28 by 1e6 in floating point can miss the integer: move the point in text instead.
      value: Number(`${plain}e${Math.round(Math.log10(factor))}`),
      step: factor / 10 ** decimals,
      sign: dollar ? "usd" : percent ? "percent" : null
    };
  });
}

/** Whether a number in prose is this value: equal, or the value rounded to the digits shown where a scale or decimals show rounding. */
export function isNumber({value, step}: NumberInProse, actual: number): boolean {
  if (Math.abs(value) === Math.abs(actual)) return true;
  return step !== 1 && Math.abs(Math.abs(actual) - Math.abs(value)) <= step / 2;
}
