import type {Doubt} from "../observation.js";

/** One number of the table, as published. */
export interface Value {
  variable: string;
  state: string;
  /** 0 for all sizes. */
  stub: number;
  number: number;
  place: string;
}

/** Counts are published to the nearest ten, amounts to the nearest thousand dollars (the table's unit). */
const stepOf = (variable: string) => (/^A\d/.test(variable) ? 1 : 10);

/**
 * Holds the nation to the sum of the states, and all sizes to the sum of the size classes. Each published number is rounded by itself, so
 * that a total may be off by half a step for each number that it is made of, and by half for itself. Further differences are doubts.
 */
export function checkTotals(values: readonly Value[]): Doubt[] {
  const sums = new Map<string, {sum: number; parts: number}>();
  const add = (key: string, number: number) => {
    const {sum, parts} = sums.get(key) ?? {sum: 0, parts: 0};
    sums.set(key, {sum: sum + number, parts: parts + 1});
  };
  for (const {variable, state, stub, number} of values) {
    if (state !== "US") add(`states ${variable} ${stub}`, number);
    if (stub !== 0) add(`sizes ${variable} ${state}`, number);
  }
  const compare = ({variable, number, place}: Value, key: string, what: string): Doubt[] => {
    const {sum, parts} = sums.get(key) ?? {sum: number, parts: 0};
    const allowed = (stepOf(variable) / 2) * (parts + 1);
    if (Math.abs(number - sum) <= allowed) return [];
    return [
      {
        code: "total-differs",
        place,
        message: `${variable}: ${what} ${number.toLocaleString("en")}, and the sum of its ${parts} parts is ${sum.toLocaleString("en")}; rounding explains at most ${allowed}`
      }
    ];
  };
  return values.flatMap((value) => {
    const {variable, state, stub} = value;
    return [
      ...(state === "US" ? compare(value, `states ${variable} ${stub}`, "the nation is") : []),
      ...(stub === 0 ? compare(value, `sizes ${variable} ${state}`, `all sizes in ${state} are`) : [])
    ];
  });
}
