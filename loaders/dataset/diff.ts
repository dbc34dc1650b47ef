import type {Column} from "../schema/column.js";
import type {Row, Table} from "../schema/table.js";
import type {BuiltEdition} from "./editionrows.js";
import {thousands} from "../diagnostics/pluralize.js";

/** A cell that differs between two editions. */
export interface CellChange {
  column: Column;
  was: unknown;
  is: unknown;
}

/** A row that differs between two editions; `id` is its key, in parts joined by a space where it has more than one. */
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

/** A derived column follows from others, which say it already; a derived table has no other. */
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

/** The changes of every table that both editions have, by the columns that both have. */
export function changesBetween(a: BuiltEdition, b: BuiltEdition): RowChange[] {
  return b.tables.flatMap(({table, columns, rows}) => {
    const before = a.tables.find((other) => other.table === table);
    if (!before?.columns.length || !columns.length) return [];
    const names = new Set(before.columns.map(({name}) => name));
    return diffTable({table, was: before.rows, is: rows, columns: columns.filter(({name}) => names.has(name))});
  });
}

const CONTEXT = 24;

/** A value of any column in words. */
function value(found: unknown): string {
  if (found === null || found === undefined || found === "") return "empty";
  if (typeof found === "number") return thousands(found);
  if (typeof found === "string") return found;
  if (Array.isArray(found) && found.every((item) => typeof item === "string")) return found.join(", ") || "empty";
  return JSON.stringify(found);
}

/** The stretch in which two long texts differ, with a little of what is around it. */
function stretch(was: string, is: string): [string, string] {
  let start = 0;
  while (start < Math.min(was.length, is.length) && was[start] === is[start]) start++;
  let end = 0;
  while (end < Math.min(was.length, is.length) - start && was.at(-1 - end) === is.at(-1 - end)) end++;
  const cut = (text: string) => {
    const [from, to] = [Math.max(0, start - CONTEXT), Math.min(text.length, text.length - end + CONTEXT)];
    return `${from > 0 ? "…" : ""}${text.slice(from, to)}${to < text.length ? "…" : ""}`;
  };
  return [cut(was), cut(is)];
}

function listed(was: readonly unknown[], is: readonly unknown[]): string {
  const texts = (items: readonly unknown[]) => items.map(value);
  const [before, after] = [new Set(texts(was)), new Set(texts(is))];
  const more = [...after].filter((item) => !before.has(item));
  const fewer = [...before].filter((item) => !after.has(item));
  const parts = [
    ...(more.length ? [`now has ${more.join(", ")}`] : []),
    ...(fewer.length ? [`no longer has ${fewer.join(", ")}`] : [])
  ];
  return parts.join("; ") || "the same in another order";
}

/** What was and what is, for a sentence: both whole, or of long texts the part that differs. */
export function wasAndIs({was, is}: CellChange): [string, string] {
  if (typeof was === "string" && typeof is === "string" && Math.max(was.length, is.length) > 80)
    return stretch(was, is);
  return [value(was), value(is)];
}

/** One cell's change: `Until: was empty, is 2026-03-01`. */
export function formatCellChange(change: CellChange): string {
  const {column, was, is} = change;
  if (Array.isArray(was) && Array.isArray(is)) return `${column.title}: ${listed(was, is)}`;
  const [before, after] = wasAndIs(change);
  const step =
    typeof was === "number" && typeof is === "number"
      ? ` (${is > was ? "+" : "−"}${thousands(Math.abs(is - was))})`
      : "";
  return `${column.title}: was ${before}, is ${after}${step}`;
}

function titleOf({table: {rowTitle}, row}: RowChange): string {
  const found = rowTitle === undefined ? null : row[rowTitle];
  return typeof found === "string" ? ` (${found})` : "";
}

const KINDS: Record<Exclude<RowChange["kind"], "changed">, (change: RowChange) => string> = {
  added: (change) => `new: ${change.id}${titleOf(change)}`,
  removed: (change) => `gone: ${change.id}${titleOf(change)}`,
  renamed: (change) => `renamed: ${change.earlierId} is now ${change.id}`
};

/** One row's change, in a line, or in one for each cell. */
export function formatRowChange(change: RowChange): string {
  if (change.kind !== "changed") return KINDS[change.kind](change);
  return [`changed: ${change.id}${titleOf(change)}`, ...change.cells.map((cell) => `  ${formatCellChange(cell)}`)].join(
    "\n"
  );
}

const COUNTED = [
  ["changed", "changed"],
  ["added", "new"],
  ["renamed", "renamed"],
  ["removed", "gone"]
] as const;

/** All changes in words, table by table. */
export function formatDiff(changes: readonly RowChange[]): string {
  const tables = [...new Set(changes.map(({table}) => table))];
  return tables
    .map((table) => {
      const own = changes.filter((change) => change.table === table);
      const counts = COUNTED.map(
        ([kind, word]) => [own.filter((change) => change.kind === kind).length, word] as const
      ).filter(([count]) => count > 0);
      return [
        `${table.title}: ${counts.map(([count, word]) => `${thousands(count)} ${word}`).join(", ")}`,
        ...own.map((change) => formatRowChange(change).replace(/^/gm, "  "))
      ].join("\n");
    })
    .join("\n\n");
}
