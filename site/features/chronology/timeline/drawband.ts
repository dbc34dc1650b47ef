import {Pool, put, svg} from "../../../ui/dom.js";
import type {Frame} from "./lanes.js";
import {DAY, dayTime, type StatusEpoch, type TimelineData} from "./rows.js";
import type {TimeScale} from "./scale.js";
import type {View} from "./view.js";

/** The shares of the band's height that the levels fill: height says the level where colour does not. */
const HEIGHT = {none: 0.12, notice: 0.55, barred: 1} as const;

/** The width of a letter of a level's name, in pixels. */
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
  parent.append(bars, later, labels);
  const rects = new Pool(bars, () => svg(document, "rect", {rx: 1.5}));
  const texts = new Pool(labels, () => svg(document, "text", {}));

  return (epoch, {k, tx}, verified) => {
    const intervals = data.status.length ? (epoch?.intervals ?? []) : [];
    const place = (time: number) => scale.x(time) * k + tx;
    const pieces = intervals.map(({from, until, level, label}) => {
      const x0 = Math.max(-4, from === null ? -4 : place(dayTime(from)));
      const x1 = Math.min(frame.plot + 12, until === null ? frame.plot + 12 : place(dayTime(until)));
      return {x0, x1, level, label};
    });
    const seen = pieces.filter(({x0, x1}) => x1 > x0);
    const bottom = frame.band.top + frame.band.height;
    rects.each(seen.length, (element, index) => {
      const {x0, x1, level} = seen[index]!;
      const height = Math.round(frame.band.height * HEIGHT[level]);
      put(element, "class", `timeline-level timeline-level-${level}`);
      put(element, "x", String(Math.round((frame.left + x0) * 10) / 10));
      put(element, "width", String(Math.max(1, Math.round((x1 - x0 - 1) * 10) / 10)));
      put(element, "y", String(bottom - height));
      put(element, "height", String(height));
    });
    const after = place(verified + DAY);
    // A name stands where it is verified, not on the hatching; without room for whose order it was, it is the level alone.
    const named = seen.flatMap((piece) => {
      const room = Math.min(piece.x1, frame.plot, after > piece.x0 ? after : piece.x1) - Math.max(piece.x0, 0);
      const name = [piece.label, piece.label.split(":")[0]!].find(({length}) => length * LETTER + 14 < room);
      return name === undefined ? [] : [{...piece, name}];
    });
    texts.each(named.length, (element, index) => {
      const {x0, name, level} = named[index]!;
      put(element, "class", `timeline-level-name timeline-level-name-${level}`);
      put(element, "x", String(Math.round(frame.left + Math.max(x0, 0) + 6)));
      put(element, "y", String(level === "none" ? bottom - 9 : level === "notice" ? bottom - 4 : bottom - 10));
      if (element.textContent !== name) element.textContent = name;
    });
    put(later, "visibility", after < frame.plot ? "visible" : "hidden");
    put(later, "x", String(Math.round(frame.left + Math.max(0, after))));
    put(later, "width", String(Math.max(0, Math.round(frame.plot - Math.max(0, after) + 8))));
  };
}
