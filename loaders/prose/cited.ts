import type {Citable} from "./citable.js";
import {datesIn, isDateOf} from "./dates.js";
import {english, type ProseLanguage} from "./language.js";
import {isNumber, numbersIn, type NumberInProse} from "./numbers.js";
import {thousands} from "../diagnostics/pluralize.js";

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
export function figuresIn(text: string, language: ProseLanguage = english) {
  const dates = datesIn(text, language);
  const masked = dates.reduce(
    (rest, {start, end}) => rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end),
    text
  );
  return {dates, numbers: numbersIn(masked, language)};
}

function unitFits({sign}: NumberInProse, unit: string | null): boolean {
  if (unit === null) return true;
  if (unit.startsWith("usd")) return sign === "usd";
  if (unit.startsWith("percent")) return sign === "percent";
  return sign === null;
}

const unitsIn = (text: string, unitNames: ReadonlyMap<string, string>, {inEnglish}: ProseLanguage) =>
  [...text.matchAll(/\p{L}[\p{L}-]*/gu)].flatMap(({0: word, index}) => {
    const unit = unitNames.get(inEnglish(word.toLowerCase()) ?? "");
    return unit === undefined ? [] : [{word, index, unit}];
  });

/** The word that follows a place in a text: `days` after `90` in `90 days of notice`. */
const wordAfter = (text: string, end: number) =>
  /^(?:\s|\u00a0|-)*(\p{L}+)/u.exec(text.slice(end))?.[1]?.toLowerCase() ?? null;

/** Whether a text says a number, and of the same thing: `10 years` does not bear out `10 days`. */
const says = (words: string, number: NumberInProse, of: string | null) =>
  figuresIn(words).numbers.some(
    ({value, sign, end}) =>
      value === number.value && sign === number.sign && (of === null || wordAfter(words, end) === of)
  );

/** Numbers that name something and count nothing, whole: `11.3.28`, `24A1063`, `SR130`, a telephone number. */
export const codesIn = (text: string): {text: string; index: number}[] =>
  [
    ...text.matchAll(
      /(?<![\p{L}\d.:-])(?!\d{4}-\d{2}-\d{2}(?!\d))(?:\p{Lu}+\d[\p{Lu}\d]*|\d+\p{Lu}[\p{Lu}\d]*|\d+(?:[.:-]\d+){2,})(?![\p{L}\d])/gu
    )
  ].map(({0: code, index}) => ({text: code, index}));

/**
 * Holds a cited text to its row: every number, date and unit that it says must be one of the row's. Empty when all fit.
 * @param language that of the text; the row's own words are English
 */
export function differences(
  text: string,
  row: Citable,
  unitNames: ReadonlyMap<string, string>,
  language: ProseLanguage = english
): Difference[] {
  const said = figuresIn(text, language);
  const counted = (end: number) => {
    const word = wordAfter(text, end);
    return word === null ? null : language.inEnglish(word);
  };
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
    if (stated || row.words.some((words) => says(words, number, counted(number.end)))) continue;
    const has = row.numbers.map(({value, unit}) => `${thousands(value)}${unit ? ` ${unit}` : ""}`).join(", ");
    found.push({said: number.text, start: number.start, has: has || "no such number"});
  }
  for (const {text: code, index} of codesIn(text))
    if (!row.words.some((words) => codesIn(words).some((other) => other.text === code)))
      found.push({said: code, start: index, has: "no such number in its words"});
  const units = new Set(row.numbers.flatMap(({unit}) => (unit === null ? [] : [unit])));
  if (units.size && said.numbers.length) {
    for (const {word, index, unit} of unitsIn(text, unitNames, language))
      if (!units.has(unit)) found.push({said: word, start: index, has: [...units].join(", ")});
  }
  return found;
}
