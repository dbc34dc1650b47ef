import {formatNumber, seriesRows, type NotebookTables} from "docketbook/client";

/** A point of a season, as the cells' code makes it. */
export interface SeasonRow {
  id: string;
  series_id: string;
  /** The year that the season was in. */
  season: string;
  period: string;
  week: number;
  value: number;
  unit: string;
  counted: string;
  grade: string;
}

/** A value with its dollar sign where it is money. */
export const seasonValue = ({value, unit}: Pick<SeasonRow, "value" | "unit">): string =>
  `${unit.startsWith("usd") ? "$" : ""}${formatNumber(value)}`;

/** The series that count up to a date of a filing season, each with a short name. Throws a RangeError for one without rows. */
export function seasonSeries(tables: NotebookTables): [string, string][] {
  const found = tables.series.filter(({period_type}) => period_type === "season-date");
  return found.map(({id, title}) => [
    seriesRows(tables, id)[0]!.series_id,
    title.replace(", cumulative in the filing season", "")
  ]);
}

/** The short name of a series. Throws a RangeError for one that is not of a filing season. */
export function seasonName(tables: NotebookTables, id: unknown): string {
  const found = seasonSeries(tables).find(([candidate]) => candidate === id);
  if (!found) throw new RangeError(`there is no series ${String(id)} of a filing season`);
  return found[1];
}
