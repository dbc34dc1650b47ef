/** A piece of SQL; spaces are no piece. `word` is a name or keyword as written, `quoted` a name in double quotes. */
export interface SqlToken {
  kind: "word" | "quoted" | "string" | "number" | "comment" | "symbol";
  text: string;
  /** Where it starts and where it has ended, in UTF-16 units. */
  from: number;
  to: number;
}

// Strings, names and comments that are not closed reach to the end: what follows is part of them for the engine too.
const PIECES: [SqlToken["kind"], RegExp][] = [
  ["comment", /--[^\n]*|\/\*[^]*?(?:\*\/|$)/y],
  ["string", /[eE]'(?:[^'\\]|\\[^]|'')*(?:'|$)|'(?:[^']|'')*(?:'|$)|\$(\w*)\$[^]*?(?:\$\1\$|$)/y],
  ["quoted", /"(?:[^"]|"")*(?:"|$)/y],
  ["number", /(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?/y],
  ["word", /[\p{L}_][\p{L}\p{N}\p{M}_$]*/uy],
  ["symbol", /[^\s]/uy]
];

/** The pieces of a text of SQL, as DuckDB takes it apart. */
export function sqlTokens(text: string): SqlToken[] {
  const tokens: SqlToken[] = [];
  const space = /\s*/y;
  for (let from = 0; ;) {
    space.lastIndex = from;
    space.exec(text);
    from = space.lastIndex;
    if (from >= text.length) return tokens;
    for (const [kind, pattern] of PIECES) {
      pattern.lastIndex = from;
      const found = pattern.exec(text);
      if (!found) continue;
      tokens.push({kind, text: found[0], from, to: from + found[0].length});
      from += found[0].length;
      break;
    }
  }
}

/** The name that a token stands for, folded as DuckDB compares names; null when it is none. */
export function nameOf({kind, text}: SqlToken): string | null {
  if (kind === "word") return text.toLowerCase();
  return kind === "quoted"
    ? text
        .slice(1, text.endsWith('"') ? -1 : undefined)
        .replaceAll('""', '"')
        .toLowerCase()
    : null;
}

/** A statement and where it starts in the text that it was cut from. */
export interface Statement {
  text: string;
  from: number;
}

/** The statements of a text, without their semicolons; what holds nothing but comments is none. */
export function statements(text: string): Statement[] {
  const found: Statement[] = [];
  let from: number | null = null;
  let to = 0;
  const end = () => {
    if (from !== null) found.push({text: text.slice(from, to), from});
    from = null;
  };
  for (const token of sqlTokens(text)) {
    if (token.kind === "symbol" && token.text === ";") end();
    else if (token.kind !== "comment") {
      from ??= token.from;
      to = token.to;
    }
  }
  end();
  return found;
}
