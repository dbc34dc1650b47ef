import {utcTicks} from "d3-time";
import type {TimeScale} from "./scale.js";

/** A mark on the axis. A label is left empty where it would touch its neighbour. */
export interface Tick {
  x: number;
  label: string;
  /** The beginning of a year. */
  year: boolean;
}

/** Half of the width of a letter of a label, in pixels. */
const LETTER = 3.7;
const APART = {year: 46, day: 58};
const month = new Intl.DateTimeFormat("en-GB", {month: "short", timeZone: "UTC"});
const day = new Intl.DateTimeFormat("en-GB", {day: "numeric", month: "short", timeZone: "UTC"});

const labelOf = (date: Date) =>
  date.getUTCDate() !== 1
    ? day.format(date)
    : date.getUTCMonth() === 0
      ? String(date.getUTCFullYear())
      : month.format(date);

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
  const placed = ticks
    .filter((date, index) => +date !== +(ticks[index - 1] ?? NaN))
    .map((date) => ({
      x: place(+date),
      label: labelOf(date),
      year: date.getUTCMonth() === 0 && date.getUTCDate() === 1,
      broken: +date === scale.breakAt
    }));
  // The year in which the scale changes speaks first, then the other years; the rest take what room is left.
  const taken: [number, number][] = [];
  const speaks = new Set(
    [...placed]
      .sort((a, b) => Number(b.broken) - Number(a.broken) || Number(b.year) - Number(a.year) || a.x - b.x)
      .filter(({x, label}) => {
        const half = label.length * LETTER + 5;
        const free = taken.every(([from, to]) => x + half <= from || x - half >= to);
        if (free) taken.push([x - half, x + half]);
        return free;
      })
  );
  return placed.map((tick) => ({x: tick.x, year: tick.year, label: speaks.has(tick) ? tick.label : ""}));
}
