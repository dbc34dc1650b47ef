import type {Citable} from "./citable.js";
import {datesIn, isDateOf} from "./dates.js";
import {isNumber, numbersIn, type NumberInProse} from "./numbers.js";

/** What a cited text says that its row does not. */
export interface Difference {
  /** The words that differ. */
  said: string;
  /** Offset of those words in the cited text. */
  start: number;
  /** What the row has. */
  has: string;
}

/** The dates and numbers of a text; the digits of a date are not numbers as well. */
export function figuresIn(text: string) {
  const dates = datesIn(text);
  const masked = dates.reduce(
    (rest, {start, end}) => rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end),
    text
  );
  return {dates, numbers: numbersIn(masked)};
}

const format = (value: number) => value.toLocaleString("en-US", {maximumFractionDigits: 6});

function unitFits({sign}: NumberInProse, unit: string | null): boolean {
  if (unit === null) return true;
  if (unit.startsWith("usd")) return sign === "usd";
  if (unit.startsWith("percent")) return sign === "percent";
  return sign === null;
}

const unitsIn = (text: string, unitNames: ReadonlyMap<string, string>) =>
  [...text.matchAll(/[a-z][a-z-]*/gi)].flatMap(({0: word, index}) => {
    const unit = unitNames.get(word.toLowerCase());
    return unit === undefined ? [] : [{word, index, unit}];
  });

/** The word that follows a place in a text: `days` after `90` in `90 days of notice`. */
const wordAfter = (text: string, end: number) =>
  /^(?:\s|\u00a0|-)*([a-z]+)/i.exec(text.slice(end))?.[1]?.toLowerCase() ?? null;

/** Whether a text says a number, and of the same thing: `10 years` does not bear out `10 days`. */
const says = (words: string, number: NumberInProse, of: string | null) =>
  figuresIn(words).numbers.some(
    ({value, sign, end}) =>
      value === number.value && sign === number.sign && (of === null || wordAfter(words, end) === of)
  );

/** Holds a cited text to its row: every number, date and unit that it says must be one of the row's. Empty when all fit. */
export function differences(text: string, row: Citable, unitNames: ReadonlyMap<string, string>): Difference[] {
  const said = figuresIn(text);
  const found: Difference[] = [];
  // A row that has a date is cited for that one: others in its words are mostly about what came before or after.
  const wordDates = row.dates.length ? [] : row.words.flatMap((words) => figuresIn(words).dates);
  for (const date of said.dates) {
    const stated = row.dates.some((edtf) => isDateOf(date, edtf));
    const inWords = wordDates.some(
      (other) => other.year === date.year && other.month === date.month && other.day === date.day
    );
    if (!stated && !inWords)
      found.push({said: date.text, start: date.start, has: row.dates.join(", ") || "no such date"});
  }
  for (const number of said.numbers) {
    // Without its comma a value would pass for a year, and a year for a value.
    const bare = /^\d{4,}$/.test(number.text);
    const stated = !bare && row.numbers.some(({value, unit}) => isNumber(number, value) && unitFits(number, unit));
    if (stated || row.words.some((words) => says(words, number, wordAfter(text, number.end)))) continue;
    const has = row.numbers.map(({value, unit}) => `${format(value)}${unit ? ` ${unit}` : ""}`).join(", ");
    found.push({said: number.text, start: number.start, has: has || "no such number"});
  }
  const units = new Set(row.numbers.flatMap(({unit}) => (unit === null ? [] : [unit])));
  if (units.size && said.numbers.length) {
    for (const {word, index, unit} of unitsIn(text, unitNames))
      if (!units.has(unit)) found.push({said: word, start: index, has: [...units].join(", ")});
  }
  return found;
}
