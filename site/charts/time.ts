import {scaleUtc} from "d3-scale";
import {line, label, type Pen} from "./svg.js";
import {words} from "../words/words.js";
import {textWidth} from "./textwidth.js";

const instant = (day: string) => new Date(`${day}T00:00:00Z`);
const DAY = 86_400_000;

/** How many days after `from` a day is (`YYYY-MM-DD`). */
export const daysBetween = (from: string, to: string): number =>
  Math.round((instant(to).getTime() - instant(from).getTime()) / DAY);

/** The day that lies some days after another. */
export const dayAfter = (day: string, days: number): string =>
  new Date(instant(day).getTime() + days * DAY).toISOString().slice(0, 10);

/** A time axis from day to day. */
interface TimeAxis {
  /** Where the start of a day (`YYYY-MM-DD`) lies, kept within the axis. */
  at: (day: string) => number;
  /** The first days of every so many months. */
  months: (every: number) => string[];
}

export function timeAxis([from, until]: readonly [string, string], range: readonly [number, number]): TimeAxis {
  const scale = scaleUtc([instant(from), instant(until)], range).clamp(true);
  return {
    at: (day) => scale(instant(day)),
    months(every) {
      const found: string[] = [];
      const [year = 0, month = 1] = from.split("-").map(Number);
      for (let index = from.endsWith("-01") ? month - 1 : month; ; index += 1) {
        const day = new Date(Date.UTC(year, index, 1)).toISOString().slice(0, 10);
        if (day >= until) return found;
        if ((Number(day.slice(5, 7)) - 1) % every === 0) found.push(day);
      }
    }
  };
}

const STEPS = [1, 3, 6, 12, 24, 60, 120];
/** The least room between two ticks. */
const APART = 24;

/**
 * Months along the foot of a drawing, the year with the first of each, none on top of another. `every` is the distance in months that is
 * wanted: a short span has closer ticks, so that it has any, and a long one wider ones. Where months are too close for a year beside one of
 * them, it stands below.
 * @returns how high a drawing is that ends with them
 */
export function monthTicks(
  pen: Pen,
  axis: TimeAxis,
  {y, width, size, every}: {y: number; width: number; size: number; every: number}
): number {
  let end = -Infinity;
  let year = "";
  const most = Math.max(2, Math.floor(width / APART));
  const step =
    STEPS.filter((months) => months >= every).find((months) => axis.months(months).length <= most) ?? STEPS.at(-1)!;
  const days = axis.months(STEPS.findLast((months) => months <= step && axis.months(months).length > 0) ?? step);
  const apart = days.length > 1 ? axis.at(days[1]!) - axis.at(days[0]!) : width;
  const name = (day: string) => words().date.shortMonth(Number(day.slice(5, 7)));
  const below = days.some((day) => textWidth(`${name(day)} ${day.slice(0, 4)}`, {size}) > apart);
  for (const day of days) {
    const opens = day.slice(0, 4) !== year;
    const text = opens && !below ? `${name(day)} ${day.slice(0, 4)}` : name(day);
    const x = axis.at(day);
    line(pen, "base", x, y, x, y + 5);
    // A year below its month may be wider.
    const wide = Math.max(textWidth(text, {size}), opens && below ? textWidth(day.slice(0, 4), {size}) : 0);
    const start = Math.min(Math.max(0, x - (text === name(day) ? wide / 2 : 12)), width - wide);
    if (start < end + 6) continue;
    label(pen, text, {x: start, y: y + size * 1.5, style: "tick"});
    if (opens && below) label(pen, day.slice(0, 4), {x: start, y: y + size * 2.7, style: "tick"});
    end = start + wide;
    year = day.slice(0, 4);
  }
  return y + size * (below ? 3.2 : 2);
}
