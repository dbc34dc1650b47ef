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

const SCALES: Record<string, number> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  m: 1e6,
  bn: 1e9,
  tn: 1e12
};
const WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

const digits = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const words = `\\b(?:${WORDS.join("|")})\\b(?=\\s+(?:hundred|thousand|million|billion|trillion|per ?cent|percent)\\b)`;
const PATTERN = new RegExp(
  String.raw`(?<dollar>\$)?(?<number>(?<![\w.])(?:${digits})|${words})(?:(?:\s|-|\u00a0)?(?<scale>hundred|thousand|million|billion|trillion|bn|tn|m)\b)?(?<percent>%|(?:\s|-|\u00a0)per ?cent(?!\w|age))?`,
  "giu"
);

/** The numbers of a text, in order. Digits inside a word (`A2`) are no number; words count where a scale or `percent` follows. */
export function numbersIn(text: string): NumberInProse[] {
  return [...text.matchAll(PATTERN)].map((match) => {
    const {number = "", scale, dollar, percent} = match.groups ?? {};
    const word = WORDS.indexOf(number.toLowerCase());
    const plain = word >= 0 ? String(word) : number.replaceAll(",", "");
    const decimals = plain.split(".")[1]?.length ?? 0;
    const factor = scale ? (SCALES[scale.toLowerCase()] ?? 1) : 1;
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
