import {Pool, put, svg} from "../../../ui/dom.js";
import {type Frame, type Mark, NAME_GAP, NAME_LETTER, type View, frameOf, marksOf, positionsOf} from "./layout.js";
import {DAY, type StatusEpoch, type TimelineData, dayTime} from "./rows.js";
import {drawMarks, shorten, twoLines} from "./marks.js";
import {type TimeScale, ticksOf, timeScale} from "./scale.js";

/** From one line of a name to the next. */
const LEADING = 15;

/** The groups that the other parts draw into, from back to front. */
export interface Layers {
  under: SVGElement;
  band: SVGElement;
  marks: SVGElement;
  axis: SVGElement;
  cursor: SVGElement;
}

/** Lanes with their names, the clip of the plot and the empty layers. */
export function drawFrame(
  document: Document,
  root: SVGElement,
  frame: Frame,
  data: TimelineData,
  name: string
): Layers {
  const make = (
    tag: keyof SVGElementTagNameMap,
    attributes: Record<string, string | number>,
    ...children: (Node | string)[]
  ) => svg(document, tag, attributes, ...children);
  const clip = `${name}-plot`;
  root.append(
    make(
      "defs",
      {},
      make(
        "clipPath",
        {id: clip},
        make("rect", {x: frame.left, y: 0, width: frame.plot + (frame.left ? 8 : 0), height: frame.height})
      ),
      make(
        "pattern",
        {
          id: `${name}-hatch`,
          width: 6,
          height: 6,
          patternUnits: "userSpaceOnUse",
          patternTransform: "rotate(45)",
          class: "timeline-hatch"
        },
        make("path", {d: "M0,0v6"})
      )
    )
  );
  const lanes = make("g", {class: "timeline-lanes"});
  const names: [string, number, number][] = frame.lanes.map(({title, top, first}) => [title, top, first]);
  for (const {top, height} of frame.lanes) {
    const y = frame.left ? top : top + 0.5;
    lanes.append(make("path", {d: `M0,${y}H${frame.width}`, class: "timeline-rule"}));
    if (top + height > frame.height) break;
  }
  for (const [title, top, first] of names) {
    lanes.append(make("text", {x: 0, y: frame.left ? first + 4 : top + 16, class: "timeline-lane"}, title));
  }
  if (frame.band.height) {
    const lines = frame.left
      ? twoLines(data.flow, frame.left - NAME_GAP, NAME_LETTER)
      : [shorten(data.flow, frame.width, NAME_LETTER)];
    const y = frame.left
      ? frame.band.top + frame.band.height / 2 + 4 - ((lines.length - 1) * LEADING) / 2
      : frame.band.top - 5;
    for (const [index, line] of lines.entries()) {
      lanes.append(
        make(
          "text",
          {x: 0, y: y + index * LEADING, class: "timeline-lane timeline-lane-status"},
          line,
          ...(line.endsWith("…") ? [make("title", {}, data.flow)] : [])
        )
      );
    }
  }
  const clipped = () => make("g", {"clip-path": `url(#${clip})`});
  const layers = {
    under: clipped(),
    band: clipped(),
    marks: clipped(),
    axis: make("g", {class: "timeline-axis"}),
    cursor: make("g", {class: "timeline-cursor"})
  };
  layers.cursor.append(make("path", {d: `M0,${frame.axis - 6}V${frame.height}`}));
  // The line of the day lies below whatever has a label.
  root.append(layers.under, layers.cursor, lanes, layers.band, layers.marks, layers.axis);
  return layers;
}

/** The axis, its grid and the place where the scale changes. */
export function drawAxis(
  document: Document,
  axis: SVGElement,
  under: SVGElement,
  frame: Frame,
  scale: TimeScale
): (view: View) => void {
  const grid = svg(document, "path", {class: "timeline-grid"});
  const early = svg(document, "rect", {
    class: "timeline-early",
    y: frame.axis - 6,
    height: frame.height - frame.axis + 6
  });
  const gap = svg(document, "path", {class: "timeline-break"});
  under.append(early, grid, gap);
  const labels = new Pool(axis, () => svg(document, "text", {y: frame.axis - 12, "text-anchor": "middle"}));
  const zigzag = Array.from(
    {length: Math.floor((frame.height - frame.axis + 6) / 12)},
    (_, index) => `l${index % 2 ? 5 : -5},12`
  ).join("");

  return ({k, tx}) => {
    const from = scale.invert(-tx / k);
    const to = scale.invert((frame.plot - tx) / k);
    const ticks = ticksOf(scale, from, to, (time) => scale.x(time) * k + tx).filter(
      ({x}) => x >= -1 && x <= frame.plot + 1
    );
    put(
      grid,
      "d",
      ticks.map(({x}) => `M${Math.round(frame.left + x) + 0.5},${frame.axis - 6}V${frame.height}`).join("")
    );
    // A label at an edge is moved into the picture, where its neighbor may already stand.
    let taken = -Infinity;
    const named = ticks.flatMap(({label, x, year}) => {
      const half = label.length * 4.2;
      const at = Math.round(Math.min(frame.width - half, Math.max(frame.left ? 0 : half, frame.left + x)));
      if (!label || x > frame.plot || at - half < taken) return [];
      taken = at + half;
      return [{at, label, year}];
    });
    labels.each(named.length, (element, index) => {
      const {at, label, year} = named[index]!;
      put(element, "x", String(at));
      put(element, "class", year ? "timeline-year" : "timeline-day");
      if (element.textContent !== label) element.textContent = label;
    });
    const at = scale.breakAt === null ? -1 : scale.x(scale.breakAt) * k + tx;
    const seen = at > 0;
    put(early, "visibility", seen ? "visible" : "hidden");
    put(gap, "visibility", seen && at < frame.plot ? "visible" : "hidden");
    if (!seen) return;
    put(early, "x", String(frame.left));
    put(early, "width", String(Math.min(at, frame.plot)));
    put(gap, "d", `M${Math.round(frame.left + at + 2.5)},${frame.axis - 6}${zigzag}`);
  };
}

