import {drawAxis} from "./drawaxis.js";
import {drawBand} from "./drawband.js";
import {drawFrame} from "./drawframe.js";
import {drawMarks} from "./drawmarks.js";
import {put, svg} from "../../../ui/dom.js";
import {frameOf, type Frame} from "./lanes.js";
import {dayTime, type StatusEpoch, type TimelineData} from "./rows.js";
import {timeScale, type TimeScale} from "./scale.js";
import {marksOf, positionsOf, type Mark} from "./layout.js";
import type {View} from "./view.js";

/** What one frame shows. */
export interface Shown {
  view: View;
  /** 1 for each event that passes the filter. */
  shown: Uint8Array;
  /** The day of the cursor, milliseconds. */
  cursor: number;
  epoch: StatusEpoch | undefined;
}

/** A picture that can be drawn again and again. */
export interface Drawing {
  svg: SVGElement;
  frame: Frame;
  scale: TimeScale;
  /** Draws a frame; gives the marks in it, with pixels as `layout` gives them. */
  update: (shown: Shown) => readonly Mark[];
}

/**
 * A timeline at a width in pixels, drawn with whatever document is handed in: the browser's, or a DOM of the build. `name` keeps ids
 * apart where a page holds two.
 */
export function drawing(document: Document, data: TimelineData, width: number, name: string): Drawing {
  const frame = frameOf(data, width);
  const scale = timeScale(data, frame.plot);
  const positions = positionsOf(data.events, frame, scale);
  const root = svg(document, "svg", {
    class: "timeline-picture",
    viewBox: `0 0 ${width} ${frame.height}`,
    width,
    height: frame.height,
    preserveAspectRatio: "xMidYMin meet"
  });
  const layers = drawFrame(document, root, frame, data, name);
  const axis = drawAxis(document, layers.axis, layers.under, frame, scale);
  const band = drawBand(document, layers.band, frame, scale, data, name);
  const drawn = drawMarks(document, layers.marks, frame, data.events);
  const verified = dayTime(data.verifiedThrough);

  let marks: readonly Mark[] = [];
  let made: {k: number; shown: Uint8Array} | null = null;
  let drawnView: View | null = null;
  let drawnEpoch: StatusEpoch | undefined;

  const moveCursor = (cursor: number, view: View) => {
    const x = frame.left + scale.x(cursor) * view.k + view.tx;
    put(layers.cursor, "transform", `translate(${Math.round(x * 10) / 10},0)`);
    put(layers.cursor, "visibility", x < frame.left - 1 || x > frame.left + frame.plot + 1 ? "hidden" : "visible");
  };

  return {
    svg: root,
    frame,
    scale,
    update({view, shown, cursor, epoch}) {
      const moved = drawnView?.k !== view.k || drawnView.tx !== view.tx;
      const regrouped = made === null || made.k !== view.k || made.shown !== shown;
      if (regrouped) {
        marks = marksOf(positions, shown, frame, view.k);
        made = {k: view.k, shown};
      }
      if (regrouped || moved) drawn(marks, view, regrouped);
      if (moved) axis(view);
      if (moved || epoch !== drawnEpoch) band(epoch, view, verified);
      [drawnView, drawnEpoch] = [view, epoch];
      moveCursor(cursor, view);
      return marks;
    }
  };
}
