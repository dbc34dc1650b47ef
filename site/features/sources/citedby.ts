import type {Site} from "../../story/story.js";
import type {TableName} from "../../../loaders/schema/tables.js";
import {counted} from "../../ui/format.js";

/** A row that rests on a source. */
export interface Resting {
  table: TableName;
  id: string;
  title: string;
  /** The row names no other source. */
  alone: boolean;
}

/** The tables whose rows name their sources one by one. */
export const CITING = ["events", "orders", "cases", "laws", "claims"] as const satisfies TableName[];

interface Named {
  title?: string;
  citation?: string | null;
  claim?: string;
  caption?: string;
}
const titleOf = ({title, citation, claim, caption}: Named): string => title ?? citation ?? claim ?? caption ?? "";

/** What rests on each source: rows by the id of the source; the observations of a series as one. */
export function rowsBySource({tables}: Site): Map<string, Resting[]> {
  const found = new Map<string, Resting[]>(tables.sources.map(({id}) => [id, []]));
  for (const table of CITING) {
    for (const row of tables[table])
      for (const source of row.source_ids)
        found.get(source)?.push({table, id: row.id, title: titleOf(row), alone: row.source_ids.length === 1});
  }
  const counts = new Map<string, Map<string, number>>();
  for (const {source_id, series_id} of tables.observations) {
    const series = counts.get(source_id) ?? new Map<string, number>();
    counts.set(source_id, series.set(series_id, (series.get(series_id) ?? 0) + 1));
  }
  const titles = new Map(tables.series.map(({id, title}) => [id, title]));
  for (const [source, series] of counts) {
    for (const [id, count] of series)
      found
        .get(source)
        ?.push({table: "series", id, title: `${titles.get(id) ?? id} (${counted(count, "figure")})`, alone: true});
  }
  return found;
}

/** The rows that name one source and no other, by table. Every observation names one, and so counts for none here. */
export function restingOnOne({
  tables
}: Site): {table: (typeof CITING)[number]; of: number; rows: {id: string; title: string; source_id: string}[]}[] {
  return CITING.map((table) => ({
    table,
    of: tables[table].length,
    rows: tables[table].flatMap((row) =>
      row.source_ids.length === 1 ? [{id: row.id, title: titleOf(row), source_id: row.source_ids[0] ?? ""}] : []
    )
  }));
}
