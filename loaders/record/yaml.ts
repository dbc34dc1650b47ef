import type {Position} from "../diagnostics/diagnostic.js";
import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type ParsedNode,
  Parser,
  visit
} from "yaml";
import {limits} from "../diagnostics/limits.js";
import {show} from "../diagnostics/show.js";
import type {Cell, Mapping, FileReport} from "./sourcetree.js";
import {thousands} from "../diagnostics/pluralize.js";

/** Finds the line and column of an offset in a text. Lines end in LF, so that CRLF counts once. */
export class Lines {
  /** The offset that each line begins at; half the memory of an array, since a line end may be all that a large file has. */
  readonly #starts: Uint32Array;

  constructor(text: string) {
    let count = 1;
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count++;
    this.#starts = new Uint32Array(count);
    for (let at = text.indexOf("\n"), line = 1; at !== -1; at = text.indexOf("\n", at + 1))
      this.#starts[line++] = at + 1;
  }

  position(offset: number): Position {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return {line: low + 1, column: offset - this.#starts[low]! + 1};
  }
}

const SPACES = "rows aligned: the same number of spaces before each column's name, and never a tab";
const QUOTES =
  "quotes around a text that holds `: ` or ` #`, or begins with a mark such as - ? [ { & * ! | > ' \" % @ `";

const hints: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: SPACES,
  BAD_INDENT: SPACES,
  BLOCK_IN_FLOW: SPACES,
  BLOCK_AS_IMPLICIT_KEY: QUOTES,
  MULTILINE_IMPLICIT_KEY: `a colon and a space after each column's name; ${QUOTES}`,
  MULTIPLE_DOCS: "one document, without `---` between rows",
  BAD_SCALAR_START: QUOTES,
  BAD_DQ_ESCAPE: "single quotes, or \\\\ for a backslash",
  UNEXPECTED_TOKEN: QUOTES,
  MISSING_CHAR: "the mark that is missing: a closing quote or bracket, or a comma or space"
};

/** What would be right, for an error of the YAML library in a line. */
export const hintFor = (code: string, line: string): string =>
  /^ *\t/.test(line) ? SPACES : (hints[code] ?? `plain YAML: ${SPACES}; ${QUOTES}`);

/** A scalar's source is longer than its text when it is escaped or indented, and seldom by so much. */
const LONGEST = limits.cellLength * 10;

/**
 * The tokens of a YAML text; null, and a report, where one is beyond the limits. They are looked at one by one before anything is built
 * of them, since a hostile file is cheap to make and dear to build.
 */
