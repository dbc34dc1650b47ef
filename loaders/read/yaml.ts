import {Composer, type CST, isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, Parser, type Document, type ParsedNode} from "yaml";
import type {Code} from "../check/codes.js";
import {show} from "../check/show.js";
import {limits} from "./limits.js";
import {hintFor} from "./yamlhint.js";
import type {Cell, Mapping, Spot} from "./written.js";

/** Reports a fault at a spot of the file that is being read. */
export type Say = (code: Code, spot: Spot, message: string, expected: string) => void;

const NULLS = new Set(["", "~", "null", "Null", "NULL"]);
/** A scalar's source is longer than its text when it is escaped or indented, and seldom by so much. */
const LONGEST_TOKEN = limits.cellLength * 10;

/** The tokens of a file; null, and a report, where one is beyond the limits. Looked at one by one, since a hostile file is cheap to make and dear to build. */
function tokensOf(text: string, lines: LineCounter, say: Say): CST.Token[] | null {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  const spot = () => spotAt(lines, parser.offset);
  lines.addNewLine(0);
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme.length > LONGEST_TOKEN && lexeme.trim() !== "" && !lexeme.startsWith("#")) {
      say("cell-too-long", spot(), `a text of ${lexeme.length.toLocaleString("en")} characters`, `at most ${limits.cellLength.toLocaleString("en")} characters`);
      return null;
    }
    if (++count > limits.tokens) {
      say("file-too-large", spot(), `the file has more than ${limits.tokens.toLocaleString("en")} words, marks and line ends`, "a smaller file");
      return null;
    }
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > limits.nesting) {
      say("nested-too-deep", spot(), "lists and mappings are nested deeper than any table needs", "a list of rows, each a mapping of columns");
      return null;
    }
  }
  return [...tokens, ...parser.end()];
}

function spotAt(lines: LineCounter, offset: number): Spot {
  const {line, col} = lines.linePos(offset);
  return {line, column: Math.max(1, col)};
}

/**
 * Reads YAML as it is written: every scalar stays text, for its column to give it a type (`12`, `no` and `2025-01-01` mean nothing by
 * themselves). Null, and a report for each fault, when it is not YAML or uses what a record does without.
 */
export function readYaml(text: string, say: Say): Cell | null {
  const lines = new LineCounter();
  const tokens = tokensOf(text, lines, say);
  if (!tokens) return null;
  // Its own check for keys that stand twice compares each with all before it.
  const documents = [...new Composer({schema: "failsafe", uniqueKeys: false, prettyErrors: false}).compose(tokens, true, text.length)] as Document.Parsed[];
  const faults: number[] = [];
  const fail = (offset: number, message: string, expected: string) => {
    faults.push(offset);
    say("yaml-syntax", spotAt(lines, offset), message, expected);
  };
  for (const {code, pos, message} of documents.flatMap(({errors, warnings}) => [...errors, ...warnings])) fail(pos[0], message, hintFor(code));
  const [document, second] = documents;
  if (second) fail(second.range[0], "a second document begins here", "one document, without `---` between rows");

  const cellOf = (node: ParsedNode | null, fallback: number): Cell => {
    const offset = node?.range[0] ?? fallback;
    const spot = spotAt(lines, offset);
    const empty: Cell = {kind: "empty", ...spot};
    if (node === null) return empty;
    if (isAlias(node)) return fail(offset, `the alias ${show(`*${node.source}`)}`, "the value itself: a record does without anchors and aliases"), empty;
    if (node.anchor !== undefined) fail(offset, `the anchor ${show(`&${node.anchor}`)}`, "the value without it: a record does without anchors and aliases");
    if (node.tag !== undefined) fail(offset, `the tag ${show(node.tag)}`, "the value without it: the column knows the type");
    if (isScalar(node)) {
      const value = typeof node.value === "string" ? node.value : "";
      if (node.type === "PLAIN" && NULLS.has(value)) return empty;
      // The line end that closes a block is how YAML writes it, and no part of what it says.
      return {kind: "text", text: node.type?.startsWith("BLOCK") ? value.replace(/\n+$/, "") : value, ...spot};
    }
    if (isSeq(node)) return {kind: "list", items: node.items.map((item) => cellOf(item, offset)), ...spot};
    return isMap(node) ? mappingOf(node.items, spot) : empty;
  };

  const mappingOf = (pairs: {key: ParsedNode; value: ParsedNode | null}[], spot: Spot): Mapping => {
    const entries: Mapping["entries"] = [];
    const seen = new Set<string>();
    for (const {key, value} of pairs) {
      const keyCell = cellOf(key, key.range[0]);
      if (keyCell.kind !== "text") {
        fail(key.range[0], "a name of a column that is not a word", "a column's name before the colon");
        continue;
      }
      if (seen.has(keyCell.text)) fail(key.range[0], `${show(keyCell.text)} stands twice in one row`, "one of them");
      seen.add(keyCell.text);
      const {line, column} = keyCell;
      entries.push({name: keyCell.text, at: {line, column}, cell: cellOf(value, key.range[1])});
    }
    return {kind: "mapping", entries, ...spot};
  };

  const root = document ? cellOf(document.contents, 0) : ({kind: "empty", line: 1, column: 1} as const);
  return faults.length ? null : root;
}
