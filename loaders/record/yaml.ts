import {Composer, isScalar, visit, type Document} from "yaml";
import {Lines} from "./lines.js";
import type {Say} from "./report.js";
import {hintFor} from "./yamlhint.js";
import {cellOf} from "./yamlcell.js";
import {tokensOf} from "./yamltokens.js";
import type {Cell, Spot} from "./sourcetree.js";

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
export function readYaml(text: string, say: Say): Cell | null {
  const lines = new Lines(text);
  const tokens = tokensOf(text, lines, say);
  if (!tokens) return null;
  // The library's own check for keys that stand twice compares each with all before it.
  const documents = [
    ...new Composer({schema: "failsafe", uniqueKeys: false, prettyErrors: false}).compose(tokens, true, text.length)
  ] as Document.Parsed[];
  const faults: Spot[] = [];
  const fail = (offset: number, message: string, expected: string) => {
    const spot = lines.spot(offset);
    faults.push(spot);
    say("yaml-syntax", spot, message, expected);
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
