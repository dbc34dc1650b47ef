import type {Site} from "../../story/story.js";
import type {Row, Table} from "../../../loaders/schema/table.js";
import {listedTables} from "../../../loaders/schema/tables.js";
import {addressOf} from "../../record/addresses.js";
import {filledIn, textsAt} from "../../record/rowtext.js";
import type {SearchDocument} from "./index.js";
import {formatDate, formatNumber} from "../../ui/format.js";
import {writeFile} from "node:fs/promises";
import {join} from "node:path";

/** A series with no more values than this is found by them too. */
const FEW = 12;

/** The tables whose rows can be found, in the order in which they are offered. */
export const searchedTables = (): (Table & Required<Pick<Table, "search">>)[] =>
  listedTables().filter((table) => table.search !== undefined) as ReturnType<typeof searchedTables>;

/** Every row that search covers, as it is found. */
export function searchDocuments(site: Site): SearchDocument[] {
  const tables = site.tables as unknown as Readonly<Record<string, readonly Row[]>>;
  /** The values of a series, which stand in rows of their own. */
  const values = (id: string) => {
    const rows = site.tables.observations.filter(({series_id}) => series_id === id);
    return rows.length > FEW
      ? []
      : rows.map(({dimension, period, value}) => `${dimension ?? period}: ${formatNumber(value)}`);
  };
  return searchedTables().flatMap((table) => {
    const {name, columns, rowTitle = "id", fullTitle = rowTitle, search} = table;
    const joined = (row: Row, paths: readonly string[] = []) =>
      paths
        .flatMap((path) =>
          path === "values" && name === "series" ? values(row["id"] as string) : textsAt(tables, columns, row, path)
        )
        .filter((text) => text !== "")
        .join(" · ");
    return (tables[name] ?? []).map((row): SearchDocument => {
      const id = row["id"] as string;
      const date = search.date === undefined ? null : row[search.date];
      return {
        id: `${name}/${id}`,
        kind: name,
        title: filledIn(table, row, search.title ?? `{${fullTitle}}`),
        names: joined(row, search.names),
        text: joined(row, search.text),
        when: typeof date === "string" ? formatDate(date) : "",
        address: addressOf(site, name, id) ?? "",
        lead: row["grade"] === "unverified",
        ...(search.weight !== undefined && {weight: search.weight})
      };
    });
  });
}

/** Writes the rows that the search page makes its index of, `search.json`. */
export async function writeSearchRows(site: Site, out: string): Promise<void> {
  await writeFile(join(out, "search.json"), JSON.stringify(searchDocuments(site)));
}
