import type {Site} from "../../story/story.js";
import type {Grade, Read} from "../../../loaders/schema/common.js";
import type {Row} from "../../../loaders/schema/table.js";
import {listedTables} from "../../../loaders/schema/tables.js";
import {filledIn} from "../../record/rowtext.js";
import {valueInWords} from "../../ui/value.js";
import {dateInWords} from "../../ui/format.js";
import {textRead, type Sourced} from "../../record/textread.js";

/** A row as a reader checks a citation of it. */
export interface CitedRow {
  table: string;
  /** What it says, in a line. */
  says: string;
  /** What the line leaves out. */
  detail: string | null;
  /** Null for a table whose rows have none. */
  grade: Grade | null;
  /** How much of its text was read; null where nobody noted it. */
  read: Read | null;
  /** Where in the source, where that is known. */
  locator: string | null;
  source_ids: readonly string[];
}

const joined = (...parts: (string | null | false)[]) =>
  parts.filter((part) => part !== null && part !== false && part !== "").join(", ");

/**
 * A row of the record by its id, as a citation shows it.
 * @throws RangeError where no table that can be cited has it
 */
export function citedRow({tables, edition}: Site, id: string): CitedRow {
  const read = (row: Sourced) => textRead(row, tables.sources);
  const value = tables.observations.find((row) => row.id === id);
  if (value) {
    const {period, series_id, dimension, geography, grade, locator, source_id} = value;
    const unit = tables.units.find((row) => row.id === value.unit) ?? {id: value.unit, title: value.unit};
    const series = tables.series.find((row) => row.id === series_id)?.title ?? series_id;
    const which = joined(dimension, geography !== edition.geography && geography);
    return {
      table: "observations",
      says: `${dateInWords(period)}: ${valueInWords(value, unit)}`,
      detail: which ? `${series}: ${which}` : series,
      grade,
      read: read(value),
      locator,
      source_ids: [source_id]
    };
  }
  for (const table of listedTables()) {
    if (!table.cite) continue;
    const row = (tables[table.name as keyof typeof tables] as readonly Row[]).find((known) => known["id"] === id);
    if (!row) continue;
    const {says = `{${table.rowTitle ?? "id"}}`, detail} = table.cite;
    return {
      table: table.name,
      says: filledIn(table, row, says),
      detail: detail === undefined ? null : (row[detail] as string | null),
      grade: (row["grade"] as Grade | undefined) ?? null,
      read: row["grade"] === undefined ? null : read(row),
      locator: null,
      // A source stands for itself.
      source_ids: table.name === "sources" ? [id] : ((row["source_ids"] as string[] | undefined) ?? [])
    };
  }
  throw new RangeError(`no row that can be cited has the id ${id}`);
}
