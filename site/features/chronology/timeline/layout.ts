import {DAY, type TimelineData, type TimelineEvent, dayTime, laneOf} from "./rows.js";
import type {TimeScale} from "./scale.js";

/** A zoom: `x` on the screen is `k` times x on the scale, plus `tx`. */
export interface View {
  k: number;
  tx: number;
}

export const WHOLE: View = {k: 1, tx: 0};

/** The view in which the pixels `x0` to `x1` of the scale fill `width`, within `most`. */
export function viewOf(x0: number, x1: number, width: number, most: number): View {
  const k = Math.min(most, Math.max(1, width / Math.max(1e-6, x1 - x0)));
  return {k, tx: Math.min(0, Math.max(width - k * width, width / 2 - (k * (x0 + x1)) / 2))};
}

/** A lane as it is drawn, in pixels from the top of the picture. */
export interface Lane {
  id: string;
  title: string;
  top: number;
  height: number;
  /** How many rows of marks it holds. */
  rows: number;
  /** The middle of the first row. */
  first: number;
}

/** Sizes that the drawing and the hit test share, in pixels. */
export interface Frame {
  width: number;
  height: number;
  /** Left edge of the time axis; labels of lanes stand left of it, or above their lane where it is 0. */
  left: number;
  /** Width of the time axis. */
  plot: number;
  axis: number;
  band: {top: number; height: number};
  lanes: Lane[];
  rowHeight: number;
}

const ROW_HEIGHT = 20;
/** The width of a letter of a lane's name. */
export const NAME_LETTER = 7.4;
/** Between the names of lanes and the time axis. */
export const NAME_GAP = 12;
/** From this width on the names of lanes have a column of their own. */
export const WIDE = 720;

const rowsFor = (count: number) => (count > 24 ? 4 : count > 8 ? 3 : count > 1 ? 2 : 1);

/** The picture's frame at a width: lanes keep their height whatever is filtered, so that nothing jumps. */
export function frameOf({events, lanes, status, flow}: TimelineData, width: number): Frame {
  const wide = width >= WIDE;
  const longest = Math.max(flow.length, ...lanes.map(({title}) => title.length));
  const left = wide ? Math.min(190, Math.ceil(longest * NAME_LETTER) + NAME_GAP) : 0;
  const counts = new Map<string, number>();
  for (const event of events) counts.set(laneOf(event), (counts.get(laneOf(event)) ?? 0) + 1);
  const title = wide ? 0 : 20;
  const axis = 30;
  const band = {top: axis + title, height: status.length ? 30 : 0};
  let top = band.top + band.height + (status.length ? 10 : 0);
  const placed = lanes
    .filter(({id}) => counts.has(id))
    .map((lane) => {
      const rows = rowsFor(counts.get(lane.id) ?? 0);
      const height = title + rows * ROW_HEIGHT + 12;
      const made = {...lane, top, height, rows, first: top + title + 6 + ROW_HEIGHT / 2};
      top += height;
      return made;
    });
  return {
    width,
    height: top + 4,
    left,
    plot: width - left - (wide ? 8 : 0),
    axis,
    band,
    lanes: placed,
    rowHeight: ROW_HEIGHT
  };
}

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
  /** The room that the title of a key event asks for beside its mark, in pixels of the screen; 0 for the others. */
  title: Float64Array;
  /** The same for the title of any event, where few are left. */
  whole: Float64Array;
  /** The room that a mark which stands alone keeps for its number; 0 for the others. */
  alone: Float64Array;
  /** The room that the short name of a key event asks for; 0 for the others. */
  name: Float64Array;
  /** Key events with a short name by lane: what courts ordered first, each in order of time. */
  named: number[][];
  /** Indices of the events by lane, each in order of time. */
  byLane: number[][];
}

/** The width of a letter of a title, the most room that one gets, and what stands free around it, in pixels. */
export const TITLE = {letter: 6.5, most: 460, free: 12} as const;

/** Up to so many marks in a picture are few: each of them that has room is named. */
export const FEW = 12;

