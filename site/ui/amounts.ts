import {numberInWords} from "./format.js";

const SCALES = [
  [1e12, "trillion"],
  [1e9, "billion"],
  [1e6, "million"]
] as const;

/** A large number as people say it: `7.6 million`, `96.7 billion`; below a million all its digits. */
export function roundInWords(value: number): string {
  const [size, word] = SCALES.find(([least]) => Math.abs(value) >= least) ?? [1, ""];
  return word ? `${numberInWords(Number((value / size).toPrecision(4)))} ${word}` : numberInWords(value);
}

/** Dollars as people say them: `$96.7 billion`. */
export const dollars = (value: number): string => `$${roundInWords(value)}`;

const SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
/** A small count in words: `two`; from thirteen in digits. */
export const countInWords = (count: number): string => SMALL[count] ?? numberInWords(count);
/** With a capital, to open a sentence. */
export const capital = (text: string): string => text.replace(/^./, (letter) => letter.toUpperCase());
