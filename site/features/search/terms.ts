import {folded} from "../../ui/folded.js";

/** What the terms of a language are made with; the page carries them. */
export interface TermsOf {
  /** As BCP 47 names it. */
  code: string;
  /** Words of a question that tell no row from another, without accents, with spaces between them. */
  empty: string;
  /** Endings that a word may have or not, without accents. */
  endings: string;
}

/** How texts and questions become the terms of an index. */
export interface Terms {
  /** Every word of a text, each day, month and docket number in it as one more. */
  ofText: (text: string) => string[];
  /** The terms of a question: a day or docket number is one, and small words are left out where others are left. */
  ofQuestion: (question: string) => string[];
  /** A docket number in a question as it was written there. */
  asWritten: (question: string, docket: string) => string;
  /** A word without the endings that tell one from several and the like. */
  stem: (word: string) => string;
}

/** Where a docket number starts and ends, with its court's division, its kind of case and its judges’ initials or without: `1:25-cv-00457-ABC`. */
const DOCKET =
  /(?<![\p{L}\d-])(?:(?:\d{1,2}:)?(\d\d)-(?:cv|cr|mc|md|bk|ap)-0*(\d+)(?:-[a-z]{2,4})*|(\d\d)-0*(\d{3,5}))(?![\p{L}\d-])/giu;
/** A day or a month in the ways of writing one: `2025-11-21`, `Nov. 21, 2025`, `21 de noviembre de 2025`, `Nov. 21`, `noviembre de 2025`. */
const daysIn = (months: readonly string[]) => {
  const month = `((?:${[...new Set(months.map((name) => name.slice(0, 3)))].join("|")})\\p{L}*)\\.?`;
  const ways = [
    "(\\d{4})-(\\d\\d)-(\\d\\d)\\b",
    `(\\d{1,2})(?: de)? ${month}(?:(?:,| del?)? (\\d{4})\\b)?`,
    `${month} (\\d{1,2})(?:st|nd|rd|th)?\\b(?!,\\d)(?:,? (\\d{4})\\b)?`,
    `${month}(?:,| del?)? (\\d{4})\\b`
  ];
  return new RegExp(`\\b(?:${ways.join("|")})`, "gu");
};

/** Whether a term is a docket number. */
export const isDocket = (term: string): boolean => /^\d\d-\d+$/.test(term);
/** Whether a term is a day or a month. */
export const isDay = (term: string): boolean => /^(?:\d{4}|-)-/.test(term);

const two = (text: string | number) => `${text}`.padStart(2, "0");

// "D.D.C." and "DDC" are one word; "12,345" and "12345" are.
const wordsOf = (text: string) =>
  text
    .replace(/\b(?:\p{L}\.){2,}/gu, (letters) => letters.replaceAll(".", ""))
    .replace(/(\d),(?=\d{3}\b)/g, "$1")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

const monthsIn = (code: string) => {
  const names = new Intl.DateTimeFormat(code, {month: "long", timeZone: "UTC"});
  return Array.from({length: 12}, (_, month) => folded(names.format(Date.UTC(2000, month, 1))));
};

/** The terms of a language; days are read as English writes them too, in which some texts of every page are. */
export function termsIn({code, empty, endings}: TermsOf): Terms {
  const small = new Set(empty.split(" "));
  const cut = endings.split(" ").sort((a, b) => b.length - a.length);
  const months = [monthsIn("en"), monthsIn(code)];
  const days = daysIn(months.flat());
  /** The number of a month by its name or the beginning of it; null of another word. */
  const monthOf = (word: string) => {
    for (const names of months) {
      const at = names.findIndex((name) => name.startsWith(word));
      if (at >= 0) return two(at + 1);
    }
    return null;
  };

  const stems = new Map<string, string>();
  const stem = (word: string): string => {
    let known = stems.get(word);
    if (known === undefined) stems.set(word, (known = withoutEnding(word)));
    return known;
  };
  const withoutEnding = (word: string): string => {
    if (word.length < 4 || !/^\p{L}+$/u.test(word)) return word;
    const one = word.replace(/(?<=...)(?:es|s)$/u, "");
    const ending = cut.find((each) => one.endsWith(each) && one.length - each.length > 2) ?? "";
    return one
      .slice(0, one.length - ending.length)
      .replace(/(?<=..)(\p{L})\1$/u, "$1")
      .replace(/y$/, "i")
      .replace(/z$/, "c");
  };

  /** The days and docket numbers of a text, and what is left of it without them. */
  const apart = (text: string): {found: {terms: string[]; whole: string}[]; rest: string} => {
    const found: {terms: string[]; whole: string}[] = [];
    const rest = text
      .replace(/\s+/g, " ")
      .replace(DOCKET, (_whole, ...parts: (string | undefined)[]) => {
        const [year, number, shortYear, shortNumber] = parts;
        const docket = `${year ?? shortYear}-${number ?? shortNumber}`;
        found.push({terms: [docket], whole: docket});
        return " ";
      })
      .replace(days, (written: string, ...parts: (string | undefined)[]) => {
        const [isoYear, isoMonth, isoDay, dayFirst, monthThen, yearThen, monthFirst, dayThen, yearLast, alone, of] =
          parts;
        const year = isoYear ?? yearThen ?? yearLast ?? of;
        const day = isoDay ?? dayFirst ?? dayThen;
        const month = isoMonth ?? monthOf(monthThen ?? monthFirst ?? alone ?? "");
        if (month === null) return written;
        const [inYear, inMonth] = [year && `${year}-${month}`, day && `--${month}-${two(day)}`];
        const whole = year && day ? `${year}-${month}-${two(day)}` : (inYear ?? inMonth ?? "");
        found.push({terms: [...new Set([whole, inYear, inMonth].filter((term) => term !== undefined))], whole});
        return " ";
      });
    return {found, rest};
  };

  return {
    asWritten: (question, docket) =>
      (question.match(DOCKET) ?? []).find((written) => apart(written.toLowerCase()).found[0]?.whole === docket) ??
      docket,
    stem: (word) => stem(folded(word)),
    ofText(text) {
      const plain = folded(text);
      const numbered = /\d/.test(plain) ? apart(plain).found : [];
      return [...wordsOf(plain).map(stem), ...numbered.flatMap(({terms}) => terms)];
    },
    ofQuestion(question) {
      const {found, rest} = apart(folded(question));
      const asked = wordsOf(rest);
      const telling = asked.filter((word) => !small.has(word));
      const left = telling.length || found.length ? telling : asked;
      // The last word may be unfinished, and stays last.
      return [...new Set([...found.map(({whole}) => whole), ...left.map(stem)])];
    }
  };
}