/** A mark: one event, or several that lie too close to be drawn one by one. Pixels at the zoom it was made for, without the pan. */
export interface Mark {
  lane: number;
  y: number;
  x0: number;
  x1: number;
  /** Drawn as a bar, because the day is not known. */
  bar: boolean;
  events: number[];
  /** Where the next mark of the row begins, or its name: the room for a label. */
  room: number;
  /** The side on which its short name has a place of its own. */
  name?: "before" | "after";
}

/** Positions of events on a scale; an event whose lane is not shown is left out. */
export function positionsOf(events: readonly TimelineEvent[], frame: Frame, scale: TimeScale): Positions {
  const index = new Map(frame.lanes.map(({id}, number) => [id, number]));
  const lane = new Int16Array(events.length);
  const start = new Float64Array(events.length);
  const end = new Float64Array(events.length);
  const title = new Float64Array(events.length);
  const whole = new Float64Array(events.length);
  const alone = new Float64Array(events.length);
  const name = new Float64Array(events.length);
  const byLane: number[][] = frame.lanes.map(() => []);
  events.forEach((event, number) => {
    lane[number] = index.get(laneOf(event)) ?? -1;
    start[number] = scale.x(dayTime(event.date_start));
    end[number] = event.date_end === event.date_start ? start[number] : scale.x(dayTime(event.date_end) + DAY);
    const asks = (text: string) => Math.min(TITLE.most, text.length * TITLE.letter + TITLE.free);
    whole[number] = asks(event.title);
    if (event.key) title[number] = asks(event.name ?? event.title);
    if (event.short !== undefined) alone[number] = event.short.length * TITLE.letter + TITLE.free;
    else if (event.key && event.name !== undefined)
      name[number] = event.name.length * (TITLE.letter + 0.4) + TITLE.free;
    byLane[lane[number]]?.push(number);
  });
  for (const list of byLane) list.sort((a, b) => start[a]! - start[b]! || end[a]! - end[b]!);
  const ordered = (index: number) => Number(events[index]!.kind !== "order");
  const named = byLane.map((list) =>
    list.filter((index) => name[index]).sort((a, b) => ordered(a) - ordered(b) || start[a]! - start[b]!)
  );
  return {lane, start, end, title, whole, alone, name, named, byLane};
}

/** The width of a mark that stands for several events, and the most that it comes to. */
const countWidth = (count: number) => (count > 99 ? 30 : count > 9 ? 24 : 20);
const MOST = countWidth(100);

/**
 * Marks at a zoom (`k` pixels for each pixel of the scale). Each goes into the first row of its lane that is free there, of those where it
 * covers no title of a key event if there is one; one that finds none is gathered with the mark before it, under their number. Those that
 * stand alone have their places before all others, then key events with a short name, where it has room. Depends on the zoom, not on the pan: nothing regroups while one moves.
 */
