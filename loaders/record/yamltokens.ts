import {Lexer, Parser, type CST} from "yaml";
import {limits} from "../diagnostics/limits.js";
import type {Lines} from "./lines.js";
import type {Say} from "./report.js";

/** A scalar's source is longer than its text when it is escaped or indented, and seldom by so much. */
const LONGEST = limits.cellLength * 10;

/**
 * The tokens of a YAML text; null, and a report, where one is beyond the limits. They are looked at one by one before anything is built
 * of them, since a hostile file is cheap to make and dear to build.
 */
export function tokensOf(text: string, lines: Lines, say: Say): CST.Token[] | null {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const refuse = (...[code, message, expected]: [Parameters<Say>[0], string, string]) => {
    say(code, lines.spot(parser.offset), message, expected);
    return null;
  };
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme.length > LONGEST && lexeme.trim() !== "" && !lexeme.startsWith("#")) {
      return refuse(
        "cell-too-long",
        `a text of ${lexeme.length.toLocaleString("en")} characters`,
        `at most ${limits.cellLength.toLocaleString("en")} characters`
      );
    }
    if (++count > limits.tokens) {
      return refuse(
        "file-too-large",
        `the file has more than ${limits.tokens.toLocaleString("en")} words, marks and line ends`,
        "a smaller file"
      );
    }
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > limits.nesting) {
      return refuse(
        "nested-too-deep",
        "lists and mappings are nested deeper than any table needs",
        "a list of rows, each a mapping of columns"
      );
    }
  }
  return [...tokens, ...parser.end()];
}
