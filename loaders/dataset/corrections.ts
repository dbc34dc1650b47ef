import type {RowChange} from "./diff.js";
import {wasAndIs} from "./diffmessages.js";

/** A correction as far as a program can write it: why something was wrong is for a person to say. */
export interface CorrectionDraft {
  id: string;
  date: string;
  row_ids: string[];
  was: string;
  is: string;
  recorded: string;
}

/** Columns that say how the record is kept or what a row rests on, and nothing about the world. */
const HOUSEKEEPING = new Set([
  "recorded",
  "until_recorded",
  "note",
  "superseded_by",
  "related_ids",
  "source_ids",
  "order_ids",
  "evidence_ids"
]);
/** Columns that are filled in when something ends: before that the row was not wrong. */
const ENDS = new Set(["until", "until_reason"]);

const isCorrection =
  (change: RowChange) =>
  ({column, was}: RowChange["cells"][number]) => {
    if (HOUSEKEEPING.has(column.name)) return false;
    return !(ENDS.has(column.name) && was === null && change.row["until_recorded"] != null);
  };

/**
 * Drafts of rows for `corrections`: one for each row that now says something else. New rows are no corrections, nor is an end that was
 * recorded as new (`until_recorded`), and a row that is gone cannot be named by one.
 * @param day the day of the later edition
 */
export function draftCorrections(changes: readonly RowChange[], day: string): CorrectionDraft[] {
  return changes.flatMap((change) => {
    const {table, kind, id, cells} = change;
    if (kind !== "changed" || table.file.format === "derived" || ["corrections", "checks"].includes(table.name))
      return [];
    const wrong = cells.filter(isCorrection(change));
    if (!wrong.length) return [];
    const said = wrong.map((cell) => ({title: cell.column.title, values: wasAndIs(cell)}));
    const words = (side: 0 | 1) => said.map(({title, values}) => `${title}: ${values[side]}`).join("; ");
    const slug = id.replace(/[^a-z0-9.]+/gi, "-").toLowerCase();
    return [{id: `correction-${day}-${slug}`, date: day, row_ids: [id], was: words(0), is: words(1), recorded: day}];
  });
}