/** The shares of the band's height that the restrictions fill: height says the restriction where color does not. */
const HEIGHT = {none: 0.12, notice: 0.55, barred: 1} as const;

/** The width of a letter of a restriction's name, in pixels. */
const LETTER = 6.7;

/** The legal status over time. */
export function drawBand(
  document: Document,
  parent: SVGElement,
  frame: Frame,
  scale: TimeScale,
  data: TimelineData,
  name: string
): (epoch: StatusEpoch | undefined, view: View, verified: number) => void {
  const bars = svg(document, "g");
  const later = svg(document, "rect", {
    class: "timeline-later",
    fill: `url(#${name}-hatch)`,
    y: frame.band.top - 2,
    height: frame.height - frame.band.top + 2
  });
  const labels = svg(document, "g");
  // Dots through what is barred with an exception, as in the figure of the law.
  const holes = svg(document, "path", {class: "timeline-holes"});
  parent.append(bars, holes, later, labels);
  const rects = new Pool(bars, () => svg(document, "rect", {rx: 1.5}));
  const texts = new Pool(labels, () => svg(document, "text", {}));

  return (epoch, {k, tx}, verified) => {
    const intervals = data.status.length ? (epoch?.intervals ?? []) : [];
    const place = (time: number) => scale.x(time) * k + tx;
    const pieces = intervals.map(({from, until, restriction, labels, excepts}) => {
      const x0 = Math.max(-4, from === null ? -4 : place(dayTime(from)));
      const x1 = Math.min(frame.plot + 12, until === null ? frame.plot + 12 : place(dayTime(until)));
      return {x0, x1, restriction, labels, excepts};
    });
    const seen = pieces.filter(({x0, x1}) => x1 > x0);
    const bottom = frame.band.top + frame.band.height;
    rects.each(seen.length, (element, index) => {
      const {x0, x1, restriction} = seen[index]!;
      const height = Math.round(frame.band.height * HEIGHT[restriction]);
      put(element, "class", `timeline-restriction timeline-restriction-${restriction}`);
      put(element, "x", String(Math.round((frame.left + x0) * 10) / 10));
      put(element, "width", String(Math.max(1, Math.round((x1 - x0 - 1) * 10) / 10)));
      put(element, "y", String(bottom - height));
      put(element, "height", String(height));
    });
    put(
      holes,
      "d",
      seen
        .filter(({excepts, x0, x1}) => excepts && x1 - x0 > 10)
        .map(
          ({x0, x1}) => `M${Math.round(frame.left + x0) + 5},${frame.band.top + 5}H${Math.round(frame.left + x1) - 4}`
        )
        .join("")
    );
    const after = place(verified + DAY);
    // A name stands where it is verified, not on the hatching; without room for whose orders they were, it is how many courts.
    const named = seen.flatMap((piece) => {
      const room = Math.min(piece.x1, frame.plot, after > piece.x0 ? after : piece.x1) - Math.max(piece.x0, 0);
      const name = piece.labels.find(({length}) => length * LETTER + 14 < room);
      return name === undefined ? [] : [{...piece, name}];
    });
    texts.each(named.length, (element, index) => {
      const {x0, name, restriction, excepts} = named[index]!;
      put(element, "class", `timeline-restriction-name timeline-restriction-name-${restriction}`);
      put(element, "x", String(Math.round(frame.left + Math.max(x0, 0) + 6)));
      put(
        element,
        "y",
        String(
          restriction === "none" ? bottom - 9 : restriction === "notice" ? bottom - 4 : bottom - (excepts ? 7 : 10)
        )
      );
      if (element.textContent !== name) element.textContent = name;
    });
    put(later, "visibility", after < frame.plot ? "visible" : "hidden");
    put(later, "x", String(Math.round(frame.left + Math.max(0, after))));
    put(later, "width", String(Math.max(0, Math.round(frame.plot - Math.max(0, after) + 8))));
  };
}

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
  const verified = dayTime(data.verifiedThrough ?? data.edition);
  const axis = drawAxis(document, layers.axis, layers.under, frame, scale);
  const band = drawBand(document, layers.band, frame, scale, data, name);
  const drawn = drawMarks(document, layers.marks, frame, data.events, ({k, tx}) => scale.x(verified) * k + tx);

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
