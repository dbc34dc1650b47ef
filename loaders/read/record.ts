import type {Edition} from "../schema/edition.js";
import type {RowOf} from "../schema/table.js";
import type {TableName, Tables} from "../schema/tables.js";
import type {Place} from "./place.js";

/** A row and where it stands: `placeOf()` the row itself, `placeOf("date")` its cell. */
export interface Entry<R> {
  row: R;
  placeOf: (column?: string) => Place;
}

/** The tables that people edit; `status` is derived. */
export type RecordTables = {[T in Exclude<TableName, "status">]: Entry<RowOf<Tables[T]>>[]};

/** A record as it was read: the edition and every row with its place. */
export interface RecordRows {
  edition: Edition;
  tables: RecordTables;
}
