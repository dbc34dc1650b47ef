const SCALES: Record<string, number> = {million: 1e6, billion: 1e9};
const MONTHS =
  "January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.|Feb\\.|Aug\\.|Sept\\.|Oct\\.|Nov\\.|Dec\\.";

/** Names with figures in them that count nothing: provisions, sections, hours of an order's title. */
const NAMES = /\b26 U\.S\.C\.|6103(\([a-zA-Z0-9]+\))*|\bsection 705\b|\b24-hour\b/gi;

/** The numbers that a text says, dates and names of provisions aside: `1.28 million` is 1280000. Years are numbers. */
export function numbersSaid(text: string): number[] {
  const bare = text.replace(NAMES, " ").replace(new RegExp(`(${MONTHS}) \\d{1,2}(?!\\d)`, "g"), " ");
  return [...bare.matchAll(/(?<![\w.])\$?(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:\s+(million|billion))?/g)].map(
    ([, digits = "", scale = ""]) => Number(digits.replaceAll(",", "")) * (SCALES[scale] ?? 1)
  );
}
