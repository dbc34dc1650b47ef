import {isMap, isNode, isScalar, LineCounter, parseDocument, type Document} from "yaml";
import {z} from "zod";
import type {Diagnostic} from "../../diagnostics/diagnostic.js";
import {docsPage} from "../../diagnostics/docs.js";
import {nearest} from "../../diagnostics/nearest.js";
import {either, show} from "../../diagnostics/show.js";
import {SheetError} from "./sheet.js";

const words = z.union([z.string(), z.array(z.string())]).transform((text) => (Array.isArray(text) ? text : [text]));
const pattern = z.string().refine((text) => {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}, "not a regular expression");

const taken = z.strictObject({
  from: words.describe(
    "The header of the spreadsheet's column. Several, as `[A, B]`, are joined in that order (for `text`, `lines` and `slug`)."
  ),
  read: z
    .enum(["text", "lines", "link", "date", "number", "slug", "court"])
    .default("text")
    .describe(
      "What to take from a cell: `text` (the default), its words without markup, on one line; `lines`, the same with its line breaks; `link`, the address that it links to; `date`; `number`; `slug`, an id made of its words; `court`, a federal court by the names that courts and trackers write (D. Md., 9th Cir.) or by CourtListener's id."
    ),
  match: pattern
    .optional()
    .describe(
      "A regular expression; its first group (or the whole match) is taken. Cells that do not match are reported."
    ),
  split: words.optional().describe('What separates the items of a list; several, as `[";", ","]`.'),
  words: z
    .record(z.string(), z.string())
    .optional()
    .describe("The column's word for each word of the spreadsheet, whatever its capitals. Others are reported."),
  into: z
    .record(z.string(), z.string())
    .optional()
    .describe("For a list of records: the fields of each, `*` standing for the item."),
  order: z
    .enum(["mdy", "dmy"])
    .default("mdy")
    .describe("How to read 2/3/2025: `mdy` (the default), month first, or `dmy`, day first."),
  which: z
    .enum(["first", "last"])
    .optional()
    .describe(
      "`first` or `last`: which date, number or link (of those that `match`) to take from a cell with several. Without it, such a cell is reported."
    ),
  optional: z
    .boolean()
    .default(false)
    .describe("`true` leaves out a cell without such a value (no link, no match) without a report."),
  beside: words.default([]).describe("Words that may stand next to a date or number; others are reported."),
  empty: words.default([]).describe("Words that mean that a cell is empty: N/A, TBD.")
});
const JOINED = new Set(["text", "lines", "slug"]);
const joinable = taken.refine(({from, read}) => from.length === 1 || JOINED.has(read), {
  path: ["from"],
  message: "several columns make text or an id, and nothing else"
});
const given = z.strictObject({
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).describe("The same for every row.")
});

const columnMap = z.strictObject({
  sheet: z.string().optional().describe("The workbook's sheet; without it, the first."),
  header: z.int().min(1).default(1).describe("The row that holds the headers, from 1."),
  columns: z
    .record(z.string(), z.union([joinable, given]))
    .describe("For each column of the table, what to take and from where."),
  ignore: z.array(z.string()).default([]).describe("Headers of columns that are left out on purpose.")
});

/** Takes something from a column of the spreadsheet. */
export type Taken = z.infer<typeof taken>;
export type Rule = z.infer<typeof columnMap>["columns"][string];
/** Says how the columns of a spreadsheet become those of a table. */
export type ColumnMap = z.infer<typeof columnMap>;

export const isTaken = (rule: Rule): rule is Taken => "from" in rule;

/** Every key of a map with its description, for the documentation. */
export const mapKeys = {map: columnMap.shape, column: {...taken.shape, ...given.shape}};

/** A column map is not right. The message is for one line, the diagnostics have the places. */
export class MapError extends SheetError {
  constructor(
    message: string,
    readonly diagnostics: readonly Diagnostic[]
  ) {
    super(message);
  }
}

type Issue = z.core.$ZodIssue;

