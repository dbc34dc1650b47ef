import type {Code} from "../diagnostics/codes.js";
import type {Report} from "../diagnostics/findings.js";
import type {Row, Table} from "../schema/table.js";
import type {Observation} from "../schema/tables/observations.js";
import {edtfRange, type EdtfRange} from "../schema/types/edtf.js";
import type {Entry} from "./record.js";

/** Signs that tell dimensions apart (`≤ 25`, `≥ 25`), as words. */
const SIGNS: Readonly<Record<string, string>> = {
  "<": "under",
  ">": "over",
  "≤": "up-to",
  "≥": "from",
  "+": "plus",
  "−": "minus",
  "±": "plus-minus",
  "=": "equals",
  "≠": "not"
};
const signInWords = (sign: string) => ` ${SIGNS[sign] ?? `u${sign.codePointAt(0)!.toString(16)}`} `;

/**
 * Letters and digits of any script, in lower case and parted by hyphens; signs but the dollar's are words or their numbers, and so is
 * punctuation where there is nothing else.
 */
const slugOf = (text: string) =>
  (/[\p{L}\p{N}]/u.test(text) ? text : text.replace(/[^\p{S}\s]/gu, signInWords))
    .normalize("NFC")
    .toLowerCase()
    .replace(/^\s*-(?=\s*\d)/, " minus ")
    .replace(/(?![$^`|~])\p{S}/gu, signInWords)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");

/**
 * The id of an observation: `harvest@2021`, `harvest@2022/US-CA`, `harvest@2012--2015/green-apples`. The home geography is
 * left out; a period keeps no slash, since slashes separate the parts.
 */
export function observationId(
  {series_id, period, geography, dimension}: Pick<Observation, "series_id" | "period" | "geography" | "dimension">,
  home: string
): string {
  const parts = [`${series_id}@${period.replaceAll("/", "--")}`];
  if (geography !== home) parts.push(geography);
  if (dimension !== null) parts.push(slugOf(dimension));
  return parts.join("/");
}

/** What the derived columns need to know of the edition; null where it could not be read. */
export interface Home {
  edition: string | null;
  geography: string | null;
}

/** Says what is wrong with a column of the row. */
type Fault = (column: string, code: Code, message: string, expected: string) => void;

/**
 * The first and last day that a date allows. A date that is still open (`2026-02-25/..`) reaches to the edition, since the record
 * speaks of nothing later; one that is open at its beginning has no first day and is refused.
 */
function dates(
  text: unknown,
  column: string,
  home: Home,
  fault: Fault
): {start?: string; end?: string; precision?: EdtfRange["precision"]} {
  const range = typeof text === "string" ? edtfRange(text) : null;
  if (!range) return {};
  const {start, end, precision} = range;
  if (start === null)
    return (
      fault(
        column,
        "date-malformed",
        `"${String(text)}" has no first day`,
        "a date or an interval that begins somewhere, so that the row has a place in time"
      ),
      {}
    );
  const last = end ?? (home.edition === null ? null : home.edition > start ? home.edition : start);
  return {start, precision, ...(last !== null && {end: last})};
}

/** The first day of a period. One that is open at its beginning (`../2024`, no later than 2024) stands at the beginning of its end. */
function periodStart(period: unknown): string | null {
  return typeof period === "string" ? (edtfRange(period.replace(/^\.\.\//, ""))?.start ?? null) : null;
}

function observationColumns(row: Row, home: Home): Row {
  const start = periodStart(row.period);
  const {series_id, period, geography, dimension} = row;
  const known =
    typeof series_id === "string" &&
    typeof period === "string" &&
    typeof geography === "string" &&
    dimension !== undefined &&
    home.geography !== null;
  const id = known
    ? observationId({series_id, period, geography, dimension: dimension as string | null}, home.geography!)
    : null;
  return {...(start !== null && {period_start: start}), ...(id !== null && {id})};
}

/** The derived columns of a row as far as its other columns are known; `series_id` is given by the file. */
export function derivedColumns(table: string, row: Row, home: Home, fault: Fault): Row {
  if (table === "observations") return observationColumns(row, home);
  if (table !== "orders" && table !== "events") return {};
  const {start, end, precision} = dates(row.date, "date", home, fault);
  return {
    ...(start !== undefined && {date_start: start}),
    ...(end !== undefined && {date_end: end}),
    ...(table === "events" && precision !== undefined && {precision})
  };
}

/** Fills in the derived columns of a row and puts the columns in the order of the table; what is complete is held to the table's own schema. */
export function complete(table: Table, {row, placeOf}: Entry<Row>, home: Home, report: Report): Entry<Row> {
  const about = (row: Row, field: string) => ({
    table: table.name,
    field,
    ...(typeof row.id === "string" && {row: row.id})
  });
  const faults: string[] = [];
  const derived = derivedColumns(table.name, row, home, (column, code, message, expected) => {
    faults.push(column);
    report(code, placeOf(column), message, expected, about(row, column));
  });
  const all: Row = {...row, ...derived};
  const ordered = Object.fromEntries(table.columns.flatMap(({name}) => (name in all ? [[name, all[name]]] : [])));
  if (!faults.length && table.columns.every(({name}) => name in ordered)) {
    for (const {path, message} of table.row.safeParse(ordered).error?.issues ?? []) {
      const field = path.join(".");
      report(
        "value-refused",
        placeOf(field),
        `${field || "the row"} is refused: ${message}`,
        `what ${table.name} allows`,
        about(ordered, field)
      );
    }
  }
  return {row: ordered, placeOf};
}
