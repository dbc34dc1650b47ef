import {tickIncrement} from "d3-array";
import type {NumberColumn} from "./column.js";
import {BARS, STEPS, type Edges} from "./edges.js";

/** A step of `top / bottom`, both whole, so that edges are rounded once and read as they are written. */
interface Step {
  top: number;
  bottom: number;
}

const stepOf = (increment: number): Step =>
  increment > 0 ? {top: increment, bottom: 1} : {top: 1, bottom: -increment};
const placesOf = ({bottom}: Step) => Math.max(0, Math.ceil(Math.log10(bottom)));

/** The finest even part of a bar's step that keeps to round ends, few enough steps, and no more places than the column has. */
function finer(bar: Step, bars: number, most: number): {step: Step; parts: number} {
  for (const parts of [10, 5, 2]) {
    const step =
      bar.top / parts >= 1
        ? {top: bar.top / parts, bottom: bar.bottom}
        : {top: 1, bottom: (bar.bottom * parts) / bar.top};
    if (Number.isInteger(step.top) && Number.isInteger(step.bottom) && step.bottom <= most && bars * parts <= STEPS)
      return {step, parts};
  }
  return {step: bar, parts: 1};
}

const floor = (a: bigint, b: bigint) => a / b - (a % b < 0n ? 1n : 0n);
const barsOf = (count: number, parts: number) => Array.from({length: count + 1}, (_, bar) => bar * parts);

function exactEdges(ends: readonly [bigint, bigint], scale: number): Edges {
  const one = 10n ** BigInt(scale);
  const span = Number(ends[1] - ends[0]) / Number(one);
  let bar = stepOf(tickIncrement(0, span, BARS));
  if (!(bar.bottom <= Number(one))) bar = {top: 1, bottom: Number(one)};
  const {step, parts} = finer(bar, Math.ceil((span * bar.bottom) / bar.top) + 2, Number(one));
  const by = (BigInt(step.top) * one) / BigInt(step.bottom);
  const wide = by * BigInt(parts);
  const first = floor(ends[0], wide);
  const count = Number(floor(ends[1], wide) + 1n - first);
  const exact = Array.from({length: count * parts + 1}, (_, step) => first * wide + BigInt(step) * by);
  return {
    at: Float64Array.from(exact, (edge) => Number(edge) / Number(one)),
    exact,
    bars: barsOf(count, parts),
    unit: placesOf(step)
  };
}

/**
 * Even steps at round places from the lowest to the highest value; `ends` gives the two as whole numbers where a float cannot. Where
 * floats have no steps between, there is one bar.
 */
export function numberEdges(
  {type, scale = 0}: NumberColumn,
  low: number,
  high: number,
  ends: readonly [bigint, bigint] | null
): Edges {
  if (ends) return exactEdges(ends, scale);
  const most = type === "float" ? Infinity : 10 ** scale;
  let bar = stepOf(tickIncrement(low, high, BARS));
  if (!(bar.bottom <= most)) bar = {top: 1, bottom: most};
  const first = Math.floor((low * bar.bottom) / bar.top);
  const last = (high * bar.bottom) / bar.top;
  // Whole numbers and places have neighbours: with the last edge in its bar, that bar would hold one more than the others.
  const count = (type === "float" ? Math.ceil(last) : Math.floor(last) + 1) - first;
  const {step, parts} = finer(bar, count, most);
  if (count > 0 && count < STEPS) {
    const at = Float64Array.from(
      {length: count * parts + 1},
      (_, index) => ((first * parts + index) * step.top) / step.bottom
    );
    const sound =
      at.every((edge, index) => Number.isFinite(edge) && (index === 0 || edge > at[index - 1]!)) &&
      at[0]! <= low &&
      at.at(-1)! >= high;
    if (sound) return {at, exact: null, bars: barsOf(count, parts), unit: placesOf(step)};
  }
  return {at: Float64Array.of(low, high), exact: null, bars: [0, 1], unit: type === "float" ? 20 : scale};
}