export function tokensOf(text: string, lines: Lines, report: FileReport): CST.Token[] | null {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const refuse = (...[code, message, expected]: [Parameters<FileReport>[0], string, string]) => {
    report(code, lines.position(parser.offset), message, expected);
    return null;
  };
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme.length > LONGEST && lexeme.trim() !== "" && !lexeme.startsWith("#")) {
      return refuse(
        "cell-too-long",
        `a text of ${thousands(lexeme.length)} characters`,
        `at most ${thousands(limits.cellLength)} characters`
      );
    }
    if (++count > limits.tokens) {
      return refuse(
        "file-too-large",
        `the file has more than ${thousands(limits.tokens)} words, marks and line ends`,
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

interface Reading {
  /** Says that a record does without what stands at an offset. */
  fail: (offset: number, message: string, expected: string) => void;
  lines: Lines;
}
interface Pair {
  key: ParsedNode;
  value: ParsedNode | null;
}

const NULLS = new Set(["", "~", "null", "Null", "NULL"]);

/** A node of YAML as a cell; `at` is where a node stands that is not written at all. */
export function cellOf(node: ParsedNode | null, reading: Reading, at = 0): Cell {
  const {fail, lines} = reading;
  const offset = node?.range[0] ?? at;
  const position = lines.position(offset);
  const empty: Cell = {kind: "empty", ...position};
  if (node === null) return empty;
  if (isAlias(node))
    return (
      fail(
        offset,
        `the alias ${show(`*${node.source}`)}`,
        "the value itself: a record does without anchors and aliases"
      ),
      empty
    );
  if (node.anchor !== undefined)
    fail(
      offset,
      `the anchor ${show(`&${node.anchor}`)}`,
      "the value without it: a record does without anchors and aliases"
    );
  if (node.tag !== undefined)
    fail(offset, `the tag ${show(node.tag)}`, "the value without it: the column knows the type");
  if (isScalar(node)) {
    const value = typeof node.value === "string" ? node.value : "";
    const comment = node.type === "PLAIN" && node.comment != null ? {comment: node.comment} : {};
    if (node.type === "PLAIN" && NULLS.has(value)) return {...empty, ...comment};
    // The line end that closes a block is how YAML writes it, and no part of what it says.
    return {
      kind: "text",
      text: node.type?.startsWith("BLOCK") ? value.replace(/\n+$/, "") : value,
      ...comment,
      ...position
    };
  }
  if (isSeq(node)) return {kind: "list", items: node.items.map((item) => cellOf(item, reading, offset)), ...position};
  return isMap(node) ? mappingOf(node.items, position, reading) : empty;
}

function mappingOf(pairs: Pair[], position: Position, reading: Reading): Mapping {
  const {fail} = reading;
  const entries: Mapping["entries"] = [];
  const seen = new Set<string>();
  for (const {key, value} of pairs) {
    const name = cellOf(key, reading, key.range[0]);
    if (name.kind !== "text") {
      fail(key.range[0], "a column's name that is not a word", "a name, a colon and a space");
      continue;
    }
    if (seen.has(name.text)) fail(key.range[0], `${show(name.text)} appears twice in one row`, "one of them");
    seen.add(name.text);
    entries.push({
      name: name.text,
      at: {line: name.line, column: name.column},
      cell: cellOf(value, reading, key.range[1])
    });
  }
  return {kind: "mapping", entries, ...position};
}

/** Where the quoted text begins whose end is missing at an offset. */
function opening(document: Document.Parsed, offset: number): number {
  let found = offset;
  visit(document, {
    Scalar(_, node) {
      if (
        isScalar(node) &&
        node.type?.startsWith("QUOTE") &&
        node.range &&
        node.range[0] < offset &&
        offset <= node.range[2] + 1
      )
        found = node.range[0];
    }
  });
  return found;
}

/**
 * Reads YAML as it is written: every scalar stays text, for its column to give it a type (`12`, `no` and `2025-01-01` mean nothing by
 * themselves). Null, and a report for each fault, when it is not YAML or uses what a record does without.
 */
export function readYaml(text: string, report: FileReport): Cell | null {
  const lines = new Lines(text);
  const tokens = tokensOf(text, lines, report);
  if (!tokens) return null;
  // The library's own check for keys that stand twice compares each with all before it.
  const documents = [
    ...new Composer({schema: "failsafe", uniqueKeys: false, prettyErrors: false}).compose(tokens, true, text.length)
  ] as Document.Parsed[];
  const faults: Position[] = [];
  const fail = (offset: number, message: string, expected: string) => {
    const position = lines.position(offset);
    faults.push(position);
    report("yaml-syntax", position, message, expected);
  };
  for (const document of documents) {
    for (const {code, pos, message} of [...document.errors, ...document.warnings]) {
      const unclosed = /^Missing closing .quote/.test(message);
      const offset = unclosed ? opening(document, pos[0]) : pos[0];
      const start = text.lastIndexOf("\n", offset - 1) + 1;
      const line = text.slice(start, start + 200);
      fail(
        offset,
        unclosed ? "a quote opens here and is not closed where its text should end" : message,
        hintFor(code, line)
      );
      // What follows in the same place is the same mistake, told once for each word of the rest of the file.
      if (code === "UNEXPECTED_TOKEN") break;
    }
  }
  const [document, second] = documents;
  if (second) fail(second.range[0], "a second document begins here", "one document, without `---` between rows");
  if (faults.length || !document) return null;
  const root = cellOf(document.contents, {fail, lines});
  return faults.length ? null : root;
}
