/** An estimate for a state, or for the country. */
export interface PlaceRow {
  id: string;
  series_id: string;
  geography: string;
  dimension?: string;
  period: string;
  value: number;
  bound: string;
  unit: string;
  note: string | null;
}
