import type {Code} from "../diagnostics/codes.js";
import type {Row} from "../schema/table.js";
import {edtfRange, type EdtfRange} from "../schema/edtf.js";
import {observationId} from "./observationid.js";

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
