import type {Site} from "../../story/story.js";
import type {Table} from "../../../loaders/schema/table.js";
import {listedTables} from "../../../loaders/schema/tables.js";
import {counted} from "../../ui/format.js";

/** A row that cites a source. */
export interface CitingRow {
  table: string;
  id: string;
  title: string;
  /** The row names no other source. */
  alone: boolean;
}

interface Sourced {
  id: string;
  source_ids: readonly string[];
}

/** The rows of the tables whose rows name their sources one by one, those first that readers look at first. */
function* sourcedRows({
  tables
}: Site): Generator<{table: Table; rows: readonly Sourced[]; title: (row: Sourced) => string}> {
  for (const table of listedTables()) {
    const {name, columns, rowTitle = "id", fullTitle = rowTitle} = table;
    if (!columns.some((column) => column.name === "source_ids")) continue;
    const rows = tables[name as keyof typeof tables] as unknown as readonly Sourced[];
    yield {table, rows, title: (row) => String((row as unknown as Record<string, unknown>)[fullTitle])};
  }
}

/** What cites each source: rows by the id of the source; the observations of a series as one. */
export function citedBy(site: Site): Map<string, CitingRow[]> {
  const {tables} = site;
  const found = new Map<string, CitingRow[]>(tables.sources.map(({id}) => [id, []]));
  for (const {table, rows, title} of sourcedRows(site)) {
    for (const row of rows)
      for (const source of row.source_ids)
        found.get(source)?.push({table: table.name, id: row.id, title: title(row), alone: row.source_ids.length === 1});
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
export const citingOne = (
  site: Site
): {table: string; of: number; rows: {id: string; title: string; source_id: string}[]}[] =>
  [...sourcedRows(site)].map(({table, rows, title}) => ({
    table: table.name,
    of: rows.length,
    rows: rows.flatMap((row) =>
      row.source_ids.length === 1 ? [{id: row.id, title: title(row), source_id: row.source_ids[0] ?? ""}] : []
    )
  }));
