import type {RecordRows} from "../record/record.js";
import type {Column} from "../schema/column.js";
import type {Row, Table} from "../schema/table.js";
import {tables} from "../schema/tables.js";
import type {EditedTable, Story, StoryWords} from "./story.js";

/** Tables whose rows come along when a row that was picked names them; other references are kept only to rows that were picked. */
const ALONG = new Set<EditedTable>(["sources", "courts", "agencies", "flows", "units"]);

/** Visits every reference of a row, and puts in its place what `keep` gives; null takes it out. */
function references(columns: readonly Column[], row: Row, keep: (id: string, table: string) => boolean): Row {
  return Object.fromEntries(
    columns.map((column): [string, unknown] => {
      const {name, type, references: table, nullable} = column;
      const value = row[name];
      if (type.kind === "list" && Array.isArray(value)) {
        const {item} = type;
        if (item.kind === "struct") return [name, value.map((inner) => references(item.fields, inner as Row, keep))];
        return [name, table === undefined ? value : value.filter((id) => keep(id as string, table))];
      }
      if (table !== undefined && nullable && typeof value === "string")
        return [name, keep(value, table) ? value : null];
      if (table !== undefined && typeof value === "string") keep(value, table);
      return [name, value];
    })
  );
}

/**
 * A story made of the rows that a record has on some cases: the cases, and those that they appeal from, with their orders and events, and
 * the sources, courts, agencies and flow that these name. What they say of other rows is left out.
 * @param ids the cases
 * @param words what the story says of itself; its day is the record's own
 * @throws RangeError for an id that is no case's, and where the cases are about no flow
 */
export function pickStory(
  {edition, tables: record}: RecordRows,
  ids: readonly string[],
  words: Omit<StoryWords, "day">
): Story {
  const rowsOf = (name: EditedTable): Row[] => record[name].map(({row}) => row as Row);
  const byId = new Map<string, Row>(rowsOf("cases").map((row) => [row["id"] as string, row]));
  const picked = new Set<string>();
  for (const id of ids) {
    if (!byId.has(id)) throw new RangeError(`there is no case ${id}; there are ${[...byId.keys()].join(", ")}`);
    for (let at: string | null = id; at !== null && !picked.has(at); at = byId.get(at)?.["appeal_of"] as string | null)
      picked.add(at);
  }
  const flow = ids.map((id) => byId.get(id)?.["flow"]).find((found) => typeof found === "string");
  if (typeof flow !== "string")
    throw new RangeError("the cases are about no flow, so that there is no status to ask about");

  const chosen = new Map<EditedTable, Map<string, Row>>();
  const take = (name: EditedTable, rows: readonly Row[]) => {
    const into = chosen.get(name) ?? new Map<string, Row>();
    chosen.set(name, into);
    for (const row of rows) into.set(row["id"] as string, row);
  };
  take(
    "cases",
    rowsOf("cases").filter(({id}) => picked.has(id as string))
  );
  take(
    "orders",
    rowsOf("orders").filter(({case_id}) => picked.has(case_id as string))
  );
  take(
    "events",
    rowsOf("events").filter(({case_id}) => picked.has(case_id as string))
  );
  take(
    "flows",
    rowsOf("flows").filter(({id}) => id === flow)
  );

  // A row that comes along may name others that do (an agency its department), so that this is done until nothing new is found.
  const all = new Map(
    [...ALONG].map((name) => [name as string, new Map(rowsOf(name).map((row) => [row["id"] as string, row]))])
  );
  const keep = (id: string, table: string): boolean => {
    const found = all.get(table)?.get(id);
    if (!found) return chosen.get(table as EditedTable)?.has(id) ?? false;
    take(table as EditedTable, [found]);
    return true;
  };
  let size = -1;
  const count = () => [...chosen.values()].reduce((sum, rows) => sum + rows.size, 0);
  while (size !== count()) {
    size = count();
    for (const [name, rows] of [...chosen])
      for (const row of [...rows.values()]) references((tables[name] as Table).columns, row, keep);
  }
  return {
    edition: {...edition, ...words, flow, credits: [], questions: []},
    tables: Object.fromEntries(
      [...chosen].map(([name, rows]) => [
        name,
        [...rows.values()].map((row) => ({row: references((tables[name] as Table).columns, row, keep)}))
      ])
    )
  };
}
