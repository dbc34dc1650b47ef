import {utcTicks} from "d3-time";
import type {TimeScale} from "./scale.js";

/** A mark on the axis. A label is left empty where it would touch its neighbour. */
export interface Tick {
  x: number;
  label: string;
  /** The beginning of a year. */
  year: boolean;
}

const APART = {year: 46, day: 58};
const month = new Intl.DateTimeFormat("en-GB", {month: "short", timeZone: "UTC"});
const day = new Intl.DateTimeFormat("en-GB", {day: "numeric", month: "short", timeZone: "UTC"});

const labelOf = (date: Date) =>
  date.getUTCDate() !== 1 ? day.format(date) : date.getUTCMonth() === 0 ? String(date.getUTCFullYear()) : month.format(date);

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
    const count = Math.max(1, Math.floor(room / (days > 1000 ? APART.year : APART.day)));
    return utcTicks(new Date(start), new Date(end), count).filter((date) => date.getUTCHours() === 0);
  });
  let free = -Infinity;
  const seen = new Set<number>();
  // Years first, so that a crowded month gives way to them.
  const placed = ticks.filter((date) => !seen.has(+date) && seen.add(+date)).map((date) => ({date, x: place(+date), year: date.getUTCMonth() === 0 && date.getUTCDate() === 1}));
  return placed.map(({date, x, year}, index) => {
    const label = labelOf(date);
    const half = label.length * 3.6 + 4;
    const next = placed[index + 1];
    const yields = !year && next?.year === true && next.x - x < half + 18;
    if (x - half < free || yields) return {x, label: "", year};
    free = x + half;
    return {x, label, year};
  });
}
