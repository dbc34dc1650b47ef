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
import {BARS, STEPS, type CalendarUnit, type Edges} from "./edges.js";

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
