/** Columns of the source that a frame shows at most. */
const WIDTH = 100;
/** How much of a long line stands before the column that is pointed at. */
const BEFORE = 60;

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]|\p{Emoji_Presentation}/u;
const UNSEEN = /^[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]$/u;

const segmenter = new Intl.Segmenter("en", {granularity: "grapheme"});
const characters = (text: string) => [...segmenter.segment(text)].map(({segment}) => segment);

/** One character as a frame shows it: a tab as an arrow, what a terminal would obey as a mark. */
const shown = (character: string) => (character === "\t" ? "→" : UNSEEN.test(character) ? "�" : character);
/** As wide as the character: an ideographic space under a wide one. */
const blank = (character: string) => (WIDE.test(character) ? "\u3000" : " ");

/** A line of a text; only what is needed of it is looked at, since a line may be the whole of a large file. */
function lineOf(text: string, line: number): string {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const end = text.indexOf("\n", start);
    if (end === -1) return "";
    start = end + 1;
  }
  const end = text.indexOf("\n", start);
  return text.slice(start, end === -1 ? text.length : end).replace(/\r$/, "");
}

/** The line of a diagnostic with a caret under its column, both under a gutter; a long line is cut to what is around the column. */
export function frame(text: string, line: number, column: number): string {
  const whole = lineOf(text, line);
  const at = Math.min(column - 1, whole.length);
  const start = whole.length <= WIDTH ? 0 : Math.max(0, Math.min(at - BEFORE, whole.length - WIDTH));
  const cut = whole.slice(start, start + WIDTH);
  const lead = start > 0 ? "…" : "";
  const tail = start + WIDTH < whole.length ? "…" : "";
  const gutter = String(line);
  const before = characters(cut.slice(0, at - start))
    .map(blank)
    .join("");
  return [
    `  ${gutter} | ${lead}${characters(cut).map(shown).join("")}${tail}`,
    `  ${" ".repeat(gutter.length)} | ${lead && " "}${before}^`
  ].join("\n");
}
