/**
 * Where the steps of a histogram begin and end. A step is the finest that a brush can take; some steps side by side make a bar. Each step
 * holds its first edge and not its second, but for the last, which holds both.
 */
export interface Edges {
  /** One more than there are steps, ascending. */
  at: Float64Array;
  /** The same as whole numbers (a decimal's without the point) where a float cannot hold the column's values. */
  exact: readonly bigint[] | null;
  /** The step that a bar begins with, and the count of steps at the end: one more than there are bars. */
  bars: readonly number[];
  /** What the edges are told in: places after the point of a number, or a unit of the calendar. */
  unit: number | CalendarUnit;
}

export type CalendarUnit = "ms" | "second" | "minute" | "hour" | "day" | "month" | "year";

/** About as many bars as a small chart has room for. */
export const BARS = 24;
/** About as many steps as a small chart has pixels; with what stands beside them they are counted in a byte. */
export const STEPS = 240;
