import type {PartialRecord} from "../record/record.js";
import {columnsOf, type Column} from "../schema/column.js";
import {edition} from "../schema/edition.js";
import type {Row} from "../schema/table.js";
import type {Report} from "../diagnostics/findings.js";
import {nearest} from "../diagnostics/nearest.js";
import {aboutOf, rowsOf} from "./rows.js";
import {show} from "../diagnostics/show.js";

interface Reference {
  id: string;
  /** The table that the id belongs to; `*` for any. */
  table: string;
  /** The column, with its place inside it: `binds.1`. */
  path: string;
}

/** The references in some columns of a row, those in lists and in lists of mappings among them. */
function* referencesIn(columns: readonly Column[], row: Row, prefix = ""): Generator<Reference> {
  for (const {name, type, references: table} of columns) {
    const value = row[name];
    const path = `${prefix}${name}`;
    if (type.kind === "list" && Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        if (type.item.kind === "struct") yield* referencesIn(type.item.fields, item as Row, `${path}.${index}.`);
        else if (table && typeof item === "string") yield {id: item, table, path: `${path}.${index}`};
      }
    } else if (type.kind === "struct" && value) yield* referencesIn(type.fields, value as Row, `${path}.`);
    else if (table && typeof value === "string") yield {id: value, table, path};
  }
}

/** Every id that a row names belongs to a row, and nothing rests on a lead. */
export function checkReferences(record: PartialRecord, report: Report): void {
  const {unread = new Set<string>()} = record;
  const ids = new Map<string, Set<string>>();
  const all = new Set<string>();
  const leads = new Set<string>();
  for (const {table, entry} of rowsOf(record)) {
    const {id, grade} = entry.row;
    if (typeof id !== "string") continue;
    (ids.get(table.name) ?? ids.set(table.name, new Set()).get(table.name)!).add(id);
    all.add(id);
    if (grade === "unverified") leads.add(id);
  }

  // A mistyped id often stands in thousands of rows, and to look for the nearest is to look at every id.
  const near = new Map<string, string | undefined>();
  const nearestTo = (id: string, table: string, candidates: ReadonlySet<string>) => {
    const key = `${table} ${id}`;
    if (!near.has(key)) near.set(key, near.size < 200 ? nearest(id.slice(0, 80), candidates) : undefined);
    return near.get(key);
  };
  const unknown = ({id, table}: Reference): string | null => {
    const candidates = table === "*" ? all : (ids.get(table) ?? new Set());
    if (candidates.has(id) || (table === "*" ? unread.size > 0 : unread.has(table))) return null;
    const similar = nearestTo(id, table, candidates);
    return similar
      ? `did you mean ${similar}?`
      : `an id of ${table === "*" ? "a row of the record" : `the table ${table}`}`;
  };
  const message = ({id, table}: Reference) => `${show(id)} is the id of no row${table === "*" ? "" : ` of ${table}`}`;

  for (const {table, entry} of rowsOf(record)) {
    for (const reference of referencesIn(table.columns, entry.row)) {
      const {id, path} = reference;
      const expected = unknown(reference);
      const about = aboutOf(table.name, entry.row, path);
      if (expected !== null) report("reference-unknown", entry.placeOf(path), message(reference), expected, about);
      // A correction or a recheck says something about a row, and rests on nothing in it.
      else if (leads.has(id) && entry.row.grade !== "unverified" && !["corrections", "checks"].includes(table.name)) {
        report(
          "rests-on-unverified",
          entry.placeOf(path),
          `this row rests on ${show(id)}, which is an unverified lead`,
          "a row that is verified",
          about
        );
      }
    }
  }
  if (!record.placeOfEdition) return;
  for (const reference of referencesIn(columnsOf(edition), record.edition)) {
    const expected = unknown(reference);
    if (expected !== null)
      report("reference-unknown", record.placeOfEdition(reference.path), message(reference), expected, {
        field: reference.path
      });
  }
}
