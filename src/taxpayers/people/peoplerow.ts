/** An estimate with the panel that it stands in. */
export interface PeopleRow {
  panel: string;
  period: string;
  year: number;
  value: number;
  bound: string;
  unit: string;
  series_id: string;
  grade: string;
  note: string | null;
  id: string;
}

export const PEOPLE_COLUMNS = [
  {name: "panel", title: "Publisher and edition"},
  {name: "period", title: "For"},
  {name: "value", title: "Estimate", numeric: true},
  {name: "bound", title: "Bound"},
  {name: "unit", title: "Unit"},
  {name: "grade", title: "Grade"},
  {name: "note", title: "What the record says of it"},
  {name: "id", title: "Row of the record"}
] as const;

/** The columns' cells of an estimate. */
export const peopleCells = ({panel, period, value, bound, unit, grade, note, id}: PeopleRow) => ({
  panel,
  period,
  value,
  bound,
  unit,
  grade,
  note,
  id
});

/** Said wherever estimates are drawn: the record has no margins to draw. */
export const NO_MARGINS =
  "The publishers’ margins of error were not transcribed: the record holds none, so none is drawn, and a dot is not exact.";
