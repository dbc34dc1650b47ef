const ROOM = 180;
const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** A piece of a text, and whether it is one of the words that were asked for. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** A text in pieces, so that the words that matched can be marked. `terms` are words as the index has them. */
export function marked(text: string, terms: readonly string[]): Piece[] {
  const wanted = new Set(terms);
  return (text.match(/[\p{L}\p{N}](?:[\p{L}\p{N}]|,(?=\d{3}\b))*|[^\p{L}\p{N}]+/gu) ?? []).map((piece) => ({
    text: piece,
    hit: wanted.has(plain(piece).replaceAll(",", ""))
  }));
}

/** The stretch of a text around its first word that matched, in pieces; its beginning where none did. */
export function excerpt(text: string, terms: readonly string[], room = ROOM): Piece[] {
  const pieces = marked(text, terms);
  const first = Math.max(
    0,
    pieces.findIndex(({hit}) => hit)
  );
  let start = first;
  for (let before = 0; start > 0 && before < room / 3; start--) before += pieces[start - 1]?.text.length ?? 0;
  const taken: Piece[] = [];
  let length = 0;
  for (let at = start; at < pieces.length && length < room; at++) {
    const piece = pieces[at];
    if (!piece) break;
    taken.push(piece);
    length += piece.text.length;
  }
  const cut = (left: boolean): Piece[] => (left ? [{text: "…", hit: false}] : []);
  return [...cut(start > 0), ...taken, ...cut(start + taken.length < pieces.length)];
}
