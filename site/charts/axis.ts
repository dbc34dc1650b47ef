import {scaleLinear, scaleLog} from "d3-scale";
import {assertSeries, unitOf, type Comparable} from "./comparable.js";

/** A number that knows its unit, such as an observation. */
export interface Quantity {
  value: number;
  unit: string;
  series_id?: string;
}

/** An axis of one unit. */
interface Axis {
  unit: string;
  /** Where a quantity lies. Throws a TypeError for one of another unit. */
  at: (quantity: Quantity) => number;
  /** Where a bare number of the axis' own unit lies, such as a tick. */
  position: (value: number) => number;
  ticks: (count: number) => number[];
}

interface AxisOptions {
  range: readonly [number, number];
  /** What the axis spans; from 0 to the largest quantity when left out. */
  domain?: readonly [number, number];
  /** The series that the quantities may belong to: those that say they are not comparable share no axis. */
  series?: readonly Comparable[];
  /** By powers of ten; the domain, which is needed then, is above zero. */
  log?: boolean;
}

/** An axis for quantities of one unit, and of series that may be compared. */
export function axisOf(quantities: readonly Quantity[], {range, domain, series = [], log = false}: AxisOptions): Axis {
  const unit = unitOf(quantities);
  assertSeries(quantities, series);
  const span = domain ?? [0, Math.max(...quantities.map(({value}) => value))];
  if (log && Math.min(...span) <= 0) throw new RangeError("a logarithmic axis has no zero");
  const scale = (log ? scaleLog : scaleLinear)(span, range);
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

/**
 * A scale of Observable Plot for quantities of one unit, labeled with it: `Plot.plot({x: plotScale(rows, {series, units})})`.
 * @returns options of a scale; more of them are added beside it
 * @throws TypeError for two units, or for series that are not comparable; RangeError for no quantities
 */
export function plotScale(
  quantities: readonly Quantity[],
  {series = [], units = []}: {series?: readonly Comparable[]; units?: readonly {id: string; title: string}[]} = {}
): {label: string} {
  const unit = unitOf(quantities);
  assertSeries(quantities, series);
  return {label: units.find(({id}) => id === unit)?.title ?? unit};
}
