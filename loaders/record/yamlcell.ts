import {isAlias, isMap, isScalar, isSeq, type ParsedNode} from "yaml";
import {show} from "../diagnostics/show.js";
import type {Lines} from "./lines.js";
import type {Cell, Mapping, Spot} from "./sourcetree.js";

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
  const spot = lines.spot(offset);
  const empty: Cell = {kind: "empty", ...spot};
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
      ...spot
    };
  }
  if (isSeq(node)) return {kind: "list", items: node.items.map((item) => cellOf(item, reading, offset)), ...spot};
  return isMap(node) ? mappingOf(node.items, spot, reading) : empty;
}

function mappingOf(pairs: Pair[], spot: Spot, reading: Reading): Mapping {
  const {fail} = reading;
  const entries: Mapping["entries"] = [];
  const seen = new Set<string>();
  for (const {key, value} of pairs) {
    const name = cellOf(key, reading, key.range[0]);
    if (name.kind !== "text") {
      fail(key.range[0], "a column's name that is not a word", "a name, a colon and a space");
      continue;
    }
    if (seen.has(name.text)) fail(key.range[0], `${show(name.text)} stands twice in one row`, "one of them");
    seen.add(name.text);
    entries.push({
      name: name.text,
      at: {line: name.line, column: name.column},
      cell: cellOf(value, reading, key.range[1])
    });
  }
  return {kind: "mapping", entries, ...spot};
}
