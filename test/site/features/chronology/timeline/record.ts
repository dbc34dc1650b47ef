import {readRecord} from "../../../../../loaders/rules/directory.js";
import type {TimelineData} from "../../../../../site/features/chronology/timeline/rows.js";
import {timelineRows} from "../../../../../site/features/chronology/timelinerows.js";

/** The rows of a record. Dates stay as they are written: their words are the site's. */
export async function recordData(dir = "test/record"): Promise<TimelineData> {
  const {record, diagnostics} = await readRecord(dir);
  if (!record) throw new Error(`the record does not read: ${diagnostics[0]?.message}`);
  const {edition, tables} = record;
  const rows = <T>(entries: readonly {row: T}[]) => entries.map(({row}) => row);
  return timelineRows(
    {
      edition,
      events: rows(tables.events),
      orders: rows(tables.orders),
      cases: rows(tables.cases),
      courts: rows(tables.courts),
      agencies: rows(tables.agencies),
      flows: rows(tables.flows)
    },
    (date) => date
  );
}
