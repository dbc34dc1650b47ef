/** A text cut to its room at a word; `letter` is the width of one letter, in the unit of the room. */
export function shorten(text: string, room: number, letter: number): string {
  const letters = Math.floor(room / letter);
  if (text.length <= letters) return text;
  const cut = text.slice(0, letters - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > letters / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.]+$/, "")}…`;
}

/** A text in one line or, cut to them, in two. */
export function twoLines(text: string, room: number, letter: number): string[] {
  const letters = Math.floor(room / letter);
  const space = text.lastIndexOf(" ", letters);
  if (text.length <= letters || space < 0) return [shorten(text, room, letter)];
  return [text.slice(0, space), shorten(text.slice(space + 1), room, letter)];
}
