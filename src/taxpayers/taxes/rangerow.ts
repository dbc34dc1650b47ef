/** A published range, or a single published value: then `low` and `high` are null. */
export interface RangeRow {
  series_id: string;
  item: string;
  horizon: string;
  period: string;
  low: number | null;
  value: number;
  high: number | null;
  unit: string;
  ids: readonly string[];
}
