import type {Frame} from "./lanes.js";
import {DAY, dayTime, laneOf, type TimelineEvent} from "./rows.js";
import type {TimeScale} from "./scale.js";

/** Half of a mark, and the least distance between two in a row, in pixels. */
export const RADIUS = 5;
const GAP = 3;
/** A date known only to a span is drawn as a bar from this many pixels on. */
const BAR = 14;

/** Where each event lies before any zoom. */
export interface Positions {
  lane: Int16Array;
  start: Float64Array;
  end: Float64Array;
  /** Indices of the events by lane, each in order of time. */
  byLane: number[][];
}

/** A mark: one event, or several that lie too close to be drawn one by one. Pixels at the zoom it was made for, without the pan. */
export interface Mark {
  lane: number;
  y: number;
  x0: number;
  x1: number;
  /** Drawn as a bar, because the day is not known. */
  bar: boolean;
  events: number[];
  /** Where the next mark of the row begins: the room for a label. */
  room: number;
}

/** Positions of events on a scale; an event whose lane is not shown is left out. */
export function positionsOf(events: readonly TimelineEvent[], frame: Frame, scale: TimeScale): Positions {
  const index = new Map(frame.lanes.map(({id}, number) => [id, number]));
  const lane = new Int16Array(events.length);
  const start = new Float64Array(events.length);
  const end = new Float64Array(events.length);
  const byLane: number[][] = frame.lanes.map(() => []);
  events.forEach((event, number) => {
    lane[number] = index.get(laneOf(event)) ?? -1;
    start[number] = scale.x(dayTime(event.date_start));
    end[number] = event.date_end === event.date_start ? start[number] : scale.x(dayTime(event.date_end) + DAY);
    byLane[lane[number]]?.push(number);
  });
  for (const list of byLane) list.sort((a, b) => start[a]! - start[b]! || end[a]! - end[b]!);
  return {lane, start, end, byLane};
}

/** The latest mark that is no bar: the one to gather under a number. A lane of one row has nothing but its bar. */
function nearest(last: readonly (Mark | undefined)[]): Mark | undefined {
  let found: Mark | undefined;
  for (const mark of last) if (mark && (!mark.bar || last.length === 1) && (!found || mark.x0 > found.x0)) found = mark;
  return found;
}

/** The width of a mark that stands for several events. */
const countWidth = (count: number) => (count > 99 ? 30 : count > 9 ? 24 : 20);

/**
 * Marks at a zoom (`k` pixels for each pixel of the scale). Each goes into the first row of its lane that is free there; one that
 * finds none is gathered with the mark before it, under their number. Depends on the zoom, not on the pan: nothing regroups while one moves.
 */
export function marksOf(positions: Positions, shown: Uint8Array, frame: Frame, k: number): Mark[] {
  const marks: Mark[] = [];
  positions.byLane.forEach((indices, lane) => {
    const {rows, first} = frame.lanes[lane]!;
    const last: (Mark | undefined)[] = Array.from({length: rows}, () => undefined);
    const put = (row: number, mark: Mark) => {
      const before = last[row];
      if (before) before.room = mark.x0;
      last[row] = mark;
      marks.push(mark);
    };
    for (const index of indices) {
      if (!shown[index]) continue;
      const from = positions.start[index]! * k;
      const to = positions.end[index]! * k;
      const bar = to - from >= BAR;
      const middle = (from + to) / 2;
      const x0 = bar ? from : middle - RADIUS;
      const x1 = bar ? to : middle + RADIUS;
      // Bars keep out of the last row, so that a number never has to stand where a long bar lies.
      const open = bar && rows > 1 ? rows - 1 : rows;
      const row = last.findIndex((mark, row) => row < open && (mark === undefined || mark.x1 + GAP <= x0));
      if (row >= 0) {
        put(row, {lane, y: first + row * frame.rowHeight, x0, x1, bar, events: [index], room: Infinity});
        continue;
      }
      const gather = nearest(last);
      if (!gather) {
        put(rows - 1, {
          lane,
          y: first + (rows - 1) * frame.rowHeight,
          x0: middle - RADIUS,
          x1: middle + RADIUS,
          bar: false,
          events: [index],
          room: Infinity
        });
        continue;
      }
      gather.events.push(index);
      gather.bar = false;
      gather.x1 = gather.x0 + countWidth(gather.events.length);
    }
  });
  return marks;
}
