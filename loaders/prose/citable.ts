import type {Grade} from "../schema/common.js";
import type {Row} from "../schema/table.js";

/** What prose can say of a row, and be held to. */
export interface Citable {
  id: string;
  table: string;
  title: string;
  grade: Grade | null;
  source_ids: readonly string[];
  locator: string | null;
  /** Numbers with the unit that they are in, where they have one. */
  numbers: readonly {value: number; unit: string | null}[];
  /** EDTF dates. */
  dates: readonly string[];
  /** The row's own words: a number or date that they hold may be said as well. */
  words: readonly string[];
}

/** The columns whose words state facts about the row. */
const WORDS = [
  "title",
  "summary",
  "requires",
  "binds_note",
  "rule",
  "relevance",
  "citation",
  "claim",
  "finding",
  "caption",
  "short_caption",
  "docket_number",
  "status",
  "relief",
  "definition",
  "note",
  "name"
];
const DATES = ["date", "from", "until", "filed", "period"];

const texts = (row: Row, columns: readonly string[]) =>
  columns.map((name) => row[name]).filter((value): value is string => typeof value === "string");

/** A row of any table as prose cites it. */
export function citable(table: string, row: Row): Citable {
  const numbers: {value: number; unit: string | null}[] = [];
  if (typeof row["value"] === "number")
    numbers.push({value: row["value"], unit: (row["unit"] as string | undefined) ?? null});
  if (typeof row["pages"] === "number") numbers.push({value: row["pages"], unit: null});
  for (const {value} of (row["quantities"] as {value: number}[] | undefined) ?? []) numbers.push({value, unit: null});
  return {
    id: row["id"] as string,
    table,
    title: texts(row, ["title", "citation", "short_caption", "claim", "name"])[0] ?? (row["id"] as string),
    grade: (row["grade"] as Grade | undefined) ?? null,
    source_ids:
      (row["source_ids"] as string[] | undefined) ?? (typeof row["source_id"] === "string" ? [row["source_id"]] : []),
    locator: (row["locator"] as string | null | undefined) ?? null,
    numbers,
    dates: texts(row, DATES),
    // The words of an observation are notes about it, not further values: its value alone is what may be said.
    words: table === "observations" ? [] : texts(row, WORDS)
  };
}
