import {laneOf, type TimelineData} from "./rows.js";

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

const ROW = 20;
/** The width of a letter of a lane's name. */
export const LETTER = 7.4;
/** Between the names of lanes and the time axis. */
export const GAP = 12;
/** From this width on the names of lanes have a column of their own. */
export const WIDE = 720;

const rowsFor = (count: number) => (count > 24 ? 4 : count > 8 ? 3 : count > 1 ? 2 : 1);

/** The picture's frame at a width: lanes keep their height whatever is filtered, so that nothing jumps. */
export function frameOf({events, lanes, status, flow}: TimelineData, width: number): Frame {
  const wide = width >= WIDE;
  const longest = Math.max(flow.length, ...lanes.map(({title}) => title.length));
  const left = wide ? Math.min(190, Math.ceil(longest * LETTER) + GAP) : 0;
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
      const height = title + rows * ROW + 12;
      const made = {...lane, top, height, rows, first: top + title + 6 + ROW / 2};
      top += height;
      return made;
    });
  return {width, height: top + 4, left, plot: width - left - (wide ? 8 : 0), axis, band, lanes: placed, rowHeight: ROW};
}