export function marksOf(positions: Positions, shown: Uint8Array, frame: Frame, k: number): Mark[] {
  const marks: Mark[] = [];
  const title = shown.reduce((sum, one) => sum + one, 0) <= FEW ? positions.whole : positions.title;
  const extent = (index: number) => {
    const from = positions.start[index]! * k;
    const to = positions.end[index]! * k;
    const bar = to - from >= BAR;
    const middle = (from + to) / 2;
    return {bar, middle, x0: bar ? from : middle - RADIUS, x1: bar ? to : middle + RADIUS};
  };
  positions.byLane.forEach((indices, lane) => {
    const {rows, first} = frame.lanes[lane]!;
    const last: (Mark | undefined)[] = Array.from({length: rows}, () => undefined);
    const own: Mark[] = [];
    const put = (row: number, mark: Mark) => {
      last[row] = mark;
      own.push(mark);
    };
    // The last row is left to numbers.
    const kept: {row: number; index: number; from: number; to: number}[] = [];
    for (const index of indices) {
      if (!shown[index] || !positions.alone[index]) continue;
      const middle = ((positions.start[index]! + positions.end[index]!) / 2) * k;
      const [x0, x1] = [middle - RADIUS, middle + RADIUS];
      const [from, to] = [x0 - GAP, x1 + GAP + positions.alone[index]];
      const row = [...Array(rows - 1).keys()].find((row) => kept.every((one) => one.row !== row || one.to <= from));
      if (row === undefined) continue;
      kept.push({row, index, from, to});
      own.push({lane, y: first + row * frame.rowHeight, x0, x1, bar: false, events: [index], room: Infinity});
    }
    const names = positions.named[lane]!.filter((index) => shown[index]);
    /** Places for the names in so many rows; a name without one is left out. */
    const placesIn = (open: number) => {
      const taken = [...kept];
      return names.flatMap((index) => {
        const {bar, x0, x1} = extent(index);
        const room = positions.name[index]!;
        const found = (["after", "before"] as const)
          .map((name) => ({
            name,
            from: x0 - GAP - (name === "before" ? room : 0),
            to: x1 + GAP + (name === "after" ? room : 0)
          }))
          .filter(({from, to}) => from >= -GAP && to <= frame.plot * k + TITLE.free)
          .flatMap((place) =>
            [...Array(open).keys()]
              .filter((row) => taken.every((one) => one.row !== row || one.to <= place.from || place.to <= one.from))
              .map((row) => ({...place, row, index, bar, x0, x1}))
          )[0];
        if (!found) return [];
        taken.push(found);
        return [found];
      });
    };
    // Where nothing but names is left there will be no numbers, and their row is free.
    const alone = indices.every(
      (index) => !shown[index] || kept.some((one) => one.index === index) || names.includes(index)
    );
    const whole = alone ? placesIn(rows) : [];
    for (const place of whole.length === names.length ? whole : placesIn(rows - 1)) {
      const {index, row, bar, x0, x1, name} = place;
      kept.push(place);
      own.push({lane, y: first + row * frame.rowHeight, x0, x1, bar, events: [index], room: Infinity, name});
    }
    const isKept = (row: number, from: number, to: number) =>
      kept.some((one) => one.row === row && from < one.to && one.from < to);
    /** The latest mark that is no bar: the one to gather under a number. A lane of one row has nothing but its bar. */
    const nearest = () => {
      let found: Mark | undefined;
      for (const [row, mark] of last.entries())
        if (
          mark &&
          (!mark.bar || rows === 1) &&
          (!found || mark.x0 > found.x0) &&
          !isKept(row, mark.x0, mark.x0 + MOST)
        )
          found = mark;
      return found;
    };
    for (const index of indices) {
      if (!shown[index] || kept.some((one) => one.index === index)) continue;
      const {bar, middle, x0, x1} = extent(index);
      // Bars keep out of the last row, so that a number never has to stand where a long bar lies.
      const open = bar && rows > 1 ? rows - 1 : rows;
      const freeOf = (titles: number) =>
        last.findIndex((mark, row) => {
          if (row >= open || isKept(row, x0, x1)) return false;
          if (mark === undefined) return true;
          return mark.x1 + GAP + (mark.events.length === 1 ? titles * title[mark.events[0]!]! : 0) <= x0;
        });
      const clear = freeOf(1);
      const row = clear >= 0 ? clear : freeOf(0);
      if (row >= 0) {
        put(row, {lane, y: first + row * frame.rowHeight, x0, x1, bar, events: [index], room: Infinity});
        continue;
      }
      const gather = nearest();
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
    own.sort((a, b) => a.x0 - b.x0);
    const before = new Map<number, Mark>();
    for (const mark of own) {
      const last = before.get(mark.y);
      if (last) last.room = mark.x0 - (mark.name === "before" ? positions.name[mark.events[0]!]! : 0);
      before.set(mark.y, mark);
    }
    marks.push(...own);
  });
  return marks;
}

/** The mark at a point of the picture, or the nearest within `reach` pixels; undefined where there is none. */
export function markAt(
  marks: readonly Mark[],
  frame: Frame,
  {tx}: View,
  x: number,
  y: number,
  reach: number
): Mark | undefined {
  const at = x - frame.left - tx;
  let found: Mark | undefined;
  let least = reach * reach;
  for (const mark of marks) {
    const dx = at < mark.x0 ? mark.x0 - at : at > mark.x1 ? at - mark.x1 : 0;
    if (dx > reach) continue;
    const dy = Math.max(0, Math.abs(y - mark.y) - 8);
    const distance = dx * dx + dy * dy;
    if (distance < least || (distance === least && !found)) {
      least = distance;
      found = mark;
    }
  }
  return found;
}
