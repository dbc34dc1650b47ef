import {sqlTokens} from "./tokens.js";

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
