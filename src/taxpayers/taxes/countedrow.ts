/** What one publisher counts or estimates, in a panel of its own. */
export interface CountedRow {
  id: string;
  series_id: string;
  item: string;
  period: string;
  value: number;
  bound: string;
  unit: string;
  note: string | null;
}
