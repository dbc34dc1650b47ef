import type {PartialRecord} from "../record/record.js";
import type {Report} from "../diagnostics/findings.js";
import {aboutOf, rowsOf} from "./rows.js";
import type {Read} from "../schema/common.js";

interface Cited {
  grade?: string;
  read?: Read | null;
  source_id?: string;
  source_ids?: readonly string[];
}

/** Every row that can name sources names one, and a text that is graded primary was read, as far as anybody noted. */
export function checkSources(record: PartialRecord, report: Report): void {
  const reads = new Map(record.tables.sources.map(({row}) => [row.id, row.read]));
  for (const {table, entry} of rowsOf(record)) {
    const {source_ids, source_id, grade, read} = entry.row as Cited;
    const texts = read
      ? [read]
      : [...(source_ids ?? []), source_id].filter((id) => id !== undefined).map((id) => reads.get(id));
    if (
      grade === "primary" &&
      texts.length > 0 &&
      texts.every((text) => text === "quoted" || text === "address-only")
    ) {
      report(
        "primary-unread",
        entry.placeOf("grade"),
        "the row is graded primary, and no text of it was read",
        "another grade, or in `read` how much of the text was read",
        aboutOf(table.name, entry.row, "grade")
      );
    }
    if (Array.isArray(source_ids) && source_ids.length === 0) {
      report(
        "source-missing",
        entry.placeOf("source_ids"),
        "the row names no source",
        "source_ids: at least one id of the table sources",
        aboutOf(table.name, entry.row, "source_ids")
      );
    }
  }
}
