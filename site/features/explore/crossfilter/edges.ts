import {tickIncrement} from "d3-array";
import type {NumberColumn} from "./column.js";
import {
  utcDay,
  utcHour,
  utcMillisecond,
  utcMinute,
  utcMonday,
  utcMonth,
  utcSecond,
  utcYear,
  type TimeInterval
} from "d3-time";
import {dayText, decimalText} from "../result/text.js";

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
const BARS = 24;
/** About as many steps as a small chart has pixels; with what stands beside them they are counted in a byte. */
export const STEPS = 240;

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
  // Whole numbers and places have neighbors: with the last edge in its bar, that bar would hold one more than the others.
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

interface Rung {
  interval: TimeInterval;
  unit: CalendarUnit;
  /** About how many milliseconds. */
  length: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365.2425 * DAY;

const rungs = (
  unit: CalendarUnit,
  length: number,
  make: (count: number) => TimeInterval | null,
  counts: readonly number[]
): Rung[] => counts.map((count) => ({interval: make(count)!, unit, length: length * count}));

// Each divides the larger ones evenly, so that its edges are edges of theirs; a week divides none.
const LADDER: readonly Rung[] = [
  ...rungs("ms", 1, (count) => utcMillisecond.every(count), [1, 10, 100]),
  ...rungs("second", SECOND, (count) => utcSecond.every(count), [1, 5, 15, 30]),
  ...rungs("minute", MINUTE, (count) => utcMinute.every(count), [1, 5, 15, 30]),
  ...rungs("hour", HOUR, (count) => utcHour.every(count), [1, 3, 6, 12]),
  ...rungs("day", DAY, () => utcDay, [1]),
  {interval: utcMonday, unit: "day", length: 7 * DAY},
  ...rungs("month", YEAR / 12, (count) => utcMonth.every(count), [1, 3]),
  ...rungs("year", YEAR, (count) => utcYear.every(count), [1, 5, 10, 50, 100, 500, 1000, 5000, 10_000, 50_000])
];

/** Steps of the calendar, in UTC, over the first and the last moment; none finer than a day for dates. */
export function calendarEdges(low: number, high: number, dates: boolean): Edges {
  const ladder = dates ? LADDER.filter(({length}) => length >= DAY) : LADDER;
  const bar = ladder.find(({length}) => (high - low) / length < BARS) ?? ladder.at(-1)!;
  const fits = ({interval, length}: Rung) =>
    interval !== utcMonday && length < bar.length && (high - low + 2 * bar.length) / length < STEPS;
  const fine = ladder.find(fits) ?? bar;
  // The last edge lies past the last moment: a day, say, is all of its bar.
  const end = bar.interval.offset(bar.interval.floor(new Date(high)), 1);
  const starts = (rung: Rung) => [...rung.interval.range(bar.interval.floor(new Date(low)), end), end].map(Number);
  const at = starts(fine);
  const places = new Map(at.map((time, step) => [time, step]));
  return {at: Float64Array.from(at), exact: null, bars: starts(bar).map((time) => places.get(time)!), unit: fine.unit};
}

const pad = (value: number, length = 2) => String(value).padStart(length, "0");

function moment(date: Date): string {
  const ms = date.getUTCMilliseconds();
  return `${dayText(Math.floor(date.getTime() / DAY))} ${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}:${pad(date.getUTCSeconds())}${ms ? `.${pad(ms, 3)}` : ""}`;
}

/** An edge as SQL writes it, without quotes. */
export function edgeText({type, scale}: {type: string; scale: number}, {at, exact, unit}: Edges, step: number): string {
  const edge = at[step]!;
  if (exact) return decimalText(exact[step]!, scale);
  if (type === "date") return dayText(Math.floor(edge / DAY));
  if (type === "timestamp") return moment(new Date(edge));
  if (type === "timestamptz") return `${moment(new Date(edge))}+00`;
  return type === "float" ? String(edge) : edge.toFixed(unit as number);
}
