import {scaleLinear} from "d3-scale";
import {DAY, dayTime, type TimelineData} from "./rows.js";

/** The share of the width that the years before the break get. */
const EARLY_SHARE = 0.16;
/** Under this many pixels the early years get a little more, or their labels would not fit. */
const EARLY_LEAST = 84;

/** Time to pixels, before any zoom: straight, or in two straight pieces where most of the time holds few of the events. */
export interface TimeScale {
  /** First and last time, milliseconds. */
  start: number;
  end: number;
  /** Where the scale changes, milliseconds; null where it does not. */
  breakAt: number | null;
  /** How many times tighter the years before the break are drawn. */
  tighter: number;
  width: number;
  x: (time: number) => number;
  invert: (x: number) => number;
}

/**
 * The time at which the scale changes: the first of January of the year in which the latest nine tenths of the events begin, where
 * everything before it takes more than half of the time; otherwise null.
 */
export function breakOf(starts: readonly number[], start: number, end: number): number | null {
  const sorted = [...starts].sort((a, b) => a - b);
  const tenth = sorted[Math.floor(sorted.length / 10)];
  if (tenth === undefined) return null;
  const year = Date.UTC(new Date(tenth).getUTCFullYear(), 0, 1);
  return year - start > (end - start) / 2 && year < end ? year : null;
}

/** The scale of a timeline drawn `width` pixels wide. */
export function timeScale({events, edition}: Pick<TimelineData, "events" | "edition">, width: number): TimeScale {
  const starts = events.map(({date_start}) => dayTime(date_start));
  const last = events.reduce((latest, {date_end}) => (date_end > latest ? date_end : latest), edition);
  const first = starts.reduce((a, b) => Math.min(a, b), dayTime(edition) - 365 * DAY);
  // A little room before the first event, or half of its mark would be cut off.
  const start = Date.UTC(new Date(first).getUTCFullYear() - 2, 0, 1);
  const margin = (dayTime(last) - start) / 200;
  const breakAt = breakOf(starts, start, dayTime(last));
  const end = dayTime(last) + (breakAt === null ? margin : (dayTime(last) - breakAt) / 40);
  const early = Math.max(EARLY_SHARE * width, Math.min(EARLY_LEAST, width / 3));
  const scale =
    breakAt === null
      ? scaleLinear().domain([start, end]).range([0, width])
      : scaleLinear().domain([start, breakAt, end]).range([0, early, width]);
  const tighter = breakAt === null ? 1 : (breakAt - start) / early / ((end - breakAt) / (width - early));
  return {start, end, breakAt, tighter, width, x: (time) => scale(time), invert: (x) => scale.invert(x)};
}
