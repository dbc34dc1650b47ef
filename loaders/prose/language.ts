/** How a language writes the dates and numbers that prose is held to. */
export interface ProseLanguage {
  /** Groups `iso`; `day`, `month` and `year`; `monthly` and `monthyear`; `yearonly`. */
  dates: RegExp;
  /** The names of months as `dates` finds them, in lower case, each with its number. */
  months: ReadonlyMap<string, number>;
  /** Groups `dollar`, `number`, `scale` and `percent`. */
  numbers: RegExp;
  /** What stands between thousands and before decimals. */
  group: string;
  decimal: string;
  /** Numbers written as words, in lower case. */
  words: ReadonlyMap<string, number>;
  /** Words for powers of ten, in lower case. */
  scales: ReadonlyMap<string, number>;
  /** The English of a word that names what is counted, in lower case; null for one that is not known. */
  inEnglish: (word: string) => string | null;
}

/** What a language says of itself; dates and separators come from its locale. */
export interface ProseWords {
  /** Numbers as words, `seven`; they count where a scale or a percentage follows. */
  numbers: Readonly<Record<string, number>>;
  /** Powers of ten, `million`. */
  scales: Readonly<Record<string, number>>;
  /** Words that stand for `%`, as a regular expression. */
  percent: string;
  /** Words for what is counted, with the English that the record uses. */
  units: Readonly<Record<string, string>>;
}

const YEAR = String.raw`(?:1[789]|2\d)\d{2}`;
const SPACE = String.raw`(?:\s|\u00a0)`;
const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, `${SPACE}+`);
/** Longer words first, so that none is taken for the beginning of another. */
const either = (words: Iterable<string>) =>
  [...words]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map(literal)
    .join("|");

const ISO = String.raw`(?<iso>\b\d{4}-\d{2}-\d{2}\b)`;
const yearOnly = (scales: string) =>
  String.raw`(?<![\d,.$:/-])\b(?<yearonly>(?:1[789]|20)\d{2})\b(?![,.]\d|[\d%:-]|${SPACE}(?:${scales})\b)`;

/** The pattern of numbers with these separators, words, scales and ways to say percent. */
const numberPattern = ({
  group,
  decimal,
  words,
  scales,
  percent
}: Record<"group" | "decimal" | "words" | "scales" | "percent", string>) => {
  const [g, d] = [literal(group), literal(decimal)];
  const digits = String.raw`\d{1,3}(?:${g}\d{3})+(?:${d}\d+)?|\d+(?:${d}\d+)?`;
  const spelled = String.raw`\b(?:${words})\b(?=\s+(?:${scales}|${percent})(?!\p{L}))`;
  return new RegExp(
    String.raw`(?<dollar>\$)?(?<number>(?<![\p{L}\d_.])(?:${digits})|${spelled})(?:(?:\s|-|\u00a0)?(?<scale>${scales})(?!\p{L}))?(?<percent>%|(?:\s|-|\u00a0)(?:${percent})(?!\p{L}))?`,
    "giu"
  );
};

const lower = (record: Readonly<Record<string, number>>) =>
  new Map(Object.entries(record).map(([word, value]) => [word.toLowerCase(), value]));

/** A language by its locale, `es-US`, and the words that no locale has. */
export function proseLanguage(locale: string, {numbers, scales, percent, units}: ProseWords): ProseLanguage {
  const partsOf = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, {...options, timeZone: "UTC"}).formatToParts(new Date(Date.UTC(2025, 7, 17)));
  const name = new Intl.DateTimeFormat(locale, {month: "long", timeZone: "UTC"});
  const months = new Map(
    Array.from({length: 12}, (_, index) => [name.format(new Date(Date.UTC(2025, index, 1))).toLowerCase(), index + 1])
  );
  const month = either(months.keys());
  const between = (parts: Intl.DateTimeFormatPart[], from: string, to: string) =>
    literal(
      parts
        .slice(
          parts.findIndex(({type}) => type === from) + 1,
          parts.findIndex(({type}) => type === to)
        )
        .map(({value}) => value)
        .join("")
    );
  const whole = partsOf({day: "numeric", month: "long", year: "numeric"});
  const short = partsOf({month: "long", year: "numeric"});
  const at = (type: string) => whole.findIndex((part) => part.type === type);
  const named = String.raw`(?<month>${month})(?!\p{L})`;
  const day =
    at("day") < at("month")
      ? String.raw`(?<![\d,.])(?<day>\d{1,2})(?:\.?º)?${between(whole, "day", "month")}${named}(?:${between(whole, "month", "year")}(?<year>${YEAR})\b)?`
      : String.raw`(?<!\p{L})${named}${between(whole, "month", "day")}(?<day>\d{1,2})(?:${between(whole, "day", "year")}(?<year>${YEAR}))?\b(?!\d)`;
  const monthly = String.raw`(?<!\p{L})(?<monthly>${month})${between(short, "month", "year")}(?<monthyear>${YEAR})\b`;
  const separators = new Intl.NumberFormat(locale, {useGrouping: "always"}).formatToParts(12345.6);
  const separator = (type: string) => separators.find((part) => part.type === type)?.value ?? "";
  const [group, decimal] = [separator("group"), separator("decimal")];
  const scaleWords = either(Object.keys(scales));
  return {
    dates: new RegExp([ISO, day, monthly, yearOnly(scaleWords)].join("|"), "giu"),
    months,
    numbers: numberPattern({group, decimal, words: either(Object.keys(numbers)), scales: scaleWords, percent}),
    group,
    decimal,
    words: lower(numbers),
    scales: lower(scales),
    inEnglish: (word) => units[word] ?? null
  };
}

const MONTHS = "January February March April May June July August September October November December".split(" ");
// Whole, or short with a full stop, as American newspapers set them: "Aug. 7, 2025".
const months = [...MONTHS, String.raw`(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.`].join("|");
const SHORT = ["Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.", "Aug.", "Sept.", "Sep.", "Oct.", "Nov.", "Dec."];
const WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const SCALES = {hundred: 1e2, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12, m: 1e6, bn: 1e9, tn: 1e12};

/** English, with American and British dates. */
export const english: ProseLanguage = {
  // A month's name alone is not taken for a date: "may" and "march" are words too.
  dates: new RegExp(
    [
      ISO,
      String.raw`\b(?<day>\d{1,2})(?:\s|\u00a0)(?<month>${months})(?!\w)(?:,?(?:\s|\u00a0)(?<year>${YEAR})\b)?`,
      String.raw`\b(?<usmonth>${months})(?:\s|\u00a0)(?<usday>\d{1,2})(?:,?(?:\s|\u00a0)(?<usyear>${YEAR}))?\b(?!\d)`,
      String.raw`\b(?<monthly>${months})(?:\s|\u00a0)(?<monthyear>${YEAR})\b`,
      yearOnly("million|billion|thousand")
    ].join("|"),
    "gu"
  ),
  months: new Map(
    [...MONTHS, ...SHORT].map((name) => [
      name.toLowerCase(),
      MONTHS.findIndex((whole) => whole.startsWith(name.slice(0, 3))) + 1
    ])
  ),
  numbers: numberPattern({
    group: ",",
    decimal: ".",
    words: WORDS.join("|"),
    scales: "hundred|thousand|million|billion|trillion|bn|tn|m",
    percent: "per ?cent"
  }),
  group: ",",
  decimal: ".",
  words: new Map(WORDS.map((word, value) => [word, value])),
  scales: new Map(Object.entries(SCALES)),
  inEnglish: (word) => word
};
