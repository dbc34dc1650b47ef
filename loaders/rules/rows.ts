import type {About} from "../diagnostics/findings.js";
import type {Entry, PartialRecord} from "../record/record.js";
import type {Row, Table} from "../schema/table.js";
import {tables} from "../schema/tables.js";

/** Every row of a record with its table, for checks that ask the same of all. */
export function* rowsOf(record: PartialRecord): Generator<{table: Table; entry: Entry<Row>}> {
  for (const [name, entries] of Object.entries(record.tables)) {
    for (const entry of entries) yield {table: tables[name as keyof typeof tables], entry};
  }
}

/** What a diagnostic of a row is about. */
export const aboutOf = (table: string, row: {id?: string}, field?: string): About => ({
  table,
  ...(row.id !== undefined && {row: row.id}),
  ...(field !== undefined && {field})
});
