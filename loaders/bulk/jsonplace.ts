const TEXT = /"(?:[^"\\]|\\.)*"/y;
const SPACE = /\s*/y;
const LITERAL = /[^\s,:[\]{}"]*/y;

/** The end of what a sticky pattern takes at a place; the place itself where it takes nothing. */
function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

const skipSpace = (text: string, at: number) => after(SPACE, text, at);

/** The end of the value that begins at a place. */
function skipValue(text: string, at: number): number {
  if (text[at] === '"') return after(TEXT, text, at);
  if (text[at] !== "{" && text[at] !== "[") return after(LITERAL, text, at);
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    if (text[i] === '"') i = Math.max(i, after(TEXT, text, i) - 1);
    else if (text[i] === "{" || text[i] === "[") depth++;
    else if ((text[i] === "}" || text[i] === "]") && --depth === 0) return i + 1;
  }
  return text.length;
}

/** Where the members of the object or list at a place begin: the last of a name that stands twice, as JSON.parse has it. */
function member(text: string, open: number, wanted: PropertyKey): {name: number; value: number} | null {
  const named = text[open] === "{";
  if (!named && text[open] !== "[") return null;
  let found: {name: number; value: number} | null = null;
  let at = skipSpace(text, open + 1);
  for (let index = 0; at < text.length && text[at] !== "}" && text[at] !== "]"; index++) {
    const name = at;
    let key: PropertyKey = index;
    if (named) {
      const end = skipValue(text, at);
      key = JSON.parse(text.slice(at, end)) as string;
      at = skipSpace(text, skipSpace(text, end) + 1);
    }
    if (key === wanted) found = {name, value: at};
    const next = skipSpace(text, skipValue(text, at));
    if (next === name) return found;
    at = text[next] === "," ? skipSpace(text, next + 1) : next;
  }
  return found;
}

/**
 * Where the value at a path begins in a text of sound JSON, in UTF-16 units from 0: of what is not there the nearest thing around it, and with
 * `named` the name instead of the value.
 */
export function jsonOffset(text: string, path: readonly PropertyKey[], named = false): number {
  let at = skipSpace(text, 0);
  for (const [index, part] of path.entries()) {
    const found = member(text, at, part);
    if (!found) return at;
    at = named && index === path.length - 1 ? found.name : found.value;
  }
  return at;
}
