import type {Column} from "../schema/column.js";
import type {Row, Table} from "../schema/table.js";

/** A cell that two editions have differently. */
export interface CellChange {
  column: Column;
  was: unknown;
  is: unknown;
}

/** A row that two editions have differently; `id` is its key, in parts joined by a space where it has more than one. */
export interface RowChange {
  table: Table;
  kind: "added" | "removed" | "changed" | "renamed";
  id: string;
  /** Of a row that was given another id: the one that it had. */
  earlierId?: string;
  /** The row as it is now; of a removed one, as it was. */
  row: Row;
  /** What differs; empty unless the row was changed. */
  cells: CellChange[];
}

/** A table's rows in two editions; null where an edition does not have the table, or not all of its columns. */
export interface TablePair {
  table: Table;
  was: readonly Row[];
  is: readonly Row[];
  /** The columns that both have; all of them when left out. */
  columns?: readonly Column[];
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
const keyOf = ({key}: Table, row: Row) => key.map((name) => (row[name] as string | null) ?? "…").join(" ");

/** A worked-out column follows from others, which say it already; a table that is worked out has no other. */
const compared = ({file, key}: Table, columns: readonly Column[]) =>
  columns.filter(
    ({name, derived}) => (file.format === "derived" ? name !== "verified_through" : !derived) && !key.includes(name)
  );

/** How the rows of one table differ between two editions: changed ones first, then new ones, then those that are gone. */
export function diffTable({table, was, is, columns = table.columns}: TablePair): RowChange[] {
  const before = new Map(was.map((row) => [keyOf(table, row), row]));
  const after = new Map(is.map((row) => [keyOf(table, row), row]));
  const asked = compared(table, columns);
  const content = (row: Row) => JSON.stringify(asked.map(({name}) => row[name] ?? null));

  const changed = [...after].flatMap(([id, row]): RowChange[] => {
    const old = before.get(id);
    if (!old) return [];
    const cells = asked
      .filter(({name}) => !same(old[name], row[name]))
      .map((column) => ({column, was: old[column.name] ?? null, is: row[column.name] ?? null}));
    return cells.length ? [{table, kind: "changed", id, row, cells}] : [];
  });
  const gone = new Map([...before].filter(([id]) => !after.has(id)));
  const byContent = new Map(
    table.file.format === "derived" ? [] : [...gone].map(([id, row]) => [content(row), id] as const)
  );
  const fresh = [...after]
    .filter(([id]) => !before.has(id))
    .map(([id, row]): RowChange => {
      const earlierId = byContent.get(content(row));
      if (earlierId === undefined || !gone.delete(earlierId)) return {table, kind: "added", id, row, cells: []};
      return {table, kind: "renamed", id, earlierId, row, cells: []};
    });
  return [
    ...changed,
    ...fresh,
    ...[...gone].map(([id, row]): RowChange => ({table, kind: "removed", id, row, cells: []}))
  ];
}
