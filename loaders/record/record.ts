import type {Edition} from "../schema/edition.js";
import type {RowOf} from "../schema/table.js";
import type {TableName, Tables} from "../schema/tables.js";
import type {Location} from "../diagnostics/diagnostic.js";

/** A row and its location: `placeOf()` the row itself, `placeOf("date")` its cell. */
export interface Entry<R> {
  row: R;
  placeOf: (column?: string) => Location;
}

/** The tables that people edit; `status` is derived. */
export type RecordTables = {[T in Exclude<TableName, "status">]: Entry<RowOf<Tables[T]>>[]};

/** A record as it was read: the edition and every row with its place. */
export interface RecordRows {
  edition: Edition;
  tables: RecordTables;
}

/** A record as far as it could be read: what was refused is left out of its row. A whole record is one of these too. */
export interface PartialRecord {
  edition: Partial<Edition>;
  tables: {[T in keyof RecordTables]: Entry<Partial<RowOf<Tables[T]>>>[]};
  /** Tables with rows that could not be read, so an unknown id may be one of theirs. */
  unread?: ReadonlySet<string>;
  /** Where the edition's columns stand. */
  placeOfEdition?: (column?: string) => Location;
}
