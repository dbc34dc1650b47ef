import type {Site} from "../../story/story.js";
import type {Grade, Read} from "../../../loaders/schema/common.js";
import type {TableName} from "../../../loaders/schema/tables.js";
import {valueInWords} from "../../ui/value.js";
import {dateInWords} from "../../ui/format.js";
import {textRead, type Sourced} from "../../record/textread.js";

/** A row as a reader checks a citation of it. */
export interface CitedRow {
  table: TableName;
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

/** A row of the record by its id, as a citation shows it. Throws a RangeError where no table that can be cited has it. */
export function citedRow({tables, edition}: Site, id: string): CitedRow {
  const among = <R extends {id: string}>(rows: readonly R[]) => rows.find((row) => row.id === id);
  const plain = {detail: null, grade: null, read: null, locator: null, source_ids: []};
  const read = (row: Sourced) => textRead(row, tables.sources);

  const value = among(tables.observations);
  if (value) {
    const {period, series_id, dimension, geography, grade, locator, source_id} = value;
    const unit = tables.units.find((row) => row.id === value.unit) ?? {id: value.unit, title: value.unit};
    const series = tables.series.find((row) => row.id === series_id)?.title ?? series_id;
    const which = joined(dimension, geography !== edition.geography && geography);
    const detail = which ? `${series}: ${which}` : series;
    return {
      table: "observations",
      says: `${dateInWords(period)}: ${valueInWords(value, unit)}`,
      detail,
      grade,
      read: read(value),
      locator,
      source_ids: [source_id]
    };
  }
  const event = among(tables.events);
  if (event)
    return {
      ...plain,
      table: "events",
      says: `${dateInWords(event.date)}: ${event.title}`,
      grade: event.grade,
      read: read(event),
      source_ids: event.source_ids
    };
  const order = among(tables.orders);
  if (order)
    return {
      ...plain,
      table: "orders",
      says: `${dateInWords(order.date)}: ${order.title}`,
      detail: order.requires,
      grade: order.grade,
      read: read(order),
      source_ids: order.source_ids
    };
  const law = among(tables.laws);
  if (law)
    return {
      ...plain,
      table: "laws",
      says: law.citation,
      detail: law.rule,
      grade: law.grade,
      read: read(law),
      source_ids: law.source_ids
    };
  const docket = among(tables.cases);
  if (docket)
    return {
      ...plain,
      table: "cases",
      says: `${docket.caption}, ${docket.docket_number}`,
      grade: docket.grade,
      read: read(docket),
      source_ids: docket.source_ids
    };
  const claim = among(tables.claims);
  if (claim)
    return {
      ...plain,
      table: "claims",
      says: `${claim.claim} (${claim.verdict})`,
      detail: claim.finding,
      source_ids: claim.source_ids
    };
  const series = among(tables.series);
  if (series) return {...plain, table: "series", says: series.title, detail: series.definition};
  const source = among(tables.sources);
  if (source) return {...plain, table: "sources", says: source.title, source_ids: [id]};
  throw new RangeError(`no row that can be cited has the id ${id}`);
}
