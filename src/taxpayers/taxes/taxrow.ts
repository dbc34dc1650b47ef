/** A total that ITEP printed, a part of it, or what the parts leave over. */
export interface TaxRow {
  group: "all" | "federal" | "state";
  kind: "total" | "part" | "rest";
  part: string;
  /** In dollars. */
  amount: number;
  /** In per cent of the group's total. */
  share: number;
  unit: string;
  series_id: string;
  ids: readonly string[];
  note: string | null;
}
