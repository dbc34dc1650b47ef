import {scaleLinear} from "d3-scale";
import type {Series} from "../../../loaders/schema/series.js";

/** A number that knows its unit, such as an observation. */
export interface Quantity {
  value: number;
  unit: string;
  series_id?: string;
}

/** A linear axis of one unit. */
export interface Axis {
  unit: string;
  /** Where a quantity lies. Throws a TypeError for one of another unit. */
  at: (quantity: Quantity) => number;
  /** Where a bare number of the axis' own unit lies, such as a tick. */
  position: (value: number) => number;
  ticks: (count: number) => number[];
}

export interface AxisOptions {
  range: readonly [number, number];
  /** What the axis spans; from 0 to the largest quantity when left out. */
  domain?: readonly [number, number];
  /** The series that the quantities may belong to: those that say they are not comparable share no axis. */
  series?: readonly Pick<Series, "id" | "not_comparable_with">[];
}

/** The one unit of some quantities. Throws a TypeError for two. */
export function unitOf(quantities: readonly Quantity[]): string {
  const units = [...new Set(quantities.map(({unit}) => unit))];
  const [unit, second] = units;
  if (unit === undefined) throw new RangeError("nothing to draw");
  if (second !== undefined) throw new TypeError(`two units on one axis: ${units.join(" and ")}`);
  return unit;
}

function comparable(quantities: readonly Quantity[], series: AxisOptions["series"] = []): void {
  const ids = new Set(quantities.map(({series_id}) => series_id));
  for (const {id, not_comparable_with} of series) {
    const other = ids.has(id) && not_comparable_with.find((candidate) => candidate !== id && ids.has(candidate));
    if (other) throw new TypeError(`series that are not comparable on one axis: ${id} and ${other}`);
  }
}

/** An axis for quantities of one unit, and of series that may be compared. */
export function axisOf(quantities: readonly Quantity[], {range, domain, series}: AxisOptions): Axis {
  const unit = unitOf(quantities);
  comparable(quantities, series);
  const scale = scaleLinear(domain ?? [0, Math.max(...quantities.map(({value}) => value))], range);
  return {
    unit,
    at(quantity) {
      if (quantity.unit !== unit) throw new TypeError(`two units on one axis: ${unit} and ${quantity.unit}`);
      return scale(quantity.value);
    },
    position: (value) => scale(value),
    ticks: (count) => scale.ticks(count)
  };
}
