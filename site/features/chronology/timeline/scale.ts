import {words} from "../../../words/words.js";
import {scaleLinear} from "d3-scale";
import {DAY, type TimelineData, dayTime} from "./rows.js";
import {utcTicks} from "d3-time";

/** The share of the width that the years before the break get. */
const EARLY_SHARE = 0.16;
/** Under this many pixels the early years get a little more, or their labels would not fit. */
const EARLY_LEAST = 84;

/** Time to pixels, before any zoom: straight, or in two straight pieces where most of the time holds few of the events. */
export interface TimeScale {
  /** First and last time, milliseconds. */
  start: number;
  end: number;
  /** The last day that an event or the edition is of. */
  last: string;
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
  return {start, end, last, breakAt, tighter, width, x: (time) => scale(time), invert: (x) => scale.invert(x)};
}

/** A mark on the axis. A label is left empty where it would touch its neighbor. */
export interface Tick {
  x: number;
  label: string;
  /** The beginning of a year. */
  year: boolean;
}

/** Half of the width of a letter of a label, in pixels. */
const HALF_LETTER = 3.7;
const APART = {year: 46, month: 40, day: 58};
/** From this many days on ticks are those of months and years: their labels are short. */
const MONTHS = 300;

function labelOf(date: Date): string {
  const name = words().date.shortMonth(date.getUTCMonth() + 1);
  if (date.getUTCDate() !== 1) return `${name} ${date.getUTCDate()}`;
  return date.getUTCMonth() === 0 ? String(date.getUTCFullYear()) : name;
}

/** Ticks of the part of the time that is in view; each side of the break has its own distance. `place` turns a time into pixels. */
export function ticksOf(scale: TimeScale, from: number, to: number, place: (time: number) => number): Tick[] {
  const pieces: [number, number][] =
    scale.breakAt === null || to <= scale.breakAt || from >= scale.breakAt
      ? [[from, to]]
      : [
          [from, scale.breakAt],
          [scale.breakAt, to]
        ];
  const ticks = pieces.flatMap(([start, end]) => {
    const room = place(end) - place(start);
    const days = (end - start) / 86_400_000;
    const count = Math.max(1, Math.floor(room / (days > 1000 ? APART.year : days > MONTHS ? APART.month : APART.day)));
    return utcTicks(new Date(start), new Date(end), count).filter((date) => date.getUTCHours() === 0);
  });
  const placed = ticks
    .filter((date, index) => +date !== +(ticks[index - 1] ?? NaN))
    .map((date) => ({
      x: place(+date),
      label: labelOf(date),
      year: date.getUTCMonth() === 0 && date.getUTCDate() === 1,
      month: date.getUTCDate() === 1 ? date.getUTCMonth() : null,
      broken: +date === scale.breakAt
    }));
  // The year in which the scale changes speaks first, then the other years; the rest take what room is left.
  const speaking = (ticks: typeof placed) => {
    const taken: [number, number][] = [];
    return new Set(
      [...ticks]
        .sort((a, b) => Number(b.broken) - Number(a.broken) || Number(b.year) - Number(a.year) || a.x - b.x)
        .filter(({x, label}) => {
          const half = label.length * HALF_LETTER + 5;
          const free = taken.every(([from, to]) => x + half <= from || x - half >= to);
          if (free) taken.push([x - half, x + half]);
          return free;
        })
    );
  };
  // Months speak at even steps: all of them, or every second, third or sixth.
  let speaks = new Set<(typeof placed)[number]>();
  for (const step of [1, 2, 3, 6]) {
    const even = placed.filter(({month}) => month === null || month % step === 0);
    speaks = speaking(even);
    if (even.every((tick) => tick.month === null || tick.year || speaks.has(tick))) break;
  }
  return placed.map((tick) => ({x: tick.x, year: tick.year, label: speaks.has(tick) ? tick.label : ""}));
}