/** The issues of the member of a union that was most likely meant: the one whose keys are there. */
function plain(issue: Issue, document: Document): Issue[] {
  if (issue.code !== "invalid_union")
    return issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({...issue, keys: [key], path: [...issue.path, key]}))
      : [issue];
  const meant =
    issue.errors[document.hasIn([...issue.path, "value"]) && !document.hasIn([...issue.path, "from"]) ? 1 : 0] ?? [];
  return meant.flatMap((one) => plain({...one, path: [...issue.path, ...one.path]}, document));
}

/** The place of a key, or of the nearest thing around it. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const around: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const pair = isMap(around)
      ? around.items.find(({key}) => isScalar(key) && String(key.value) === String(path[length - 1]))
      : undefined;
    const node: unknown = pair?.key ?? document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

const COLUMN = "{from: a header of the spreadsheet} or {value: the same for every row}";

/** What would be right, for an issue. */
function right(issue: Issue): string {
  const {path} = issue;
  const known = Object.keys(path[0] === "columns" && path.length > 2 ? mapKeys.column : mapKeys.map);
  if (issue.code === "unrecognized_keys") {
    const near = nearest(issue.keys[0] ?? "", known);
    return near ? `did you mean ${near}?` : either(known);
  }
  if (path.length === 0) return "a mapping with columns: for each column of the table, what to take and from where";
  if (path[0] === "columns" && path.length === 2) return COLUMN;
  const shape = (
    path[0] === "columns" && path.length > 2
      ? mapKeys.column[path[2] as keyof typeof mapKeys.column]
      : mapKeys.map[path[0] as keyof typeof mapKeys.map]
  ) as z.ZodType | undefined;
  return issue.code === "invalid_value"
    ? either(issue.values.map(String))
    : (shape?.description ?? `what ${docsPage("sources.md")} says of a map`);
}

/** What is wrong, for an issue. */
function wrong(issue: Issue, document: Document): {code: string; message: string} {
  const {path} = issue;
  const name = path.map(String).join(".");
  if (issue.code === "unrecognized_keys") {
    const around = path.slice(0, -1).map(String).join(".");
    return {
      code: "column-unknown",
      message: `there is no key ${show(String(path.at(-1)))}${around && ` in ${around}`}`
    };
  }
  if (name === "")
    return {
      code: "shape-mismatch",
      message: document.contents === null ? "the map is empty" : "the map is not a mapping"
    };
  if (!document.hasIn(path)) return {code: "value-missing", message: `there is no ${name}`};
  return {
    code: "shape-mismatch",
    message: `${name} is not right${/^Invalid option/.test(issue.message) ? "" : `: ${issue.message.replace(/^Invalid input: /, "")}`}`
  };
}

/** Reads a column map from YAML. Throws a MapError with the place of each fault in `file`. */
export function readColumnMap(text: string, file = "map.yaml"): ColumnMap {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {strict: true, lineCounter, prettyErrors: false});
  const at = (code: string, offset: number, message: string, expected: string): Diagnostic => {
    const {line, col} = lineCounter.linePos(offset);
    return {file, line: Math.max(1, line), column: Math.max(1, col), code, severity: "error", message, expected};
  };
  const syntax = document.errors.map(({pos, message}) =>
    at("yaml-syntax", pos[0], message, `plain YAML, as ${docsPage("sources.md")} has a map`)
  );
  if (syntax.length) throw new MapError(`the map is not YAML: ${syntax[0]!.message}`, syntax);
  let value: unknown;
  try {
    value = document.toJS({maxAliasCount: 0});
  } catch {
    throw new MapError("the map is not YAML: it has aliases", [
      at("yaml-syntax", 0, "the map has aliases", "the values themselves")
    ]);
  }
  const parsed = columnMap.safeParse(value);
  if (parsed.success) return parsed.data;
  const found = parsed.error.issues
    .flatMap((issue) => plain(issue, document))
    .map((issue) => {
      const {code, message} = wrong(issue, document);
      return at(code, offsetOf(document, issue.path), message, right(issue));
    });
  throw new MapError(`the map is not right: ${found.map(({message}) => message).join("; ")}`, found);
}
