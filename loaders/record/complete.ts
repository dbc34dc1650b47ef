import type {Report} from "../diagnostics/findings.js";
import {derivedColumns, type Home} from "./derived.js";
import type {Row, Table} from "../schema/table.js";
import type {Entry} from "./record.js";

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
