/** Characters that a terminal would obey or hide rather than print. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const escape = (character: string) => `\\u{${character.codePointAt(0)!.toString(16)}}`;

/** A value in quotes for a message: cut when long, unseen characters spelled out. */
export function show(text: string, length = 60): string {
  const cut = text.length > length ? `${text.slice(0, length)}…` : text;
  return `"${cut.replace(/\n/g, "\\n").replace(UNSEEN, escape)}"`;
}

/** Words in a row: `a`, `a or b`, `a, b or c`. */
export const either = (words: readonly string[]): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} or ${words.at(-1)!}`;
