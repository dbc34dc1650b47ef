import {parse, YAMLParseError} from "yaml";
import {z} from "zod";
import {jsonPath} from "../http/json.js";
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
  from: z.string().describe("The header of the spreadsheet's column."),
  read: z.enum(["text", "lines", "link", "date", "number", "slug"]).default("text").describe("What to take from a cell: its words without markup, on one line or (`lines`) as they are broken; the address that it links to; a date; a number; an id made of its words."),
  match: pattern.optional().describe("A regular expression; its first group (or all that it finds) is taken. Cells that it does not fit are reported."),
  split: words.optional().describe("What stands between the items of a list."),
  words: z.record(z.string(), z.string()).optional().describe("The column's word for each word of the spreadsheet, in any case. Others are reported."),
  into: z.record(z.string(), z.string()).optional().describe("For a list of records: the fields of each, `*` standing for the item."),
  order: z.enum(["mdy", "dmy"]).default("mdy").describe("How to read 2/3/2025: month first, or day first."),
  which: z.enum(["first", "last"]).optional().describe("Which date to take where a cell holds several; without it, such a cell is reported."),
  optional: z.boolean().default(false).describe("A cell that holds nothing of the kind (no link, nothing that `match` finds) is left out without a report."),
  beside: words.default([]).describe("Words that may stand beside a date or number; others are reported."),
  empty: words.default([]).describe("Words that say that there is nothing: N/A, TBD.")
});
const given = z.strictObject({value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).describe("The same for every row.")});

const columnMap = z.strictObject({
  sheet: z.string().optional().describe("The workbook's sheet; without it, the first."),
  header: z.int().min(1).default(1).describe("The row that holds the headers, from 1."),
  columns: z.record(z.string(), z.union([taken, given])).describe("For each column of the table, what to take and from where."),
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

/** Reads a column map from YAML. Throws SheetError that names the key. */
export function readColumnMap(text: string): ColumnMap {
  let value: unknown;
  try {
    value = parse(text, {maxAliasCount: 0, strict: true});
  } catch (error) {
    throw new SheetError(`the map is not YAML: ${error instanceof YAMLParseError ? error.message : "it cannot be read"}`);
  }
  const parsed = columnMap.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({path, message}) => `${jsonPath(path)}: ${message}`);
  throw new SheetError(`the map is not right: ${issues.join("; ")}`);
}
